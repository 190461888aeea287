import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { ClusterProfile } from '../../src';
import { planShutdown, ShutdownInput } from '../../src/parts/shutdown/plan-shutdown';
import { IssueList } from '../../src/validation/issue-list';

const planned = (input: Partial<ShutdownInput>, cluster: ConstructorParameters<typeof ClusterProfile>[0] = {}): { plan: ReturnType<typeof planShutdown>; message: string } => {
  const issues = new IssueList();
  const plan = planShutdown({ isExposed: false, ...input }, new ClusterProfile(cluster), issues);
  try {
    issues.throwIfAny('x');
    return { plan, message: '' };
  } catch (error) {
    return { plan, message: (error as Error).message };
  }
};

test('an internal pod drains for 5 seconds, an exposed one for 10, or as long as the load balancer needs', () => {
  const drain = (isExposed: boolean, seconds: number): number => planned({ isExposed }, { loadBalancerDeregistration: Duration.seconds(seconds) }).plan.drainDelaySeconds;
  expect([drain(false, 0), drain(true, 0), drain(true, 9), drain(true, 11), drain(false, 300)]).toEqual([5, 10, 10, 11, 5]);
});

test('the grace is drain, shutdown and 5 seconds', () => {
  expect(planned({}).plan.graceSeconds).toBe(30);
  expect(planned({ isExposed: true, shutdownTimeout: Duration.seconds(90) }).plan.graceSeconds).toBe(105);
});

test('any drain and shutdown fit into the derived grace, and an own grace is refused exactly when they do not', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 1, max: 7200 }), (drain, shutdown, grace) => {
    const times = { drainDelay: Duration.seconds(drain), shutdownTimeout: Duration.seconds(shutdown) };
    expect(planned(times).plan.graceSeconds).toBeGreaterThan(drain + shutdown);
    const { message } = planned({ ...times, terminationGracePeriod: Duration.seconds(grace) });
    expect(message === '').toBe(drain + shutdown <= grace);
  }));
});

test('the wait is native from Kubernetes 1.30 on, a sleep command before, and none where the application drains itself', () => {
  const preStop = (kubernetesVersion: string, input: Partial<ShutdownInput> = {}): unknown => planned(input, { kubernetesVersion }).plan.preStop;
  expect(preStop('1.29')).toEqual({ exec: { command: ['sleep', '5'] } });
  expect(preStop('1.30')).toEqual({ sleep: { seconds: 5 } });
  expect(preStop('1.30', { distroless: true })).toEqual({ sleep: { seconds: 5 } });
  expect(preStop('1.29', { drainsItself: true, distroless: true })).toBeUndefined();
});

test('an own grace may be exactly drain and shutdown, and not a second less', () => {
  const own = (seconds: number): string => planned({
    drainDelay: Duration.seconds(10), shutdownTimeout: Duration.seconds(20), terminationGracePeriod: Duration.seconds(seconds),
  }).message;
  expect(own(30)).toBe('');
  expect(own(29)).toContain('terminationGracePeriod must be at least drainDelay 10s + shutdownTimeout 20s = 30s');
});
