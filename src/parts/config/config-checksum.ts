import { createHash } from 'node:crypto';

/** The annotation of the pod template that holds the hash; Helm charts use the same name. */
export const CHECKSUM_ANNOTATION = 'checksum/config';

/** What may hold configuration. */
export interface ConfigSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

/** The content of a ConfigMap or Secret of the app; undefined where the app does not define it. */
export type FindSource = (source: ConfigSource) => SourceContent | undefined;

export interface SourceContent {
  readonly data?: { readonly [key: string]: unknown };
  readonly binaryData?: { readonly [key: string]: unknown };
  readonly stringData?: { readonly [key: string]: unknown };
}

/**
 * A hash over every byte of configuration the pod reaches: through env, envFrom and the mounted part of volumes,
 * in all containers. Undefined where it reaches nothing the app defines.
 *
 * Names of sources and keys are part of the pod template already, so only contents are hashed, in a fixed order.
 */
export function configChecksumOf(podSpec: PodSpecLike, find: FindSource): string | undefined {
  const contents = new Map<string, string>();
  for (const { source, keys } of reachesOf(podSpec)) {
    const found = find(source);
    if (found === undefined) continue;
    for (const [field, values] of Object.entries({ data: found.data, binaryData: found.binaryData, stringData: found.stringData })) {
      for (const [key, value] of Object.entries(values ?? {})) {
        if (keys.has(field, key)) contents.set(JSON.stringify([source.kind, source.name, field, key]), JSON.stringify(value));
      }
    }
  }
  if (contents.size === 0) return undefined;
  const sorted = [...contents].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** The parts of a pod spec that can refer to configuration; anything may be missing or patched to something else. */
export interface PodSpecLike {
  readonly containers?: readonly ContainerLike[];
  readonly initContainers?: readonly ContainerLike[];
  readonly volumes?: readonly any[];
}

interface ContainerLike {
  readonly env?: readonly any[];
  readonly envFrom?: readonly any[];
  readonly volumeMounts?: readonly any[];
}

interface Reach {
  readonly source: ConfigSource;
  readonly keys: { has(field: string, key: string): boolean };
}

function reachesOf(podSpec: PodSpecLike): Reach[] {
  const containers = [...(podSpec.initContainers ?? []), ...(podSpec.containers ?? [])];
  return [
    ...containers.flatMap((container) => [...(container.env ?? []).flatMap(reachOfEnv), ...(container.envFrom ?? []).flatMap(reachOfEnvFrom)]),
    ...(podSpec.volumes ?? []).flatMap((volume) => {
      const mounts = containers.flatMap((container) => container.volumeMounts ?? []).filter((mount) => mount?.name === volume?.name);
      return mounts.length === 0 ? [] : reachOfVolume(volume, mounts);
    }),
  ];
}

function reachOfEnv(env: any): Reach[] {
  const { configMapKeyRef, secretKeyRef } = env?.valueFrom ?? {};
  return [
    ...reachOf('ConfigMap', configMapKeyRef?.name, oneKey(configMapKeyRef?.key)),
    ...reachOf('Secret', secretKeyRef?.name, oneKey(secretKeyRef?.key)),
  ];
}

/** binaryData never becomes an environment variable. */
function reachOfEnvFrom(envFrom: any): Reach[] {
  const keys = { has: (field: string) => field !== 'binaryData' };
  return [...reachOf('ConfigMap', envFrom?.configMapRef?.name, keys), ...reachOf('Secret', envFrom?.secretRef?.name, keys)];
}

function reachOfVolume(volume: any, mounts: readonly any[]): Reach[] {
  const sources = [volume, ...(volume?.projected?.sources ?? [])];
  return sources.flatMap((source) => [
    ...reachOf('ConfigMap', source?.configMap?.name, mountedKeys(source?.configMap?.items, mounts)),
    ...reachOf('Secret', source?.secret?.secretName ?? source?.secret?.name, mountedKeys(source?.secret?.items, mounts)),
  ]);
}

/** The keys that lie at a mounted path: all, or with items their paths, less what every mount's subPath leaves out. */
function mountedKeys(items: readonly any[] | undefined, mounts: readonly any[]): Reach['keys'] {
  const isMounted = (path: string): boolean => mounts.some((mount) => {
    if (mount?.subPath === undefined || mount.subPath === '') return true;
    return path === mount.subPath || path.startsWith(`${mount.subPath}/`);
  });
  return {
    has: (_field, key) => (items === undefined || items.length === 0
      ? isMounted(key)
      : items.some((item) => item?.key === key && isMounted(String(item.path)))),
  };
}

function oneKey(wanted: unknown): Reach['keys'] {
  return { has: (_field, key) => key === wanted };
}

function reachOf(kind: ConfigSource['kind'], name: unknown, keys: Reach['keys']): Reach[] {
  return typeof name === 'string' ? [{ source: { kind, name }, keys }] : [];
}
