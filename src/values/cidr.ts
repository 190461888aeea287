/**
 * A block of IPv4 or IPv6 addresses, such as `10.0.0.0/8` or `fd00::/8`, as a NetworkPolicy takes it.
 *
 * Address bits behind the prefix are allowed and mean nothing, as in Kubernetes: `10.1.2.3/8` is `10.0.0.0/8`.
 * Refused because readers of it disagree: leading zeros, and an IPv6 address with a dotted end.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export function isCidr(text: unknown): text is string {
  return typeof text === 'string' && tryParseCidr(text) !== undefined;
}

/** Whether every address of `inner` is in `outer`. False across families and for text that is no CIDR. */
export function cidrContains(outer: string, inner: string): boolean {
  const around = tryParseCidr(outer);
  const within = tryParseCidr(inner);
  if (around === undefined || within === undefined || around.width !== within.width) return false;
  return around.prefix <= within.prefix && networkOf(around.address, around) === networkOf(within.address, around);
}

interface Cidr {
  readonly address: bigint;
  /** Bits of an address: 32 for IPv4, 128 for IPv6. */
  readonly width: number;
  /** Leading bits that all addresses of the block share. */
  readonly prefix: number;
}

function tryParseCidr(text: string): Cidr | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return undefined;
  const [host, size, ...more] = text.split('/');
  if (size === undefined || more.length > 0 || !DECIMAL.test(size)) return undefined;
  const isV6 = host.includes(':');
  const address = isV6 ? tryParseV6(host) : tryParseV4(host);
  const width = isV6 ? 128 : 32;
  const prefix = Number(size);
  return address !== undefined && prefix <= width ? { address, width, prefix } : undefined;
}

function tryParseV4(text: string): bigint | undefined {
  const octets = text.split('.');
  const isAddress = octets.length === 4 && octets.every(octet => DECIMAL.test(octet) && Number(octet) <= 255);
  return isAddress ? joinDigits(octets.map(octet => BigInt(octet)), 256n) : undefined;
}

function tryParseV6(text: string): bigint | undefined {
  const [head, tail, ...more] = text.split('::').map(side => side === '' ? [] : side.split(':'));
  if (more.length > 0) return undefined;
  const missing = 8 - head.length - (tail ?? []).length;
  // Without '::' nothing may be missing; with it, at least one group of zeros must be.
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  return groups.every(group => HEX_GROUP.test(group)) ? joinDigits(groups.map(group => BigInt(`0x${group}`)), 65_536n) : undefined;
}

function joinDigits(digits: readonly bigint[], base: bigint): bigint {
  return digits.reduce((sum, digit) => sum * base + digit, 0n);
}

/** The bits of `address` that the prefix of `block` covers. */
function networkOf(address: bigint, block: Cidr): bigint {
  return address / 2n ** BigInt(block.width - block.prefix);
}

const LONGEST_TEXT = 43; // eight groups of four, seven colons, '/128'
const DECIMAL = /^(?:0|[1-9][0-9]{0,2})$/;
const HEX_GROUP = /^[0-9a-fA-F]{1,4}$/;
