import { spawnSync } from 'node:child_process';
import { RegistryUnreachable, StepFailed } from './step';

/** Runs a command to its end and gives its standard output; no input, and no loader of the process that runs this. */
export function run(folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = finish(folder, command, args);
  if (status !== 0) throw new StepFailed(`${[command, ...args].join(' ')}\n${lastLines(`${stdout}\n${stderr}`)}`);
  return stdout;
}

/** Runs npm, and tells a registry that cannot be reached from a package that cannot be installed. */
export function npm(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = finish(folder, 'npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier']);
  if (status === 0) return stdout;
  const text = lastLines(`${stdout}\n${stderr}`);
  throw isRegistryReachable(folder) ? new StepFailed(`npm ${args.join(' ')}\n${text}`) : new RegistryUnreachable(text);
}

/** Asked only after a failure, because npm words it in many ways, and installs from its cache without a network. */
function isRegistryReachable(folder: string): boolean {
  return finish(folder, 'npm', ['view', 'constructs', 'version', '--prefer-online', '--fetch-retries=0', '--fetch-timeout=20000']).status === 0;
}

/** Runs a command that must fail, and gives what it printed. */
export function runToFailure(folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = finish(folder, command, args);
  if (status === 0) throw new StepFailed(`${[command, ...args].join(' ')}\nwas expected to fail`);
  return `${stdout}\n${stderr}`;
}

function finish(folder: string, command: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', NODE_OPTIONS: '' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 256_000_000 });
  if (error !== undefined) throw new StepFailed(`${command}: ${error.message}`);
  return { status, stdout, stderr };
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-30).join('\n');
}
