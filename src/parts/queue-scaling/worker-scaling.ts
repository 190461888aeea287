import { Duration } from 'cdk8s';

/** Who counts the messages and sets the number of pods. */
export enum WorkerScaler {
  /** A HorizontalPodAutoscaler on an External metric that the cluster's adapter serves. */
  HPA = 'hpa',
  /** KEDA, which asks the broker itself. Source: https://keda.sh/docs/latest/concepts/ */
  KEDA = 'keda',
}

/** How pods live. */
export enum WorkerMode {
  /** Pods of a Deployment that take message after message. The autoscaler ends any of them when the queue is short. */
  DEPLOYMENT = 'deployment',
  /** A Job for some messages, which ends when they are done: nothing ends it early. For long work; KEDA alone. */
  JOB = 'job',
}

/** A metric, as the cluster's adapter serves it. */
export interface QueueMetric {
  /** Its name. */
  readonly name: string;

  /**
   * Labels that select the series.
   *
   * @default - every series of that name
   */
  readonly selector?: { readonly [key: string]: string };
}

/** How many pods there are while the length of the queue is unknown. Source: https://keda.sh/docs/latest/reference/scaledobject-spec/#fallback */
export interface QueueFallback {
  /**
   * Pods while it is unknown.
   *
   * Range: minReplicas (at least 1) to maxReplicas.
   *
   * @default - a quarter of maxReplicas, rounded up, and at least minReplicas
   */
  readonly replicas?: number;

  /**
   * Failures in a row after which it counts as unknown.
   *
   * Range: 1 to 100.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
}

/** How the Jobs of a worker in WorkerMode.JOB run. */
export interface WorkerJobOptions {
  /**
   * Pods of each Job, each of which takes messages and ends.
   *
   * Range: 1 to 1000.
   *
   * @default 1
   */
  readonly parallelism?: number;

  /**
   * How often a failed pod is replaced before the Job counts as failed. Pods that a drain took do not count.
   *
   * Range: 0 to 20.
   *
   * @default 3
   */
  readonly backoffLimit?: number;

  /**
   * Time after which a Job is ended, with all its attempts.
   *
   * Unit: whole seconds. Range: the work of all its attempts, with start and 1.5 x processingTime for each message, to 30 days.
   *
   * @default - that sum
   */
  readonly activeDeadline?: Duration;

  /**
   * How long a finished Job stays for its logs.
   *
   * Unit: whole seconds. Range: 0 seconds to 7 days.
   *
   * @default Duration.hours(1)
   */
  readonly timeToLive?: Duration;

  /**
   * Jobs kept that succeeded, and as many that failed.
   *
   * Range: 0 to 100.
   *
   * @default 5
   */
  readonly historyLimit?: number;
}
