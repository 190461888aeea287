import { QUEUES, QueueEntry, QueueFacts } from './queue-catalogue';
import { QueueFields } from './queue-fields';
import { QueueSource } from './queue-source';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isNetworkPeer, networkPeersOf } from '../network-guard/network-peer';
import { NetworkEdge } from '../network-guard/plan-network-guard';

export interface QueueSourcePlan {
  readonly kind: QueueSource['_kind'];
  readonly broker: string;
  readonly auth: QueueEntry['auth'];
  readonly facts: QueueFacts;
  /** The broker's pods and their port, where it runs in the cluster. */
  readonly edge?: NetworkEdge;
}

/** A queue, from the catalogue and the author's options; undefined where it was refused as a whole. */
export function planQueueSource(source: QueueSource, issues: IssueList): QueueSourcePlan | undefined {
  if (!(source instanceof QueueSource)) {
    issues.add({ prop: 'source', must: 'be a QueueSource', got: shown(source), fix: 'write QueueSource.sqs({...}), .rabbitMq({...}), .kafka({...}) ...' });
    return undefined;
  }
  const entry = QUEUES[source._kind];
  const options = source._options as { readonly [option: string]: unknown };
  if (!isStruct<object>(issues, 'source', options, entry.known)) return undefined;
  const facts = entry.plan(new QueueFields(options, issues));
  return { kind: source._kind, broker: entry.broker, auth: entry.auth, facts, edge: edgeOf(options, facts.port ?? entry.port, issues) };
}

function edgeOf(options: { readonly [option: string]: unknown }, fallback: number | undefined, issues: IssueList): NetworkEdge | undefined {
  const { peer, port } = options;
  if (port !== undefined) wholeNumberIn(issues, 'source.port', port, { min: 1, max: 65535 });
  if (peer === undefined) {
    if (port !== undefined) issues.add({ prop: 'source.port', must: 'come with peer, the broker\'s pods', got: shown(port) });
    return undefined;
  }
  if (!isNetworkPeer(peer)) {
    issues.add({ prop: 'source.peer', must: 'be a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock', got: shown(peer) });
    return undefined;
  }
  return { peers: networkPeersOf(peer), ports: [Number(port ?? fallback)] };
}
