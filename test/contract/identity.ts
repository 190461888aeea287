import { allContainersOf } from './container';
import { entriesOf, Json, listOf, sentenceOf, shown } from './json';
import { groupOf, ManifestSet, namespaceOf, subjectOf } from './manifest-set';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SERVICE_LABEL = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const LABEL_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Sources: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and the page on labels beside it. */
export function* identityViolations(set: ManifestSet): Iterable<string> {
  const seen = new Set<string>();
  for (const manifest of set.manifests) {
    yield* nameViolations(manifest);
    yield* labelViolations(subjectOf(manifest), manifest.metadata?.labels);
    const identity = [groupOf(manifest), manifest.kind, namespaceOf(manifest), manifest.metadata?.name].join(' ');
    if (seen.has(identity)) yield sentenceOf('identity/duplicate', subjectOf(manifest), 'the set holds this object twice');
    seen.add(identity);
  }
  for (const podSet of set.podSets) {
    yield* labelViolations(`${podSet.subject} template`, podSet.labels);
    yield* containerNameViolations(podSet.subject, podSet.pod);
  }
}

function* nameViolations(manifest: Json): Iterable<string> {
  const { apiVersion, kind, metadata } = manifest;
  if (![apiVersion, kind, metadata?.name].every(part => typeof part === 'string' && part !== '')) {
    yield sentenceOf('identity/shape', subjectOf(manifest), `apiVersion, kind and metadata.name must be text, got ${shown([apiVersion, kind, metadata?.name])}`);
    return;
  }
  const grammar = grammarOf(groupOf(manifest), kind);
  if (!grammar.test(metadata.name)) yield sentenceOf('identity/name', subjectOf(manifest), `the name must match ${grammar.source}`);
  const namespace = namespaceOf(manifest);
  if (namespace !== '' && !LABEL.test(namespace)) yield sentenceOf('identity/name', subjectOf(manifest), `the namespace ${shown(namespace)} must match ${LABEL.source}`);
}

function grammarOf(group: string, kind: string): RegExp {
  if (group === '' && kind === 'Service') return SERVICE_LABEL;
  if (group === '' && kind === 'Namespace') return LABEL;
  return group === 'rbac.authorization.k8s.io' ? /^[^/%]+$/ : SUBDOMAIN;
}

function* labelViolations(subject: string, labels: Json): Iterable<string> {
  for (const [key, value] of entriesOf(labels)) {
    const slash = key.indexOf('/');
    const isKey = LABEL_NAME.test(key.slice(slash + 1)) && (slash < 0 || SUBDOMAIN.test(key.slice(0, slash)));
    if (!isKey || typeof value !== 'string' || !LABEL_VALUE.test(value)) {
      yield sentenceOf('identity/label', subject, `label ${key}: ${shown(value)} is not a valid label`);
    }
  }
}

function* containerNameViolations(subject: string, pod: Json): Iterable<string> {
  const names = allContainersOf(pod).map(container => container?.name);
  for (const name of names.filter((each, index) => typeof each !== 'string' || !LABEL.test(each) || names.indexOf(each) !== index)) {
    yield sentenceOf('identity/container', subject, `container ${shown(name)} must have a DNS label of its own as its name`);
  }
  const volumes = listOf(pod?.volumes).map(volume => volume?.name);
  for (const name of volumes.filter((each, index) => typeof each !== 'string' || !LABEL.test(each) || volumes.indexOf(each) !== index)) {
    yield sentenceOf('identity/volume', subject, `volume ${shown(name)} must have a DNS label of its own as its name`);
  }
}
