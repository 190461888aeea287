import { Duration } from 'cdk8s';
import { IssueList } from '../../validation/issue-list';
import { reasonOf, secondsIn } from '../../validation/ranges';
import { Health } from './health';
import { ProbePlan, ProbePorts, ProbeTiming, planProbe, reactionSecondsOf } from './plan-probe';

export interface ProbesPlan {
  readonly readiness: ProbePlan;
  /** Absent where the author declined it. */
  readonly liveness?: ProbePlan;
  /** Holds liveness back while the container starts; without liveness there is nothing to hold back. */
  readonly startup?: ProbePlan;
  readonly startupBudgetSeconds: number;
  readonly livenessDeclined?: string;
}

export interface ProbesInput {
  readonly health: Health;
  readonly liveness: Health;
  readonly startupBudget?: Duration;
  readonly ports: ProbePorts;
}

/** Out of the endpoints after 17 seconds at the latest (3 x 5 + 2). Own judgement. */
const READINESS: ProbeTiming = { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 };
/** Restarted after 62 seconds at the latest (6 x 10 + 2). Own judgement. */
const LIVENESS: ProbeTiming = { periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 6 };
const STARTUP_PERIOD_SECONDS = 5;
const STARTUP_TIMEOUT_SECONDS = 3;
/** A restart loses work in flight, leaving the endpoints does not: liveness must be this many times more patient. Own judgement. */
const LIVENESS_PATIENCE = 2;

export function planProbes(input: ProbesInput, issues: IssueList): ProbesPlan {
  const startupBudgetSeconds = secondsIn(issues, 'startupBudget', input.startupBudget ?? Duration.seconds(60), { min: 1, max: 3600 }) ?? 60;
  const readiness = planReadiness(input, issues);
  const declined = input.liveness instanceof Health && input.liveness._by === 'declined';
  if (declined) {
    const livenessDeclined = reasonOf(issues, 'liveness', input.liveness._reason);
    return { readiness: readiness ?? UNKNOWN, startupBudgetSeconds, livenessDeclined };
  }
  const liveness = planProbe('liveness', input.liveness, LIVENESS, input.ports, issues);
  if (liveness !== undefined && readiness !== undefined) relate(readiness, liveness, issues);
  return {
    readiness: readiness ?? UNKNOWN,
    liveness,
    startup: liveness === undefined ? undefined : startupOf(liveness, startupBudgetSeconds),
    startupBudgetSeconds,
  };
}

/** Stands in for a readiness probe that was refused; the plan never leaves the planner. */
const UNKNOWN: ProbePlan = { handler: {}, ...READINESS };

function planReadiness(input: ProbesInput, issues: IssueList): ProbePlan | undefined {
  if (input.health instanceof Health && input.health._by === 'declined') {
    issues.add({ prop: 'health', must: 'say how to ask whether the container may get traffic', got: 'Health.declined', fix: 'only liveness may be declined' });
    return undefined;
  }
  return planProbe('health', input.health, READINESS, input.ports, issues);
}

function relate(readiness: ProbePlan, liveness: ProbePlan, issues: IssueList): void {
  if (JSON.stringify(readiness.handler) === JSON.stringify(liveness.handler)) {
    issues.add({
      prop: 'liveness',
      must: 'ask something else than health does, or an outage of what readiness depends on restarts every pod',
      got: 'the same question',
      fix: 'give it a path of its own, Health.tcp(), or Health.declined(reason)',
    });
  }
  const leaves = reactionSecondsOf(readiness);
  const restarts = reactionSecondsOf(liveness);
  if (restarts < LIVENESS_PATIENCE * leaves) {
    issues.add({
      prop: 'liveness',
      must: `take at least ${LIVENESS_PATIENCE} x the ${leaves}s after which readiness takes the pod out of service`,
      got: `"${restarts}s"`,
      fix: 'raise its period or failureThreshold',
    });
  }
}

/** Asks what liveness asks, so that a dependency which is down at start does not restart the container. */
function startupOf(liveness: ProbePlan, budgetSeconds: number): ProbePlan {
  const periodSeconds = Math.min(STARTUP_PERIOD_SECONDS, budgetSeconds);
  return {
    handler: liveness.handler,
    periodSeconds,
    timeoutSeconds: Math.min(STARTUP_TIMEOUT_SECONDS, periodSeconds),
    failureThreshold: Math.ceil(budgetSeconds / periodSeconds),
  };
}
