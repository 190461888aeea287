import { PoolerMode, PoolerOptions } from './cnpg-options';
import { CnpgPoolerPlan } from './cnpg-plan';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';

/** Connections that a pool leaves to the operator, to superusers and to who watches. Own judgement. */
export const CONNECTIONS_BESIDE_POOL = 10;

const PROP = 'cnpg.pooler';

export function planPooler(options: PoolerOptions | undefined, name: string, maxConnections: number, issues: IssueList): CnpgPoolerPlan | undefined {
  if (options === undefined || !isStruct(issues, PROP, options, { mode: true, instances: true, poolSize: true, maxClients: true })) return undefined;
  const mode = options.mode ?? PoolerMode.TRANSACTION;
  if (!Object.values(PoolerMode).includes(mode)) issues.add({ prop: `${PROP}.mode`, must: 'be PoolerMode.TRANSACTION or SESSION', got: shown(mode) });
  const instances = wholeNumberIn(issues, `${PROP}.instances`, options.instances ?? 2, { min: 1, max: 100 }) ?? 2;
  const poolSize = wholeNumberIn(issues, `${PROP}.poolSize`, options.poolSize ?? 20, { min: 1, max: 10_000 }) ?? 20;
  const maxClients = wholeNumberIn(issues, `${PROP}.maxClients`, options.maxClients ?? 1000, { min: 1, max: 100_000 }) ?? 1000;
  if (!issues.concerns(PROP, 'maxConnections')) {
    // A rollout of the pooler has one pod more.
    const pods = instances + 1;
    if (pods * poolSize > maxConnections - CONNECTIONS_BESIDE_POOL) {
      issues.add({
        prop: `${PROP}.poolSize`,
        must: `be at most ${Math.floor((maxConnections - CONNECTIONS_BESIDE_POOL) / pods)}, so that ${pods} pods, one of them in a rollout, leave ${CONNECTIONS_BESIDE_POOL} of maxConnections free`,
        got: shown(poolSize),
        fix: `lower it, or raise maxConnections to ${pods * poolSize + CONNECTIONS_BESIDE_POOL}`,
      });
    }
    if (maxClients < poolSize) issues.add({ prop: `${PROP}.maxClients`, must: `be at least poolSize ${poolSize}`, got: shown(maxClients) });
  }
  return { name: `${name}-pooler`, mode, instances, poolSize, maxClients };
}
