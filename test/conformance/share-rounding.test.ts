import * as vectors from './vectors/share-rounding.json';
import { resolveShare, tryParseShare } from '../../src/units/share';
import { shareOf } from '../contract/share';

test.each(vectors.values)('$input is read as Kubernetes reads it', ({ input, expectVal, expectPerc }) => {
  const read = expectPerc ? { percent: expectVal } : { count: expectVal };
  expect(tryParseShare(input)).toEqual(expectVal === null ? undefined : read);
});

test.each(vectors.scaled)('$input of $total pods, rounded up: $roundUp, are $expectVal', ({ input, total, roundUp, expectVal }) => {
  const rounding = roundUp ? 'up' : 'down';
  const share = tryParseShare(input);
  expect(share === undefined ? null : resolveShare(share, total, rounding)).toBe(expectVal);
  expect(shareOf(input, total, rounding)).toBe(expectVal ?? NaN);
});
