import * as fc from 'fast-check';
import { cnpgScheduleOf } from '../../../src/parts/cloud-native-pg/cnpg-schedule';

test.each([
  ['17 2 * * *', '0 17 2 * * *'],
  ['*/15 * * * *', '0 */15 * * * *'],
  ['0 3 1 * *', '0 0 3 1 * *'],
  ['0 3 * * SUN', '0 0 3 * * SUN'],
  ['  5   4 * JAN-MAR  1-5 ', '0 5 4 * JAN-MAR 1-5'],
  ['0 3 */2 * *', '0 0 3 1-31/2 * *'],
  ['0 3 * * ?/3,1', '0 0 3 * * 0-6/3,1'],
  ['0 3 */1 * */01', '0 0 3 */1 * */01'],
  ['0 3 5/10 * 2/2', '0 0 3 5/10 * 2/2'],
])('%s is %s', (five, six) => {
  expect(cnpgScheduleOf(five)).toBe(six);
});

/** The two parsers, as their sources say: version 3 of the library serves CronJobs, version 1 CloudNativePG. */
interface Field {
  readonly values: ReadonlySet<number>;
  readonly isStar: boolean;
}

function fieldOf(text: string, min: number, max: number, version: 1 | 3): Field {
  const values = new Set<number>();
  let isStar = false;
  for (const item of text.split(',')) {
    const [range, stepText] = item.split('/');
    const [low, high] = range.split('-');
    const step = Number(stepText ?? 1);
    const isAny = low === '*' || low === '?';
    const from = isAny ? min : Number(low);
    const to = isAny || (high === undefined && stepText !== undefined) ? max : Number(high ?? low);
    for (let value = from; value <= to; value += step) values.add(value);
    isStar ||= isAny && (version === 1 || step === 1);
  }
  return { values, isStar };
}

function firesAt(fields: readonly string[], version: 1 | 3, date: Date): boolean {
  const [minute, hour, day, month, weekday] = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]].map(([min, max], i) => fieldOf(fields[i], min, max, version));
  const [isDay, isWeekday] = [day.values.has(date.getUTCDate()), weekday.values.has(date.getUTCDay())];
  const isWanted = day.isStar || weekday.isStar ? isDay && isWeekday : isDay || isWeekday;
  return minute.values.has(date.getUTCMinutes()) && hour.values.has(date.getUTCHours()) && month.values.has(date.getUTCMonth() + 1) && isWanted;
}

const item = (min: number, max: number): fc.Arbitrary<string> => {
  const value = fc.integer({ min, max });
  const step = fc.constantFrom('', '/1', '/2', '/3', '/7', '/10');
  return fc.oneof(
    fc.tuple(fc.constantFrom('*', '?'), step).map((parts) => parts.join('')),
    fc.tuple(value, step).map((parts) => parts.join('')),
    fc.tuple(value, value, step).map(([a, b, every]) => `${Math.min(a, b)}-${Math.max(a, b)}${every}`),
  );
};
const field = (min: number, max: number): fc.Arbitrary<string> => fc.array(item(min, max), { minLength: 1, maxLength: 3 }).map((items) => items.join(','));
const schedule = fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6)).map((fields) => fields.join(' '));

test('for any schedule, the operator fires in the minutes in which a CronJob would, at their first second', () => {
  const time = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(fc.property(schedule, fc.array(time, { minLength: 30, maxLength: 30 }), (five, times) => {
    const [second, ...rest] = cnpgScheduleOf(five).split(' ');
    expect(second).toBe('0');
    expect(rest).toHaveLength(5);
    for (const at of times) expect([five, firesAt(rest, 1, at)]).toEqual([five, firesAt(five.split(' '), 3, at)]);
  }), { numRuns: 300 });
});

test('without the range, a stepped star would mean other days to the operator', () => {
  const sunday = new Date('2026-02-01T03:00:00Z');
  expect(firesAt('0 3 */2 * 1'.split(' '), 3, sunday)).toBe(true);
  expect(firesAt('0 3 */2 * 1'.split(' '), 1, sunday)).toBe(false);
});
