import { IConstruct } from 'constructs';
import { ClusterProfileProps, GatewayTarget, IngressTarget, NodePool, PodLocation, StorageClass } from './cluster-profile-props';
import { planClusterProfile } from './plan-cluster-profile';
import { readClusterProfileFile } from './profile-file';
import { InvalidPropsError } from '../errors/invalid-props';
import { minorText } from '../units/kubernetes-version';
import { shown } from '../validation/shown';

const PROFILE = Symbol.for('cdk8s-vetted.ClusterProfile');

/**
 * What the cluster that will run the YAML is and can do.
 *
 * Set it once on the App, or on each Chart where one program serves several clusters.
 * Constructs ask the nearest one: it decides which fields are emitted, and makes synthesis fail
 * with the missing capability and the alternative.
 */
export class ClusterProfile {
  /**
   * Sets the profile of everything below a scope.
   *
   * @param scope an App, a Chart or any construct that has no children yet
   * @param profile the profile
   * @throws when the scope already has children, because they have asked already
   */
  public static set(scope: IConstruct, profile: ClusterProfile): void {
    if (!isClusterProfile(profile)) {
      throw new InvalidPropsError(`ClusterProfile of "${scope.node.path}"`, [{ prop: 'profile', must: 'be a ClusterProfile', got: shown(profile), fix: 'write new ClusterProfile({...})' }]);
    }
    if (scope.node.children.length > 0) {
      throw new InvalidPropsError(`ClusterProfile of "${scope.node.path}"`, [{
        prop: 'scope',
        must: 'have no children yet, because they have read another profile',
        got: `${scope.node.children.length}, the first is "${scope.node.children[0].node.id}"`,
        fix: 'call ClusterProfile.set right after the App or Chart is made',
      }]);
    }
    Object.defineProperty(scope, PROFILE, { value: profile, configurable: true });
  }

  /** The nearest profile at or above a scope; plain Kubernetes 1.27 where none was set. */
  public static of(scope: IConstruct): ClusterProfile {
    for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
      const profile = (at as { [PROFILE]?: ClusterProfile })[PROFILE];
      if (profile !== undefined) return profile;
    }
    return PLAIN;
  }

  /**
   * Reads a profile from a YAML or JSON file with the props of ClusterProfileProps.
   *
   * Durations are written `30s`, `5m` or `1h`; CPU and memory as quantities, `3920m` and `13Gi`.
   *
   * @param path the file, absolute or relative to the working directory
   * @throws with the file and every wrong value
   */
  public static fromFile(path: string): ClusterProfile {
    return new ClusterProfile(readClusterProfileFile(path), `ClusterProfile in "${path}"`);
  }

  /** Version of Kubernetes, such as `1.33`. */
  public readonly kubernetesVersion: string;
  /** Minor version of Kubernetes, such as 33. */
  public readonly minor: number;
  /** Custom resource definitions the cluster has, sorted. */
  public readonly customResources: string[];
  /** The Ingress controller, where known. */
  public readonly ingress?: IngressTarget;
  /** The Gateway, where there is one. */
  public readonly gateway?: GatewayTarget;
  /** Seconds the load balancer keeps sending to a pod that has left. */
  public readonly loadBalancerDeregistrationSeconds: number;
  /** The adapter behind external.metrics.k8s.io, where there is one. */
  public readonly externalMetricsAdapter?: string;
  /** The adapter behind custom.metrics.k8s.io, where there is one. */
  public readonly customMetricsAdapter?: string;
  /** Zones, where known. */
  public readonly zones?: string[];
  /** Node pools, where known. */
  public readonly nodePools?: NodePool[];
  /** PriorityClass of workloads that name none. */
  public readonly priorityClassName?: string;
  /** Whether the platform assigns user and group ids. */
  public readonly assignsUserIds: boolean;
  /** Storage classes, where known. */
  public readonly storageClasses?: StorageClass[];
  /** Where the cluster DNS runs. */
  public readonly dns: PodLocation;
  /** Port the DNS pods listen on. */
  public readonly dnsPort: number;
  /** Where the metrics collector runs, where known. */
  public readonly monitoring?: PodLocation;

  /**
   * @param props what the cluster is and can do
   * @param subject what error messages call it
   */
  public constructor(props: ClusterProfileProps = {}, subject: string = 'ClusterProfile') {
    const plan = planClusterProfile(props, subject);
    this.kubernetesVersion = minorText(plan.minor);
    this.minor = plan.minor;
    this.customResources = plan.customResources;
    this.ingress = plan.ingress;
    this.gateway = plan.gateway;
    this.loadBalancerDeregistrationSeconds = plan.loadBalancerDeregistrationSeconds;
    this.externalMetricsAdapter = plan.externalMetricsAdapter;
    this.customMetricsAdapter = plan.customMetricsAdapter;
    this.zones = plan.zones;
    this.nodePools = plan.nodePools;
    this.priorityClassName = plan.priorityClassName;
    this.assignsUserIds = plan.assignsUserIds;
    this.storageClasses = plan.storageClasses;
    this.dns = plan.dns;
    this.dnsPort = plan.dnsPort;
    this.monitoring = plan.monitoring;
    Object.freeze(this);
  }

  /** Whether the cluster has a custom resource definition, such as `httproutes.gateway.networking.k8s.io`. */
  public hasCustomResource(name: string): boolean {
    return this.customResources.includes(name);
  }
}

const PLAIN = new ClusterProfile();

/** By its method, not its class: a program can hold two copies of this library. */
function isClusterProfile(value: unknown): value is ClusterProfile {
  return typeof (value as ClusterProfile | undefined | null)?.hasCustomResource === 'function';
}
