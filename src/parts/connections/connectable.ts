import { EnvValue, INetworkPolicyPeer } from 'cdk8s-plus-27';

/** How one workload connects to another. */
export interface ConnectionOptions {
  /**
   * Environment variable of the caller that takes the address, `host:port`.
   *
   * @default - none
   */
  readonly addressVariable?: string;

  /**
   * Put before the names of the variables a database gives its clients, where a caller connects to several.
   *
   * @default - nothing
   */
  readonly prefix?: string;

  /**
   * Connections each pod of the caller keeps open at most.
   *
   * Range: 1 to 10000. Databases add them up over all pods of all clients and refuse more than they can take.
   *
   * @default 10
   */
  readonly poolSize?: number;
}

/** What a caller tells what it connects to. */
export interface ConnectionRequest {
  /** What error messages call the caller. */
  readonly caller: string;
  /** The caller's pods. */
  readonly peer: INetworkPolicyPeer;
  /** Most pods the caller may have at one time: at the autoscaler's maximum, and during a rollout. Range: 1 or more. */
  readonly maxPods: number;
  /** Connections each pod keeps open at most. Range: 1 to 10000. */
  readonly poolSize: number;
  /** Put before the names of the variables. */
  readonly prefix: string;
}

/** What a caller gets. */
export interface ConnectionGrant {
  /** Host and port. */
  readonly address: string;
  /** The peer to open the network to. */
  readonly peer: INetworkPolicyPeer;
  /** Ports of its pods. Range: 1 to 65535. */
  readonly ports: number[];
  /** Variables that say how to reach it. */
  readonly variables: { readonly [name: string]: EnvValue };
}

/** What a workload can connect to. */
export interface IConnectable {
  /**
   * Lets a caller in: opens its own side of the network, and counts what it has to share.
   *
   * @param request who asks, and for how much
   */
  acceptConnection(request: ConnectionRequest): ConnectionGrant;
}
