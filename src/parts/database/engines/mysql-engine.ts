import { Quantity } from '../../../units/quantity';
import { IssueList } from '../../../validation/issue-list';
import { DatabaseEngine } from '../database-engine';
import { ADMIN_PASSWORD_FILE, BACKUP_CONNECTIONS, EnginePlan, MONITORING_CONNECTIONS, PASSWORD_FILE, SECRETS_PATH } from '../engine-plan';
import { EngineInput } from './engine-input';
import { mebibytesShareOf, planImageOf, planNamesOf, planSettings, refuseAbove } from './engine-values';
import { MYSQL_SCRIPTS } from '../scripts/mysql-scripts';

const PORT = 3306;
/** The user `mysql` of the official image. Source: https://github.com/docker-library/mysql */
const USER_ID = 999;
const CONFIG_PATH = '/etc/mysql/conf.d/database.cnf';
const DATA_PATH = '/var/lib/mysql';
const OURS = ['bind_address', 'port', 'max_connections', 'datadir', 'socket', 'pid_file'];
/** Source: https://dev.mysql.com/doc/refman/8.4/en/innodb-buffer-pool-resize.html, which names 50 to 75 percent */
const BUFFER_POOL = { usual: 50, most: 75 };

export function planMysql(engine: DatabaseEngine, input: EngineInput, issues: IssueList): EnginePlan {
  const image = planImageOf(engine, { name: 'mysql', parts: 3, example: '8.4.3' }, issues);
  const { database, username } = planNamesOf(engine, ['mysql', 'root', 'sys', 'information_schema', 'performance_schema'], issues);
  const ping = ['mysqladmin', 'ping', '--silent', '--protocol=tcp', '--host=127.0.0.1', `--port=${PORT}`, '--connect-timeout=3'];
  return {
    kind: 'mysql',
    image,
    port: PORT,
    portName: 'mysql',
    user: USER_ID,
    dataPath: DATA_PATH,
    scratch: [{ name: 'socket', path: '/var/run/mysqld', size: '16Mi', inMemory: false }],
    env: [
      { name: 'MYSQL_ROOT_PASSWORD_FILE', value: `${SECRETS_PATH}/${ADMIN_PASSWORD_FILE}` },
      { name: 'MYSQL_DATABASE', value: database },
      { name: 'MYSQL_USER', value: username },
      { name: 'MYSQL_PASSWORD_FILE', value: `${SECRETS_PATH}/${PASSWORD_FILE}` },
    ],
    // It lets a client in: a server that still starts refuses.
    readyCommand: ['sh', '-c', `MYSQL_PWD="$(cat "$MYSQL_PASSWORD_FILE")" exec mysql --no-defaults --protocol=tcp --host=127.0.0.1 --port=${PORT} --connect-timeout=3 --user="$MYSQL_USER" --execute="SELECT 1" "$MYSQL_DATABASE"`],
    // It answers at all, be it that it lets nobody in.
    aliveCommand: ping,
    startupSeconds: 3600,
    files: { [CONFIG_PATH]: configOf(engine, input, issues) },
    hasAdmin: true,
    reserved: [{ what: 'backup', connections: BACKUP_CONNECTIONS }, { what: 'monitoring', connections: MONITORING_CONNECTIONS }],
    client: { prefix: 'MYSQL_', database, username },
    backup: {
      scripts: MYSQL_SCRIPTS,
      canRestore: false,
      env: [{ name: 'DATABASE_NAME', value: database }],
      query: 'SELECT count(*) FROM information_schema.tables WHERE table_schema = database()',
    },
  };
}

function configOf(engine: DatabaseEngine, input: EngineInput, issues: IssueList): string {
  const settings = Object.fromEntries(Object.entries(planSettings(engine, [...OURS, ...OURS.map((name) => name.replace(/_/g, '-'))], issues))
    .map(([name, value]) => [name.replace(/-/g, '_'), value]));
  const pool = settings.innodb_buffer_pool_size;
  refuseAbove('engine.settings.innodb_buffer_pool_size', mysqlMemory(pool), input.memory, BUFFER_POOL.most, pool, issues);
  const all: { readonly [name: string]: string } = {
    // A folder of its own: the root of a disk may hold lost+found, and then it is not initialized.
    datadir: `${DATA_PATH}/data`,
    innodb_buffer_pool_size: `${mebibytesShareOf(input.memory, BUFFER_POOL.usual)}M`,
    max_connections: String(input.maxConnections),
    mysqlx: 'OFF',
    port: String(PORT),
    socket: '/var/run/mysqld/mysqld.sock',
    ...settings,
  };
  return `[mysqld]\n${Object.keys(all).sort().map((name) => `${name} = ${all[name]}\n`).join('')}`;
}

function mysqlMemory(text: string | undefined): Quantity | undefined {
  const match = /^(\d{1,15})([KMGT])?$/i.exec(text ?? '');
  return match === null ? undefined : Quantity.parse(`${match[1]}${match[2] === undefined ? '' : `${match[2].toUpperCase()}i`}`);
}
