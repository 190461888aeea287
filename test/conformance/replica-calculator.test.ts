import * as vectors from './vectors/replica-calculator.json';
import { ClusterProfile } from '../../src';
import { highestUsefulTarget, planHorizontalScaling } from '../../src/parts/horizontal-scaling/plan-horizontal-scaling';
import { IssueList } from '../../src/validation/issue-list';
import { autoscaler } from '../support/broker-simulation';

type Utilization = (typeof vectors.utilization)[number];

/** What the simulated autoscaler wants when it is asked for the first time. */
function wanted(target: number, pods: number, total: number): number {
  return autoscaler({ messagesPerPod: target, min: 0, max: 1000, windowSeconds: 300 })(0, pods, total);
}

test.each(vectors.averageValue)('$test: the simulated autoscaler turns $currentReplicas pods into $expectedReplicas', ({ target, currentReplicas, metricTotal, expectedReplicas }) => {
  expect(wanted(target, currentReplicas, metricTotal)).toBe(expectedReplicas);
});

/** Source: https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/controller/podautoscaler/replica_calculator.go, isWithin */
test('the simulated autoscaler tolerates a tenth and no more, as no vector does exactly', () => {
  expect([89, 90, 110, 111].map((total) => wanted(10, 10, total))).toEqual([9, 10, 10, 12]);
});

/** Refused or not, where each pod may use at most what the vector's pods use together. */
function messageOf({ usageMilli, requestsMilli }: Utilization, cpuUtilization: number): string {
  const issues = new IssueList();
  const resources = { cpuRequest: `${requestsMilli}m`, cpuLimit: `${usageMilli}m`, memory: '256Mi', ephemeralStorage: '128Mi' };
  planHorizontalScaling({ autoscaling: { maxReplicas: 9, cpuUtilization }, resources: [resources] }, new ClusterProfile(), issues);
  try {
    issues.throwIfAny('x');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each(vectors.utilization)('$test: at $expectedUtilization percent a target of $targetUtilization is accepted exactly if Kubernetes added pods', (vector) => {
  const adds = vector.expectedReplicas > vector.currentReplicas;
  expect(vector.targetUtilization <= highestUsefulTarget(vector.expectedUtilization)).toBe(adds);
  expect(messageOf(vector, vector.targetUtilization) === '').toBe(adds);
});

test.each(vectors.utilization)('$test: limits of $usageMilli m over requests of $requestsMilli m are the $expectedUtilization percent that Kubernetes measures', (vector) => {
  const highest = highestUsefulTarget(vector.expectedUtilization);
  expect(messageOf(vector, highest)).toBe('');
  expect(messageOf(vector, highest + 1)).toContain(`from 1 to ${highest}, got ${highest + 1}`);
});
