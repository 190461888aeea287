import { INetworkPolicyPeer, k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { PodLocation } from '../../cluster/cluster-profile-props';
import { IssueList } from '../../validation/issue-list';
import { listOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { cidrContains, isCidr } from '../../values/cidr';
import { Fields } from '../kubernetes-fields';
import { Egress } from './egress';
import { NetworkPeerFields, isNetworkPeer, locationPeerOf, networkPeersOf } from './network-peer';

/** Who may use which container ports. No peers means everybody. */
export interface NetworkEdge {
  readonly peers?: readonly NetworkPeerFields[];
  readonly ports?: readonly number[];
}

export interface NetworkGuardPlan {
  readonly ingress: readonly NetworkEdge[];
  readonly egress: Egress;
  /** What every pod that may not connect anywhere still reaches. */
  readonly dns: NetworkEdge;
  readonly allowTo: readonly NetworkEdge[];
}

export interface NetworkGuardInput {
  readonly allowFrom?: INetworkPolicyPeer[];
  readonly allowTo?: INetworkPolicyPeer[];
  readonly egress?: Egress;
  readonly ports: readonly number[];
  readonly exposure?: { readonly port: number; readonly source?: PodLocation };
  readonly metrics?: { readonly port: number };
}

export function planNetworkGuard(input: NetworkGuardInput, profile: ClusterProfile, issues: IssueList): NetworkGuardPlan {
  const callers = peersOf('allowFrom', input.allowFrom, issues);
  const targets = peersOf('allowTo', input.allowTo, issues);
  const { exposure, metrics } = input;
  return {
    ingress: [
      ...(callers.length > 0 ? [{ peers: callers, ports: input.ports }] : []),
      ...(exposure === undefined ? [] : [{ peers: exposure.source && [locationPeerOf(exposure.source)], ports: [exposure.port] }]),
      ...(metrics === undefined ? [] : [{ peers: [profile.monitoring === undefined ? ANY_NAMESPACE : locationPeerOf(profile.monitoring)], ports: [metrics.port] }]),
    ],
    egress: planEgress(input, issues),
    dns: dnsEdgeOf(profile),
    allowTo: targets.length > 0 ? [{ peers: targets }] : [],
  };
}

/** The DNS of the cluster: its Service listens at 53, its pods perhaps elsewhere. */
export function dnsEdgeOf({ dns, dnsPort }: ClusterProfile): NetworkEdge {
  return { peers: [locationPeerOf(dns)], ports: dnsPort === 53 ? [53] : [53, dnsPort] };
}

/** The policy of a plan and of the edges that were connected after it. */
export function networkPolicyFieldsOf(
  plan: NetworkGuardPlan, selector: { readonly [key: string]: string }, callers: readonly NetworkEdge[], targets: readonly NetworkEdge[],
): Fields<k8s.NetworkPolicySpec> {
  return {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [...plan.ingress, ...callers].map((edge) => ({ from: edge.peers && [...edge.peers], ports: portsOf(edge, ['TCP']) })),
    egress: plan.egress === Egress.OPEN
      ? [{}]
      : [
        { to: [...plan.dns.peers!], ports: portsOf(plan.dns, ['UDP', 'TCP']) },
        ...[...plan.allowTo, ...targets].map((edge) => ({ to: edge.peers && [...edge.peers], ports: portsOf(edge, ['TCP']) })),
      ],
  };
}

const ANY_NAMESPACE: NetworkPeerFields = { namespaceSelector: {} };

function portsOf(edge: NetworkEdge, protocols: readonly string[]): { port: number; protocol: string }[] | undefined {
  return edge.ports?.flatMap((port) => protocols.map((protocol) => ({ port, protocol })));
}

function peersOf(prop: string, peers: INetworkPolicyPeer[] | undefined, issues: IssueList): NetworkPeerFields[] {
  return listOf(issues, prop, peers).flatMap((peer, i) => {
    if (isNetworkPeer(peer)) return refuseBadBlocks(`${prop}[${i}]`, networkPeersOf(peer), issues);
    issues.add({ prop: `${prop}[${i}]`, must: 'be a SafeWebService, a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock', got: shown(peer) });
    return [];
  });
}

/** Kubernetes wants exceptions inside the block. Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
function refuseBadBlocks(prop: string, peers: NetworkPeerFields[], issues: IssueList): NetworkPeerFields[] {
  for (const { ipBlock } of peers) {
    if (ipBlock === undefined) continue;
    if (!isCidr(ipBlock.cidr)) issues.add({ prop, must: 'be an IP block such as 10.0.0.0/8', got: shown(ipBlock.cidr) });
    for (const except of ipBlock.except ?? []) {
      const isInside = isCidr(ipBlock.cidr) && isCidr(except) && cidrContains(ipBlock.cidr, except) && except !== ipBlock.cidr;
      if (!isInside) issues.add({ prop, must: `except blocks inside ${ipBlock.cidr}`, got: shown(except) });
    }
  }
  return peers;
}

function planEgress(input: NetworkGuardInput, issues: IssueList): Egress {
  const egress = input.egress ?? (input.allowTo === undefined ? Egress.OPEN : Egress.DECLARED);
  if (!Object.values(Egress).includes(egress)) {
    issues.add({ prop: 'egress', must: 'be Egress.OPEN or Egress.DECLARED', got: shown(egress) });
  } else if (egress === Egress.OPEN && input.allowTo !== undefined) {
    issues.add({ prop: 'allowTo', must: 'come with Egress.DECLARED, because with Egress.OPEN everything is allowed', got: 'Egress.OPEN', fix: 'leave egress out' });
  }
  return egress;
}
