import { ObjectiveOptions, QueueTarget } from './queue-target';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';

export interface QueueTargetPlan {
  readonly messagesPerPod: number;
  /** How it was derived, where it was, and what it asks for besides. */
  readonly notes: readonly string[];
}

export interface QueueTargetInput {
  readonly target: QueueTarget;
  readonly processingSeconds: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly isJob: boolean;
  /** Whether the metric counts messages being worked on. */
  readonly countsInFlight: boolean;
}

const MOST_MESSAGES = 1_000_000;
const FALLBACK: QueueTargetPlan = { messagesPerPod: 1, notes: [] };
/** The metric is up to 30 seconds old when the autoscaler acts, and a pod takes as long to start. Own judgement. */
const REACTION_SECONDS = 60;

export function planQueueTarget(input: QueueTargetInput, issues: IssueList): QueueTargetPlan {
  const { target } = input;
  if (!(target instanceof QueueTarget)) {
    issues.add({ prop: 'target', must: 'be a QueueTarget', got: shown(target), fix: 'write QueueTarget.messagesPerPod(10) or QueueTarget.objective({...})' });
    return FALLBACK;
  }
  if (target._objective === undefined) {
    return { messagesPerPod: wholeNumberIn(issues, 'target.messagesPerPod', target._messages, { min: 1, max: MOST_MESSAGES }) ?? 1, notes: [] };
  }
  if (input.isJob) {
    issues.add({ prop: 'target', must: 'say how many messages each Job takes, because a Job ends with them', got: 'QueueTarget.objective', fix: 'use QueueTarget.messagesPerPod(1)' });
    return FALLBACK;
  }
  return planObjective(target._objective, input, issues);
}

/**
 * Messages in the system are arrivals per second x time in the system (Little's law). Pods that are all busy work off
 * pods x concurrency / averageTime of them per second, so a message is done within maxLatency where at most
 * concurrency x maxLatency / averageTime are there for each pod.
 */
export function messagesPerPodOf(concurrency: number, maxLatencySeconds: number, averageSeconds: number, countsInFlight: boolean): number {
  // A metric of waiting messages alone misses those being worked on, whose time is the work itself.
  const seen = countsInFlight ? maxLatencySeconds : maxLatencySeconds - averageSeconds;
  return Math.floor((concurrency * seen) / averageSeconds);
}

/** Pods that keep up with arrivals, as a fraction. */
export function podsForRate(arrivalRate: number, averageSeconds: number, concurrency: number): number {
  return (arrivalRate * averageSeconds) / concurrency;
}

const KNOWN = { maxLatency: true, arrivalRate: true, concurrency: true, averageTime: true } as const;
const DAY = 86_400;

function planObjective(options: ObjectiveOptions, input: QueueTargetInput, issues: IssueList): QueueTargetPlan {
  if (!isStruct(issues, 'target', options, KNOWN)) return FALLBACK;
  const latency = secondsIn(issues, 'target.maxLatency', options.maxLatency, { min: 1, max: DAY });
  const concurrency = wholeNumberIn(issues, 'target.concurrency', options.concurrency ?? 1, { min: 1, max: 10_000 });
  const average = options.averageTime === undefined
    ? input.processingSeconds
    : secondsIn(issues, 'target.averageTime', options.averageTime, { min: 1, max: input.processingSeconds });
  const rate = rateOf(options.arrivalRate, issues);
  if (latency === undefined || concurrency === undefined || average === undefined || rate === undefined || issues.concerns('processingTime')) return FALLBACK;
  const messagesPerPod = messagesPerPodOf(concurrency, latency, average, input.countsInFlight);
  if (latency < average || messagesPerPod < 1) {
    const waits = input.countsInFlight ? average : average + Math.ceil(average / concurrency);
    const why = input.countsInFlight ? '' : ', and one that waits is seen only while it waits';
    issues.add({ prop: 'target.maxLatency', must: `be at least ${waits}s: no message is done in less than its ${average}s of work${why}`, got: `"${latency}s"` });
    return FALLBACK;
  }
  const pods = podsForRate(rate, average, concurrency);
  const work = `${rate} messages/s x ${average}s / concurrency ${concurrency} = ${textOf(pods)} pods`;
  if (!issues.concerns('maxReplicas') && pods >= input.maxReplicas) {
    issues.add({ prop: 'target.arrivalRate', must: `need fewer than maxReplicas ${input.maxReplicas} pods, or what has piled up is never worked off`, got: work, fix: `set maxReplicas to ${Math.floor(pods) + 1} or more` });
  }
  const seen = input.countsInFlight ? `maxLatency ${latency}s` : `(maxLatency ${latency}s - ${average}s of work that the metric does not count)`;
  return {
    messagesPerPod: Math.min(messagesPerPod, MOST_MESSAGES),
    notes: [
      `${messagesPerPod} messages for each pod: concurrency ${concurrency} x ${seen} / ${average}s; ${work} of at most ${input.maxReplicas}`,
      ...(latency < REACTION_SECONDS && input.minReplicas <= pods
        ? [`maxLatency ${latency}s is less than the ${REACTION_SECONDS}s an autoscaler takes to notice and start a pod: it holds with minReplicas ${Math.floor(pods) + 1} or more`]
        : []),
    ],
  };
}

function rateOf(rate: number, issues: IssueList): number | undefined {
  if (typeof rate === 'number' && rate > 0 && rate <= MOST_MESSAGES) return rate;
  issues.add({ prop: 'target.arrivalRate', must: `be a number of messages per second above 0, up to ${MOST_MESSAGES}`, got: shown(rate) });
  return undefined;
}

/** At most three decimals. */
function textOf(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
