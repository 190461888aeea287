import { longestGapSeconds, tryParseCron } from '../../src/values/cron-schedule';

const DAY = 86400;

test.each([
  ['17 2 * * *', DAY],
  ['*/15 * * * *', 900],
  ['0,1 * * * *', 59 * 60],
  ['0 9-17 * * *', 16 * 3600],
  ['0 9-17/4 * * *', 16 * 3600],
  ['5/20 * * * *', 1200],
  ['0 3 * * 0', 7 * DAY],
  ['0 3 * * SUN', 7 * DAY],
  ['0 3 * * mon-fri', 3 * DAY],
  ['0 3 * * 0-6', DAY],
  ['0 3 1 * *', 31 * DAY],
  ['0 3 31 * *', 61 * DAY],
  ['0 3 1 jan *', 366 * DAY],
  ['0 3 29 2 *', 1461 * DAY],
  ['0 3 1,15 * *', 17 * DAY],
  ['0 3 1 * 0', 7 * DAY],
  ['0 3 ? * *', DAY],
  ['0 3 1-7 * *', 25 * DAY],
])('%s fires at least every %i seconds', (text, gap) => {
  expect(longestGapSeconds(tryParseCron(text)!)).toBe(gap);
});

test('either of two kinds of days counts where both are restricted', () => {
  expect(tryParseCron('0 3 1 * 0')!.eitherDay).toBe(true);
  expect(tryParseCron('0 3 */2 * 0')!.eitherDay).toBe(true);
  expect(tryParseCron('0 3 */1 * 0')!.eitherDay).toBe(false);
  expect(tryParseCron('0 3 * * 0')!.eitherDay).toBe(false);
  expect(tryParseCron('0 3 * * 7')).toBeUndefined();
});

test('a day that no month has never comes', () => {
  expect(longestGapSeconds(tryParseCron('0 0 31 2 *')!)).toBeUndefined();
});

test.each([
  '', '* * * *', '* * * * * *', '@daily', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * 32 * *', '* * * 13 *', '* * * * 8', '*/0 * * * *', '5-1 * * * *', '1-2-3 * * * *', 'a * * * *',
  '1,, * * * *', '1/2/3 * * * *', '-1 * * * *', '1.5 * * * *', 'TZ=UTC 0 3 * * *', `${'0,'.repeat(60)}0 * * * *`,
])('%j is no schedule', (text) => {
  expect(tryParseCron(text)).toBeUndefined();
});

test.each([undefined, null, 5, {}])('%j is no schedule', (value) => {
  expect(tryParseCron(value)).toBeUndefined();
});
