import { Duration, Size } from 'cdk8s';
import { BackupPolicy, BackupStore, ClaimAccess, CloudIdentity, DatabaseCredentials, DatabaseEngine, DatabaseMode } from '../../../../src';
import { OPERATED } from '../made';
import { BadCases } from './bad-case';

const BUCKET = { backup: BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups' }) }), credentials: undefined };

/** Its names, its instances, and where they run. */
export const BAD_PLACES: BadCases = {
  'a misspelt prop': {
    props: { replicas: 3 },
    issues: ['replicas must be a known prop, got 3'],
  },
  'a name with a capital': {
    props: { name: 'Orders' },
    issues: ['name must be a DNS label of at most 52 characters that starts with a letter, got "Orders" (use lower-case letters, digits and "-")'],
  },
  'a name too long for the CronJob of its drill': {
    props: { name: 'a'.repeat(39) },
    issues: ['name must have at most 38 characters, because the CronJob <name>-restore-drill may have 52, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 39 characters'],
  },
  'a label of ours': {
    props: { labels: { 'app.kubernetes.io/name': 'x' } },
    issues: ['labels must leave app.kubernetes.io/* to the construct, got "app.kubernetes.io/name" (use name, component or partOf)'],
  },
  'an annotation as a number': {
    props: { annotations: { a: 1 } },
    issues: ['annotations["a"] must be a text, got 1 (put it in quotes)'],
  },
  'an annotation of pods with a bad key': {
    props: { podAnnotations: { 'a b': '1' } },
    issues: ['podAnnotations must have keys that Kubernetes accepts, got "a b"'],
  },
  'empty names': {
    props: { partOf: '', component: '', owner: '', runbookUrl: '' },
    issues: [
      'partOf must be a label value of 1 to 63 characters, got ""',
      'component must be a label value of 1 to 63 characters, got ""',
      'owner must be a non-empty text, got ""',
      'runbookUrl must be a non-empty text, got ""',
    ],
  },
  'an account with a bad name': {
    props: { serviceAccountName: 'Orders' },
    issues: ['serviceAccountName must be the name of a ServiceAccount, got "Orders"'],
  },
  'a role that is none': {
    props: { cloudIdentity: CloudIdentity.awsRole('orders') },
    issues: ['cloudIdentity must be the ARN of an IAM role, got "orders"'],
  },
  'a pull policy that never pulls': {
    props: { imagePullPolicy: 'Never' },
    issues: ['imagePullPolicy must be ImagePullPolicy.ALWAYS or IF_NOT_PRESENT, because an image nobody pulls is on no new node, got "Never"'],
  },
  'a pull secret with a bad name': {
    props: { imagePullSecrets: ['Registry'] },
    issues: ['imagePullSecrets[0] must be the name of a Secret, got "Registry"'],
  },
  'a priority with a bad name': {
    props: { priorityClassName: 'High' },
    issues: ['priorityClassName must be the name of a PriorityClass, got "High"'],
  },
  'a node selector with a bad key': {
    props: { nodeSelector: { 'a b': 'c' } },
    issues: ['nodeSelector must hold valid labels, got a b: "c"'],
  },
  'a toleration of nothing': {
    props: { tolerations: [{}] },
    issues: ['tolerations[0] must be a toleration that Kubernetes accepts, got '],
  },
  'a caller that is no peer': {
    props: { allowFrom: ['api'] },
    issues: ['allowFrom[0] must be a SafeWebService, a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock, got "api"'],
  },
  'a mode that is none': {
    props: { mode: 'operator' },
    issues: ['mode must be DatabaseMode.NATIVE or DatabaseMode.CNPG, got "operator"'],
  },
  'MySQL by CloudNativePG': {
    props: { engine: DatabaseEngine.mysql('8.4.3'), mode: DatabaseMode.CNPG },
    issues: ['mode must be DatabaseMode.NATIVE for engines other than PostgreSQL, got "cnpg"'],
  },
  'CloudNativePG in a cluster without it': {
    props: { ...BUCKET, mode: DatabaseMode.CNPG },
    issues: ['mode must have clusters.postgresql.cnpg.io in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or run the database without the operator)'],
  },
  'three instances that nothing replicates': {
    props: { instances: 3 },
    issues: ['instances must be 1 in native mode: a StatefulSet replicates nothing, so each instance would be a database of its own and clients would write to any, got 3 (use DatabaseMode.CNPG, or name the replicationManager in the image)'],
  },
  'no instance': {
    props: { instances: 0 },
    issues: ['instances must be a whole number from 1 to 9, got 0'],
  },
  'a replication manager without a name': {
    props: { instances: 3, replicationManager: '' },
    issues: ['replicationManager must be a non-empty text, got ""'],
  },
  'options of the operator without it': {
    props: { mode: DatabaseMode.NATIVE, cnpg: {} },
    issues: ['cnpg must be left out in native mode, which does not read it, got an empty object (set mode: DatabaseMode.CNPG)'],
  },
  'null for a default': {
    props: { cnpg: null, startupBudget: null, maxConnections: null },
    issues: [
      'maxConnections must have a value, or be left out, got null',
      'startupBudget must be 10s to 86400s, in whole seconds, got null (write Duration.seconds(n))',
      'cnpg must have a value, or be left out, got null',
    ],
  },
  'props that the operator does not read': {
    props: {
      ...BUCKET,
      mode: DatabaseMode.CNPG,
      replicationManager: 'patroni',
      startupBudget: Duration.hours(1),
      terminationGracePeriod: Duration.minutes(5),
      podAnnotations: { a: 'b' },
      serviceAccountName: 'orders',
      storage: { size: Size.gibibytes(20), access: ClaimAccess.READ_WRITE_ONCE },
    },
    profile: OPERATED,
    issues: [
      'podAnnotations must be left out in cnpg mode, which does not read it, got an object (use annotations)',
      'serviceAccountName must be left out in cnpg mode, which does not read it, got "orders" (use cloudIdentity, which goes to the account the operator makes)',
      'storage.access must be left to CloudNativePG, got "ReadWriteOnce" (leave it out)',
      'replicationManager must be left out in cnpg mode, which does not read it, got "patroni" (use instances)',
      'startupBudget must be left out in cnpg mode, which does not read it, got "3600s" (the operator waits an hour)',
      'terminationGracePeriod must be left out in cnpg mode, which does not read it, got "300s" (the operator waits half an hour)',
    ],
  },
  'a volume for backups of the operator': {
    props: { credentials: undefined },
    profile: OPERATED,
    issues: ['backup.store must be BackupStore.s3 with CloudNativePG, which archives to buckets, got BackupStore.volume'],
  },
  'credentials the operator cannot read': {
    props: { ...BUCKET, credentials: DatabaseCredentials.existing('orders', { password: 'word' }) },
    profile: OPERATED,
    issues: ['credentials must name a Secret of type kubernetes.io/basic-auth in cnpg mode, without keys of its own, got DatabaseCredentials.existing with keys (leave it out: the operator makes one)'],
  },
  'an RPO below the archive interval': {
    props: { ...BUCKET, objectives: { rpo: Duration.minutes(1) } },
    profile: OPERATED,
    issues: ['objectives.rpo must be at least 330s = 300s between pieces of the log + 30s to store one, got "60s" (lower archive_timeout in engine.settings)'],
  },
  'fewer connections than the operator wants': {
    props: { ...BUCKET, maxConnections: 10 },
    profile: OPERATED,
    issues: ['maxConnections must be a whole number from 20 to 10000, got 10'],
  },
};
