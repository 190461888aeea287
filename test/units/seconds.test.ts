import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { durationText, secondsText, tryWholeSeconds } from '../../src/units/seconds';

describe('whole seconds', () => {
  test.each([
    ['zero', Duration.seconds(0), 0], ['90 seconds', Duration.seconds(90), 90], ['2 minutes', Duration.minutes(2), 120], ['half a minute', Duration.minutes(0.5), 30],
    ['1 hour', Duration.hours(1), 3_600], ['1 day', Duration.days(1), 86_400], ['3000 milliseconds', Duration.millis(3_000), 3],
  ])('%s', (_, duration, seconds) => {
    expect(tryWholeSeconds(duration)).toBe(seconds);
  });

  test.each([
    ['NaN', Duration.seconds(NaN)], ['infinity', Duration.minutes(Infinity)], ['1.5 seconds', Duration.seconds(1.5)], ['1500 milliseconds', Duration.millis(1_500)],
    ['1 millisecond', Duration.millis(1)], ['more than a double counts', Duration.seconds(2 ** 53)],
  ])('%s is not whole seconds', (_, duration) => {
    expect(tryWholeSeconds(duration)).toBeUndefined();
  });

  test('a negative duration, which cdk8s refuses to build but not to hold, is refused', () => {
    const negative = Object.assign(Duration.seconds(1) as object, { amount: -1 }) as unknown as Duration;
    expect(negative.toSeconds()).toBe(-1);
    expect(tryWholeSeconds(negative)).toBeUndefined();
  });

  test.each([[undefined], [null], [30], ['30s'], [{}]])('%j, which is no duration, is refused without a throw', value => {
    expect(tryWholeSeconds(value as unknown as Duration)).toBeUndefined();
  });

  test('milliseconds are whole seconds exactly when they divide by 1000', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.boolean(), (n, isWhole) => {
      const millis = isWhole ? n * 1_000 : n;
      expect(tryWholeSeconds(Duration.millis(millis))).toBe(millis % 1_000 === 0 ? millis / 1_000 : undefined);
    }));
  });
});

describe('durations in messages', () => {
  test('seconds carry their unit', () => {
    expect([0, 90, 660].map(secondsText)).toEqual(['0s', '90s', '660s']);
  });

  test.each([
    ['660s', Duration.minutes(11)], ['0s', Duration.millis(0)], ['2s', Duration.millis(2_000)], ['1500ms', Duration.millis(1_500)], ['1500ms', Duration.seconds(1.5)],
    ['NaNs', Duration.seconds(NaN)], ['NaNs', Duration.millis(NaN)], ['Infinitys', Duration.hours(Infinity)],
    ['30', 30], ['"30s"', '30s'], ['undefined', undefined], ['null', null], ['5', 5n],
  ])('%s', (text, duration) => {
    expect(durationText(duration)).toBe(text);
  });
});
