import { Json } from './json';

/**
 * A count or a percentage of `total` pods as a number of pods; NaN where Kubernetes could not read it.
 * Who asks must say the direction: surge and disruption budgets round up, a rollout's maxUnavailable rounds down.
 * Sources: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
 * and https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export function shareOf(value: Json, total: number, rounding: 'up' | 'down'): number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : NaN;
  if (typeof value !== 'string' || !/^\d{1,3}%$/.test(value)) return NaN;
  const hundredths = Number(value.slice(0, -1)) * total;
  return rounding === 'up' ? Math.ceil(hundredths / 100) : Math.floor(hundredths / 100);
}
