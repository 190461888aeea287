import { allContainersOf } from './container';
import { entriesOf, isPresent, Json, listOf, sentenceOf } from './json';
import { ManifestSet, namespaceOf, ofKind, PodSet, subjectOf } from './manifest-set';

const MOST_BYTES = 1024 * 1024;

/** One use of a ConfigMap by a pod, and the keys that must be in it. */
interface Reference {
  readonly name: Json;
  readonly keys: readonly Json[];
}

/** Sources: https://kubernetes.io/docs/concepts/configuration/configmap/ and https://kubernetes.io/docs/concepts/configuration/secret/ */
export function* configViolations(set: ManifestSet): Iterable<string> {
  const maps = ofKind(set.manifests, '', 'ConfigMap');
  const secrets = ofKind(set.manifests, '', 'Secret');
  for (const holder of [...maps, ...secrets]) yield* sizeViolations(holder);
  for (const secret of secrets.filter(each => bytesIn(each) > 0)) {
    yield sentenceOf('config/secret-value', subjectOf(secret), 'secret values may not be in the synthesized YAML');
  }
  for (const podSet of set.podSets) {
    yield* referenceViolations(podSet, maps);
    yield* mountViolations(podSet);
  }
}

function* sizeViolations(holder: Json): Iterable<string> {
  const bytes = bytesIn(holder);
  if (bytes > MOST_BYTES) yield sentenceOf('config/size', subjectOf(holder), `the values take ${bytes} bytes, the most is ${MOST_BYTES}`);
}

/** A ConfigMap named after the workload is its own, so this set must bring it; any other may exist already. */
function* referenceViolations(podSet: PodSet, maps: readonly Json[]): Iterable<string> {
  const reported = new Set<string>();
  for (const { name, keys } of referencesOf(podSet.pod)) {
    const map = maps.find(each => each.metadata?.name === name && namespaceOf(each) === podSet.namespace);
    const isOwn = String(name).startsWith(`${podSet.manifest.metadata?.name}-`);
    if (map === undefined && isOwn && !reported.has(String(name))) {
      reported.add(String(name));
      yield sentenceOf('config/missing', podSet.subject, `ConfigMap/${name} is used but not in this set`);
    }
    if (map === undefined) continue;
    const known = [...entriesOf(map.data), ...entriesOf(map.binaryData)].map(([key]) => key);
    for (const key of keys.filter(each => !known.includes(each))) {
      yield sentenceOf('config/key', podSet.subject, `ConfigMap/${name} has no key ${key}`);
    }
  }
}

function* mountViolations(podSet: PodSet): Iterable<string> {
  const claims = listOf(podSet.manifest.spec?.volumeClaimTemplates).map(claim => claim?.metadata?.name);
  const volumes = [...listOf(podSet.pod?.volumes).map(volume => volume?.name), ...claims];
  for (const container of allContainersOf(podSet.pod)) {
    for (const mount of listOf(container?.volumeMounts).filter(each => !volumes.includes(each?.name))) {
      yield sentenceOf('config/mount', podSet.subject, `container ${container.name} mounts volume ${mount?.name}, which the pod does not have`);
    }
  }
}

function referencesOf(pod: Json): readonly Reference[] {
  const containers = allContainersOf(pod);
  const volumes = listOf(pod?.volumes);
  const sources = [...volumes, ...volumes.flatMap(volume => listOf(volume?.projected?.sources))];
  const uses = [
    ...containers.flatMap(container => listOf(container?.envFrom)).map(from => from?.configMapRef),
    ...containers.flatMap(container => listOf(container?.env)).map(variable => variable?.valueFrom?.configMapKeyRef),
    ...sources.map(source => source?.configMap),
  ];
  return uses.filter(use => isPresent(use) && use.optional !== true).map(use => ({
    name: use.name,
    keys: [use.key, ...listOf(use.items).map(item => item?.key)].filter(isPresent),
  }));
}

/** The API server adds up the values, without their keys, after decoding. */
function bytesIn(holder: Json): number {
  const text = [...entriesOf(holder.stringData), ...(holder.kind === 'ConfigMap' ? entriesOf(holder.data) : [])];
  const encoded = [...entriesOf(holder.binaryData), ...(holder.kind === 'Secret' ? entriesOf(holder.data) : [])];
  return text.reduce((sum, [, value]) => sum + Buffer.byteLength(String(value)), 0)
    + encoded.reduce((sum, [, value]) => sum + Buffer.from(String(value), 'base64').length, 0);
}
