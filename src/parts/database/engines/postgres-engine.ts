import { Quantity } from '../../../units/quantity';
import { IssueList } from '../../../validation/issue-list';
import { shown } from '../../../validation/shown';
import { DatabaseEngine } from '../database-engine';
import { ADMIN_PASSWORD_FILE, BACKUP_CONNECTIONS, EnginePlan, MONITORING_CONNECTIONS, PASSWORD_FILE, SECRETS_PATH } from '../engine-plan';
import { EngineInput } from './engine-input';
import { mebibytesShareOf, planImageOf, planNamesOf, planSettings, refuseAbove } from './engine-values';
import { POSTGRES_SCRIPTS } from '../scripts/postgres-scripts';

const PORT = 5432;
/** The user `postgres` of the official image. Source: https://github.com/docker-library/postgres */
const USER_ID = 999;
/** Source: https://www.postgresql.org/docs/current/runtime-config-connection.html */
const SUPERUSER_CONNECTIONS = 3;
/** From 18 on the image wants its volume one folder up. Source: https://github.com/docker-library/postgres/pull/1259 */
const NEW_PATH_MAJOR = 18;
/** The first whose psql has \\getenv. Source: https://www.postgresql.org/docs/14/release-14.html */
const OLDEST_MAJOR = 14;
const CONFIG_PATH = '/etc/postgresql/postgresql.conf';
const OURS = ['listen_addresses', 'port', 'max_connections', 'superuser_reserved_connections', 'unix_socket_directories', 'data_directory', 'config_file', 'hba_file'];

export function planPostgres(engine: DatabaseEngine, input: EngineInput, issues: IssueList): EnginePlan {
  const image = planImageOf(engine, { name: 'postgres', parts: 2, example: '17.2' }, issues);
  const { database, username } = planNamesOf(engine, ['postgres', 'template0', 'template1'], issues);
  const major = majorOf(engine) ?? NEW_PATH_MAJOR;
  if (major < OLDEST_MAJOR) {
    issues.add({ prop: 'engine.version', must: `be ${OLDEST_MAJOR} or later: before, psql cannot read variables of the environment, and support has ended`, got: shown(engine._version) });
  }
  const dataPath = major >= NEW_PATH_MAJOR ? '/var/lib/postgresql' : '/var/lib/postgresql/data';
  const pgdata = `${dataPath}/pgdata`;
  const ready = ['pg_isready', '--quiet', '--host=127.0.0.1', `--port=${PORT}`];
  return {
    kind: 'postgres',
    image,
    port: PORT,
    portName: 'postgres',
    user: USER_ID,
    dataPath,
    scratch: [
      { name: 'socket', path: '/var/run/postgresql', size: '16Mi', inMemory: false },
      // Parallel queries share memory here, and the 64 MiB that containers get end in "No space left on device".
      { name: 'shared-memory', path: '/dev/shm', size: `${Math.max(64, mebibytesShareOf(input.memory, 12))}Mi`, inMemory: true },
    ],
    env: [
      { name: 'PGDATA', value: pgdata },
      { name: 'POSTGRES_USER', value: 'postgres' },
      { name: 'POSTGRES_PASSWORD_FILE', value: `${SECRETS_PATH}/${ADMIN_PASSWORD_FILE}` },
      { name: 'POSTGRES_INITDB_ARGS', value: '--data-checksums --auth-host=scram-sha-256' },
      { name: 'APPLICATION_DATABASE', value: database },
      { name: 'APPLICATION_USER', value: username },
      { name: 'APPLICATION_PASSWORD_FILE', value: `${SECRETS_PATH}/${PASSWORD_FILE}` },
    ],
    args: ['-c', `config_file=${CONFIG_PATH}`],
    // Over TCP: the server that initializes the disk listens on its socket alone.
    readyCommand: ready,
    // A server that answers but lets nobody in recovers from a crash: ending it would begin the recovery anew.
    aliveCommand: ['sh', '-c', `${ready.join(' ')} || test $? -eq 1`],
    stopCommand: (seconds) => ['pg_ctl', 'stop', `--pgdata=${pgdata}`, '--mode=fast', '--wait', `--timeout=${seconds}`],
    startupSeconds: 3600,
    files: {
      [CONFIG_PATH]: configOf(engine, input, issues),
      '/docker-entrypoint-initdb.d/10-application.sh': INIT_SCRIPT,
    },
    hasAdmin: true,
    reserved: [
      { what: 'superuser_reserved_connections', connections: SUPERUSER_CONNECTIONS },
      { what: 'backup', connections: BACKUP_CONNECTIONS },
      { what: 'monitoring', connections: MONITORING_CONNECTIONS },
    ],
    client: { prefix: 'PG', database, username },
    backup: {
      scripts: POSTGRES_SCRIPTS,
      canRestore: true,
      env: [{ name: 'PGDATABASE', value: database }, { name: 'APPLICATION_USER', value: username }, { name: 'PGUSER', value: 'postgres' }],
      query: "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
    },
  };
}

/** Undefined where the version was refused. */
export function majorOf({ _version: version }: DatabaseEngine): number | undefined {
  const major = typeof version === 'string' ? /^\d+/.exec(version)?.[0] : undefined;
  return major === undefined ? undefined : Number(major);
}

/** Most of memory that shared_buffers may take. Source: https://www.postgresql.org/docs/current/runtime-config-resource.html */
const MOST_SHARED_BUFFERS = 40;

function configOf(engine: DatabaseEngine, input: EngineInput, issues: IssueList): string {
  const settings = planSettings(engine, OURS, issues);
  refuseAbove('engine.settings.shared_buffers', postgresMemory(settings.shared_buffers), input.memory, MOST_SHARED_BUFFERS, settings.shared_buffers, issues);
  const all: { readonly [name: string]: string } = {
    effective_cache_size: `${mebibytesShareOf(input.memory, 75)}MB`,
    listen_addresses: '*',
    max_connections: String(input.maxConnections),
    port: String(PORT),
    shared_buffers: `${mebibytesShareOf(input.memory, 25)}MB`,
    superuser_reserved_connections: String(SUPERUSER_CONNECTIONS),
    timezone: 'Etc/UTC',
    unix_socket_directories: '/var/run/postgresql',
    ...settings,
  };
  return Object.keys(all).sort().map((name) => `${name} = '${all[name].replace(/'/g, "''")}'\n`).join('');
}

const UNITS: { readonly [unit: string]: string } = { B: '', kB: 'Ki', MB: 'Mi', GB: 'Gi', TB: 'Ti' };

/** A number alone counts pages of 8 kB. Source: https://www.postgresql.org/docs/current/config-setting.html */
function postgresMemory(text: string | undefined): Quantity | undefined {
  const match = /^(\d{1,15})\s*(B|kB|MB|GB|TB)?$/.exec(text ?? '');
  if (match === null) return undefined;
  return match[2] === undefined ? Quantity.parse(`${match[1]}Ki`).times(8) : Quantity.parse(`${match[1]}${UNITS[match[2]]}`);
}

/** Run once, by the entry point of the image, when the disk is empty. Passwords never become arguments, which other processes see. */
const INIT_SCRIPT = String.raw`psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
\getenv role APPLICATION_USER
\getenv name APPLICATION_DATABASE
\set secret ${'`'}cat "$APPLICATION_PASSWORD_FILE"${'`'}
CREATE ROLE :"role" LOGIN PASSWORD :'secret';
CREATE DATABASE :"name" OWNER :"role";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
`;
