import { ApiObject, Chart, Lazy } from 'cdk8s';
import { INetworkPolicyPeer, IPodSelector, LabelSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { InvalidPropsError } from '../../errors/invalid-props';
import { isNetworkPeer, networkPeersOf } from '../../parts/network-guard/network-peer';
import { NetworkEdge } from '../../parts/network-guard/plan-network-guard';
import { claimAll } from '../../placement/claims';
import { HashedWorkload } from '../../placement/hashed-workload';
import { place } from '../../placement/place';
import { shown } from '../../validation/shown';
import { claimsOf } from './claims-of';
import * as objects from './objects';
import { SafeWebServicePlan, planSafeWebService } from './plan';
import { SafeWebServiceProps } from './props';

/**
 * A service that answers requests, and everything it needs in production: a Deployment that rolls without a gap,
 * probes, limits, a disruption budget that never blocks a drain, an autoscaler, a Service, an Ingress or HTTPRoute,
 * a network policy, and configuration whose change rolls the pods that read it.
 */
export class SafeWebService extends Construct implements INetworkPolicyPeer, IPodSelector {
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
  private readonly callers: NetworkEdge[] = [];
  private readonly targets: NetworkEdge[] = [];

  /**
   * @throws one error that lists every invalid prop
   */
  public constructor(scope: Construct, id: string, props: SafeWebServiceProps) {
    super(scope, id);
    this.plan = planSafeWebService(props, id, ClusterProfile.of(this), this.subject);
    claimAll(this, this.subject, claimsOf(this.plan, Chart.of(this)));
    this.name = this.plan.labels.name;
    this.notes = [...this.plan.notes];
    this.serviceAccount = place(this, 'ServiceAccount', objects.serviceAccountOf(this.plan));
    this.configMap = place(this, 'ConfigMap', objects.configMapOf(this.plan, this.plan.config.env));
    this.filesConfigMap = place(this, 'FilesConfigMap', objects.configMapOf(this.plan, this.plan.config.files));
    this.externalSecrets = this.plan.secrets.externalSecrets.map((secret) => place(this, `ExternalSecret-${secret.name}`, objects.externalSecretOf(this.plan, secret)));
    this.deployment = new HashedWorkload(this, 'Deployment', objects.deploymentOf(this.plan));
    this.service = place(this, 'Service', objects.serviceOf(this.plan));
    this.podDisruptionBudget = place(this, 'PodDisruptionBudget', objects.disruptionBudgetOf(this.plan));
    this.horizontalPodAutoscaler = place(this, 'HorizontalPodAutoscaler', objects.horizontalPodAutoscalerOf(this.plan));
    this.networkPolicy = place(this, 'NetworkPolicy', objects.networkPolicyOf(this.plan, this.networkPolicySpec()));
    this.ingress = place(this, 'Ingress', objects.ingressOf(this.plan));
    this.httpRoute = place(this, 'HTTPRoute', objects.httpRouteOf(this.plan));
    this.httpRedirect = place(this, 'HTTPRedirect', objects.httpRedirectOf(this.plan));
    this.podMonitor = place(this, 'PodMonitor', objects.podMonitorOf(this.plan));
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
    peers.forEach((peer) => this.admit(peer));
  }

  /**
   * Connects this service to another one: opens the network between them on both sides.
   *
   * @param service the service it calls
   */
  public connectTo(service: SafeWebService): void {
    if (!(service instanceof SafeWebService)) {
      throw new InvalidPropsError(this.subject, [{ prop: 'connectTo', must: 'name a SafeWebService', got: shown(service), fix: 'use allowTo for other peers' }]);
    }
    service.admit(this);
    addOnce(this.targets, { peers: networkPeersOf(service), ports: service.containerPorts });
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
    const namespace = Chart.of(this).namespace;
    return {
      labelSelector: LabelSelector.of({ labels: { ...this.plan.labels.selector } }),
      namespaces: namespace === undefined ? undefined : { names: [namespace] },
    };
  }

  private get subject(): string {
    return `SafeWebService at "${this.node.path}"`;
  }

  private get containerPorts(): number[] {
    return this.plan.ports.map((port) => port.containerPort);
  }

  private admit(peer: INetworkPolicyPeer): void {
    if (!isNetworkPeer(peer)) {
      throw new InvalidPropsError(this.subject, [{ prop: 'allowFrom', must: 'name network peers', got: shown(peer), fix: 'pass a SafeWebService, a workload of cdk8s-plus, Pods or Namespaces' }]);
    }
    addOnce(this.callers, { peers: networkPeersOf(peer), ports: this.containerPorts });
  }

  private networkPolicySpec(): unknown {
    return Lazy.any({ produce: () => objects.networkPolicySpecOf(this.plan, this.callers, this.targets) });
  }

  private reachability(): string[] {
    const isReachable = this.callers.length > 0 || this.plan.network.ingress.length > 0;
    return isReachable ? [] : [`nobody may call ${this.subject}: add expose, allowFrom, or connectTo at its callers`];
  }
}

function addOnce(edges: NetworkEdge[], edge: NetworkEdge): void {
  const text = JSON.stringify(edge);
  if (!edges.some((known) => JSON.stringify(known) === text)) edges.push(edge);
}
