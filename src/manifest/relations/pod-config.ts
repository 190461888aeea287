import { Container } from '../container';
import { FieldPath, fieldOf, listOf, textOf } from '../field';
import { ManifestGraph } from '../graph';
import { Json } from '../json';
import { PodTemplate } from '../pod-template';
import { Reference, References, referencesOf, referenceTo } from '../reference';

/** A ConfigMap or Secret that pods take something from. */
export interface ConfigUse extends Reference {
  readonly pod: PodTemplate;
  readonly by: 'env' | 'envFrom' | 'volume' | 'projected' | 'imagePullSecret' | 'csi';
  /** The container of an `env` or `envFrom`; undefined for what concerns the whole pod. */
  readonly container: Container | undefined;
  /** The name of the volume; undefined for what is none. */
  readonly volume: string | undefined;
  /** The keys that must be there; undefined where all there are get taken. */
  readonly keys: readonly KeyUse[] | undefined;
  /** Whether pods start without it. */
  readonly isOptional: boolean;
}

/** A key by its name, and the path inside the manifest where that is written. */
export interface KeyUse {
  readonly key: string;
  readonly at: FieldPath;
}

/**
 * Workloads, and the ConfigMaps and Secrets their pods read: by variables, volumes, projected volumes, and to pull images.
 * Source: https://kubernetes.io/docs/concepts/configuration/configmap/ and https://kubernetes.io/docs/concepts/configuration/secret/
 */
export function podConfig(graph: ManifestGraph): References<ConfigUse> {
  return referencesOf(graph.podTemplates().flatMap(pod => [
    ...pod.containers.flatMap(container => [...envUses(container), ...envFromUses(container)]),
    ...volumeUses(pod),
    ...pullUses(pod),
  ].map(use => useOf(graph, pod, use))));
}

/** What one place in a pod spec says, before it is looked up. */
interface Written {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly at: FieldPath;
  readonly by: ConfigUse['by'];
  readonly container?: Container;
  readonly volume?: string;
  readonly keys?: readonly KeyUse[];
  readonly isOptional: boolean;
}

function useOf(graph: ManifestGraph, pod: PodTemplate, { kind, name, at, by, container, volume, keys, isOptional }: Written): ConfigUse {
  return referenceTo(graph, pod.workload, at, { group: '', kind, namespace: pod.namespace, name }, {
    pod, by, container, volume, keys: keys === undefined ? undefined : Object.freeze(keys.map(key => Object.freeze(key))), isOptional,
  });
}

type Place = Omit<Written, 'kind' | 'name' | 'isOptional'>;

/** What a reference such as `configMapKeyRef` says, if it has a name. */
function written(ref: Json | undefined, kind: Written['kind'], place: Place, nameField = 'name'): Written[] {
  const name = textOf(ref, nameField) ?? '';
  return name === '' ? [] : [{ ...place, kind, name, at: [...place.at, nameField], isOptional: fieldOf(ref, 'optional') === true }];
}

function envUses(container: Container): readonly Written[] {
  return listOf(container.json, 'env').flatMap((variable, index) => ENV_REFS.flatMap(([field, kind]) => {
    const ref = fieldOf(variable, 'valueFrom', field);
    const at = [...container.at, 'env', index, 'valueFrom', field];
    const key = textOf(ref, 'key');
    return written(ref, kind, { at, by: 'env', container, keys: key === undefined ? [] : [{ key, at: [...at, 'key'] }] });
  }));
}

const ENV_REFS = [['configMapKeyRef', 'ConfigMap'], ['secretKeyRef', 'Secret']] as const;

function envFromUses(container: Container): readonly Written[] {
  return listOf(container.json, 'envFrom').flatMap((source, index) => ENV_FROM_REFS.flatMap(([field, kind]) =>
    written(fieldOf(source, field), kind, { at: [...container.at, 'envFrom', index, field], by: 'envFrom', container })));
}

const ENV_FROM_REFS = [['configMapRef', 'ConfigMap'], ['secretRef', 'Secret']] as const;

function volumeUses(pod: PodTemplate): readonly Written[] {
  return listOf(pod.spec, 'volumes').flatMap((json, index) => {
    const at = [...pod.at, 'spec', 'volumes', index];
    const volume = textOf(json, 'name') ?? '';
    return [
      ...mounted(json, at, { by: 'volume', volume }, 'secretName'),
      ...listOf(json, 'projected', 'sources').flatMap((source, item) => mounted(source, [...at, 'projected', 'sources', item], { by: 'projected', volume }, 'name')),
      ...written(fieldOf(json, 'csi', 'nodePublishSecretRef'), 'Secret', { at: [...at, 'csi', 'nodePublishSecretRef'], by: 'csi', volume, keys: [] }),
    ];
  });
}

/** A ConfigMap or Secret as files. A volume and a projected source name the Secret differently. */
function mounted(json: Json, at: FieldPath, place: Pick<Place, 'by' | 'volume'>, secretName: string): readonly Written[] {
  return [
    ...written(fieldOf(json, 'configMap'), 'ConfigMap', { ...place, at: [...at, 'configMap'], ...itemsOf(json, [...at, 'configMap']) }),
    ...written(fieldOf(json, 'secret'), 'Secret', { ...place, at: [...at, 'secret'], ...itemsOf(json, [...at, 'secret']) }, secretName),
  ];
}

/** The keys that `items` picks; without any, all there are. */
function itemsOf(json: Json, at: FieldPath): Pick<Place, 'keys'> {
  const items = listOf(json, at[at.length - 1], 'items');
  const keys = items.flatMap((item, index): KeyUse[] => {
    const key = textOf(item, 'key');
    return key === undefined ? [] : [{ key, at: [...at, 'items', index, 'key'] }];
  });
  return items.length === 0 ? {} : { keys };
}

/** A pod starts without its pull secrets, if its images need none. */
function pullUses(pod: PodTemplate): readonly Written[] {
  return listOf(pod.spec, 'imagePullSecrets').flatMap((ref, index) =>
    written(ref, 'Secret', { at: [...pod.at, 'spec', 'imagePullSecrets', index], by: 'imagePullSecret', keys: [] }).map(use => ({ ...use, isOptional: true })));
}
