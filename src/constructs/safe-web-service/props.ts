import { Duration } from 'cdk8s';
import { Exposure } from '../../parts/exposure/exposure';
import { ScalingMetric } from '../../parts/horizontal-scaling/scaling-metric';
import { Runtime, WebAutoscaling } from '../../parts/horizontal-scaling/web-autoscaling';
import { WebPort } from '../../parts/ports/web-port';
import { Health } from '../../parts/probes/health';
import { Rollout } from '../../parts/rollout/rollout';
import { ServiceOptions } from '../../parts/service/service-options';
import { WorkloadProps } from '../../parts/workload-props';

/** A service that answers requests. */
export interface SafeWebServiceProps extends WorkloadProps {
  /**
   * How to ask whether a pod may get traffic (readiness). Failing takes the pod out of the Service, it restarts nothing:
   * it may ask for what the service depends on.
   *
   * Source: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
   */
  readonly health: Health;

  /**
   * How to ask whether a pod is beyond help (liveness). Failing restarts the container: it must not depend on anything else,
   * so it asks something else than `health`. Health.declined(reason) goes without.
   */
  readonly liveness: Health;

  /**
   * Port the container listens on, as HTTP, named `http`; the Service offers it as port 80.
   *
   * Range: 1024 to 65535.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * Ports the container listens on, in place of `port`. The first is the one that probes and exposure use.
   *
   * @default - port
   */
  readonly ports?: WebPort[];

  /**
   * Number of pods. Left out where an autoscaler decides it.
   *
   * Range: 1 to 5000.
   *
   * @default 3
   */
  readonly replicas?: number;

  /**
   * How many pods an autoscaler may choose, and by what.
   *
   * @default - a fixed number of pods
   */
  readonly autoscaling?: WebAutoscaling;

  /**
   * What the autoscaler looks at besides CPU.
   *
   * @default - nothing
   */
  readonly scaleOn?: ScalingMetric[];

  /**
   * What the application is written in.
   *
   * @default - unknown, taken for one with a garbage collector
   */
  readonly runtime?: Runtime;

  /**
   * Time between the decision to end a pod and SIGTERM, while endpoints and load balancers forget it.
   *
   * Unit: whole seconds. Range: 1 second to 15 minutes, and at least the load balancer's deregistration time where exposed.
   * Source: https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/
   *
   * @default - 5 seconds, 10 seconds where exposed, or the load balancer's deregistration time where that is longer
   */
  readonly drainDelay?: Duration;

  /**
   * Whether the image lacks a `sleep` command, which clusters before Kubernetes 1.30 need for the drain delay.
   *
   * @default false
   */
  readonly distroless?: boolean;

  /**
   * Whether the application itself keeps serving for `drainDelay` after SIGTERM, so that nothing has to wait before it.
   *
   * @default false
   */
  readonly drainsItself?: boolean;

  /**
   * How new pods replace old ones.
   *
   * @default - Rollout.rolling(); all at once where a volume can be mounted by one pod or node alone
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
   * Details of the Service.
   *
   * @default - ClusterIP, nothing else
   */
  readonly service?: ServiceOptions;

  /**
   * How it is reached from outside the cluster.
   *
   * @default - it is not
   */
  readonly expose?: Exposure;
}
