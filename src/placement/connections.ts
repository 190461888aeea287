import { EnvValue, INetworkPolicyPeer } from 'cdk8s-plus-27';
import { InvalidPropsError } from '../errors/invalid-props';
import { ConnectionGrant, ConnectionOptions, IConnectable } from '../parts/connections/connectable';
import { EnvFields, planEnv } from '../parts/containers/plan-env';
import { isNetworkPeer, networkPeersOf } from '../parts/network-guard/network-peer';
import { NetworkEdge } from '../parts/network-guard/plan-network-guard';
import { IssueList } from '../validation/issue-list';
import { isStruct } from '../validation/known-props';
import { wholeNumberIn } from '../validation/ranges';
import { shown } from '../validation/shown';
import { isEnvName } from '../values/env-name';

/** What a workload tells about itself when it connects. */
export interface ConnectionOwner {
  /** What error messages call it. */
  readonly subject: string;
  readonly peer: INetworkPolicyPeer;
  /** Ports its callers may use. */
  readonly ports: readonly number[];
  readonly mostPods: number;
  /** Variables its author set, which no connection may set again. */
  readonly variables: readonly string[];
}

const DEFAULT_POOL = 10;

/** Who may call a workload and whom it calls: collected after the plan, read when objects are emitted. */
export class Connections {
  /** Edges into the workload. */
  public readonly callers: NetworkEdge[] = [];
  /** Edges out of it. */
  public readonly targets: NetworkEdge[] = [];
  /** Variables it got from what it connects to. */
  public readonly env: EnvFields[] = [];

  public constructor(private readonly owner: ConnectionOwner) {}

  /** Lets a peer use the workload's ports. */
  public admit(peer: INetworkPolicyPeer): void {
    if (!isNetworkPeer(peer)) {
      this.refuse('allowFrom', 'name network peers', peer, 'pass a construct of ours, a workload of cdk8s-plus, Pods or Namespaces');
    }
    addOnce(this.callers, { peers: networkPeersOf(peer), ports: this.owner.ports });
  }

  /** Connects the workload to another one: the network on both sides, what is shared, the variables. */
  public connect(target: IConnectable, options: ConnectionOptions): void {
    if (typeof target?.acceptConnection !== 'function') this.refuse('connectTo', 'name a construct of ours', target, 'use allowTo for other peers');
    const { poolSize, prefix, addressVariable } = this.planned(options);
    const grant = target.acceptConnection({ caller: this.owner.subject, peer: this.owner.peer, maxPods: this.owner.mostPods, poolSize, prefix });
    addOnce(this.targets, { peers: networkPeersOf(grant.peer), ports: grant.ports });
    this.addVariables(grant, addressVariable);
  }

  private planned(options: ConnectionOptions): { poolSize: number; prefix: string; addressVariable?: string } {
    const issues = new IssueList();
    const isRead = isStruct(issues, 'connectTo', options, { addressVariable: true, poolSize: true, prefix: true });
    const { addressVariable, prefix = '', poolSize = DEFAULT_POOL } = isRead ? options : {};
    if (addressVariable !== undefined && !isEnvName(addressVariable)) issues.add({ prop: 'connectTo.addressVariable', must: 'be the name of an environment variable', got: shown(addressVariable) });
    if (prefix !== '' && !isEnvName(prefix)) issues.add({ prop: 'connectTo.prefix', must: 'begin the name of an environment variable', got: shown(prefix) });
    const size = wholeNumberIn(issues, 'connectTo.poolSize', poolSize, { min: 1, max: 10000 }) ?? DEFAULT_POOL;
    issues.throwIfAny(this.owner.subject);
    return { poolSize: size, prefix, addressVariable };
  }

  private addVariables(grant: ConnectionGrant, addressVariable: string | undefined): void {
    const issues = new IssueList();
    const address = addressVariable === undefined ? {} : { [addressVariable]: EnvValue.fromValue(grant.address) };
    for (const variable of planEnv('connectTo', { ...grant.variables, ...address }, issues)) {
      const known = this.env.find(({ name }) => name === variable.name);
      if (JSON.stringify(known) === JSON.stringify(variable)) continue;
      if (known !== undefined || this.owner.variables.includes(variable.name)) {
        issues.add({ prop: 'connectTo', must: 'set variables that are not set already', got: variable.name, fix: 'give the connection a prefix, or remove the variable' });
      }
      this.env.push(variable);
    }
    issues.throwIfAny(this.owner.subject);
  }

  private refuse(prop: string, must: string, value: unknown, fix: string): never {
    throw new InvalidPropsError(this.owner.subject, [{ prop, must, got: shown(value), fix }]);
  }
}

function addOnce(edges: NetworkEdge[], edge: NetworkEdge): void {
  const text = JSON.stringify(edge);
  if (!edges.some((known) => JSON.stringify(known) === text)) edges.push(edge);
}
