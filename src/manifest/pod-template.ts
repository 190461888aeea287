import { Container, containersOf } from './container';
import { FieldPath, fieldOf } from './field';
import { isJsonMap, JsonMap } from './json';
import { Labels, labelsOf } from './label-selector';
import { Manifest } from './manifest';

/** The pods a workload makes, or the pod it is. */
export interface PodTemplate {
  readonly workload: Manifest;
  /** The path of the template inside the manifest; empty for a Pod. */
  readonly at: FieldPath;
  /** As relations see it: `default` where none is written. */
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly spec: JsonMap;
  readonly containers: readonly Container[];
}

/**
 * The pod template of any workload; undefined for what makes no pods, or has no map where the spec belongs.
 * Kubernetes' own, KEDA's ScaledJob and Argo's Rollout, unless that takes the template of a Deployment.
 */
export function tryPodTemplateOf(workload: Manifest): PodTemplate | undefined {
  const at = TEMPLATES.get(`${workload.group}/${workload.id.kind}`);
  if (at === undefined) return undefined;
  const spec = fieldOf(workload.json, ...at, 'spec');
  if (!isJsonMap(spec)) return undefined;
  return Object.freeze({
    workload,
    at,
    namespace: workload.namespace,
    labels: labelsOf(workload.json, ...at, 'metadata', 'labels'),
    annotations: labelsOf(workload.json, ...at, 'metadata', 'annotations'),
    spec,
    containers: containersOf(spec, [...at, 'spec']),
  });
}

/** By group and kind. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  '/Pod': [],
  '/ReplicationController': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'keda.sh/ScaledJob': ['spec', 'jobTargetRef', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
}).map(([key, at]) => [key, Object.freeze(at)]));
