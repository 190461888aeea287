import { CnpgPlan } from './cnpg-plan';
import { NetworkPeerFields, locationPeerOf } from '../network-guard/network-peer';
import { NetworkEdge } from '../network-guard/plan-network-guard';

const POSTGRES_PORT = 5432;
/** Where the operator asks each instance how it is, and the instances each other. Source: https://cloudnative-pg.io/documentation/current/security/#exposed-ports */
const STATUS_PORT = 8000;
const METRICS_PORT = 9187;
const POOLER_METRICS_PORT = 9127;

/** A NetworkPolicy, without its metadata. */
export interface CnpgPolicy {
  /** Of the child in the construct tree. */
  readonly id: string;
  readonly name: string;
  readonly spec: { readonly [field: string]: unknown };
}

/** Labels of the instances, for who connects to them. Source: https://cloudnative-pg.io/documentation/current/labels_annotations/ */
export function instanceLabelsOf(plan: CnpgPlan): { readonly [key: string]: string } {
  return { 'cnpg.io/cluster': plan.name, 'cnpg.io/podRole': 'instance' };
}

/** Labels of the pooler's pods. */
export function poolerLabelsOf(pooler: NonNullable<CnpgPlan['pooler']>): { readonly [key: string]: string } {
  return { 'cnpg.io/poolerName': pooler.name };
}

/**
 * Who may use the instances: the operator, each other, the pooler and the jobs that make a standby, the collector of metrics, the callers.
 * Who may use the pooler: the collector and the callers.
 *
 * @param callers edges to port 5432
 */
export function cnpgPoliciesOf(plan: CnpgPlan, callers: readonly NetworkEdge[]): CnpgPolicy[] {
  const { pooler } = plan;
  const inside: NetworkEdge = { peers: [{ podSelector: { matchLabels: { 'cnpg.io/cluster': plan.name } } }, locationPeerOf(plan.operator)], ports: [POSTGRES_PORT, STATUS_PORT] };
  return [
    { id: 'NetworkPolicy', name: plan.name, spec: policyFieldsOf(instanceLabelsOf(plan), [inside, ...metricsEdgesOf(plan, METRICS_PORT), ...callers]) },
    ...(pooler === undefined ? [] : [{
      id: 'PoolerNetworkPolicy',
      name: pooler.name,
      spec: policyFieldsOf(poolerLabelsOf(pooler), [...metricsEdgesOf(plan, POOLER_METRICS_PORT), ...callers]),
    }]),
  ];
}

const ANY_NAMESPACE: NetworkPeerFields = { namespaceSelector: {} };

function metricsEdgesOf({ monitoring }: CnpgPlan, port: number): NetworkEdge[] {
  return monitoring.byPodMonitor ? [{ peers: [monitoring.collector === undefined ? ANY_NAMESPACE : locationPeerOf(monitoring.collector)], ports: [port] }] : [];
}

function policyFieldsOf(selector: { readonly [key: string]: string }, edges: readonly NetworkEdge[]): CnpgPolicy['spec'] {
  return {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress', 'Egress'],
    ingress: edges.map(({ peers, ports }) => ({ from: peers, ports: ports?.map((port) => ({ port, protocol: 'TCP' })) })),
    egress: [{}],
  };
}
