/** A number of pods, or a percentage of them. Exactly one of the two is set. */
export interface Share {
  /** Pods. Range: a whole number, 0 or more. */
  readonly count?: number;
  /** Percent of all pods. Range: a whole number, 0 to 100. */
  readonly percent?: number;
}

/**
 * Reads `2`, `'25%'` and the PercentOrAbsolute of cdk8s-plus-27, which holds one of those as `value`.
 * Fractions, negatives, more than 100 percent and numbers in quotes are undefined; Kubernetes rejects all but the third.
 */
export function tryParseShare(value: unknown): Share | undefined {
  const written = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  if (typeof written === 'number') {
    return Number.isSafeInteger(written) && written >= 0 ? { count: written } : undefined;
  }
  if (typeof written !== 'string' || !PERCENT.test(written)) return undefined;
  const percent = Number(written.slice(0, -1));
  return percent <= 100 ? { percent } : undefined;
}

const PERCENT = /^[0-9]+%$/;

/** The share as messages show it: `25%` or `2`. */
export function shareText(share: Share): string {
  return String(shareField(share));
}

/** The share as Kubernetes takes it in an int-or-string field: `'25%'` or `2`. */
export function shareField(share: Share): number | string {
  return share.count ?? `${share.percent}%`;
}

/**
 * How many of `total` pods a share is, by integer arithmetic: 25 percent of 3 is 1 rounded up and 0 rounded down.
 * A count is itself, whatever the total. `total` is a whole number of pods, 0 or more.
 *
 * Kubernetes rounds
 * - maxSurge of a rollout up: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge
 * - maxUnavailable of a rollout down: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
 * - both fields of a disruption budget up: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export function resolveShare(share: Share, total: number, rounding: 'up' | 'down'): number {
  if (share.percent === undefined) return share.count ?? 0;
  const hundredths = share.percent * total;
  const rest = hundredths % 100;
  const whole = (hundredths - rest) / 100;
  return rounding === 'up' && rest > 0 ? whole + 1 : whole;
}
