import { BadCases } from './bad-case';
import { CloudIdentity, Disruption, Spread } from '../../../../src';

/** Who the service is, who its pods are, and where they run. */
export const BAD_NAMES: BadCases = {
  'a misspelt prop': { props: { replica: 2 }, issues: ['replica must be a known prop, got 2 (did you mean replicas?)'] },
  'a prop in another case': { props: { runbookURL: 'https://runbooks.example.com' }, issues: ['runbookURL must be a known prop, got "https://runbooks.example.com" (did you mean runbookUrl?)'] },
  'a prop with two letters swapped': { props: { helath: 1 }, issues: ['helath must be a known prop, got 1 (did you mean health?)'] },
  'a prop that nothing resembles': { props: { hostNetwork: true }, issues: ['hostNetwork must be a known prop, got true'] },
  'a name with capitals': { props: { name: 'MyApi' }, issues: ['name must be a DNS label of at most 52 characters that starts with a letter, got "MyApi" (use lower-case letters, digits and "-")'] },
  'a name that starts with a digit': { props: { name: '1api' }, issues: ['name must be a DNS label of at most 52 characters that starts with a letter, got "1api" (use lower-case letters, digits and "-")'] },
  'a name of 53 characters': { props: { name: 'a'.repeat(53) }, issues: ['name must be a DNS label of at most 52 characters that starts with a letter, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" (use lower-case letters, digits and "-")'] },
  'a name that is a number': { props: { name: 7 }, issues: ['name must be a DNS label of at most 52 characters that starts with a letter, got 7 (use lower-case letters, digits and "-")'] },
  'null for what is left out': {
    props: { name: null, replicas: null, env: null, minReady: null },
    issues: [
      'name must have a value, or be left out, got null',
      'env must be a map of names to values, got null',
      'replicas must have a value, or be left out, got null',
      'minReady must have a value, or be left out, got null',
    ],
  },
  'a label key with a space': { props: { labels: { 'my team': 'shop' } }, issues: ['labels must have keys that Kubernetes accepts, got "my team"'] },
  'a label that the construct sets itself': { props: { labels: { 'app.kubernetes.io/name': 'other' } }, issues: ['labels must leave app.kubernetes.io/* to the construct, got "app.kubernetes.io/name" (use name, component or partOf)'] },
  'a label value that is a number': { props: { labels: { tier: 1 } }, issues: ['labels["tier"] must be a label value of at most 63 characters, got 1'] },
  'a label value of 64 characters': { props: { labels: { tier: 'x'.repeat(64) } }, issues: ['labels["tier"] must be a label value of at most 63 characters, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'] },
  'labels in a list': { props: { labels: ['tier'] }, issues: ['labels must be a map of names to values, got a list of 1'] },
  'labels in a Map': { props: { labels: new Map([['tier', 'web']]) }, issues: ['labels must be a map of names to values, got an object of Map'] },
  'an annotation that is a flag': { props: { annotations: { 'example.com/public': true } }, issues: ['annotations["example.com/public"] must be a text, got true (put it in quotes)'] },
  'an annotation key with two slashes': { props: { annotations: { 'a/b/c': 'x' } }, issues: ['annotations must have keys that Kubernetes accepts, got "a/b/c"'] },
  'a pod annotation that is a number': { props: { podAnnotations: { port: 9090 } }, issues: ['podAnnotations["port"] must be a text, got 9090 (put it in quotes)'] },
  'a part-of label with a space': { props: { partOf: 'web shop' }, issues: ['partOf must be a label value of 1 to 63 characters, got "web shop"'] },
  'an empty component': { props: { component: '' }, issues: ['component must be a label value of 1 to 63 characters, got ""'] },
  'an empty owner': { props: { owner: ' ' }, issues: ['owner must be a non-empty text, got " "'] },
  'a runbook that is no text': { props: { runbookUrl: 42 }, issues: ['runbookUrl must be a non-empty text, got 42'] },

  'user 0, which is root': { props: { userId: 0 }, issues: ['userId must be a whole number from 1 to 2147483647, got 0'] },
  'a user by name': { props: { userId: 'www-data' }, issues: ['userId must be a whole number from 1 to 2147483647, got "www-data"'] },
  'a user above 31 bits': { props: { userId: 2 ** 31 }, issues: ['userId must be a whole number from 1 to 2147483647, got 2147483648'] },
  'a fraction of a group': { props: { groupId: 1.5 }, issues: ['groupId must be a whole number from 1 to 2147483647, got 1.5'] },
  'user and group where the platform assigns them': {
    props: { userId: 1000, groupId: 1000 },
    profile: { assignsUserIds: true },
    issues: [
      'userId must be left to the platform, which assigns ids, got 1000 (leave it out, and make the image run as any user)',
      'groupId must be left to the platform, which assigns ids, got 1000 (leave it out, and make the image run as any user)',
    ],
  },
  'a service account with a capital': { props: { serviceAccountName: 'Builder' }, issues: ['serviceAccountName must be the name of a ServiceAccount, got "Builder"'] },
  'a role that is no ARN': { props: { cloudIdentity: CloudIdentity.awsRole('my-role') }, issues: ['cloudIdentity must be the ARN of an IAM role, got "my-role"'] },
  'a Google account of a person': { props: { cloudIdentity: CloudIdentity.googleServiceAccount('jo@example.com') }, issues: ['cloudIdentity must be the email of a Google service account, got "jo@example.com"'] },
  'an Azure identity by name': { props: { cloudIdentity: CloudIdentity.azureManagedIdentity('api-identity') }, issues: ['cloudIdentity must be the client id of a managed identity, a UUID, got "api-identity"'] },
  'a cloud identity as a text': { props: { cloudIdentity: 'arn:aws:iam::111122223333:role/api' }, issues: ['cloudIdentity must be CloudIdentity.awsRole, .googleServiceAccount or .azureManagedIdentity, got "arn:aws:iam::111122223333:role/api"'] },
  'a cloud identity for a service account of somebody else': {
    props: { serviceAccountName: 'shared', cloudIdentity: CloudIdentity.awsRole('arn:aws:iam::111122223333:role/api') },
    issues: ['cloudIdentity must be set on the ServiceAccount itself where serviceAccountName names one, got "shared" (leave serviceAccountName out)'],
  },

  'a spread by another class': { props: { spread: Disruption.declined('a reason that is long') }, issues: ['spread must be Spread.soft() or Spread.none(reason), got an object of Disruption'] },
  'no spread, and no reason': { props: { spread: Spread.none('because') }, issues: ['spread must give a reason of at least 10 characters, got "because" (say why this service is better off without it)'] },
  'no spread, and no reason at all': { props: { spread: Spread.none(undefined as unknown as string) }, issues: ['spread must give a reason of at least 10 characters, got nothing (say why this service is better off without it)'] },
  'a priority class with a space': { props: { priorityClassName: 'very high' }, issues: ['priorityClassName must be the name of a PriorityClass, got "very high"'] },
  'a node label that is a flag': { props: { nodeSelector: { gpu: true } }, issues: ['nodeSelector must hold valid labels, got gpu: true'] },
  'a node label key with a space': { props: { nodeSelector: { 'my pool': 'a' } }, issues: ['nodeSelector must hold valid labels, got my pool: "a"'] },
  'a toleration with an operator of a selector': { props: { tolerations: [{ key: 'gpu', operator: 'In' }] }, issues: ['tolerations[0] must be a toleration that Kubernetes accepts, got key: "gpu", operator: "In"'] },
  'a toleration that exists and has a value': { props: { tolerations: [{ key: 'gpu', operator: 'Exists', value: 'a' }] }, issues: ['tolerations[0] must be a toleration that Kubernetes accepts, got key: "gpu", operator: "Exists", value: "a"'] },
  'a toleration without key that equals': { props: { tolerations: [{ value: 'a' }] }, issues: ['tolerations[0] must be a toleration that Kubernetes accepts, got value: "a"'] },
  'a toleration for seconds of what evicts nobody': {
    props: { tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 60 }] },
    issues: ['tolerations[0] must be a toleration that Kubernetes accepts, got key: "gpu", operator: "Exists", effect: "NoSchedule", tolerationSeconds: 60'],
  },
  'a misspelt field of a toleration': { props: { tolerations: [{ key: 'gpu', efect: 'NoSchedule' }] }, issues: ['tolerations[0].efect must be a known prop, got "NoSchedule" (did you mean effect?)'] },
  'a toleration as a text': { props: { tolerations: ['gpu'] }, issues: ['tolerations[0] must be an object, got "gpu"'] },
  'one toleration, not a list': { props: { tolerations: { key: 'gpu' } }, issues: ['tolerations must be a list, got an object'] },
  'a misspelt affinity': { props: { affinity: { podAntiAfinity: {} } }, issues: ['affinity.podAntiAfinity must be a known prop, got an empty object (did you mean podAntiAffinity?)'] },
  'an affinity of a term that is no list': {
    props: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { topologyKey: 'kubernetes.io/hostname' } } } },
    issues: ['affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution must be a list, got an object'],
  },
  'a node affinity without its terms': {
    props: { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { matchExpressions: [] } } } },
    issues: [
      'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.matchExpressions must be a known prop, got an empty list',
      'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms must be a list, got nothing',
    ],
  },
  'an affinity with a weight that is NaN': {
    props: { affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: NaN }] } } },
    issues: ['affinity must hold texts, numbers, flags, lists and maps of them, got an object'],
  },
};
