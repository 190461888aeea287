import { Duration } from 'cdk8s';

/** Where the pods tell their metrics in the Prometheus format. */
export interface MetricsEndpoint {
  /**
   * Container port. One that is not among the ports of the service is opened for metrics alone.
   *
   * Range: 1024 to 65535.
   *
   * @default - the first port; to be given where a workload has none
   */
  readonly port?: number;

  /**
   * HTTP path.
   *
   * @default "/metrics"
   */
  readonly path?: string;

  /**
   * How often they are collected.
   *
   * Unit: whole seconds. Range: 5 seconds to 10 minutes.
   *
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;
}
