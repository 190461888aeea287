import { ApiObject, Chart, Lazy } from 'cdk8s';
import { INetworkPolicyPeer, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { claimsOf } from './claims-of';
import * as objects from './objects';
import { SafeWebServicePlan, planSafeWebService } from './plan';
import { SafeWebServiceProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { ConnectionGrant, ConnectionOptions, ConnectionRequest, IConnectable } from '../../parts/connections/connectable';
import { networkPolicyFieldsOf } from '../../parts/network-guard/plan-network-guard';
import * as common from '../../parts/objects/workload-objects';
import { claimAll } from '../../placement/claims';
import { Connections } from '../../placement/connections';
import { HashedWorkload } from '../../placement/hashed-workload';
import { place } from '../../placement/place';
import { podSelectorConfigOf } from '../../placement/pod-selector';

/**
 * A service that answers requests, and everything it needs in production: a Deployment that rolls without a gap,
 * probes, limits, a disruption budget that never blocks a drain, an autoscaler, a Service, an Ingress or HTTPRoute,
 * a network policy, and configuration whose change rolls the pods that read it.
 */
export class SafeWebService extends Construct implements INetworkPolicyPeer, IPodSelector, IConnectable {
  /** Name of the Deployment, the Service and the selector. */
  public readonly name: string;
  /** What its author should know, a sentence each. Empty where there is nothing to say. */
  public readonly notes: string[];
  /** The Deployment. */
  public readonly deployment: ApiObject;
  /** The Service. */
  public readonly service: ApiObject;
  /** The NetworkPolicy. */
  public readonly networkPolicy: ApiObject;
  /** The ServiceAccount, unless an existing one is used. */
  public readonly serviceAccount?: ApiObject;
  /** The PodDisruptionBudget, unless there is one replica or it was declined. */
  public readonly podDisruptionBudget?: ApiObject;
  /** The HorizontalPodAutoscaler, where autoscaling is on. */
  public readonly horizontalPodAutoscaler?: ApiObject;
  /** The Ingress, where one exposes the service. */
  public readonly ingress?: ApiObject;
  /** The HTTPRoute, where a Gateway exposes the service. */
  public readonly httpRoute?: ApiObject;
  /** The HTTPRoute that sends plain HTTP to HTTPS, where the Gateway has such a listener. */
  public readonly httpRedirect?: ApiObject;
  /** The ConfigMap of `config`. */
  public readonly configMap?: ApiObject;
  /** The ConfigMap of `configFiles`. */
  public readonly filesConfigMap?: ApiObject;
  /** The ExternalSecrets of `secrets`. */
  public readonly externalSecrets: ApiObject[];
  /** The PodMonitor, where `metrics` is set and the cluster has that resource. */
  public readonly podMonitor?: ApiObject;

  private readonly plan: SafeWebServicePlan;
  private readonly connections: Connections;

  /**
   * @throws one error that lists every invalid prop
   */
  public constructor(scope: Construct, id: string, props: SafeWebServiceProps) {
    super(scope, id);
    this.plan = planSafeWebService(props, id, ClusterProfile.of(this), this.subject);
    claimAll(this, this.subject, claimsOf(this.plan, Chart.of(this)));
    this.name = this.plan.labels.name;
    this.notes = [...this.plan.notes];
    const { labels, config, secrets, pod } = this.plan;
    this.connections = new Connections({
      subject: this.subject,
      peer: this,
      ports: this.plan.ports.map((port) => port.containerPort),
      mostPods: this.plan.mostPods,
      variables: [...pod.main.env.map(({ name }) => name), ...Object.keys(config.env?.data ?? {})],
    });
    this.serviceAccount = place(this, 'ServiceAccount', common.serviceAccountOf(labels, pod.identity));
    this.configMap = place(this, 'ConfigMap', common.configMapOf(labels, config.env));
    this.filesConfigMap = place(this, 'FilesConfigMap', common.configMapOf(labels, config.files));
    this.externalSecrets = secrets.externalSecrets.map((secret) => place(this, `ExternalSecret-${secret.name}`, common.externalSecretOf(labels, secret)));
    this.deployment = new HashedWorkload(this, 'Deployment', objects.deploymentOf(this.plan, () => this.connections.env));
    this.service = place(this, 'Service', objects.serviceOf(this.plan));
    this.podDisruptionBudget = place(this, 'PodDisruptionBudget', common.disruptionBudgetOf(labels, this.plan.disruption));
    this.horizontalPodAutoscaler = place(this, 'HorizontalPodAutoscaler', objects.horizontalPodAutoscalerOf(this.plan));
    this.networkPolicy = place(this, 'NetworkPolicy', common.networkPolicyOf(labels, this.networkPolicySpec()));
    this.ingress = place(this, 'Ingress', objects.ingressOf(this.plan));
    this.httpRoute = place(this, 'HTTPRoute', objects.httpRouteOf(this.plan));
    this.httpRedirect = place(this, 'HTTPRedirect', objects.httpRedirectOf(this.plan));
    this.podMonitor = place(this, 'PodMonitor', common.podMonitorOf(labels, this.plan.metrics));
    this.node.addValidation({ validate: () => this.reachability() });
  }

  /** Host and port under which pods of the cluster reach it, such as `api:80` or `api.shop:80`. */
  public get address(): string {
    const namespace = Chart.of(this).namespace;
    return `${this.name}${namespace === undefined ? '' : `.${namespace}`}:${this.plan.ports[0].servicePort}`;
  }

  /**
   * Lets peers connect to its ports.
   *
   * @param peers services of ours, workloads of cdk8s-plus, Pods, Namespaces or IP blocks
   */
  public allowFrom(...peers: INetworkPolicyPeer[]): void {
    peers.forEach((peer) => this.connections.admit(peer));
  }

  /**
   * Connects this service to what it calls: opens the network between them on both sides, and takes the variables it is given.
   *
   * @param target another service, or a database
   */
  public connectTo(target: IConnectable, options: ConnectionOptions = {}): void {
    this.connections.connect(target, options);
  }

  /** @see IConnectable */
  public acceptConnection(request: ConnectionRequest): ConnectionGrant {
    this.connections.admit(request.peer);
    return { address: this.address, peer: this, ports: this.plan.ports.map((port) => port.containerPort), variables: {} };
  }

  /** @see INetworkPolicyPeer */
  public toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** @see INetworkPolicyPeer */
  public toPodSelector(): IPodSelector | undefined {
    return this;
  }

  /** @see IPodSelector */
  public toPodSelectorConfig(): PodSelectorConfig {
    return podSelectorConfigOf(this, this.plan.labels.selector);
  }

  private get subject(): string {
    return `SafeWebService at "${this.node.path}"`;
  }

  private networkPolicySpec(): unknown {
    const { network, labels } = this.plan;
    return Lazy.any({ produce: () => networkPolicyFieldsOf(network, labels.selector, this.connections.callers, this.connections.targets) });
  }

  private reachability(): string[] {
    const isReachable = this.connections.callers.length > 0 || this.plan.network.ingress.length > 0;
    return isReachable ? [] : [`nobody may call ${this.subject}: add expose, allowFrom, or connectTo at its callers`];
  }
}
