/**
 * An RFC 1123 label: at most 63 of a-z, 0-9 and '-', no '-' at either end.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function isDnsLabel(text: unknown): text is string {
  return typeof text === 'string' && text.length <= LONGEST_LABEL && LABEL.test(text);
}

/**
 * An RFC 1035 label, as the name of a Service: a DNS label that starts with a letter.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function isDns1035Label(text: unknown): text is string {
  return isDnsLabel(text) && LEADING_LETTER.test(text);
}

/**
 * The name of most objects: at most 253 characters of parts joined by '.', each shaped like a DNS label.
 * As in Kubernetes, one part may be longer than 63 characters; a host name may not.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function isDnsSubdomain(text: unknown): text is string {
  return typeof text === 'string' && text.length <= LONGEST_SUBDOMAIN && text.split('.').every(part => LABEL.test(part));
}

/**
 * The host of an Ingress or HTTPRoute: lower-case DNS labels joined by '.', at most 253 characters.
 *
 * No IP address: a last label of digits alone makes a name read as one, so it is refused.
 * With `wildcard`, the first label may be '*', as in `*.example.com`.
 * Source: https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 */
export function isHostName(text: unknown, options: { readonly wildcard?: boolean } = {}): text is string {
  if (typeof text !== 'string' || text.length > LONGEST_SUBDOMAIN) return false;
  const isWildcard = options.wildcard === true && text.startsWith('*.');
  const labels = (isWildcard ? text.slice('*.'.length) : text).split('.');
  return labels.every(isDnsLabel) && !ONLY_DIGITS.test(labels[labels.length - 1]);
}

const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;
const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const LEADING_LETTER = /^[a-z]/;
const ONLY_DIGITS = /^[0-9]+$/;
