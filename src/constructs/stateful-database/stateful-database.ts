import { ApiObject, Chart, Lazy } from 'cdk8s';
import { EnvValue, INetworkPolicyPeer, IPodSelector, ISecret, LabelSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { claimsOf } from './claims-of';
import { clientVariablesOf } from './client-variables';
import { StatefulDatabasePlan } from './database-plan';
import * as objects from './objects';
import { planStatefulDatabase } from './plan';
import { StatefulDatabaseProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { cnpgPoliciesOf, instanceLabelsOf, poolerLabelsOf } from '../../parts/cloud-native-pg/cnpg-network';
import { cnpgObjectsOf } from '../../parts/cloud-native-pg/cnpg-objects';
import { ConnectionGrant, ConnectionRequest, IConnectable } from '../../parts/connections/connectable';
import { ConnectionBudget } from '../../parts/database/connection-budget';
import { DatabaseMode } from '../../parts/database/database-mode';
import { NetworkEdge, networkPolicyFieldsOf } from '../../parts/network-guard/plan-network-guard';
import * as common from '../../parts/objects/workload-objects';
import { claimAll } from '../../placement/claims';
import { Connections } from '../../placement/connections';
import { placeHashed } from '../../placement/hashed-workload';
import { place } from '../../placement/place';

/**
 * A database that keeps its data, and everything it needs in production: a server that stops fast and recovers in peace, a disk that stays,
 * backups, a rehearsal of the restore, a budget of connections over all clients, and a network that lets in clients alone.
 *
 * CloudNativePG runs it where the cluster has it; else a StatefulSet of one instance.
 */
export class StatefulDatabase extends Construct implements INetworkPolicyPeer, IPodSelector, IConnectable {
  /** Name of the database, and stem of the names of its objects. */
  public readonly name: string;
  /** Who runs the instances. */
  public readonly mode: DatabaseMode;
  /** What its author should know, a sentence each. */
  public readonly notes: string[];
  /** Most seconds of changes that are lost with a disk (recovery point objective). Undefined without a backup. */
  public readonly recoveryPointSeconds?: number;
  /** Most seconds until clients are served again after a disk is lost (recovery time objective). Undefined without a backup. */
  public readonly recoveryTimeSeconds?: number;
  /** The StatefulSet, in native mode. */
  public readonly statefulSet?: ApiObject;
  /** The Cluster of CloudNativePG, in cnpg mode. */
  public readonly cluster?: ApiObject;
  /** The Service of its clients, in native mode. */
  public readonly service?: ApiObject;
  /** The Service that names its instances, in native mode. */
  public readonly headlessService?: ApiObject;
  /** The NetworkPolicy of its instances. */
  public readonly networkPolicy: ApiObject;
  /** The ServiceAccount, unless an existing one is used or the operator makes it. */
  public readonly serviceAccount?: ApiObject;
  /** The PodDisruptionBudget, where a native database has several instances. */
  public readonly podDisruptionBudget?: ApiObject;
  /** The ConfigMap with the files of the server, in native mode. */
  public readonly configMap?: ApiObject;
  /** The ConfigMap with the scripts of the jobs, in native mode. */
  public readonly scriptsConfigMap?: ApiObject;
  /** The CronJob that backs up, in native mode. */
  public readonly backupCronJob?: ApiObject;
  /** The CronJob that rehearses the restore, in native mode. */
  public readonly restoreDrillCronJob?: ApiObject;
  /** The CronJob that never runs by itself: `kubectl create job --from=cronjob/<name>-restore` restores the newest backup. PostgreSQL alone. */
  public readonly restoreCronJob?: ApiObject;
  /** The ExternalSecrets of its credentials and those of its backup. */
  public readonly externalSecrets: ApiObject[];

  private readonly plan: StatefulDatabasePlan;
  private readonly connections: Connections;
  private readonly budget: ConnectionBudget;

  /**
   * @throws one error that lists every invalid prop
   */
  public constructor(scope: Construct, id: string, props: StatefulDatabaseProps) {
    super(scope, id);
    this.plan = planStatefulDatabase(props, id, ClusterProfile.of(this), this.subject);
    claimAll(this, this.subject, claimsOf(this.plan, Chart.of(this)));
    const { labels, native, budget, recovery, cnpg } = this.plan;
    this.name = labels.name;
    this.mode = this.plan.mode;
    this.notes = [...this.plan.notes];
    this.recoveryPointSeconds = recovery?.rpo?.seconds;
    this.recoveryTimeSeconds = recovery?.rto.seconds;
    this.connections = new Connections({ subject: this.subject, peer: this, ports: [this.plan.port], mostPods: 1, variables: [] });
    this.budget = new ConnectionBudget(this.subject, budget.maxConnections, budget.reserved, budget.fix);
    this.serviceAccount = native && place(this, 'ServiceAccount', common.serviceAccountOf(labels, native.pod.identity));
    this.configMap = place(this, 'ConfigMap', common.configMapOf(labels, native?.config));
    this.scriptsConfigMap = place(this, 'ScriptsConfigMap', common.configMapOf(labels, native?.scripts));
    this.externalSecrets = this.plan.externalSecrets.map((secret) => place(this, `ExternalSecret-${secret.name}`, common.externalSecretOf(labels, secret)));
    this.statefulSet = placeHashed(this, 'StatefulSet', objects.statefulSetOf(this.plan));
    this.service = place(this, 'Service', objects.clientServiceOf(this.plan));
    this.headlessService = place(this, 'HeadlessService', objects.headlessServiceOf(this.plan));
    this.podDisruptionBudget = native && place(this, 'PodDisruptionBudget', common.disruptionBudgetOf(labels, native.disruption));
    const operated = cnpg && cnpgObjectsOf(cnpg, labels).map((object) => place(this, object.id, object.manifest));
    this.cluster = operated?.find(({ kind }) => kind === 'Cluster');
    this.networkPolicy = this.placePolicies();
    const { backup, drill, restore } = native?.jobs ?? {};
    this.backupCronJob = place(this, 'BackupCronJob', objects.cronJobOf(backup));
    place(this, 'BackupNetworkPolicy', objects.jobPolicyOf(backup, this.plan));
    this.restoreDrillCronJob = place(this, 'RestoreDrillCronJob', objects.cronJobOf(drill));
    place(this, 'RestoreDrillNetworkPolicy', objects.jobPolicyOf(drill, this.plan));
    this.restoreCronJob = place(this, 'RestoreCronJob', objects.cronJobOf(restore));
    place(this, 'RestoreNetworkPolicy', objects.jobPolicyOf(restore, this.plan));
    this.node.addValidation({ validate: () => this.reachability() });
  }

  /** Host and port under which pods of the cluster reach it, such as `orders:5432` or `orders.shop:5432`. */
  public get address(): string {
    return `${this.host}:${this.plan.port}`;
  }

  /**
   * Lets peers connect to it, without counting their connections: `connectTo` at the client does.
   *
   * @param peers services of ours, workloads of cdk8s-plus, Pods, Namespaces or IP blocks
   */
  public allowFrom(...peers: INetworkPolicyPeer[]): void {
    peers.forEach((peer) => this.connections.admit(peer));
  }

  /**
   * Lets a client in, unless all clients together could open more connections than the server accepts.
   *
   * @throws with the sum over all clients
   * @see IConnectable
   */
  public acceptConnection(request: ConnectionRequest): ConnectionGrant {
    this.budget.register(request);
    this.connections.admit(request.peer);
    const { client, port } = this.plan;
    const password = EnvValue.fromSecretValue({ secret: { name: client.secretName } as ISecret, key: client.passwordKey });
    return { address: this.address, peer: this, ports: [port], variables: clientVariablesOf(client, this.host, port, password, request.prefix) };
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
      labelSelector: LabelSelector.of({ labels: { ...this.podLabels } }),
      namespaces: namespace === undefined ? undefined : { names: [namespace] },
    };
  }

  private get subject(): string {
    return `StatefulDatabase at "${this.node.path}"`;
  }

  private get host(): string {
    const namespace = Chart.of(this).namespace;
    return `${this.plan.client.service}${namespace === undefined ? '' : `.${namespace}`}`;
  }

  /** Labels of the pods that clients connect to. */
  private get podLabels(): { readonly [key: string]: string } {
    const { cnpg, labels } = this.plan;
    if (cnpg === undefined) return labels.selector;
    return cnpg.pooler === undefined ? instanceLabelsOf(cnpg) : poolerLabelsOf(cnpg.pooler);
  }

  private placePolicies(): ApiObject {
    const { cnpg, labels, network } = this.plan;
    if (cnpg === undefined) {
      const spec = Lazy.any({ produce: () => networkPolicyFieldsOf(network, labels.selector, this.connections.callers, []) });
      return place(this, 'NetworkPolicy', common.networkPolicyOf(labels, spec));
    }
    const callers = (): NetworkEdge[] => [...network.ingress, ...this.connections.callers];
    const policies = cnpgPoliciesOf(cnpg, []).map(({ id, name }, i) => {
      const spec = Lazy.any({ produce: () => cnpgPoliciesOf(cnpg, callers())[i].spec });
      return place(this, id, common.networkPolicyOf({ ...labels, name }, spec));
    });
    return policies[0];
  }

  private reachability(): string[] {
    const isReachable = this.connections.callers.length > 0 || this.plan.hasPeers;
    return isReachable ? [] : [`nobody may connect to ${this.subject}: add allowFrom, or connectTo at its clients`];
  }
}
