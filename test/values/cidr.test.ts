import { isIPv4, isIPv6 } from 'node:net';
import * as fc from 'fast-check';
import { cidrContains, isCidr } from '../../src/values/cidr';

interface Block {
  /** Every bit of the address, most significant first. */
  readonly bits: readonly number[];
  readonly prefix: number;
}

function block(width: number): fc.Arbitrary<Block> {
  const bit = fc.integer({ min: 0, max: 1 });
  return fc.record({ bits: fc.array(bit, { minLength: width, maxLength: width }), prefix: fc.integer({ min: 0, max: width }) });
}

/** A block, and a second one made by flipping at most one bit and choosing another prefix: near misses are the rule, not the exception. */
function pair(width: number): fc.Arbitrary<readonly [Block, Block]> {
  return fc.tuple(block(width), fc.integer({ min: -1, max: width - 1 }), fc.integer({ min: 0, max: width })).map(([first, flipped, prefix]) => [
    first, { bits: first.bits.map((bit, index) => index === flipped ? 1 - bit : bit), prefix },
  ] as const);
}

function groupsOf(bits: readonly number[], size: number): readonly number[] {
  return Array.from({ length: bits.length / size }, (_, index) => parseInt(bits.slice(index * size, (index + 1) * size).join(''), 2));
}

function v4({ bits, prefix }: Block): string {
  return `${groupsOf(bits, 8).join('.')}/${prefix}`;
}

/** In full, or with the first run of zero groups as '::'. */
function v6({ bits, prefix }: Block, isShort: boolean): string {
  const full = groupsOf(bits, 16).map(group => group.toString(16)).join(':');
  return `${isShort ? full.replace(/(?:^|:)0(?::0)*(?::|$)/, '::') : full}/${prefix}`;
}

function containsBitByBit(outer: Block, inner: Block): boolean {
  return inner.prefix >= outer.prefix && outer.bits.every((bit, index) => index >= outer.prefix || bit === inner.bits[index]);
}

describe('a CIDR block', () => {
  test.each([
    '0.0.0.0/0', '10.0.0.0/8', '10.1.2.3/8', '255.255.255.255/32', '::/0', '::1/128', '1::/16', 'fd00::/8', '2001:db8::1:0/112', '1:2:3:4:5:6:7:8/64', 'FD00::A/128', '::2:3:4:5:6:7:8/1',
    '1:2:3:4:5:6:7::/1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128',
  ])('%s is one', text => {
    expect(isCidr(text)).toBe(true);
  });

  test.each([
    '', '/', '10.0.0.0', '10.0.0.0/', '/8', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08', '10.0.0.0/8/8', '10.0.0.0/8 ', ' 10.0.0.0/8', '10.0.0.0/8\n', '10.0.0/8', '10.0.0.0.0/8', '256.0.0.0/8',
    '010.0.0.0/8', '10.0.0.x/8', '0x0a.0.0.0/8', '10..0.0/8', '::/129', ':/8', ':::/8', '1::2::3/8', '1:2:3:4:5:6:7/8', '1:2:3:4:5:6:7:8:9/8', '1:2:3:4:5:6:7:8::/8', '1::2:3:4:5:6:7:8/8', ':1:2:3:4:5:6:7/8',
    '1:2:3:4:5:6:7:/8', '12345::/8', 'g::/8', 'fe80::1%eth0/64', '::ffff:10.0.0.1/96', '[::]/0', 'example.com/8', `1::${':'.repeat(100)}/8`, undefined, null, 8,
  ])('%j is none', text => {
    expect(isCidr(text)).toBe(false);
  });

  test('every IPv4 and IPv6 address makes one with every prefix up to its width', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6().filter(address => !address.includes('.'))), fc.integer({ min: 0, max: 200 }), (address, prefix) => {
      expect(isCidr(`${address}/${prefix}`)).toBe(prefix <= (address.includes(':') ? 128 : 32));
    }));
  });

  test('what is no address to Node makes none', () => {
    fc.assert(fc.property(fc.stringMatching(/^(?:[0-9a-f]{0,5}:){1,9}[0-9a-f]{0,5}$|^(?:[0-9]{1,3}\.){2,4}[0-9]{1,3}$/), address => {
      expect(isCidr(`${address}/0`)).toBe(isIPv4(address) || isIPv6(address));
    }), { numRuns: 500 });
  });
});

describe('one block in another', () => {
  test.each([
    ['10.0.0.0/8', '10.1.0.0/16', true], ['10.0.0.0/8', '10.0.0.0/8', true], ['10.1.0.0/16', '10.0.0.0/8', false], ['10.0.0.0/8', '11.0.0.0/16', false],
    ['0.0.0.0/0', '255.255.255.255/32', true], ['10.0.0.0/31', '10.0.0.1/32', true], ['10.0.0.0/31', '10.0.0.2/32', false], ['10.1.2.3/8', '10.200.0.0/16', true],
    ['::/0', 'fd00::1/128', true], ['fd00::/8', 'fe00::/8', false], ['::/0', '10.0.0.0/8', false], ['0.0.0.0/0', '::/0', false], ['x', '10.0.0.0/8', false], ['10.0.0.0/8', '', false],
  ])('%s contains %s: %s', (outer, inner, contains) => {
    expect(cidrContains(outer, inner)).toBe(contains);
  });

  test('agrees with a bit by bit comparison for IPv4', () => {
    fc.assert(fc.property(pair(32), ([outer, inner]) => {
      expect(cidrContains(v4(outer), v4(inner))).toBe(containsBitByBit(outer, inner));
    }), { numRuns: 300 });
  });

  test('agrees with a bit by bit comparison for IPv6, written in full or short', () => {
    fc.assert(fc.property(pair(128), fc.boolean(), fc.boolean(), ([outer, inner], outerShort, innerShort) => {
      expect(cidrContains(v6(outer, outerShort), v6(inner, innerShort))).toBe(containsBitByBit(outer, inner));
    }), { numRuns: 300 });
  });
});
