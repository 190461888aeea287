import { Quantity } from '../../units/quantity';

const MEMORY_UNITS: { readonly [unit: string]: string } = { B: '', kB: 'Ki', MB: 'Mi', GB: 'Gi', TB: 'Ti' };

/**
 * An amount of memory as PostgreSQL writes it, such as `256MB`; undefined without a unit,
 * because a bare number counts pages or megabytes, and the operator reads it otherwise than the server.
 *
 * Source: https://www.postgresql.org/docs/current/config-setting.html
 */
export function tryPostgresMemory(text: string): Quantity | undefined {
  const match = /^(\d{1,12}) ?(B|kB|MB|GB|TB)$/.exec(text);
  return match === null ? undefined : Quantity.parse(`${match[1]}${MEMORY_UNITS[match[2]]}`);
}

const TIME_UNITS: { readonly [unit: string]: number } = { '': 1, 's': 1, 'min': 60, 'h': 3600, 'd': 86_400 };

/** A time in whole seconds as PostgreSQL writes it, such as `5min` or `300`; undefined for anything else. Source: as for memory. */
export function tryPostgresSeconds(text: string): number | undefined {
  const match = /^(\d{1,9}) ?(s|min|h|d)?$/.exec(text);
  return match === null ? undefined : Number(match[1]) * TIME_UNITS[match[2] ?? ''];
}
