import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { QueueTarget } from '../../src';
import { planQueueTarget } from '../../src/parts/queue-scaling/plan-queue-target';
import { defaultWindowOf, refuseSlowWork } from '../../src/parts/queue-scaling/time-rules';
import { planWorkerShutdown } from '../../src/parts/shutdown/plan-worker-shutdown';
import { IssueList } from '../../src/validation/issue-list';
import { World, arrivalsOf, autoscaler, randomOf, simulate } from '../support/broker-simulation';

const isRefused = (issues: IssueList): boolean => issues.concerns('source', 'shutdownTimeout', 'terminationGracePeriod', 'target');
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** Pods that are busy all the time, and that nobody scales. */
function busy(change: Partial<World>): World {
  return { messages: [], ackSeconds: 10_000, graceSeconds: 10_000, concurrency: 2, startSeconds: 5, pods: 3, scale: (_now, pods) => pods, until: 1500, ...change };
}

test('work that varies up to the margin is done twice exactly when the acknowledgement rule refuses it', () => {
  // An even number, so that 1.5 times it is a whole number of seconds.
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }).map((half) => 2 * half), fc.integer({ min: 1, max: 150 }), seeds, (processing, ackSeconds, seed) => {
    const random = randomOf(seed);
    const longest = processing * 1.5;
    const works = Array.from({ length: 60 }, (_, i) => (i === 20 ? longest : Math.max(1, Math.floor(longest * random()))));
    const { duplicates } = simulate(busy({ messages: works.map((work) => ({ at: 0, work })), ackSeconds }));
    const issues = new IssueList();
    refuseSlowWork(processing, { prop: 'source.ackWait', seconds: ackSeconds, isDefault: false, isExtended: false }, issues);
    expect(duplicates > 0).toBe(isRefused(issues));
  }), { numRuns: 200 });
});

test('work is done twice after scaling in exactly when the shutdown rules refuse the grace', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }), seeds, (processing, grace, seed) => {
    const random = randomOf(seed);
    const messages = Array.from({ length: 60 }, (_, i) => ({ at: 0, work: i < 6 ? processing : Math.max(1, Math.ceil(processing * random())) }));
    // All pods are ended at the moment they begin, and then some at random.
    const scale = (now: number): number => (now === 0 ? 0 : 1 + Math.floor(3 * random()));
    const { duplicates } = simulate(busy({ messages, scale, graceSeconds: grace, ackSeconds: 2 * processing, until: 1500 }));
    const issues = new IssueList();
    planWorkerShutdown({ processingSeconds: processing, terminationGracePeriod: Duration.seconds(grace), isJob: false }, issues);
    expect(duplicates > 0).toBe(isRefused(issues));
  }), { numRuns: 200 });
});

test('a feasible objective is met in a steady state, within the tolerance of a tenth, and nothing is done twice', () => {
  const draws = fc.record({
    average: fc.integer({ min: 1, max: 20 }),
    concurrency: fc.integer({ min: 1, max: 8 }),
    slack: fc.integer({ min: 0, max: 400 }),
    pods: fc.double({ min: 0.2, max: 8, noNaN: true }),
    seed: seeds,
  });
  fc.assert(fc.property(draws, ({ average, concurrency, slack, pods, seed }) => {
    const latency = Math.max(60, 2 * average) + slack;
    const rate = (pods * concurrency) / average;
    const max = Math.floor(pods / 0.9) + 1;
    // Uniform from half to one and a half times the average.
    const processing = Math.ceil(average * 1.5);
    const issues = new IssueList();
    const target = QueueTarget.objective({ maxLatency: Duration.seconds(latency), arrivalRate: rate, concurrency, averageTime: Duration.seconds(average) });
    const { messagesPerPod } = planQueueTarget({ target, processingSeconds: processing, minReplicas: 1, maxReplicas: max, isJob: false, countsInFlight: true }, issues);
    expect(isRefused(issues)).toBe(false);
    const { graceSeconds } = planWorkerShutdown({ processingSeconds: processing, isJob: false }, issues);
    const random = randomOf(seed);
    const until = 8000;
    const messages = arrivalsOf(rate, until - 1500, () => Math.max(1, Math.round(average * (0.5 + random()))), random);
    const scale = autoscaler({ messagesPerPod, min: 1, max, windowSeconds: defaultWindowOf(processing) });
    const { duplicates, latenciesFrom, mostPods } = simulate({
      messages, ackSeconds: Math.ceil(1.5 * processing), graceSeconds, concurrency, startSeconds: 15, pods: 1, until, scale,
    });
    const latencies = latenciesFrom(2000);
    const mean = latencies.reduce((sum, each) => sum + each, 0) / Math.max(1, latencies.length);
    expect(mean).toBeLessThanOrEqual(1.1 * latency);
    expect(duplicates).toBe(0);
    expect(mostPods).toBeGreaterThanOrEqual(Math.min(max, Math.ceil(pods * 0.8)));
  }), { numRuns: 40 });
});

test('the simulation itself: a message that is never acknowledged in time comes back again and again', () => {
  const once = { at: 0, work: 30 };
  expect(simulate(busy({ messages: [once], ackSeconds: 30 }))).toMatchObject({ duplicates: 0, mostPods: 3 });
  expect(simulate(busy({ messages: [once], ackSeconds: 29 })).duplicates).toBe(1);
  expect(simulate(busy({ messages: [once, once], pods: 1, concurrency: 1 })).latenciesFrom(0)).toEqual([30, 60]);
});
