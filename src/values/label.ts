import { isDnsSubdomain } from './dns-name';

/**
 * The key of a label: an optional DNS subdomain and '/', then a name of at most 63 characters of a-z, A-Z, 0-9, '-', '_' and '.'
 * that starts and ends with a letter or digit.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelKey(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const slash = text.indexOf('/');
  return isName(text.slice(slash + 1)) && (slash === -1 || isDnsSubdomain(text.slice(0, slash)));
}

/** The value of a label: empty, or shaped like the name of a label key. Source: as for the key. */
export function isLabelValue(text: unknown): text is string {
  return text === '' || (typeof text === 'string' && isName(text));
}

/**
 * The key of an annotation: a label key whose prefix may have capitals.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function isAnnotationKey(text: unknown): text is string {
  return typeof text === 'string' && isLabelKey(text.replace(ASCII_CAPITALS, capitals => capitals.toLowerCase()));
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && NAME.test(text);
}

const LONGEST_NAME = 63;
const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const ASCII_CAPITALS = /[A-Z]+/g;
