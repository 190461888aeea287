import { Duration } from 'cdk8s';

/** Any queue whose length Prometheus knows. */
export interface PrometheusQueueOptions {
  /** Address of Prometheus, such as `http://prometheus.monitoring.svc:9090`. */
  readonly serverAddress: string;

  /** Query that gives the number of messages as one value. No value counts as an error, not as an empty queue. */
  readonly query: string;

  /**
   * How long the broker waits for an acknowledgement before it delivers a message again.
   *
   * Unit: whole seconds. Range: 1 second to 24 hours, and at least 1.5 x the processing time.
   *
   * @default - unknown: not checked
   */
  readonly ackDeadline?: Duration;
}

/** Any queue whose length the cluster's adapter serves as an External metric. */
export interface ExternalQueueOptions {
  /** Name of the metric, as the adapter serves it. */
  readonly name: string;

  /**
   * Labels that select the series.
   *
   * @default - every series of that name
   */
  readonly selector?: { readonly [key: string]: string };

  /**
   * How long the broker waits for an acknowledgement before it delivers a message again.
   *
   * Unit: whole seconds. Range: 1 second to 24 hours, and at least 1.5 x the processing time.
   *
   * @default - unknown: not checked
   */
  readonly ackDeadline?: Duration;
}
