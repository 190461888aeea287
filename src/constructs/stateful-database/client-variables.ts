import { EnvValue } from 'cdk8s-plus-27';
import { ClientPlan } from './database-plan';

/** Names after the prefix, as each engine's own clients read them. */
const NAMES = {
  PG: { host: 'HOST', port: 'PORT', database: 'DATABASE', username: 'USER', password: 'PASSWORD' },
  MYSQL_: { host: 'HOST', port: 'PORT', database: 'DATABASE', username: 'USER', password: 'PASSWORD' },
  REDIS_: { host: 'HOST', port: 'PORT', database: 'DATABASE', username: 'USER', password: 'PASSWORD' },
  DATABASE_: { host: 'HOST', port: 'PORT', database: 'NAME', username: 'USER', password: 'PASSWORD' },
} as const;

/** The variables of a client. Source: https://www.postgresql.org/docs/current/libpq-envars.html */
export function clientVariablesOf(client: ClientPlan, host: string, port: number, password: EnvValue, prefix: string): { readonly [name: string]: EnvValue } {
  const names = NAMES[client.prefix];
  const texts = { [names.host]: host, [names.port]: String(port), [names.database]: client.database, [names.username]: client.username };
  const variables = Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[`${prefix}${client.prefix}${name}`, EnvValue.fromValue(value)] as const]));
  return Object.fromEntries([...variables, [`${prefix}${client.prefix}${names.password}`, password]]);
}
