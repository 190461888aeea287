import { DisruptionBudgetPlan } from '../disruption-budget/plan-disruption-budget';
import { PodPlan } from '../pod/plan-pod';
import { reactionSecondsOf } from '../probes/plan-probe';
import { ProbesPlan } from '../probes/plan-probes';
import { cpuNoteOf } from '../resources/cpu-note';
import { Resources } from '../resources/resources';

export interface WorkerNotesInput {
  readonly disruption: DisruptionBudgetPlan;
  readonly probes: ProbesPlan;
  readonly pod: PodPlan;
  readonly resources?: Resources;
  readonly processingSeconds: number;
  readonly graceSeconds: number;
}

/** What the author of a worker should know of its pods. */
export function workerNotesOf({ disruption, probes, pod, resources, processingSeconds, graceSeconds }: WorkerNotesInput): string[] {
  const { liveness, livenessDeclined } = probes;
  const isImpatient = liveness !== undefined && reactionSecondsOf(liveness) < processingSeconds;
  const plain = pod.sidecars.find(({ isNativeSidecar }) => !isNativeSidecar);
  return [
    disruption.note,
    livenessDeclined && `no liveness probe: ${livenessDeclined}`,
    isImpatient ? `liveness restarts the container after ${reactionSecondsOf(liveness)}s, and work may take ${processingSeconds}s: beat while working, not between messages` : undefined,
    graceSeconds < processingSeconds ? `a drain ends a pod after ${graceSeconds}s, and work may take ${processingSeconds}s: it is then done again` : undefined,
    plain && `sidecar ${plain.name} gets SIGTERM with the worker before Kubernetes 1.29: what it serves is gone while the last message is finished`,
    cpuNoteOf(resources),
  ].filter((note): note is string => note !== undefined);
}
