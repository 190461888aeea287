import { ScalingRules } from 'cdk8s-plus-27';
import { KedaInput } from './plan-keda';
import { QueueSourcePlan } from './plan-queue-source';
import { QueueMetric } from './worker-scaling';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { textOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isLabelValue } from '../../values/label';
import { MetricFields, planSelector } from '../horizontal-scaling/plan-scaling-metric';

export interface QueueHpaInput extends KedaInput {
  readonly metric?: QueueMetric;
  readonly scaleUp?: ScalingRules;
  readonly scaleDown?: ScalingRules;
}

/** The External metric by which an HPA divides a queue among pods. */
export function planQueueMetric(input: QueueHpaInput, source: QueueSourcePlan, messagesPerPod: number, issues: IssueList): MetricFields {
  const { name, selector } = nameOf(input.metric, source, issues);
  const matchLabels = Object.keys(selector).length > 0 ? { selector: { matchLabels: selector } } : {};
  return { type: 'External', external: { metric: { name, ...matchLabels }, target: { type: 'AverageValue', averageValue: String(messagesPerPod) } } };
}

/** Refuses a metric that nobody would look at. */
export function refuseQueueMetric({ metric }: QueueHpaInput, issues: IssueList): void {
  if (metric !== undefined) issues.add({ prop: 'metric', must: 'be left out where KEDA asks the broker itself', got: shown(metric), fix: 'use QueueSource.prometheus to scale on a metric' });
}

/** Refuses what KEDA alone reads. */
export function refuseKedaProps(input: KedaInput, issues: IssueList): void {
  for (const prop of ['activation', 'pollingInterval', 'cooldown', 'fallback', 'auth'] as const) {
    if (input[prop] !== undefined) issues.add({ prop, must: 'be left out where a HorizontalPodAutoscaler scales, which has no such thing', got: shown(input[prop]), fix: 'use scaler: WorkerScaler.KEDA' });
  }
}

function nameOf(metric: QueueMetric | undefined, source: QueueSourcePlan, issues: IssueList): { name: string; selector: Record<string, string> } {
  if (metric !== undefined) {
    if (!isStruct(issues, 'metric', metric, { name: true, selector: true })) return { name: 'invalid', selector: {} };
    return { name: textOf(issues, 'metric.name', metric.name) ?? 'invalid', selector: planSelector('metric.selector', metric.selector, issues) };
  }
  const known = source.facts.metric;
  if (known === undefined) {
    const got = 'nothing';
    issues.add({ prop: 'metric', must: `name what the adapter serves for ${source.broker}, because its exporters agree on no name`, got, fix: "write metric: { name: 'queue_length' }, or use KEDA" });
    return { name: 'invalid', selector: {} };
  }
  const odd = Object.entries(known.selector).find(([, value]) => !isLabelValue(value));
  if (odd !== undefined && !issues.concerns('source')) {
    issues.add({ prop: 'metric', must: `name the metric, because ${odd[0]} ${shown(odd[1])} is no label value that could select its series`, got: 'nothing', fix: 'write metric: { name, selector } as the adapter serves it' });
  }
  return { name: known.name, selector: { ...known.selector } };
}
