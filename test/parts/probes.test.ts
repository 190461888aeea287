import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Health } from '../../src/parts/probes/health';
import { ProbePlan, reactionSecondsOf } from '../../src/parts/probes/plan-probe';
import { planProbes, ProbesInput } from '../../src/parts/probes/plan-probes';
import { IssueList } from '../../src/validation/issue-list';

const planned = (input: Partial<ProbesInput>): { plan: ReturnType<typeof planProbes>; message: string } => {
  const issues = new IssueList();
  const plan = planProbes({ health: Health.http('/ready'), liveness: Health.http('/live'), ports: [8080, 9090], ...input }, issues);
  try {
    issues.throwIfAny('x');
    return { plan, message: '' };
  } catch (error) {
    return { plan, message: (error as Error).message };
  }
};

test('by default a pod leaves the endpoints after 17 seconds and is restarted after 62', () => {
  const { plan } = planned({});
  expect(plan.readiness).toEqual({ handler: { httpGet: { path: '/ready', port: 8080, scheme: 'HTTP' } }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 });
  expect(plan.liveness).toEqual({ handler: { httpGet: { path: '/live', port: 8080, scheme: 'HTTP' } }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 6 });
  expect([plan.readiness!, plan.liveness!].map(reactionSecondsOf)).toEqual([17, 62]);
});

test('the startup probe asks what liveness asks, for the startup budget', () => {
  expect(planned({}).plan.startup).toEqual({ handler: planned({}).plan.liveness!.handler, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 });
});

test('any startup budget is granted in full, and exceeded by less than one period', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 3600 }), (seconds) => {
    const startup = planned({ startupBudget: Duration.seconds(seconds) }).plan.startup!;
    const granted = startup.failureThreshold * startup.periodSeconds;
    expect(granted).toBeGreaterThanOrEqual(seconds);
    expect(granted - seconds).toBeLessThan(startup.periodSeconds);
    expect(startup.timeoutSeconds).toBeLessThanOrEqual(startup.periodSeconds);
  }));
});

test('without liveness there is nothing for a startup probe to hold back', () => {
  const { plan } = planned({ liveness: Health.declined('the process exits when it is stuck') });
  expect([plan.liveness, plan.startup, plan.livenessDeclined]).toEqual([undefined, undefined, 'the process exits when it is stuck']);
});

test('each way of asking becomes its Kubernetes handler', () => {
  const handler = (health: Health): ProbePlan['handler'] => planned({ health }).plan.readiness!.handler;
  expect(handler(Health.http('/r', { https: true, port: 9090, headers: { Host: 'x' } }))).toEqual({ httpGet: { path: '/r', port: 9090, scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'x' }] } });
  expect(handler(Health.tcp())).toEqual({ tcpSocket: { port: 8080 } });
  expect(handler(Health.grpc())).toEqual({ grpc: { port: 8080 } });
  expect(handler(Health.grpc({ service: 'shop.Cart' }))).toEqual({ grpc: { port: 8080, service: 'shop.Cart' } });
  expect(handler(Health.exec(['/bin/ready']))).toEqual({ exec: { command: ['/bin/ready'] } });
});

test('liveness is refused exactly when it is less than twice as patient as readiness', () => {
  const timing = fc.record({ period: fc.integer({ min: 2, max: 60 }), timeout: fc.integer({ min: 1, max: 2 }), failureThreshold: fc.integer({ min: 1, max: 20 }) });
  fc.assert(fc.property(timing, timing, (ready, live) => {
    const options = (draw: typeof ready): object => ({ period: Duration.seconds(draw.period), timeout: Duration.seconds(draw.timeout), failureThreshold: draw.failureThreshold });
    const { message } = planned({ health: Health.http('/ready', options(ready)), liveness: Health.http('/live', options(live)) });
    const leaves = ready.failureThreshold * ready.period + ready.timeout;
    const restarts = live.failureThreshold * live.period + live.timeout;
    if (restarts >= 2 * leaves) expect(message).toBe('');
    else expect(message).toContain(`liveness must take at least 2 x the ${leaves}s after which readiness takes the pod out of service, got "${restarts}s"`);
  }));
});
