import { INetworkPolicyPeer, k8s } from 'cdk8s-plus-27';
import { PodLocation } from '../../cluster/cluster-profile-props';
import { Fields } from '../kubernetes-fields';

export type NetworkPeerFields = Fields<k8s.NetworkPolicyPeer>;

/** Every namespace carries it. Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** A peer of cdk8s-plus, or a construct of ours, as a network policy writes it. */
export function networkPeersOf(peer: INetworkPolicyPeer): NetworkPeerFields[] {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig();
  if (ipBlock !== undefined) return [{ ipBlock: { cidr: ipBlock.cidr, except: ipBlock.except } }];
  if (podSelector === undefined) return [];
  const pods = { podSelector: podSelector.labelSelector._toKube() as NetworkPeerFields['podSelector'] };
  const { names, labelSelector } = podSelector.namespaces ?? {};
  const byLabels = labelSelector?._toKube() as NetworkPeerFields['namespaceSelector'];
  if (names === undefined || names.length === 0) return [byLabels === undefined ? pods : { ...pods, namespaceSelector: byLabels }];
  return names.map((name) => ({ ...pods, namespaceSelector: { ...byLabels, matchLabels: { ...byLabels?.matchLabels, [NAMESPACE_NAME]: name } } }));
}

export function isNetworkPeer(value: unknown): value is INetworkPolicyPeer {
  return typeof (value as INetworkPolicyPeer | undefined)?.toNetworkPolicyPeerConfig === 'function';
}

export function locationPeerOf(location: PodLocation): NetworkPeerFields {
  const namespaceSelector = { matchLabels: { [NAMESPACE_NAME]: location.namespace } };
  return location.podLabels === undefined ? { namespaceSelector } : { namespaceSelector, podSelector: { matchLabels: { ...location.podLabels } } };
}
