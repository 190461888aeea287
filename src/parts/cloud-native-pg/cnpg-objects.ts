import { clusterFieldsOf } from './cluster-fields';
import { instanceLabelsOf, poolerLabelsOf } from './cnpg-network';
import { CnpgBackupPlan, CnpgPlan, CnpgPoolerPlan } from './cnpg-plan';
import { CnpgObject, drillObjectsOf } from './drill-objects';
import { BARMAN_PLUGIN, objectStoreFieldsOf } from './object-store-fields';
import { LabelsPlan } from '../labels/plan-labels';
import { manifestOf } from '../objects/manifest';

const CNPG = 'postgresql.cnpg.io/v1';
const BARMAN = 'barmancloud.cnpg.io/v1';
const MONITORING = 'monitoring.coreos.com/v1';
const INTERVAL = '30s';

/** Of a pod of the pooler: one thread, some kilobytes a client. Own judgement. */
const POOLER_RESOURCES = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '400m', memory: '128Mi' } };

/**
 * The objects of a cluster but for its network policies, which grow with its callers (cnpgPoliciesOf).
 *
 * No disruption budget: the operator makes its own, and two budgets on a pod block every eviction.
 * Source: https://cloudnative-pg.io/documentation/current/kubernetes_upgrade/#pod-disruption-budgets
 */
export function cnpgObjectsOf(plan: CnpgPlan, labels: LabelsPlan): CnpgObject[] {
  const { backup, recovery, pooler, drill, monitoring } = plan;
  const object = (id: string, apiVersion: string, kind: string, name: string, spec: unknown): CnpgObject =>
    ({ id, manifest: { ...manifestOf(labels, apiVersion, kind, {}, name), spec } });
  return [
    ...(backup?.store.byPlugin ? [object('ObjectStore', BARMAN, 'ObjectStore', backup.store.name, objectStoreFieldsOf(backup.store, backup.retention))] : []),
    ...(recovery?.store.byPlugin && recovery.hasOwnStore
      ? [object('OriginStore', BARMAN, 'ObjectStore', recovery.store.name, objectStoreFieldsOf(recovery.store))] : []),
    object('Cluster', CNPG, 'Cluster', plan.name, clusterFieldsOf(plan, labels)),
    ...(backup === undefined ? [] : [object('ScheduledBackup', CNPG, 'ScheduledBackup', `${plan.name}-backup`, scheduledBackupFieldsOf(plan.name, backup))]),
    ...(pooler === undefined ? [] : [object('Pooler', CNPG, 'Pooler', pooler.name, poolerFieldsOf(plan.name, pooler))]),
    ...(monitoring.byPodMonitor ? [object('PodMonitor', MONITORING, 'PodMonitor', plan.name, podMonitorFieldsOf(instanceLabelsOf(plan)))] : []),
    ...(monitoring.byPodMonitor && pooler !== undefined
      ? [object('PoolerPodMonitor', MONITORING, 'PodMonitor', pooler.name, podMonitorFieldsOf(poolerLabelsOf(pooler)))] : []),
    ...(drill === undefined || backup === undefined ? [] : drillObjectsOf(plan, drill, backup.store, labels)),
  ];
}

/** Source: https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/#scheduledbackupspec */
function scheduledBackupFieldsOf(cluster: string, { schedule, store }: CnpgBackupPlan): unknown {
  return {
    cluster: { name: cluster },
    schedule,
    // Until the first backup there is nothing to restore.
    immediate: true,
    backupOwnerReference: 'self',
    target: 'prefer-standby',
    ...(store.byPlugin ? { method: 'plugin', pluginConfiguration: { name: BARMAN_PLUGIN } } : { method: 'barmanObjectStore' }),
  };
}

/** Source: https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/#poolerspec */
function poolerFieldsOf(cluster: string, pooler: CnpgPoolerPlan): unknown {
  const term = { labelSelector: { matchLabels: poolerLabelsOf(pooler) }, topologyKey: 'kubernetes.io/hostname' };
  return {
    cluster: { name: cluster },
    type: 'rw',
    instances: pooler.instances,
    pgbouncer: { poolMode: pooler.mode, parameters: { default_pool_size: String(pooler.poolSize), max_client_conn: String(pooler.maxClients) } },
    deploymentStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: { labels: poolerLabelsOf(pooler) },
      spec: {
        containers: [{ name: 'pgbouncer', resources: POOLER_RESOURCES }],
        affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] } },
      },
    },
  };
}

/** The operator's own (enablePodMonitor) is deprecated. Source: https://cloudnative-pg.io/documentation/current/monitoring/ */
function podMonitorFieldsOf(selector: { readonly [key: string]: string }): unknown {
  return { selector: { matchLabels: selector }, podMetricsEndpoints: [{ port: 'metrics', interval: INTERVAL }] };
}
