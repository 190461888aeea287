import { ChildProcess, SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql', 'createdb', 'pg_isready'];
const SECONDS = 60;

/** The folder of a PostgreSQL server's programs on this machine, the newest of Debian's first. */
export function findPostgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)).map((version) => path.join(DEBIAN, version, 'bin')) : [];
  return [...versions, ...(process.env.PATH ?? '').split(path.delimiter)].find((folder) => PROGRAMS.every((program) => existsSync(path.join(folder, program))));
}

/** Whoever the server runs as: it refuses root. */
function serverUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')!;
  return { uid: Number(uid), gid: Number(gid) };
}

/** A server on a free port of the loopback, in a folder of its own that is removed. */
export class PostgresServer {
  public static async start(programs: string, config: string): Promise<PostgresServer> {
    const server = new PostgresServer(programs, await freePort());
    server.write('admin-password', 'the "admin\'s" word');
    server.write('password', 'the \\ application\'s word');
    server.write('postgresql.conf', config);
    server.mustRun(['initdb', '--pgdata=data', '--username=postgres', '--pwfile=admin-password', '--data-checksums', '--auth-host=scram-sha-256', '--auth-local=trust', '--no-sync']);
    await server.boot();
    return server;
  }

  public readonly folder: string;
  private readonly user = serverUser();
  private process: ChildProcess | undefined;
  private readonly clients: ChildProcess[] = [];

  private constructor(private readonly programs: string, public readonly port: number) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'pg-'));
    this.own(this.folder);
  }

  public get env(): Record<string, string> {
    return {
      PATH: `${this.programs}:${process.env.PATH}`,
      HOME: this.folder,
      LC_ALL: 'C',
      TZ: 'UTC',
      PGHOST: '127.0.0.1',
      PGPORT: String(this.port),
      PGUSER: 'postgres',
      PASSWORD_FILE: this.at('admin-password'),
    };
  }

  public at(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  public write(name: string, text: string | Buffer): string {
    writeFileSync(this.at(name), text);
    this.own(this.at(name));
    return this.at(name);
  }

  public folderNamed(name: string): string {
    this.mustRun(['mkdir', '-p', name]);
    return this.at(name);
  }

  /** Runs a command as the server's user, with bounded time. */
  public run(command: readonly string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
    const [program, ...args] = command;
    return spawnSync(program, args, { ...this.user, cwd: this.folder, env: { ...this.env, ...env }, encoding: 'utf8', timeout: SECONDS * 1000 });
  }

  public mustRun(command: readonly string[], env: Record<string, string> = {}): string {
    const { status, stdout, stderr, error } = this.run(command, env);
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr} ${error}`);
    return stdout.trim();
  }

  /** A command that goes on. */
  public spawn(command: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const [program, ...args] = command;
    const child = spawn(program, args, { ...this.user, cwd: this.folder, env: { ...this.env, ...env }, stdio: ['pipe', 'ignore', 'ignore'] });
    this.clients.push(child);
    return child;
  }

  /** What a query of the superuser gives. */
  public ask(query: string, database = 'postgres'): string {
    return this.mustRun(['psql', '--no-psqlrc', '--host', this.folder, '--dbname', database, '--no-align', '--tuples-only', '--set=ON_ERROR_STOP=1', '--command', query]);
  }

  public async boot(): Promise<void> {
    const options = ['-D', 'data', '-c', `config_file=${this.at('postgresql.conf')}`, '-c', `port=${this.port}`, '-c', `unix_socket_directories=${this.folder}`, '-c', 'listen_addresses=127.0.0.1'];
    this.process = this.spawn(['postgres', ...options]);
    await until(() => this.run(['pg_isready', '--quiet']).status === 0);
  }

  public signal(name: NodeJS.Signals): void {
    this.process?.kill(name);
  }

  public get isRunning(): boolean {
    return this.process !== undefined && this.process.exitCode === null && this.process.signalCode === null;
  }

  /** A client that stays connected and does nothing. */
  public async connectClient(database = 'postgres'): Promise<ChildProcess> {
    const before = Number(this.ask('SELECT count(*) FROM pg_stat_activity'));
    const client = this.spawn(['psql', '--no-psqlrc', '--host', this.folder, '--dbname', database]);
    await until(() => Number(this.ask('SELECT count(*) FROM pg_stat_activity')) > before);
    return client;
  }

  public async end(): Promise<void> {
    this.clients.filter((child) => child !== this.process).forEach((child) => child.kill('SIGKILL'));
    this.signal('SIGQUIT');
    await until(() => !this.isRunning);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private own(file: string): void {
    if (this.user.uid !== undefined) spawnSync('chown', ['-R', `${this.user.uid}:${this.user.gid}`, file]);
    chmodSync(file, 0o700);
  }
}

export async function until(isDone: () => boolean, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!isDone()) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
