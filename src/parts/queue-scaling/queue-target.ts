import { Duration } from 'cdk8s';

/** What a queue has to be worked off in. */
export interface ObjectiveOptions {
  /**
   * How long a message may take from its arrival to the end of its work, on average and in a steady state.
   * A burst takes longer: the autoscaler notices it within 15 seconds, acts a tenth above its target, and new pods have to start.
   *
   * Unit: whole seconds. Range: averageTime to 24 hours.
   */
  readonly maxLatency: Duration;

  /**
   * Messages that arrive at the busiest time, on average.
   *
   * Unit: messages per second. Range: above zero, and less than maxReplicas pods work off.
   */
  readonly arrivalRate: number;

  /**
   * Messages one pod works on at a time.
   *
   * Range: 1 to 10000.
   *
   * @default 1
   */
  readonly concurrency?: number;

  /**
   * How long the work on one message takes on average.
   *
   * Unit: whole seconds. Range: 1 second to processingTime.
   *
   * @default - processingTime
   */
  readonly averageTime?: Duration;
}

/** How many messages call for a pod. */
export class QueueTarget {
  /**
   * So many messages for each pod: the wanted pods are the length of the queue divided by it, rounded up.
   *
   * @param messages 1 to 1000000
   */
  public static messagesPerPod(messages: number): QueueTarget {
    return new QueueTarget(messages, undefined);
  }

  /** As many as meet an objective: concurrency x maxLatency / averageTime. */
  public static objective(options: ObjectiveOptions): QueueTarget {
    return new QueueTarget(undefined, options);
  }

  private constructor(
    /** @internal */ public readonly _messages: number | undefined,
    /** @internal */ public readonly _objective: ObjectiveOptions | undefined,
  ) {}
}
