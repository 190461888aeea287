import { Duration } from 'cdk8s';
import { ScalingRules } from 'cdk8s-plus-27';
import { Health } from '../../parts/probes/health';
import { QueueSource } from '../../parts/queue-scaling/queue-source';
import { QueueTarget } from '../../parts/queue-scaling/queue-target';
import { TriggerAuth } from '../../parts/queue-scaling/trigger-auth';
import { QueueFallback, QueueMetric, WorkerJobOptions, WorkerMode, WorkerScaler } from '../../parts/queue-scaling/worker-scaling';
import { Rollout } from '../../parts/rollout/rollout';
import { WorkloadProps } from '../../parts/workload-props';

/** A worker that takes messages from a queue. */
export interface QueueScaledWorkerProps extends WorkloadProps {
  /** What it takes its messages from. */
  readonly source: QueueSource;

  /** How many messages call for a pod. */
  readonly target: QueueTarget;

  /**
   * How long the work takes on what a worker takes at a time, a message or a batch: the 99th percentile, or the longest.
   * It decides how long a pod may go on after SIGTERM, and has to fit 1.5 times into the time the broker waits for an acknowledgement.
   *
   * Unit: whole seconds. Range: 1 second to 30 minutes; in WorkerMode.JOB to 24 hours.
   */
  readonly processingTime: Duration;

  /**
   * Most pods, or Jobs, there may be: what the database behind them bears.
   *
   * Range: 1 to 5000, and at most the partitions of a Kafka topic.
   */
  readonly maxReplicas: number;

  /**
   * Fewest pods, or Jobs. With 0, which KEDA alone can do, the first message waits for a pod's start.
   *
   * Range: 0 to maxReplicas.
   *
   * @default - 1; 0 in WorkerMode.JOB
   */
  readonly minReplicas?: number;

  /**
   * How to ask whether a pod is beyond help, such as `Health.exec(['test', ...])` on a heartbeat file. Failing restarts the container.
   * It must not depend on the broker. Health.declined(reason) goes without.
   */
  readonly liveness: Health;

  /**
   * How to ask whether a pod is ready. No Service sends it traffic: it holds a rollout back, and nothing else.
   *
   * @default - not asked: a pod is ready once it has started
   */
  readonly readiness?: Health;

  /**
   * How pods live: on and on, or for some messages each.
   *
   * @default WorkerMode.DEPLOYMENT
   */
  readonly mode?: WorkerMode;

  /**
   * Details of the Jobs of WorkerMode.JOB.
   *
   * @default - one pod each, three more attempts, kept for an hour
   */
  readonly job?: WorkerJobOptions;

  /**
   * Who counts the messages and sets the number of pods.
   *
   * @default - KEDA where the ClusterProfile has scaledobjects.keda.sh and KEDA a trigger for the source; else a HorizontalPodAutoscaler
   */
  readonly scaler?: WorkerScaler;

  /**
   * The External metric a HorizontalPodAutoscaler scales by, as the cluster's adapter serves it. KEDA, where the cluster has it, asks the broker itself.
   *
   * @default - the name that the exporter or adapter most in use for the source gives it
   */
  readonly metric?: QueueMetric;

  /**
   * How KEDA shows the broker who it is. A HorizontalPodAutoscaler, where the cluster has no KEDA, reads its adapter instead.
   *
   * @default - not at all, where the broker admits that
   */
  readonly auth?: TriggerAuth;

  /**
   * A worker that scaled to zero sleeps until there are more messages than these.
   *
   * Range: 0 to 1000000.
   *
   * @default 0
   */
  readonly activation?: number;

  /**
   * How often KEDA looks at a queue whose worker sleeps, or that Jobs work off.
   *
   * Unit: whole seconds. Range: 1 second to 1 hour.
   * Source: https://keda.sh/docs/latest/reference/scaledobject-spec/#pollinginterval
   *
   * @default Duration.seconds(15)
   */
  readonly pollingInterval?: Duration;

  /**
   * How long a worker that scales to zero stays after its last message.
   *
   * Unit: whole seconds. Range: 2 x processingTime to 24 hours.
   * Source: https://keda.sh/docs/latest/reference/scaledobject-spec/#cooldownperiod
   *
   * @default - 300 seconds, or 2 x processingTime where that is longer
   */
  readonly cooldown?: Duration;

  /**
   * How many pods KEDA keeps while it cannot read the queue.
   *
   * @default - a quarter of maxReplicas, after 3 failures
   */
  readonly fallback?: QueueFallback;

  /**
   * How fast pods are added.
   *
   * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#default-behavior
   *
   * @default - at once, by 100 percent or 4 pods every 15 seconds, whichever is more
   */
  readonly scaleUp?: ScalingRules;

  /**
   * How fast pods are taken away. Its window is at least 2 x processingTime.
   *
   * @default - after 300 seconds of lower need, or 2 x processingTime where that is longer, by 50 percent every 60 seconds
   */
  readonly scaleDown?: ScalingRules;

  /**
   * How new pods replace old ones.
   *
   * @default - a quarter more and a quarter fewer at a time; for Kafka one at a time; all at once where a volume can be mounted by one pod or node alone
   */
  readonly strategy?: Rollout;

  /**
   * How long a new pod must stay ready before it counts.
   *
   * Unit: whole seconds. Range: 0 seconds to 1 hour.
   *
   * @default Duration.seconds(10)
   */
  readonly minReady?: Duration;

  /**
   * How long a pod may take to be scheduled, pull its image and run its init containers.
   *
   * Unit: whole seconds. Range: 1 second to 1 hour.
   *
   * @default Duration.seconds(300)
   */
  readonly pullAllowance?: Duration;

  /**
   * Time without progress after which a rollout is reported as failed.
   *
   * Unit: whole seconds. Range: above pullAllowance + startupBudget (and that of native sidecars) + minReady, to 24 hours.
   * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
   *
   * @default - that sum and a second, at least 600 seconds
   */
  readonly progressDeadline?: Duration;

  /**
   * Whether the work on a message may be done twice without harm, which every queue but a Redis list can make happen.
   *
   * @default - unknown: a note says so
   */
  readonly idempotent?: boolean;

  /**
   * Where messages go that failed too often, as the broker is set up. It is written on the workload for those who look for them.
   *
   * @default - unknown: a note says so
   */
  readonly deadLetter?: string;
}
