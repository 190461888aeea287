import { Size } from 'cdk8s';
import { planNamesOf } from './engine-values';
import { trySizeQuantity } from '../../../units/size';
import { IssueList } from '../../../validation/issue-list';
import { KnownProps, isStruct } from '../../../validation/known-props';
import { listOf, secondsIn, wholeNumberIn } from '../../../validation/ranges';
import { shown } from '../../../validation/shown';
import { isEnvName } from '../../../values/env-name';
import { isAbsolutePath } from '../../../values/http-path';
import { planCommand } from '../../containers/plan-command';
import { planImage } from '../../containers/plan-image';
import { CustomEngineOptions } from '../database-engine';
import { EngineBackup, EnginePlan, EngineScratch, PASSWORD_FILE, SECRETS_PATH } from '../engine-plan';
import { CUSTOM_SCRIPTS } from '../scripts/custom-scripts';

const KNOWN: KnownProps<CustomEngineOptions> = {
  image: true,
  port: true,
  userId: true,
  dataPath: true,
  readyCommand: true,
  aliveCommand: true,
  stopCommand: true,
  command: true,
  args: true,
  passwordFileVariable: true,
  scratchPaths: true,
  database: true,
  username: true,
  reservedConnections: true,
  startupBudget: true,
  dumpCommand: true,
  verifyCommand: true,
  scratchSize: true,
};

export function planCustom(options: CustomEngineOptions | undefined, issues: IssueList): EnginePlan | undefined {
  if (!isStruct(issues, 'engine', options, KNOWN)) return undefined;
  planImage('engine.image', options.image, issues);
  const { database, username } = planNamesOf({ _options: options }, [], issues);
  const stop = planCommand('engine.stopCommand', options.stopCommand, issues);
  const variable = options.passwordFileVariable;
  if (variable !== undefined && !isEnvName(variable)) issues.add({ prop: 'engine.passwordFileVariable', must: 'be the name of an environment variable', got: shown(variable) });
  const isPath = isAbsolutePath(options.dataPath);
  if (!isPath) issues.add({ prop: 'engine.dataPath', must: 'be an absolute path in the container', got: shown(options.dataPath) });
  const ready = neededCommand('engine.readyCommand', options.readyCommand, issues);
  const alive = neededCommand('engine.aliveCommand', options.aliveCommand, issues);
  if (ready !== undefined && JSON.stringify(ready) === JSON.stringify(alive)) {
    issues.add({ prop: 'engine.aliveCommand', must: 'ask something else than readyCommand does, or a server in recovery is restarted', got: 'the same command', fix: 'let it succeed as long as the process answers' });
  }
  return {
    kind: 'custom',
    image: options.image,
    port: wholeNumberIn(issues, 'engine.port', options.port, { min: 1024, max: 65535 }) ?? 1024,
    portName: 'database',
    user: wholeNumberIn(issues, 'engine.userId', options.userId, { min: 1, max: 2 ** 31 - 1 }) ?? 1,
    dataPath: isPath ? options.dataPath : '/invalid',
    scratch: planScratchPaths(options, issues),
    env: variable === undefined ? [] : [{ name: variable, value: `${SECRETS_PATH}/${PASSWORD_FILE}` }],
    command: planCommand('engine.command', options.command, issues),
    args: planCommand('engine.args', options.args, issues),
    readyCommand: ready ?? [],
    aliveCommand: alive ?? [],
    stopCommand: stop && (() => stop),
    startupSeconds: options.startupBudget === undefined ? 3600 : secondsIn(issues, 'engine.startupBudget', options.startupBudget, { min: 1, max: 86400 }) ?? 3600,
    files: {},
    hasAdmin: false,
    reserved: [{ what: 'engine.reservedConnections', connections: wholeNumberIn(issues, 'engine.reservedConnections', options.reservedConnections ?? 3, { min: 0, max: 1000 }) ?? 3 }],
    client: { prefix: 'DATABASE_', database, username },
    backup: planBackup(options, database, username, issues),
  };
}

function neededCommand(prop: string, words: string[] | undefined, issues: IssueList): readonly string[] | undefined {
  if (words !== undefined) return planCommand(prop, words, issues);
  issues.add({ prop, must: 'be a list of texts, one a word', got: shown(words), fix: "write ['/bin/check', '--quick']" });
  return undefined;
}

function planScratchPaths(options: CustomEngineOptions, issues: IssueList): EngineScratch[] {
  const size = trySizeQuantity(options.scratchSize ?? Size.mebibytes(64));
  if (size === undefined || size.isZero()) issues.add({ prop: 'engine.scratchSize', must: 'be a size above zero', got: shown(options.scratchSize), fix: 'write Size.mebibytes(64)' });
  return listOf(issues, 'engine.scratchPaths', options.scratchPaths).map((path, i) => {
    if (!isAbsolutePath(path)) issues.add({ prop: `engine.scratchPaths[${i}]`, must: 'be an absolute path in the container', got: shown(path) });
    return { name: `scratch-${i}`, path: isAbsolutePath(path) ? path : `/invalid-${i}`, size: (size ?? '64Mi').toString(), inMemory: false };
  });
}

/** The author's commands, as words of a shell that runs our scripts. */
function planBackup(options: CustomEngineOptions, database: string, username: string, issues: IssueList): EngineBackup | undefined {
  const dump = planCommand('engine.dumpCommand', options.dumpCommand, issues);
  const verify = planCommand('engine.verifyCommand', options.verifyCommand, issues);
  if ((dump === undefined) !== (verify === undefined) && !issues.concerns('engine.dumpCommand', 'engine.verifyCommand')) {
    issues.add({
      prop: dump === undefined ? 'engine.dumpCommand' : 'engine.verifyCommand',
      must: 'be given too, because a backup nobody can restore is none',
      got: 'nothing',
    });
  }
  if (dump === undefined || verify === undefined) return undefined;
  const env = [{ name: 'DUMP_COMMAND', value: shellWordsOf(dump) }, { name: 'VERIFY_COMMAND', value: shellWordsOf(verify) }];
  return { scripts: CUSTOM_SCRIPTS, canRestore: false, env: [...env, { name: 'DATABASE_NAME', value: database }, { name: 'DATABASE_USER', value: username }], query: '' };
}

function shellWordsOf(words: readonly string[]): string {
  return words.map((word) => `'${word.replace(/'/g, "'\\''")}'`).join(' ');
}
