import { Share, resolveShare } from '../../units/share';

export interface Budget {
  readonly field: 'maxUnavailable' | 'minAvailable';
  readonly share: Share;
}

/**
 * Pods that may be evicted from n healthy ones. Both fields round percentages up.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export function evictionsAllowed(budget: Budget, n: number): number {
  const resolved = resolveShare(budget.share, n, 'up');
  const mustStay = budget.field === 'minAvailable' ? resolved : n - resolved;
  return Math.max(0, n - Math.max(0, mustStay));
}
