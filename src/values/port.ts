/**
 * A TCP, UDP or SCTP port. Range: a whole number, 1 to 65535.
 * Source: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function isPortNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_535;
}

/**
 * The name of a container port, an IANA service name: at most 15 of a-z, 0-9 and '-', with at least one letter,
 * and no '-' at either end or next to another.
 * Source: https://www.rfc-editor.org/rfc/rfc6335#section-5.1
 */
export function isPortName(text: unknown): text is string {
  return typeof text === 'string' && text.length <= LONGEST_NAME && WORDS.test(text) && LETTER.test(text);
}

const LONGEST_NAME = 15;
const WORDS = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LETTER = /[a-z]/;
