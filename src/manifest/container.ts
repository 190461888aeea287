import { FieldPath, fieldOf, listOf, textOf } from './field';
import { isJsonMap, JsonMap } from './json';

/**
 * What a container is for.
 *
 * `main` runs as long as the pod; `init` runs and ends before it; `sidecar` is an init container that restarts always,
 * and so runs beside `main`; `ephemeral` is added by hand to a running pod.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export type ContainerRole = 'main' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  /** Empty where none is written. */
  readonly name: string;
  readonly role: ContainerRole;
  /** The path inside the manifest. */
  readonly at: FieldPath;
  readonly json: JsonMap;
}

/** Every container of a pod spec: init containers and sidecars first, as they start. What is no map is passed over. */
export function containersOf(spec: JsonMap, at: FieldPath): readonly Container[] {
  return Object.freeze([
    ...containersAt(spec, at, 'initContainers', json => fieldOf(json, 'restartPolicy') === 'Always' ? 'sidecar' : 'init'),
    ...containersAt(spec, at, 'containers', () => 'main'),
    ...containersAt(spec, at, 'ephemeralContainers', () => 'ephemeral'),
  ]);
}

function containersAt(spec: JsonMap, at: FieldPath, field: string, roleOf: (json: JsonMap) => ContainerRole): readonly Container[] {
  return listOf(spec, field).flatMap((json, index) => isJsonMap(json)
    ? [Object.freeze({ name: textOf(json, 'name') ?? '', role: roleOf(json), at: Object.freeze([...at, field, index]), json })]
    : []);
}
