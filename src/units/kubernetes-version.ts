/** The oldest and the newest Kubernetes 1.x minor version whose API our output is checked against. */
export const OLDEST_MINOR = 27;
export const NEWEST_MINOR = 36;

/**
 * The minor version in a Kubernetes version, whether or not we support it.
 *
 * Reads what people and clusters write: `1.27`, `v1.30`, `1.33.4`, `v1.29.1-gke.100`, and the `1.30+` of managed clusters.
 * Any major version but 1 is undefined.
 * Source: https://kubernetes.io/releases/version-skew-policy/
 */
export function tryParseMinor(text: string): number | undefined {
  // An unquoted 1.30 in YAML or JavaScript is the number 1.3, which must not become minor 3.
  const match = typeof text === 'string' ? VERSION.exec(text) : null;
  return match === null ? undefined : Number(match[1]);
}

const VERSION = /^v?1\.(0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]*))?(?:\+|[-+][0-9A-Za-z][0-9A-Za-z.+-]*)?$/;

/** A minor version as people write it: `1.30`. */
export function minorText(minor: number): string {
  return `1.${minor}`;
}
