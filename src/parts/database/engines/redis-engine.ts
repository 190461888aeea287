import { Quantity } from '../../../units/quantity';
import { IssueList } from '../../../validation/issue-list';
import { shown } from '../../../validation/shown';
import { DatabaseEngine } from '../database-engine';
import { BACKUP_CONNECTIONS, EnginePlan, MONITORING_CONNECTIONS, PASSWORD_FILE, SECRETS_PATH } from '../engine-plan';
import { EngineInput } from './engine-input';
import { mebibytesShareOf, planImageOf, planSettings, refuseAbove } from './engine-values';
import { REDIS_SCRIPTS } from '../scripts/redis-scripts';

const PORT = 6379;
/** The user `redis` of the official image. Source: https://github.com/redis/docker-library-redis */
const USER_ID = 999;
const CONFIG_PATH = '/etc/redis/redis.conf';
const OURS = ['bind', 'port', 'maxclients', 'dir', 'include', 'requirepass', 'protected-mode', 'daemonize'];
/** Writing a snapshot copies the pages that change meanwhile. Source: https://redis.io/docs/latest/operate/oss_and_stack/management/admin/ */
const MAXMEMORY = { usual: 60, most: 80 };

export function planRedis(engine: DatabaseEngine, input: EngineInput, issues: IssueList): EnginePlan {
  const image = planImageOf(engine, { name: 'redis', parts: 3, example: '7.4.1' }, issues);
  for (const prop of ['database', 'username'] as const) {
    const value = (engine._options as typeof engine._options | undefined)?.[prop];
    if (value !== undefined) issues.add({ prop: `engine.${prop}`, must: 'be left out, because Redis has none', got: shown(value) });
  }
  return {
    kind: 'redis',
    image,
    port: PORT,
    portName: 'redis',
    user: USER_ID,
    dataPath: '/data',
    scratch: [{ name: 'run', path: '/run/redis', size: '16Mi', inMemory: false }],
    env: [{ name: 'PASSWORD_FILE', value: `${SECRETS_PATH}/${PASSWORD_FILE}` }],
    // The password is no argument, which other processes see, and no part of the ConfigMap.
    command: ['sh', '-c', START_SCRIPT],
    readyCommand: ['sh', '-c', `${ASK} | grep -qx PONG`],
    // It answers at all, be it that it is loading its data or busy with a script.
    aliveCommand: ['sh', '-c', `${ASK} | grep -qE "^(PONG|LOADING|BUSY|MASTERDOWN|NOAUTH|MISCONF)"`],
    startupSeconds: 1800,
    files: { [CONFIG_PATH]: configOf(engine, input, issues) },
    hasAdmin: false,
    reserved: [{ what: 'backup', connections: BACKUP_CONNECTIONS }, { what: 'monitoring', connections: MONITORING_CONNECTIONS }],
    client: { prefix: 'REDIS_' },
    backup: { scripts: REDIS_SCRIPTS, canRestore: false, env: [], query: 'DBSIZE' },
  };
}

const ASK = `REDISCLI_AUTH="$(cat "$PASSWORD_FILE")" timeout 3 redis-cli -h 127.0.0.1 -p ${PORT} ping`;

const START_SCRIPT = `set -eu
umask 077
printf 'requirepass "%s"\\n' "$(sed 's/[\\"]/\\\\&/g' "$PASSWORD_FILE")" >/run/redis/auth.conf
exec redis-server ${CONFIG_PATH} --include /run/redis/auth.conf`;

function configOf(engine: DatabaseEngine, input: EngineInput, issues: IssueList): string {
  const settings = planSettings(engine, OURS, issues);
  refuseAbove('engine.settings.maxmemory', redisMemory(settings.maxmemory), input.memory, MAXMEMORY.most, settings.maxmemory, issues);
  const all: { readonly [name: string]: string } = {
    'appendfsync': 'everysec',
    'appendonly': 'yes',
    'bind': '* -::*',
    'dir': '/data',
    'maxclients': String(input.maxConnections),
    'maxmemory': `${mebibytesShareOf(input.memory, MAXMEMORY.usual)}mb`,
    'maxmemory-policy': 'noeviction',
    'port': String(PORT),
    ...settings,
  };
  return Object.keys(all).sort().map((name) => `${name} ${all[name]}\n`).join('');
}

function redisMemory(text: string | undefined): Quantity | undefined {
  const match = /^(\d{1,15})(kb|mb|gb)?$/i.exec(text ?? '');
  return match === null ? undefined : Quantity.parse(`${match[1]}${match[2] === undefined ? '' : `${match[2][0].toUpperCase()}i`}`);
}
