import { ApiObject, Chart, Lazy } from 'cdk8s';
import { INetworkPolicyPeer, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as objects from './objects';
import { QueueScaledWorkerPlan, planQueueScaledWorker } from './plan';
import { QueueScaledWorkerProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { ConnectionOptions, IConnectable } from '../../parts/connections/connectable';
import { Egress } from '../../parts/network-guard/egress';
import { networkPolicyFieldsOf } from '../../parts/network-guard/plan-network-guard';
import * as common from '../../parts/objects/workload-objects';
import { claimAll } from '../../placement/claims';
import { Connections } from '../../placement/connections';
import { placeHashed } from '../../placement/hashed-workload';
import { place } from '../../placement/place';
import { podSelectorConfigOf } from '../../placement/pod-selector';
import { workloadClaimsOf } from '../../placement/workload-claims';

/**
 * A worker that takes messages from a queue, and everything it needs in production: pods whose number follows the length of the queue,
 * by a HorizontalPodAutoscaler or by KEDA, or Jobs where the work is long; times that let a message be finished before its pod or
 * its acknowledgement ends; limits, a disruption budget, a network policy that admits nobody, and configuration whose change rolls the pods.
 */
export class QueueScaledWorker extends Construct implements INetworkPolicyPeer, IPodSelector {
  /** Name of the workload and the selector. */
  public readonly name: string;
  /** What its author should know, a sentence each. */
  public readonly notes: string[];
  /** The Deployment, unless messages get Jobs. */
  public readonly deployment?: ApiObject;
  /** The HorizontalPodAutoscaler, where one scales. */
  public readonly horizontalPodAutoscaler?: ApiObject;
  /** The ScaledObject, where KEDA scales a Deployment. */
  public readonly scaledObject?: ApiObject;
  /** The ScaledJob, where messages get Jobs. */
  public readonly scaledJob?: ApiObject;
  /** The TriggerAuthentication, where KEDA needs one. */
  public readonly triggerAuthentication?: ApiObject;
  /** The NetworkPolicy. */
  public readonly networkPolicy: ApiObject;
  /** The ServiceAccount, unless an existing one is used. */
  public readonly serviceAccount?: ApiObject;
  /** The PodDisruptionBudget, unless there may be no pod or one, or it was declined. */
  public readonly podDisruptionBudget?: ApiObject;
  /** The ConfigMap of `config`. */
  public readonly configMap?: ApiObject;
  /** The ConfigMap of `configFiles`. */
  public readonly filesConfigMap?: ApiObject;
  /** The ExternalSecrets of `secrets`. */
  public readonly externalSecrets: ApiObject[];
  /** The PodMonitor, where `metrics` is set and the cluster has that resource. */
  public readonly podMonitor?: ApiObject;

  private readonly plan: QueueScaledWorkerPlan;
  private readonly connections: Connections;

  /**
   * @throws one error that lists every invalid prop
   */
  public constructor(scope: Construct, id: string, props: QueueScaledWorkerProps) {
    super(scope, id);
    this.plan = planQueueScaledWorker(props, id, ClusterProfile.of(this), this.subject);
    const { labels, config, secrets, pod } = this.plan;
    claimAll(this, this.subject, workloadClaimsOf(labels.name, secrets.externalSecrets, Chart.of(this)));
    this.name = labels.name;
    this.notes = [...this.plan.notes];
    this.connections = new Connections({
      subject: this.subject,
      peer: this,
      ports: [],
      mostPods: this.plan.mostPods,
      variables: [...pod.main.env.map(({ name }) => name), ...Object.keys(config.env?.data ?? {})],
    });
    this.serviceAccount = place(this, 'ServiceAccount', common.serviceAccountOf(labels, pod.identity));
    this.configMap = place(this, 'ConfigMap', common.configMapOf(labels, config.env));
    this.filesConfigMap = place(this, 'FilesConfigMap', common.configMapOf(labels, config.files));
    this.externalSecrets = secrets.externalSecrets.map((secret) => place(this, `ExternalSecret-${secret.name}`, common.externalSecretOf(labels, secret)));
    this.triggerAuthentication = place(this, 'TriggerAuthentication', objects.triggerAuthenticationOf(this.plan));
    this.deployment = placeHashed(this, 'Deployment', objects.deploymentOf(this.plan, () => this.connections.env));
    this.scaledJob = place(this, 'ScaledJob', objects.scaledJobOf(this.plan, () => this.connections.env));
    this.podDisruptionBudget = place(this, 'PodDisruptionBudget', common.disruptionBudgetOf(labels, this.plan.disruption));
    this.horizontalPodAutoscaler = place(this, 'HorizontalPodAutoscaler', objects.horizontalPodAutoscalerOf(this.plan));
    this.scaledObject = place(this, 'ScaledObject', objects.scaledObjectOf(this.plan));
    this.networkPolicy = place(this, 'NetworkPolicy', common.networkPolicyOf(labels, this.networkPolicySpec()));
    this.podMonitor = place(this, 'PodMonitor', common.podMonitorOf(labels, this.plan.metrics));
    this.node.addValidation({ validate: () => this.reachability() });
  }

  /**
   * Connects this worker to what it calls: opens the network between them on both sides, and takes the variables it is given.
   *
   * @param target a service, or a database
   */
  public connectTo(target: IConnectable, options: ConnectionOptions = {}): void {
    this.connections.connect(target, options);
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
    return `QueueScaledWorker at "${this.node.path}"`;
  }

  private networkPolicySpec(): unknown {
    const { network, labels, broker } = this.plan;
    return Lazy.any({ produce: () => networkPolicyFieldsOf(network, labels.selector, [], [...broker, ...this.connections.targets]) });
  }

  private reachability(): string[] {
    const { network, broker } = this.plan;
    const isReached = network.egress === Egress.OPEN || [...broker, ...network.allowTo, ...this.connections.targets].length > 0;
    return isReached ? [] : [`${this.subject} may not connect to its broker: add source.peer or allowTo, or leave egress out`];
  }
}
