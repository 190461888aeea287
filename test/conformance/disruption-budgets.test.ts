import * as vectors from './vectors/disruption-budgets.json';
import { Budget, evictionsAllowed } from '../../src/parts/disruption-budget/evictions-allowed';
import { tryParseShare } from '../../src/units/share';

type Vector = (typeof vectors.cases)[number];

function budgetOf({ minAvailable, maxUnavailable }: Vector): Budget {
  return minAvailable === undefined
    ? { field: 'maxUnavailable', share: tryParseShare(maxUnavailable)! }
    : { field: 'minAvailable', share: tryParseShare(minAvailable)! };
}

test.each(vectors.cases)('%j: what may not be evicted must stay healthy', (vector) => {
  const mustStay = vector.expectedPods - evictionsAllowed(budgetOf(vector), vector.expectedPods);
  // Kubernetes also wants pods healthy that no workload has.
  expect(mustStay).toBe(Math.min(vector.desiredHealthy, vector.expectedPods));
});

test.each(vectors.cases)('%j: each pod that is not healthy uses up one eviction', (vector) => {
  const unhealthy = vector.expectedPods - vector.currentHealthy;
  expect(Math.max(0, evictionsAllowed(budgetOf(vector), vector.expectedPods) - unhealthy)).toBe(vector.disruptionsAllowed);
});
