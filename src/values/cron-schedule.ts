/** When a schedule in five fields fires: the values each field admits. */
export interface CronSchedule {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  readonly daysOfWeek: readonly number[];
  /** Whether both kinds of days are restricted: then a day that either admits counts. */
  readonly eitherDay: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Reads a schedule as CronJobs do: five fields of `*`, numbers, names, ranges, lists and steps; Sunday is 0, and 7 is no day.
 * Macros such as `@daily` and a time zone in the text are undefined: they are written out.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax, https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function tryParseCron(text: unknown): CronSchedule | undefined {
  const fields = typeof text === 'string' && text.length <= LONGEST ? text.trim().split(/\s+/) : [];
  if (fields.length !== 5) return undefined;
  const minutes = valuesOf(fields[0], 0, 59);
  const hours = valuesOf(fields[1], 0, 23);
  const daysOfMonth = valuesOf(fields[2], 1, 31);
  const months = valuesOf(fields[3], 1, 12, MONTHS, 1);
  const daysOfWeek = valuesOf(fields[4], 0, 6, DAYS, 0);
  if (minutes === undefined || hours === undefined || daysOfMonth === undefined || months === undefined || daysOfWeek === undefined) return undefined;
  // A step above 1 restricts: only a plain star counts as any day.
  const isAny = (field: string): boolean => field.split(',').some((item) => /^[*?](\/0*1)?$/.test(item));
  return {
    minutes,
    hours,
    daysOfMonth,
    months,
    daysOfWeek,
    eitherDay: !isAny(fields[2]) && !isAny(fields[4]),
  };
}

/**
 * The longest time from one firing to the next, in seconds, on a clock without summer time; undefined where it never fires.
 * Looked up over 28 years, after which days of the week and of the month fall together again.
 */
export function longestGapSeconds(schedule: CronSchedule): number | undefined {
  const times = schedule.hours.flatMap((hour) => schedule.minutes.map((minute) => (hour * 60 + minute) * 60)).sort((a, b) => a - b);
  const days = Array.from({ length: CYCLE_DAYS }, (_, day) => day).filter((day) => firesOn(schedule, day));
  if (times.length === 0 || days.length === 0) return undefined;
  const within = times.slice(1).map((time, i) => time - times[i]);
  const overnight = DAY_SECONDS - times[times.length - 1] + times[0];
  const nights = days.map((day, i) => ((i + 1 < days.length ? days[i + 1] : days[0] + CYCLE_DAYS) - day - 1) * DAY_SECONDS + overnight);
  return nights.concat(within).reduce((longest, gap) => Math.max(longest, gap), 0);
}

const LONGEST = 100;
const DAY_SECONDS = 86400;
const CYCLE_DAYS = 28 * 365 + 7;
/** A Monday. */
const EPOCH = Date.UTC(2001, 0, 1);

function firesOn(schedule: CronSchedule, day: number): boolean {
  const date = new Date(EPOCH + day * DAY_SECONDS * 1000);
  const isMonthDay = schedule.daysOfMonth.includes(date.getUTCDate());
  const isWeekDay = schedule.daysOfWeek.includes(date.getUTCDay());
  return schedule.months.includes(date.getUTCMonth() + 1) && (schedule.eitherDay ? isMonthDay || isWeekDay : isMonthDay && isWeekDay);
}

function valuesOf(field: string, min: number, max: number, names: readonly string[] = [], first = 0): number[] | undefined {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range, step, ...more] = item.split('/');
    const every = step === undefined ? 1 : numberIn(step, 1, max);
    const [from, to, ...rest] = range.split('-');
    const low = /^[*?]$/.test(range) ? min : numberIn(from, min, max, names, first);
    const high = /^[*?]$/.test(range) || (to === undefined && step !== undefined) ? max : numberIn(to ?? from, min, max, names, first);
    if (every === undefined || low === undefined || high === undefined || low > high || more.length > 0 || rest.length > 0) return undefined;
    for (let value = low; value <= high; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function numberIn(text: string, min: number, max: number, names: readonly string[] = [], first = 0): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  const number = named >= 0 ? named + first : /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}
