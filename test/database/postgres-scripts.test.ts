import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import { PostgresServer, findPostgresPrograms, until } from './postgres-server';
import { BackupPolicy, BackupStore, DatabaseCredentials, DatabaseEngine, StatefulDatabase } from '../../src';

const programs = findPostgresPrograms();
// eslint-disable-next-line no-console
if (programs === undefined) console.log('skipped: no PostgreSQL server binaries found');
const whenInstalled = programs === undefined ? describe.skip : describe;

const database = new StatefulDatabase(new Chart(new App(), 'shop'), 'orders', {
  engine: DatabaseEngine.postgres('17.2'),
  storage: { size: Size.gibibytes(1) },
  credentials: DatabaseCredentials.existing('orders'),
  backup: BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups', image: 'aws:1' }) }),
});
const SERVER_FILES = database.configMap!.toJson().data;
const SCRIPTS = database.scriptsConfigMap!.toJson().data;
const container = database.statefulSet!.toJson().spec.template.spec.containers[0];

jest.setTimeout(120_000);

whenInstalled('a PostgreSQL server', () => {
  let server: PostgresServer;
  const script = (name: string, env: Record<string, string> = {}): { status: number | null; said: string } => {
    const { status, stdout, stderr } = server.run(['sh', server.at(name)], {
      PGDATABASE: 'app',
      APPLICATION_USER: 'app',
      BACKUP_DIR: server.at('backups'),
      BACKUP_NAME: 'orders',
      KEEP_SECONDS: '3600',
      MAX_AGE_SECONDS: '3600',
      DRILL_DIR: server.at('scratch'),
      DRILL_QUERY: 'SELECT count(*) FROM fruit',
      ...env,
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const backups = (): string[] => readdirSync(server.at('backups')).sort();
  const newest = (): string => server.at('backups', backups().filter((file) => file.endsWith('.dump')).pop()!);
  const now = (): number => Math.floor(Date.now() / 1000);
  const signed = (file: string): void => {
    writeFileSync(`${file}.sha256`, `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${path.basename(file)}\n`);
  };

  beforeAll(async () => {
    server = await PostgresServer.start(programs!, SERVER_FILES['postgresql.conf']);
    Object.entries({ ...SCRIPTS, ...SERVER_FILES }).forEach(([name, text]) => server.write(name, text as string));
    server.mustRun(['bash', server.at('10-application.sh')], {
      POSTGRES_USER: 'postgres', PGHOST: server.folder, APPLICATION_DATABASE: 'app', APPLICATION_USER: 'app', APPLICATION_PASSWORD_FILE: server.at('password'),
    });
    server.ask("CREATE TABLE fruit AS SELECT n, repeat('fruit', 20) || n AS name FROM generate_series(1, 5000) n; ALTER TABLE fruit OWNER TO app", 'app');
  });
  afterAll(async () => server?.end());

  beforeEach(() => {
    rmSync(server.at('backups'), { recursive: true, force: true });
    server.folderNamed('backups');
    server.folderNamed('scratch');
  });

  test('takes the configuration as it is emitted', () => {
    expect(server.ask('SHOW max_connections')).toBe('100');
    expect(server.ask('SHOW shared_buffers')).toBe('256MB');
    expect(server.ask('SHOW data_checksums')).toBe('on');
  });

  test('gets a user for clients that owns its database, logs in by password and is no superuser', () => {
    expect(server.ask("SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'app'")).toBe('f|f|f');
    expect(server.ask("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'app'")).toBe('app');
    const logIn = (PGPASSWORD: string): number | null => server.run(['psql', '--no-psqlrc', '--username=app', '--dbname=app', '--command=SELECT 1'], { PGPASSWORD }).status;
    expect(logIn("the \\ application's word")).toBe(0);
    expect(logIn('another word')).toBe(2);
  });

  test('is dumped to a file with its checksum, which the drill restores', () => {
    expect(script('dump.sh')).toEqual({ status: 0, said: expect.stringMatching(/^wrote orders-\d{8}T\d{6}Z-\d+\.dump, \d+ bytes\n$/) });
    expect(backups()).toEqual([path.basename(newest()), `${path.basename(newest())}.sha256`]);
    expect(script('drill.sh')).toEqual({ status: 0, said: expect.stringMatching(/restored orders-\S+, \d+ s old, in \d+ s; SELECT count\(\*\) FROM fruit gave 5000\n$/) });
    expect(readdirSync(server.at('scratch'))).toEqual([]);
  });

  const SPOILT: readonly [string, number, string, () => void][] = [
    ['cut off', 13, 'is not what was written', () => truncateSync(newest(), 2000)],
    ['cut off before its checksum was taken', 14, 'cannot be restored', () => { truncateSync(newest(), 2000); signed(newest()); }],
    ['cut off within its table of contents', 14, 'cannot be restored', () => { truncateSync(newest(), 40); signed(newest()); }],
    ['empty', 12, 'is empty', () => truncateSync(newest(), 0)],
    ['without checksum', 13, 'has no checksum', () => rmSync(`${newest()}.sha256`)],
    ['of a newer PostgreSQL', 14, 'cannot be restored', () => {
      const bytes = readFileSync(newest());
      bytes[6] = 99;
      writeFileSync(newest(), bytes);
      signed(newest());
    }],
    ['of one changed byte', 13, 'is not what was written', () => {
      const bytes = readFileSync(newest());
      bytes[bytes.length - 100] = 255 - bytes[bytes.length - 100];
      writeFileSync(newest(), bytes);
    }],
    ['older than the schedule allows', 11, 'at most 3600 s are allowed', () => {
      const old = server.at('backups', `orders-20200101T000000Z-${now() - 3700}.dump`);
      renameSync(`${newest()}.sha256`, `${old}.sha256`);
      renameSync(newest(), old);
    }],
    ['of another database alone', 10, 'there is no backup of orders', () => {
      renameSync(newest(), newest().replace('orders-', 'orders-2-'));
    }],
  ];

  test.each(SPOILT)('fails its drill over a backup that is %s', (_, status, said, spoil) => {
    expect(script('dump.sh').status).toBe(0);
    spoil();
    expect(script('drill.sh')).toEqual({ status, said: expect.stringContaining(said) });
    expect(script('drill.sh').said).toContain('restore drill FAILED: ');
    expect(readdirSync(server.at('scratch'))).toEqual([]);
  });

  test.each([
    ['nothing', 'SELECT count(*) FROM fruit WHERE n < 0', 'the query gave "0"'],
    ['no row', 'SELECT n FROM fruit WHERE n < 0', 'the query gave ""'],
    ['false', 'SELECT false', 'the query gave "f"'],
    ['an error', 'SELECT 1 FROM vegetables', 'the query failed'],
  ])('fails its drill when the answer is %s', (_, query, said) => {
    expect(script('dump.sh').status).toBe(0);
    expect(script('drill.sh', { DRILL_QUERY: query })).toEqual({ status: 15, said: expect.stringContaining(said) });
  });

  test('keeps old backups until a new one is written, and the newest whatever its age', () => {
    const old = `orders-20200101T000000Z-${now() - 7200}.dump`;
    const young = `orders-20200102T000000Z-${now() - 60}.dump`;
    [old, young, 'orders-2-20200101T000000Z-1.dump'].forEach((file) => writeFileSync(server.at('backups', file), 'x'));
    writeFileSync(server.at('backups', `.${old}.part`), 'x');
    expect(script('dump.sh', { PGPORT: '1' })).toEqual({ status: 20, said: expect.stringContaining('backup FAILED: the dump ended with status 1') });
    expect(backups()).toContain(old);
    expect(backups().filter((file) => file.endsWith('.part'))).toEqual([`.${old}.part`]);
    expect(script('dump.sh').said).toContain(`removed ${old}, older than 3600 s`);
    expect(backups().filter((file) => file.endsWith('.dump'))).toEqual(['orders-2-20200101T000000Z-1.dump', young, path.basename(newest())].sort());
  });

  test('leaves no file when the dump is ended by a signal', async () => {
    const locker = server.spawn(['psql', '--no-psqlrc', '--host', server.folder, '--dbname=app']);
    locker.stdin!.write('BEGIN; LOCK TABLE fruit IN ACCESS EXCLUSIVE MODE;\n');
    await until(() => server.ask("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted") !== '0');
    const dump = server.spawn(['sh', server.at('dump.sh')], { PGDATABASE: 'app', BACKUP_DIR: server.at('backups'), BACKUP_NAME: 'orders' });
    await until(() => server.ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock'") === '1');
    dump.kill('SIGTERM');
    await until(() => dump.exitCode !== null);
    expect(dump.exitCode).toBe(143);
    expect(backups()).toEqual([]);
    locker.kill('SIGKILL');
    await until(() => server.ask("SELECT count(*) FROM pg_stat_activity WHERE datname = 'app'") === '0');
  });

  test('gets its data back while clients are connected, and the database before stays', async () => {
    expect(script('dump.sh').status).toBe(0);
    server.ask('DROP TABLE fruit', 'app');
    await server.connectClient('app');
    expect(script('restore.sh')).toEqual({ status: 0, said: expect.stringMatching(/restored orders-\S+ to app; the database before it is before_\d+, which lets nobody in\n$/) });
    expect(server.ask('SELECT count(*) FROM fruit', 'app')).toBe('5000');
    expect(server.ask("SELECT tableowner FROM pg_tables WHERE tablename = 'fruit'", 'app')).toBe('app');
    expect(server.ask("SELECT count(*) FROM pg_database WHERE datname ~ '^before_' AND NOT datallowconn")).toBe('1');
    expect(server.ask("SELECT count(*) FROM pg_database WHERE datname ~ '^restore_'")).toBe('0');
  });

  test('stays as it was where the backup cannot be restored', () => {
    expect(script('dump.sh').status).toBe(0);
    truncateSync(newest(), 2000);
    signed(newest());
    expect(script('restore.sh')).toEqual({ status: 14, said: expect.stringContaining('cannot be restored; app is as it was') });
    expect(server.ask('SELECT count(*) FROM fruit', 'app')).toBe('5000');
    expect(server.ask("SELECT count(*) FROM pg_database WHERE datname ~ '^restore_'")).toBe('0');
  });

  test('is stored in a bucket and comes back from there', () => {
    server.folderNamed('bin');
    server.folderNamed('bucket/orders');
    server.write('bin/aws', FAKE_AWS);
    const s3 = { PATH: `${server.at('bin')}:${server.env.PATH}`, S3_URI: 's3://bucket/orders', BUCKETS: server.folder, S3_ENDPOINT: '' };
    const old = `orders-20200101T000000Z-${now() - 7200}.dump`;
    writeFileSync(server.at('bucket/orders', old), 'x');
    writeFileSync(server.at('bucket/orders', `${old}.sha256`), 'x');
    expect(script('dump.sh', { KEEP_SECONDS: '0' }).status).toBe(0);
    const [dump] = backups();
    expect(script('upload.sh', { ...s3, LOSES: dump })).toEqual({ status: 22, said: expect.stringContaining('backup FAILED: s3://bucket/orders does not hold') });
    expect(readdirSync(server.at('bucket/orders'))).toContain(old);
    expect(script('upload.sh', s3)).toEqual({ status: 0, said: expect.stringContaining(`removed ${old}`) });
    expect(readdirSync(server.at('bucket/orders')).sort()).toEqual([dump, `${dump}.sha256`]);
    rmSync(server.at('backups'), { recursive: true });
    server.folderNamed('backups');
    expect(script('download.sh', s3)).toEqual({ status: 0, said: `copied ${dump}\n` });
    expect(script('drill.sh').status).toBe(0);
    rmSync(server.at('bucket/orders', dump));
    expect(script('download.sh', s3)).toEqual({ status: 10, said: expect.stringContaining('there is no backup of orders') });
  });

  test('waits for its clients at SIGTERM, is alive but not ready meanwhile, and ends fast at SIGINT', async () => {
    const asked = (probe: string): number | null => server.run(container[probe].exec.command.map((word: string) => word.replace(/5432/g, String(server.port)))).status;
    expect([asked('readinessProbe'), asked('livenessProbe')]).toEqual([0, 0]);
    await server.connectClient();
    server.signal('SIGTERM');
    await until(() => asked('readinessProbe') !== 0);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(server.isRunning).toBe(true);
    expect([asked('readinessProbe'), asked('livenessProbe')]).toEqual([1, 0]);
    server.signal('SIGINT');
    await until(() => !server.isRunning, 10);
    expect([asked('readinessProbe'), asked('livenessProbe')]).toEqual([2, 1]);
    await server.boot();
  });

  test('is ended by the emitted preStop hook within the grace, clients or not, and starts again without recovery', async () => {
    await server.connectClient();
    const started = Date.now();
    const hook = container.lifecycle.preStop.exec.command.map((word: string) => word.replace(/^--pgdata=.*/, '--pgdata=data'));
    expect(server.run(hook).status).toBe(0);
    await until(() => !server.isRunning, 5);
    expect(Date.now() - started).toBeLessThan(database.statefulSet!.toJson().spec.template.spec.terminationGracePeriodSeconds * 1000);
    expect(server.mustRun(['pg_controldata', 'data'])).toMatch(/Database cluster state: +shut down\n/);
    await server.boot();
    expect(server.ask('SELECT count(*) FROM fruit', 'app')).toBe('5000');
  });
});

/** Buckets are folders below BUCKETS. What LOSES names arrives cut off. */
const FAKE_AWS = String.raw`#!/bin/sh
set -eu
pathOf() { case $1 in s3://*) echo "$BUCKETS/$(echo "$1" | cut -c 6-)" ;; *) echo "$1" ;; esac; }
shift
command=$1
shift
[ "$1" != --only-show-errors ] || shift
case $command in
  cp)
    cp "$(pathOf "$1")" "$(pathOf "$2")"
    case $2 in */"$(printenv LOSES || echo nothing)") : >"$(pathOf "$2")" ;; esac
    ;;
  rm) rm "$(pathOf "$1")" ;;
  ls) for file in "$(pathOf "$1")"*; do echo "2026-01-01 00:00:00 $(wc -c <"$file") $(basename "$file")"; done ;;
esac
`;
