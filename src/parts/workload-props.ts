import { Duration, Size } from 'cdk8s';
import { EnvFrom, EnvValue, INetworkPolicyPeer, k8s } from 'cdk8s-plus-27';
import { ConfigFile, ConfigRollout } from './config/config-file';
import { InitContainer, Sidecar } from './containers/extra-container';
import { Disruption } from './disruption-budget/disruption';
import { MetricsEndpoint } from './metrics/metrics-endpoint';
import { Egress } from './network-guard/egress';
import { Qos, Resources } from './resources/resources';
import { SecretRef } from './secrets/secret-ref';
import { Spread } from './spread/spread';
import { MountedVolume } from './volumes/pod-volume';
import { WorkloadBasics } from './workload-basics';

/** What a workload that runs an image of its author can be told. */
export interface WorkloadProps extends WorkloadBasics {
  /**
   * Image of the main container, with a tag other than latest, or with a digest: else nobody can say what runs, or roll it back.
   *
   * Source: https://kubernetes.io/docs/concepts/containers/images/
   */
  readonly image: string;

  /**
   * Entry point of the main container, one text a word.
   *
   * @default - the image's own
   */
  readonly command?: string[];

  /**
   * Arguments of the main container, one text a word.
   *
   * @default - the image's own
   */
  readonly args?: string[];

  /**
   * Working directory of the main container.
   *
   * Range: an absolute path.
   *
   * @default - the image's own
   */
  readonly workingDir?: string;

  /**
   * CPU and memory of the main container.
   *
   * @default Resources.preset(ResourcePreset.SMALL)
   */
  readonly resources?: Resources;

  /**
   * How requests and limits relate, in every container.
   *
   * @default Qos.BURSTABLE
   */
  readonly qos?: Qos;

  /**
   * Disk of the node the main container may use, requested and limited: its scratch volumes, its logs, what it writes.
   *
   * Unit: bytes. Range: at least the sum of its emptyDir volumes and 64 MiB for logs.
   *
   * @default - that sum
   */
  readonly ephemeralStorage?: Size;

  /**
   * Size limit of the writable `/tmp` of each container.
   *
   * Unit: bytes. Range: above zero.
   *
   * @default Size.mebibytes(64)
   */
  readonly tmpSize?: Size;

  /**
   * Environment variables of the main container. Literals that look like a secret are refused.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * ConfigMaps and Secrets whose keys become environment variables of the main container.
   *
   * @default - none
   */
  readonly envFrom?: EnvFrom[];

  /**
   * Plain settings. They become one ConfigMap, and environment variables of the main container.
   *
   * @default - none
   */
  readonly config?: { readonly [name: string]: string };

  /**
   * Files the main container reads. They become one ConfigMap.
   *
   * @default - none
   */
  readonly configFiles?: ConfigFile[];

  /**
   * How a change of configuration reaches running pods.
   *
   * @default ConfigRollout.ANNOTATION
   */
  readonly configRollout?: ConfigRollout;

  /**
   * Secrets of the main container, by reference.
   *
   * @default - none
   */
  readonly secrets?: SecretRef[];

  /**
   * How long the container may take to start before it is restarted.
   *
   * Unit: whole seconds. Range: 1 second to 1 hour.
   * Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
   *
   * @default Duration.seconds(60)
   */
  readonly startupBudget?: Duration;

  /**
   * How long work in flight may run on after SIGTERM.
   *
   * Unit: whole seconds. Range: 1 second to 1 hour.
   * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   *
   * @default Duration.seconds(20); for a queue worker its processing time
   */
  readonly shutdownTimeout?: Duration;

  /**
   * Time from the decision to end a pod to SIGKILL.
   *
   * Unit: whole seconds. Range: drainDelay + shutdownTimeout to 2 hours.
   *
   * @default - drainDelay + shutdownTimeout + 5 seconds; for a queue worker, which drains nothing, shutdownTimeout + 15 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Old ReplicaSets kept for `kubectl rollout undo`.
   *
   * Range: 1 to 100.
   *
   * @default 5
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Numeric user of every container.
   *
   * Range: 1 to 2147483647. Refused where the platform assigns ids.
   *
   * @default 10001
   */
  readonly userId?: number;

  /**
   * Numeric group of every container, and owner of its volumes.
   *
   * Range: 1 to 2147483647. Refused where the platform assigns ids.
   *
   * @default - userId
   */
  readonly groupId?: number;

  /**
   * How pods are spread over zones and nodes.
   *
   * @default Spread.soft()
   */
  readonly spread?: Spread;

  /**
   * Which nodes and neighbours the pods want.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * How many pods a drain may take at once. It is proven to allow at least one eviction at every number of pods there may be.
   *
   * @default - maxUnavailable 25 percent; no budget for one replica
   */
  readonly disruption?: Disruption;

  /**
   * Where the pods may connect to, on any port.
   *
   * @default - what `connectTo` connects
   */
  readonly allowTo?: INetworkPolicyPeer[];

  /**
   * Whether the pods may connect anywhere.
   *
   * @default Egress.OPEN; Egress.DECLARED where allowTo is given
   */
  readonly egress?: Egress;

  /**
   * Where the pods tell their metrics.
   *
   * @default - nowhere
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * Containers that run to their end before the main one starts.
   *
   * @default - none
   */
  readonly initContainers?: InitContainer[];

  /**
   * Containers that run beside the main one.
   *
   * @default - none
   */
  readonly sidecars?: Sidecar[];

  /**
   * Volumes the main container sees, besides its `/tmp`.
   *
   * @default - none
   */
  readonly volumes?: MountedVolume[];
}
