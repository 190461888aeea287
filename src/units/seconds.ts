import { Duration } from 'cdk8s';

/**
 * The duration as whole seconds, or undefined when it is NaN, infinite, negative or not a whole number of seconds.
 *
 * cdk8s accepts `Duration.seconds(NaN)` and throws for `Duration.millis(1500).toSeconds()`; neither reaches a manifest from here.
 * A fraction of an hour that a double cannot hold, such as `Duration.hours(1.1)`, is not whole either: write 66 minutes.
 */
export function tryWholeSeconds(duration: Duration): number | undefined {
  if (!isDuration(duration)) return undefined;
  const seconds = duration.toSeconds({ integral: false });
  return Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Seconds as messages show them: `90s`. */
export function secondsText(seconds: number): string {
  return `${seconds}s`;
}

/** What a caller passed as a duration, as messages show it: `660s`, `1500ms`, `NaNs`; for anything else its text, quoted if it is a string. */
export function durationText(duration: unknown): string {
  if (!isDuration(duration)) return typeof duration === 'string' ? `"${duration}"` : String(duration);
  const seconds = duration.toSeconds({ integral: false });
  const isShownInSeconds = Number.isInteger(seconds) || !Number.isFinite(seconds);
  return isShownInSeconds ? secondsText(seconds) : `${duration.toMilliseconds({ integral: false })}ms`;
}

/** By its methods, not its class: a program can hold two copies of cdk8s. */
function isDuration(value: unknown): value is Duration {
  return typeof value === 'object' && value !== null && 'toSeconds' in value && 'toMilliseconds' in value;
}
