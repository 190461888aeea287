import { Duration } from 'cdk8s';
import { Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { ClusterProfile, ScalingMetric } from '../../src';
import { highestUsefulTarget, HorizontalScalingInput, planHorizontalScaling } from '../../src/parts/horizontal-scaling/plan-horizontal-scaling';
import { IssueList } from '../../src/validation/issue-list';

const RESOURCES = { cpuRequest: '250m', cpuLimit: '1', memory: '256Mi', ephemeralStorage: '128Mi' };
const planned = (input: Partial<HorizontalScalingInput>, cluster: ConstructorParameters<typeof ClusterProfile>[0] = {}): any => {
  const issues = new IssueList();
  const plan = planHorizontalScaling({ resources: [RESOURCES], ...input }, new ClusterProfile(cluster), issues);
  issues.throwIfAny('x');
  return plan;
};

test('by default there are 3 pods or more, held at 70 percent of the CPU request', () => {
  expect(planned({ autoscaling: { maxReplicas: 10 } })).toEqual({
    minReplicas: 3,
    maxReplicas: 10,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }, { type: 'Pods', value: 4, periodSeconds: 15 }] },
    scaleDown: { stabilizationWindowSeconds: 300, selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
  });
  expect(planned({ autoscaling: { maxReplicas: 2 } }).minReplicas).toBe(2);
});

/** What the autoscaler does with a pod at its CPU limit. Source: kubernetes/kubernetes pkg/controller/podautoscaler, tolerance 0.1 */
const addsPods = (target: number, limitPercent: number): boolean => limitPercent / target > 1.1 + 1e-9;

test('the highest target is the last one at which a pod at its limit still makes the autoscaler add pods', () => {
  fc.assert(fc.property(fc.integer({ min: 100, max: 2000 }), (limitPercent) => {
    const highest = highestUsefulTarget(limitPercent);
    expect(addsPods(highest, limitPercent)).toBe(true);
    expect(addsPods(highest + 1, limitPercent)).toBe(false);
  }));
});

test('the CPU target is judged over the requests and limits of all containers together', () => {
  const sidecar = { ...RESOURCES, cpuRequest: '1', cpuLimit: '1' };
  expect(() => planned({ autoscaling: { maxReplicas: 9, cpuUtilization: 363 } })).not.toThrow();
  expect(() => planned({ autoscaling: { maxReplicas: 9, cpuUtilization: 364 } })).toThrow('autoscaling.cpuUtilization must be a whole number from 1 to 363, got 364');
  // 2 CPU of limits over 1.25 CPU of requests are 160 percent.
  expect(() => planned({ autoscaling: { maxReplicas: 9, cpuUtilization: 146 }, resources: [RESOURCES, sidecar] })).toThrow('from 1 to 145');
  const unlimited = planned({ autoscaling: { maxReplicas: 9, cpuUtilization: 900 }, resources: [{ ...RESOURCES, cpuLimit: undefined }] });
  expect(unlimited.metrics[0].resource.target.averageUtilization).toBe(900);
});

test('limits count as whole percent of requests, as use does to the autoscaler', () => {
  const tooHigh = (cpuRequest: string, cpuLimit: string): unknown =>
    planned({ autoscaling: { maxReplicas: 9, cpuUtilization: 5001 }, resources: [{ ...RESOURCES, cpuRequest, cpuLimit }] });
  expect(() => tooHigh('1', '1109m')).toThrow('from 1 to 99,');
  // 460 percent, although 100 * 4.6 is less to doubles.
  expect(() => tooHigh('500m', '2300m')).toThrow('from 1 to 418,');
});

test('each metric becomes its Kubernetes form', () => {
  const cluster = { externalMetricsAdapter: 'a', customMetricsAdapter: 'b' };
  const metricOf = (metric: ScalingMetric): unknown => planned({ autoscaling: { maxReplicas: 9, scaleOnCpu: false }, scaleOn: [metric] }, cluster).metrics[0];
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'api' };
  expect(metricOf(ScalingMetric.requestsPerSecond(150))).toEqual({ type: 'Pods', pods: { metric: { name: 'http_requests_per_second' }, target: { type: 'AverageValue', averageValue: '150' } } });
  expect(metricOf(ScalingMetric.requestsPerSecond(0.5, { metricName: 'rps' }))).toEqual({ type: 'Pods', pods: { metric: { name: 'rps' }, target: { type: 'AverageValue', averageValue: '500m' } } });
  expect(metricOf(ScalingMetric.object({ name: 'hits', object, value: '2k' }))).toEqual({ type: 'Object', object: { metric: { name: 'hits' }, describedObject: object, target: { type: 'Value', value: '2k' } } });
  expect(metricOf(ScalingMetric.external({ name: 'depth', selector: { queue: 'q' }, averageValue: '30' }))).toEqual({
    type: 'External', external: { metric: { name: 'depth', selector: { matchLabels: { queue: 'q' } } }, target: { type: 'AverageValue', averageValue: '30' } },
  });
  expect(metricOf(ScalingMetric.memory({ utilization: 75, reason: 'jemalloc gives memory back' }))).toEqual({ type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 75 } } });
});

test('own rules of speed are written out, with the defaults for what they leave open', () => {
  const plan = planned({
    autoscaling: {
      maxReplicas: 9,
      scaleUp: { strategy: ScalingStrategy.MIN_CHANGE, stabilizationWindow: Duration.seconds(30) },
      scaleDown: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(1) }, { replicas: Replicas.percent(10) }] },
    },
  });
  expect(plan.scaleUp).toEqual({ stabilizationWindowSeconds: 30, selectPolicy: 'Min', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }, { type: 'Pods', value: 4, periodSeconds: 15 }] });
  expect(plan.scaleDown).toEqual({ stabilizationWindowSeconds: 300, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }, { type: 'Percent', value: 10, periodSeconds: 15 }] });
});
