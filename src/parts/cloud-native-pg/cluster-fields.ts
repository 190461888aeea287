import { CnpgDiskPlan, CnpgPlan, CnpgStorePlan } from './cnpg-plan';
import { BARMAN_PLUGIN, barmanFieldsOf, externalClusterOf, ORIGIN } from './object-store-fields';
import { LabelsPlan } from '../labels/plan-labels';

type Json = { readonly [field: string]: unknown };

/** Until it must answer; crash recovery is slow. Source: https://cloudnative-pg.io/documentation/current/instance_manager/ */
const START_SECONDS = 3600;
/** Until it is killed, and how much of that clients have to leave. Source: as for the start. */
const STOP_SECONDS = 1800;
const SMART_STOP_SECONDS = 180;

const ZONE = 'topology.kubernetes.io/zone';

/** The spec of the Cluster. Source: https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/#clusterspec */
export function clusterFieldsOf(plan: CnpgPlan, labels: LabelsPlan): Json {
  return {
    instances: plan.instances,
    ...serverFieldsOf(plan, plan.name),
    ...inheritedOf(labels),
    primaryUpdateStrategy: 'unsupervised',
    // One instance has nobody to take over, so a budget would block each drain.
    enablePDB: plan.instances > 1,
    ...(plan.recovery === undefined
      ? { bootstrap: { initdb: { ...applicationOf(plan), dataChecksums: true } } }
      : recoveryFieldsOf(plan, plan.recovery.store, plan.recovery.serverName, plan.recovery.targetTime)),
    ...backupFieldsOf(plan),
  };
}

/** One instance from the newest backup, which archives nothing, to be asked and thrown away. The operator makes it a password of its own. */
export function drillClusterFieldsOf(plan: CnpgPlan, name: string, store: CnpgStorePlan): Json {
  const alone: CnpgPlan = { ...plan, synchronous: undefined, credentials: { secretName: `${name}-app`, isOperators: true } };
  return {
    instances: 1,
    ...serverFieldsOf(alone, name),
    enablePDB: false,
    ...recoveryFieldsOf(alone, store, plan.name),
  };
}

/** What the cluster and its rehearsal have in common: a restore wants the settings of the server it restores. */
function serverFieldsOf(plan: CnpgPlan, name: string): Json {
  const { image, resources, placement: { scheduling } } = plan;
  const amounts = { 'cpu': resources.cpu, 'memory': resources.memory, 'ephemeral-storage': resources.ephemeralStorage };
  return {
    ...(image.catalog === undefined ? { imageName: image.name } : { imageCatalogRef: { apiGroup: 'postgresql.cnpg.io', ...image.catalog } }),
    ...(image.pullPolicy === undefined ? {} : { imagePullPolicy: image.pullPolicy }),
    ...(image.pullSecrets.length === 0 ? {} : { imagePullSecrets: image.pullSecrets.map((secret) => ({ name: secret })) }),
    storage: diskFieldsOf(plan.storage),
    ...(plan.walStorage === undefined ? {} : { walStorage: diskFieldsOf(plan.walStorage) }),
    resources: { requests: amounts, limits: amounts },
    postgresql: {
      parameters: plan.settings,
      ...(plan.synchronous === undefined ? {} : { synchronous: { method: 'any', ...plan.synchronous } }),
    },
    affinity: affinityOf(plan),
    ...(plan.placement.spread.topologyKeys.includes(ZONE) ? { topologySpreadConstraints: [zoneSpreadOf(name)] } : {}),
    ...(scheduling.priorityClassName === undefined ? {} : { priorityClassName: scheduling.priorityClassName }),
    ...(Object.keys(plan.serviceAccountAnnotations).length === 0 ? {} : { serviceAccountTemplate: { metadata: { annotations: plan.serviceAccountAnnotations } } }),
    ...(operatorEnvOf(plan).length === 0 ? {} : { env: operatorEnvOf(plan) }),
    enableSuperuserAccess: false,
    startDelay: START_SECONDS,
    stopDelay: STOP_SECONDS,
    smartShutdownTimeout: SMART_STOP_SECONDS,
  };
}

function diskFieldsOf({ size, storageClass }: CnpgDiskPlan): Json {
  return { size, ...(storageClass === undefined ? {} : { storageClass }) };
}

function affinityOf({ placement: { antiAffinity, scheduling } }: CnpgPlan): Json {
  const { nodeAffinity, podAffinity, podAntiAffinity } = scheduling.affinity ?? {};
  return {
    enablePodAntiAffinity: antiAffinity !== undefined,
    ...(antiAffinity === undefined ? {} : { podAntiAffinityType: antiAffinity, topologyKey: 'kubernetes.io/hostname' }),
    ...(scheduling.nodeSelector === undefined ? {} : { nodeSelector: scheduling.nodeSelector }),
    ...(scheduling.tolerations === undefined ? {} : { tolerations: scheduling.tolerations }),
    ...(nodeAffinity === undefined ? {} : { nodeAffinity }),
    ...(podAffinity === undefined ? {} : { additionalPodAffinity: podAffinity }),
    ...(podAntiAffinity === undefined ? {} : { additionalPodAntiAffinity: podAntiAffinity }),
  };
}

function zoneSpreadOf(name: string): Json {
  return {
    topologyKey: ZONE,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' } },
  };
}

/** Variables of the programs that the operator itself runs in the server's container; the plugin has its own. */
function operatorEnvOf({ backup, recovery }: CnpgPlan): { readonly name: string }[] {
  const all = [backup, recovery].flatMap((part) => part === undefined || part.store.byPlugin ? [] : part.store.env);
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i);
}

/** For the pods and all else that the operator makes. It gives its own objects the recommended labels, which ours must not replace. */
function inheritedOf({ labels, podAnnotations }: LabelsPlan): Json {
  const own = Object.entries(labels).filter(([key]) => !key.startsWith('app.kubernetes.io/') || key === 'app.kubernetes.io/part-of');
  const inherited = {
    ...(own.length === 0 ? {} : { labels: Object.fromEntries(own) }),
    ...(Object.keys(podAnnotations).length === 0 ? {} : { annotations: podAnnotations }),
  };
  return Object.keys(inherited).length === 0 ? {} : { inheritedMetadata: inherited };
}

function applicationOf({ database, owner, credentials }: CnpgPlan): Json {
  return { database, owner, ...(credentials.isOperators ? {} : { secret: { name: credentials.secretName } }) };
}

function recoveryFieldsOf(plan: CnpgPlan, store: CnpgStorePlan, serverName: string, targetTime?: string): Json {
  return {
    bootstrap: {
      recovery: { source: ORIGIN, ...applicationOf(plan), ...(targetTime === undefined ? {} : { recoveryTarget: { targetTime } }) },
    },
    externalClusters: [externalClusterOf(store, serverName)],
  };
}

function backupFieldsOf({ backup }: CnpgPlan): Json {
  if (backup === undefined) return {};
  return backup.store.byPlugin
    ? { plugins: [{ name: BARMAN_PLUGIN, isWALArchiver: true, parameters: { barmanObjectName: backup.store.name } }] }
    : { backup: { barmanObjectStore: barmanFieldsOf(backup.store), retentionPolicy: backup.retention, target: 'prefer-standby' } };
}
