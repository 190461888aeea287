import { Json } from './json';
import { isSelected } from './label-selector';
import { tryParseQuantity } from './quantity';
import { shareOf } from './share';

test.each<[Json, bigint | undefined]>([
  ['1', 1_000_000_000n],
  [2, 2_000_000_000n],
  ['250m', 250_000_000n],
  ['0.1', 100_000_000n],
  ['.5', 500_000_000n],
  ['1e3', 1_000_000_000_000n],
  ['1k', 1_000_000_000_000n],
  ['1.5Ki', 1_536_000_000_000n],
  ['1n', 1n],
  ['1.1n', 2n],
  ['0.0000000001', 1n],
  ['-1u', -1000n],
  ['16Ei', 18_446_744_073_709_551_616_000_000_000n],
  ['1K', undefined],
  ['1 Gi', undefined],
  ['', undefined],
  [NaN, undefined],
  [undefined, undefined],
])('the quantity %j is %s billionths', (written, size) => {
  expect(tryParseQuantity(written)).toBe(size);
});

test.each<[Json, number, number, number]>([
  ['25%', 3, 1, 0],
  ['25%', 4, 1, 1],
  ['25%', 5, 2, 1],
  ['80%', 4, 4, 3],
  ['100%', 7, 7, 7],
  [2, 1, 2, 2],
  ['2', 4, NaN, NaN],
  ['2.5%', 4, NaN, NaN],
  [-1, 4, NaN, NaN],
])('%j of %i pods is %i rounded up and %i rounded down', (share, total, up, down) => {
  expect([shareOf(share, total, 'up'), shareOf(share, total, 'down')]).toEqual([up, down]);
});

test.each<[Json, boolean]>([
  [undefined, false],
  [{}, true],
  [{ matchLabels: { a: '1' } }, true],
  [{ matchLabels: { a: '2' } }, false],
  [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1', '2'] }] }, false],
  [{ matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['1'] }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'b', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'b', operator: 'DoesNotExist' }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'exists' }] }, false],
  [{ matchLabels: { a: '1' }, matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, false],
])('the selector %j selects a=1: %s', (selector, selected) => {
  expect(isSelected(selector, { a: '1' })).toBe(selected);
});
