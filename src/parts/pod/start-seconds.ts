import { PodPlan } from './plan-pod';
import { ProbePlan } from '../probes/plan-probe';

/** What the probes allow for the start: native sidecars start one after another, and only then the main container. */
export function startSecondsOf(pod: PodPlan, startupBudgetSeconds: number): number {
  const allowed = (startup: ProbePlan | undefined): number => (startup === undefined ? 0 : startup.failureThreshold * startup.periodSeconds);
  return pod.sidecars.reduce((sum, { startup }) => sum + allowed(startup), Math.max(startupBudgetSeconds, allowed(pod.main.startup)));
}
