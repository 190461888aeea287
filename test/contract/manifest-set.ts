import { integerOr, isMap, Json, listOf } from './json';

/** The pods one controller of the set will make, and how many there may be of them. */
export interface PodSet {
  readonly manifest: Json;
  readonly kind: string;
  readonly subject: string;
  readonly namespace: string;
  readonly labels: Json;
  readonly annotations: Json;
  readonly pod: Json;
  /** False for pods that end by themselves: those of a Job. */
  readonly isLongRunning: boolean;
  /** True where something other than `spec.replicas` decides the count. */
  readonly isScaled: boolean;
  readonly fewest: number;
  readonly most: number;
}

/** Everything the invariants ask about a list of manifests. */
export interface ManifestSet {
  readonly manifests: readonly Json[];
  readonly podSets: readonly PodSet[];
}

export function manifestSetOf(manifests: readonly Json[]): ManifestSet {
  const maps = listOf(manifests).filter(isMap);
  const scalers = scalersOf(maps);
  return { manifests: maps, podSets: maps.flatMap(manifest => podSetsOf(manifest, scalers)) };
}

/** An autoscaler of some kind: how many pods it may choose, and whose. */
export interface Scaler {
  readonly manifest: Json;
  readonly target: Json;
  readonly min: Json;
  readonly max: Json;
  readonly behavior: Json;
}

/** HorizontalPodAutoscalers, and KEDA's ScaledObjects with what KEDA fills in. Source: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export function scalersOf(manifests: readonly Json[]): readonly Scaler[] {
  return [
    ...ofKind(manifests, 'autoscaling', 'HorizontalPodAutoscaler').map(manifest => ({
      manifest,
      target: manifest.spec?.scaleTargetRef,
      min: manifest.spec?.minReplicas ?? 1,
      max: manifest.spec?.maxReplicas,
      behavior: manifest.spec?.behavior,
    })),
    ...ofKind(manifests, 'keda.sh', 'ScaledObject').map(manifest => ({
      manifest,
      target: { apiVersion: 'apps/v1', kind: 'Deployment', ...(isMap(manifest.spec?.scaleTargetRef) ? manifest.spec.scaleTargetRef : {}) },
      min: manifest.spec?.minReplicaCount ?? 0,
      max: manifest.spec?.maxReplicaCount ?? 100,
      behavior: manifest.spec?.advanced?.horizontalPodAutoscalerConfig?.behavior,
    })),
  ];
}

/** By API group, since other groups reuse kinds: Knative has a Service too. */
export function ofKind(manifests: readonly Json[], group: string, kind: string): readonly Json[] {
  return manifests.filter(manifest => manifest.kind === kind && groupOf(manifest) === group);
}

export function groupOf(manifest: Json): string {
  const [group, version] = String(manifest?.apiVersion).split('/');
  return version === undefined ? '' : group;
}

export function namespaceOf(manifest: Json): string {
  return String(manifest?.metadata?.namespace ?? '');
}

export function subjectOf(manifest: Json): string {
  return `${manifest?.kind}/${manifest?.metadata?.name}`;
}

/** Whether an autoscaler scales this object. */
export function isTargetOf({ manifest: scaler, target }: Scaler, manifest: Json): boolean {
  return namespaceOf(scaler) === namespaceOf(manifest)
    && target?.kind === manifest.kind && target?.name === manifest.metadata?.name && groupOf(target) === groupOf(manifest);
}

/**
 * The replica counts that decide every question of rounding: all of them up to 100 above the fewest.
 * From n to n + 100 a percentage gains whole pods only, so a larger count is never worse than one already tried.
 */
export function replicaCountsOf(podSet: PodSet): readonly number[] {
  const first = Math.max(1, podSet.fewest);
  const last = Math.max(first, Math.min(podSet.most, first + 100));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function podSetsOf(manifest: Json, scalers: readonly Scaler[]): readonly PodSet[] {
  const template = templateOf(manifest);
  if (!isMap(template)) return [];
  const own = scalers.filter(scaler => isTargetOf(scaler, manifest));
  const fixed = wholeOr(integerOr(manifest.spec?.replicas, 1), 1);
  const fewest = own.length > 0 ? Math.min(...own.map(scaler => wholeOr(integerOr(scaler.min, 1), 1))) : fixed;
  const most = own.length > 0 ? Math.max(...own.map(scaler => wholeOr(integerOr(scaler.max, fewest), fewest))) : fixed;
  return [{
    manifest,
    kind: manifest.kind,
    subject: subjectOf(manifest),
    namespace: namespaceOf(manifest),
    labels: template.metadata?.labels,
    annotations: template.metadata?.annotations,
    pod: template.spec,
    isLongRunning: groupOf(manifest) === 'apps',
    isScaled: own.length > 0,
    fewest,
    most,
  }];
}

function templateOf(manifest: Json): Json {
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case 'apps/Deployment':
    case 'apps/StatefulSet':
    case 'apps/DaemonSet':
    case 'batch/Job': return manifest.spec?.template;
    case 'keda.sh/ScaledJob': return manifest.spec?.jobTargetRef?.template;
    case 'batch/CronJob': return manifest.spec?.jobTemplate?.spec?.template;
    default: return undefined;
  }
}

function wholeOr(value: number, otherwise: number): number {
  return value >= 0 ? value : otherwise;
}
