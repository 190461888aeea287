import { runningContainersOf } from './container';
import { entriesOf, integerOr, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { isTargetOf, ManifestSet, ofKind, PodSet, subjectOf } from './manifest-set';
import { tryParseQuantity } from './quantity';

/** Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export function* scalingViolations(set: ManifestSet): Iterable<string> {
  const scalers = ofKind(set.manifests, 'autoscaling', 'HorizontalPodAutoscaler');
  for (const scaler of scalers) yield* scalerViolations(scaler, set.podSets.find(podSet => isTargetOf(scaler, podSet.manifest)));
  for (const podSet of set.podSets) {
    const own = scalers.filter(scaler => isTargetOf(scaler, podSet.manifest)).map(subjectOf);
    if (own.length > 1) yield sentenceOf('scaling/one', podSet.subject, `${own.join(' and ')} scale the same pods and undo each other`);
  }
}

function* scalerViolations(scaler: Json, target: PodSet | undefined): Iterable<string> {
  const subject = subjectOf(scaler);
  const spec = scaler.spec ?? {};
  const [fewest, most] = [integerOr(spec.minReplicas, 1), integerOr(spec.maxReplicas, NaN)];
  if (!(fewest >= 2)) yield sentenceOf('scaling/floor', subject, `minReplicas must be at least 2, got ${shown(spec.minReplicas)}`);
  if (!(most >= fewest)) yield sentenceOf('scaling/range', subject, `maxReplicas ${shown(spec.maxReplicas)} must be at least minReplicas ${fewest}`);
  for (const direction of ['scaleUp', 'scaleDown']) {
    if (entriesOf(spec.behavior?.[direction]).length === 0) yield sentenceOf('scaling/behavior', subject, `behavior.${direction} must be written`);
  }
  if (listOf(spec.metrics).length === 0) yield sentenceOf('scaling/metrics', subject, 'metrics must name at least one metric');
  if (target === undefined) {
    yield sentenceOf('scaling/target', subject, `the target ${shown(spec.scaleTargetRef)} is not in this set`);
    return;
  }
  for (const metric of listOf(spec.metrics)) yield* metricViolations(subject, metric, target);
}

function* metricViolations(subject: string, metric: Json, target: PodSet): Iterable<string> {
  const source = metric?.type === 'ContainerResource' ? metric.containerResource : metric?.type === 'Resource' ? metric.resource : undefined;
  if (!isPresent(source)) return;
  const running = runningContainersOf(target.pod);
  const measured = metric.type === 'Resource' ? running : running.filter(container => container?.name === source.container);
  if (measured.length === 0) yield sentenceOf('scaling/container', subject, `${target.subject} has no container ${shown(source.container)} to measure`);
  if (source.target?.type !== 'Utilization') return;
  const resource = String(source.name);
  const blind = measured.filter(container => requestOf(container, resource) === undefined);
  for (const container of blind) {
    yield sentenceOf('scaling/request', subject, `${resource} utilization divides by the request, which container ${container?.name} of ${target.subject} lacks`);
  }
  const percent = integerOr(source.target.averageUtilization, NaN);
  if (!(percent >= 1)) {
    yield sentenceOf('scaling/percent', subject, `averageUtilization of ${resource} must be a whole number from 1, got ${shown(source.target.averageUtilization)}`);
    return;
  }
  if (blind.length === 0 && measured.length > 0) yield* reachViolations(subject, resource, percent, measured);
}

/** Usage ends at the limit, so utilization ends at limit / request; and within a tenth of the target nothing moves. */
function* reachViolations(subject: string, resource: string, percent: number, measured: readonly Json[]): Iterable<string> {
  const limits = measured.map(container => tryParseQuantity(container?.resources?.limits?.[resource]));
  if (limits.some(limit => limit === undefined)) return;
  const limit = limits.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);
  const request = measured.reduce<bigint>((sum, each) => sum + (requestOf(each, resource) ?? 0n), 0n);
  const target = BigInt(percent) * request;
  if (target > 100n * limit) {
    yield sentenceOf('scaling/reach', subject, `${resource} target ${percent} % is above limit / request, ${limit * 100n / request} %, so it is never reached`);
  } else if (target * 11n >= 100n * limit * 10n) {
    yield sentenceOf('scaling/tolerance', subject,
      `${resource} target ${percent} % is within the 10 % tolerance of limit / request, ${limit * 100n / request} %, so it never scales up`);
  }
}

/** The request, which the API server copies from the limit where only the limit is written. */
function requestOf(container: Json, resource: string): bigint | undefined {
  const resources = container?.resources;
  const request = tryParseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource]);
  return request !== undefined && request > 0n ? request : undefined;
}
