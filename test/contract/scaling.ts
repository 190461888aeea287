import { isServed } from './backend';
import { runningContainersOf } from './container';
import { entriesOf, integerOr, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { isTargetOf, ManifestSet, ofKind, PodSet, namespaceOf, Scaler, scalersOf, subjectOf } from './manifest-set';
import { tryParseQuantity } from './quantity';

/** Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export function* scalingViolations(set: ManifestSet): Iterable<string> {
  const scalers = scalersOf(set.manifests);
  for (const scaler of scalers) yield* scalerViolations(scaler, set);
  for (const kind of ['ScaledObject', 'ScaledJob']) {
    for (const manifest of ofKind(set.manifests, 'keda.sh', kind)) yield* triggerViolations(manifest, set);
  }
  for (const podSet of set.podSets) {
    const own = scalers.filter(scaler => isTargetOf(scaler, podSet.manifest)).map(({ manifest }) => subjectOf(manifest));
    if (own.length > 1) yield sentenceOf('scaling/one', podSet.subject, `${own.join(' and ')} scale the same pods and undo each other`);
  }
}

function* scalerViolations(scaler: Scaler, set: ManifestSet): Iterable<string> {
  const subject = subjectOf(scaler.manifest);
  const target = set.podSets.find(podSet => isTargetOf(scaler, podSet.manifest));
  const spec = scaler.manifest.spec ?? {};
  const [fewest, most] = [integerOr(scaler.min, NaN), integerOr(scaler.max, NaN)];
  const floor = floorOf(scaler, target, set);
  if (!(fewest >= floor)) yield sentenceOf('scaling/floor', subject, `the fewest pods must be at least ${floor}, got ${shown(scaler.min)}`);
  if (!(most >= fewest)) yield sentenceOf('scaling/range', subject, `the most pods ${shown(scaler.max)} must be at least the fewest ${fewest}`);
  for (const direction of ['scaleUp', 'scaleDown']) {
    if (entriesOf(scaler.behavior?.[direction]).length === 0) yield sentenceOf('scaling/behavior', subject, `behavior.${direction} must be written`);
  }
  if (scaler.manifest.kind !== 'ScaledObject' && listOf(spec.metrics).length === 0) yield sentenceOf('scaling/metrics', subject, 'metrics must name at least one metric');
  if (target === undefined) {
    yield sentenceOf('scaling/target', subject, `the target ${shown(scaler.target)} is not in this set`);
    return;
  }
  for (const metric of listOf(spec.metrics)) yield* metricViolations(subject, metric, target);
}

/** Two where a Service sends traffic, so that one serves while the other is drained; none where KEDA can wake a worker. */
function floorOf(scaler: Scaler, target: PodSet | undefined, set: ManifestSet): number {
  if (target === undefined || isServed(target, set)) return 2;
  return scaler.manifest.kind === 'ScaledObject' ? 0 : 1;
}

/** Source: https://keda.sh/docs/latest/reference/scaledobject-spec/#triggers */
function* triggerViolations(manifest: Json, set: ManifestSet): Iterable<string> {
  const subject = subjectOf(manifest);
  const triggers = listOf(manifest.spec?.triggers);
  if (triggers.length === 0) yield sentenceOf('scaling/trigger', subject, 'triggers must name at least one trigger');
  // The autoscaler KEDA makes is named keda-hpa-<name>, which has to be a label.
  if (String(manifest.metadata?.name).length > 54) yield sentenceOf('scaling/name', subject, 'the name must have at most 54 characters');
  for (const trigger of triggers) {
    const odd = entriesOf(trigger?.metadata).filter(([, value]) => typeof value !== 'string').map(([key]) => key);
    if (odd.length > 0) yield sentenceOf('scaling/metadata', subject, `metadata of trigger ${trigger.type} must be texts, not so ${odd.join(', ')}`);
    const auth = trigger?.authenticationRef?.name;
    const own = ofKind(set.manifests, 'keda.sh', 'TriggerAuthentication').filter(each => namespaceOf(each) === namespaceOf(manifest));
    if (isPresent(auth) && !own.some(each => each.metadata?.name === auth)) {
      yield sentenceOf('scaling/authentication', subject, `TriggerAuthentication ${shown(auth)} is not in this set`);
    }
  }
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

/** Usage ends at the limit, so utilization ends at limit / request, cut to whole percent; and within a tenth of the target nothing moves. */
function* reachViolations(subject: string, resource: string, percent: number, measured: readonly Json[]): Iterable<string> {
  const limits = measured.map(container => tryParseQuantity(container?.resources?.limits?.[resource]));
  if (limits.some(limit => limit === undefined)) return;
  const limit = limits.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);
  const request = measured.reduce<bigint>((sum, each) => sum + (requestOf(each, resource) ?? 0n), 0n);
  const target = BigInt(percent) * request;
  if (target > 100n * limit) {
    yield sentenceOf('scaling/reach', subject, `${resource} target ${percent} % is above limit / request, ${limit * 100n / request} %, so it is never reached`);
  } else if (BigInt(percent) * 11n >= (limit * 100n / request) * 10n) {
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
