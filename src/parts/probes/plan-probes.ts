import { Duration } from 'cdk8s';
import { Health } from './health';
import { ProbePlan, ProbePorts, ProbeTiming, planProbe, reactionSecondsOf } from './plan-probe';
import { IssueList } from '../../validation/issue-list';
import { reasonOf, secondsIn } from '../../validation/ranges';

export interface ProbesPlan {
  /** Absent where nothing sends traffic that a pod could be taken out of. */
  readonly readiness?: ProbePlan;
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
  return planLiveness(input, 'health', planReadiness('health', input.health, input.ports, issues), issues);
}

export interface WorkerProbesInput {
  readonly readiness?: Health;
  readonly liveness: Health;
  readonly startupBudget?: Duration;
  readonly ports: ProbePorts;
}

/** Probes of pods that no Service sends traffic to: readiness only where the author asks for it. */
export function planWorkerProbes(input: WorkerProbesInput, issues: IssueList): ProbesPlan {
  const readiness = input.readiness === undefined ? undefined : planReadiness('readiness', input.readiness, input.ports, issues);
  return planLiveness(input, 'readiness', readiness, issues);
}

function planLiveness(input: WorkerProbesInput, asked: string, readiness: ProbePlan | undefined, issues: IssueList): ProbesPlan {
  const startupBudgetSeconds = secondsIn(issues, 'startupBudget', input.startupBudget ?? Duration.seconds(60), { min: 1, max: 3600 }) ?? 60;
  const declined = input.liveness instanceof Health && input.liveness._by === 'declined';
  if (declined) {
    const livenessDeclined = reasonOf(issues, 'liveness', input.liveness._reason);
    return { readiness, startupBudgetSeconds, livenessDeclined };
  }
  const liveness = planProbe('liveness', input.liveness, LIVENESS, input.ports, issues);
  if (liveness !== undefined && readiness !== undefined) relate(asked, readiness, liveness, issues);
  return {
    readiness,
    liveness,
    startup: liveness === undefined ? undefined : startupOf(liveness, startupBudgetSeconds),
    startupBudgetSeconds,
  };
}

function planReadiness(prop: string, health: Health, ports: ProbePorts, issues: IssueList): ProbePlan | undefined {
  if (health instanceof Health && health._by === 'declined') {
    issues.add({ prop, must: 'say how to ask whether the container may get traffic', got: 'Health.declined', fix: 'only liveness may be declined' });
    return undefined;
  }
  return planProbe(prop, health, READINESS, ports, issues);
}

/** @param asked the prop that asks for readiness */
function relate(asked: string, readiness: ProbePlan, liveness: ProbePlan, issues: IssueList): void {
  if (JSON.stringify(readiness.handler) === JSON.stringify(liveness.handler)) {
    issues.add({
      prop: 'liveness',
      must: `ask something else than ${asked} does, or an outage of what readiness depends on restarts every pod`,
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
