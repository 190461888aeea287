import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, reasonOf, textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isLabelKey, isLabelValue } from '../../values/label';
import { Fields } from '../kubernetes-fields';
import { ScalingMetric, ScalingMetricSpec } from './scaling-metric';
import { Runtime } from './web-autoscaling';

export type MetricFields = Fields<k8s.MetricSpecV2>;

const TARGETED = { type: true, name: true, averageValue: true, value: true } as const;
const KNOWN: { readonly [type in ScalingMetricSpec['type']]: { readonly [option: string]: true } } = {
  Pods: TARGETED,
  External: { ...TARGETED, selector: true },
  Object: { ...TARGETED, object: true },
  Memory: { type: true, utilization: true, reason: true },
};

/** One metric of an autoscaler, as Kubernetes writes it; undefined where it was refused. */
export function planScalingMetric(prop: string, metric: ScalingMetric, runtime: Runtime | undefined, profile: ClusterProfile, issues: IssueList): MetricFields | undefined {
  if (!(metric instanceof ScalingMetric)) {
    issues.add({ prop, must: 'be a ScalingMetric', got: shown(metric), fix: 'write ScalingMetric.requestsPerSecond(100)' });
    return undefined;
  }
  const spec = metric._spec;
  if (!isStruct<object>(issues, prop, spec, KNOWN[spec.type])) return undefined;
  if (spec.type === 'Memory') return memoryMetricOf(prop, spec, runtime, issues);
  needAdapter(prop, spec, profile, issues);
  const name = textOf(issues, `${prop}.name`, spec.name) ?? 'invalid';
  const target = targetOf(prop, spec, issues);
  if (spec.type === 'Pods') return { type: 'Pods', pods: { metric: { name }, target } };
  if (spec.type === 'External') return { type: 'External', external: { metric: { name, ...selectorOf(prop, spec, issues) }, target } };
  const object = spec.object;
  if (!isStruct(issues, `${prop}.object`, object, { apiVersion: true, kind: true, name: true })) return undefined;
  for (const field of ['apiVersion', 'kind', 'name'] as const) textOf(issues, `${prop}.object.${field}`, object[field]);
  return { type: 'Object', object: { metric: { name }, target, describedObject: { ...object } } };
}

export function cpuMetricOf(utilization: number): MetricFields {
  return resourceMetricOf('cpu', utilization);
}

function resourceMetricOf(name: string, averageUtilization: number): MetricFields {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

function memoryMetricOf(prop: string, spec: ScalingMetricSpec, runtime: Runtime | undefined, issues: IssueList): MetricFields {
  const utilization = wholeNumberIn(issues, `${prop}.utilization`, spec.utilization, { min: 1, max: 90 }) ?? 80;
  if (spec.reason !== undefined) {
    reasonOf(issues, `${prop}.reason`, spec.reason);
  } else if (runtime !== Runtime.NATIVE) {
    issues.add({
      prop,
      must: 'scale on what falls when load falls; a garbage collector keeps the memory it got, so pods would be added and never taken away',
      got: runtime === undefined ? 'memory, for a runtime that is not declared' : `memory, for runtime ${shown(runtime)}`,
      fix: 'scale on CPU or requests, declare runtime: Runtime.NATIVE, or give a reason',
    });
  }
  return resourceMetricOf('memory', utilization);
}

function needAdapter(prop: string, spec: ScalingMetricSpec, profile: ClusterProfile, issues: IssueList): void {
  const isExternal = spec.type === 'External';
  const adapter = isExternal ? profile.externalMetricsAdapter : profile.customMetricsAdapter;
  if (adapter !== undefined) return;
  const [field, api] = isExternal ? ['externalMetricsAdapter', 'external.metrics.k8s.io'] : ['customMetricsAdapter', 'custom.metrics.k8s.io'];
  issues.add({
    prop,
    must: `have an adapter in the cluster that serves ${api}`,
    got: 'a ClusterProfile without one',
    fix: `name it in ${field} of the ClusterProfile, or scale on CPU alone`,
  });
}

function targetOf(prop: string, spec: ScalingMetricSpec, issues: IssueList): Fields<k8s.MetricTargetV2> {
  const given = (['averageValue', 'value'] as const).filter((field) => spec[field] !== undefined);
  if (given.length !== 1) {
    issues.add({ prop, must: 'have exactly one of averageValue and value', got: given.length === 0 ? 'neither' : 'both' });
    return { type: 'AverageValue', averageValue: '1' };
  }
  const text = spec[given[0]];
  const quantity = typeof text === 'string' ? Quantity.tryParse(text) : undefined;
  if (quantity === undefined || quantity.isZero() || quantity.isNegative()) {
    issues.add({ prop: `${prop}.${given[0]}`, must: 'be a quantity above zero', got: shown(text), fix: 'write "30" or "500m"' });
  }
  const amount = quantity?.toDecimalString() ?? '1';
  return given[0] === 'value' ? { type: 'Value', value: amount } : { type: 'AverageValue', averageValue: amount };
}

function selectorOf(prop: string, spec: ScalingMetricSpec, issues: IssueList): { selector?: { matchLabels: Record<string, string> } } {
  const matchLabels = planSelector(`${prop}.selector`, spec.selector, issues);
  return Object.keys(matchLabels).length > 0 ? { selector: { matchLabels } } : {};
}

/** Labels that select the series of an External metric. */
export function planSelector(prop: string, selector: { readonly [key: string]: string } | undefined, issues: IssueList): Record<string, string> {
  const labels = entriesOf(issues, prop, selector);
  for (const [key, value] of labels) {
    if (!isLabelKey(key) || !isLabelValue(value)) issues.add({ prop, must: 'hold valid labels', got: `${key}: ${shown(value)}` });
  }
  return Object.fromEntries(labels);
}
