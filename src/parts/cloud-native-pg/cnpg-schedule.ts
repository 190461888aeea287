/**
 * A schedule of a CronJob, in five fields, as CloudNativePG writes it: in six, seconds first.
 *
 * Given five, the operator reads the minutes as seconds and the hours as minutes: a backup at 02:17 becomes one each hour.
 * It also takes a star with a step for "every day" where both day fields are given, and CronJobs do not: a range with that
 * step means the same to both.
 * Source: https://cloudnative-pg.io/documentation/current/backup/#cron-schedule, https://pkg.go.dev/github.com/robfig/cron@v1.2.0,
 * https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function cnpgScheduleOf(schedule: string): string {
  const [minute, hour, dayOfMonth, month, dayOfWeek] = schedule.trim().split(/\s+/);
  return ['0', minute, hour, ranged(dayOfMonth, '1-31'), month, ranged(dayOfWeek, '0-6')].join(' ');
}

function ranged(field: string, all: string): string {
  return field.split(',').map((item) => item.replace(/^[*?]\/0*([2-9]|1\d+|[2-9]\d+)$/, `${all}/$1`)).join(',');
}
