import { DatabaseEngine } from './database-engine';
import { EnginePlan } from './engine-plan';
import { planCustom } from './engines/custom-engine';
import { EngineInput } from './engines/engine-input';
import { planMysql } from './engines/mysql-engine';
import { planPostgres } from './engines/postgres-engine';
import { planRedis } from './engines/redis-engine';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';

/** Undefined where it was refused. */
export function planEngine(engine: DatabaseEngine, input: EngineInput, issues: IssueList): EnginePlan | undefined {
  if (!(engine instanceof DatabaseEngine)) {
    issues.add({ prop: 'engine', must: 'be a DatabaseEngine', got: shown(engine), fix: "write DatabaseEngine.postgres('17.2')" });
    return undefined;
  }
  switch (engine._kind) {
    case 'postgres': return planPostgres(engine, input, issues);
    case 'mysql': return planMysql(engine, input, issues);
    case 'redis': return planRedis(engine, input, issues);
    default: return planCustom(engine._custom, issues);
  }
}
