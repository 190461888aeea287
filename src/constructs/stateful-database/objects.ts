import { StatefulDatabasePlan as Plan } from './database-plan';
import { START_DELAY_SECONDS } from '../../parts/database/plan-backup';
import { DatabaseJobPlan } from '../../parts/database/plan-database-job';
import { DATA_VOLUME } from '../../parts/database/plan-database-pod';
import { NativePlan } from '../../parts/database/plan-native';
import { ManifestFields } from '../../parts/kubernetes-fields';
import { Egress } from '../../parts/network-guard/egress';
import { NetworkGuardPlan, networkPolicyFieldsOf } from '../../parts/network-guard/plan-network-guard';
import { manifestOf } from '../../parts/objects/manifest';
import { networkPolicyOf } from '../../parts/objects/workload-objects';
import { podTemplateFieldsOf } from '../../parts/pod/pod-template-fields';

const REVISIONS = 5;
const JOBS_KEPT = 3;

export function statefulSetOf({ labels, native }: Plan): ManifestFields | undefined {
  if (native === undefined) return undefined;
  return {
    ...manifestOf(labels, 'apps/v1', 'StatefulSet'),
    spec: {
      replicas: native.instances,
      serviceName: headlessNameOf(labels.name),
      selector: { matchLabels: labels.selector },
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate' },
      revisionHistoryLimit: REVISIONS,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      template: podTemplateFieldsOf(native.pod, labels, {}, () => []),
      volumeClaimTemplates: [claimOf(native, labels.selector)],
    },
  };
}

/** Its labels never change: a claim template is immutable, and a version among them would make each upgrade a migration. */
function claimOf({ storage }: NativePlan, labels: { readonly [key: string]: string }): unknown {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: DATA_VOLUME, labels },
    spec: { accessModes: [storage.access], storageClassName: storage.storageClass, resources: { requests: { storage: storage.size } } },
  };
}

/** Under which clients find it. */
export function clientServiceOf({ labels, native, port }: Plan): ManifestFields | undefined {
  if (native === undefined) return undefined;
  const { portName } = portOf(native);
  return { ...manifestOf(labels, 'v1', 'Service'), spec: { type: 'ClusterIP', selector: labels.selector, ports: [{ name: portName, port, targetPort: portName, protocol: 'TCP' }] } };
}

/** Gives each instance a name, before it is ready too: those who replicate have to find each other. */
export function headlessServiceOf({ labels, native, port }: Plan): ManifestFields | undefined {
  if (native === undefined) return undefined;
  const { portName } = portOf(native);
  return {
    ...manifestOf(labels, 'v1', 'Service', {}, headlessNameOf(labels.name)),
    spec: { type: 'ClusterIP', clusterIP: 'None', publishNotReadyAddresses: true, selector: labels.selector, ports: [{ name: portName, port, targetPort: portName, protocol: 'TCP' }] },
  };
}

function headlessNameOf(name: string): string {
  return `${name}-headless`;
}

function portOf({ pod }: NativePlan): { portName: string } {
  return { portName: pod.main.ports[0].name! };
}

export function cronJobOf(job: DatabaseJobPlan | undefined): ManifestFields | undefined {
  if (job === undefined) return undefined;
  return {
    ...manifestOf(job.labels, 'batch/v1', 'CronJob'),
    spec: {
      schedule: job.schedule,
      timeZone: job.timeZone,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: START_DELAY_SECONDS,
      successfulJobsHistoryLimit: JOBS_KEPT,
      failedJobsHistoryLimit: JOBS_KEPT,
      suspend: job.suspended,
      jobTemplate: {
        metadata: { labels: job.labels.labels },
        spec: {
          backoffLimit: job.retries,
          activeDeadlineSeconds: job.timeoutSeconds,
          template: podTemplateFieldsOf(job.pod, job.labels, {}, () => []),
        },
      },
    },
  };
}

/** Nobody calls a job; it calls the server, and the bucket wherever that is. */
export function jobPolicyOf(job: DatabaseJobPlan | undefined, plan: Plan): ManifestFields | undefined {
  if (job === undefined) return undefined;
  const guard: NetworkGuardPlan = { ...plan.network, ingress: [], allowTo: [], egress: job.reachesStore ? Egress.OPEN : Egress.DECLARED };
  const server = { peers: [{ podSelector: { matchLabels: { ...plan.labels.selector } } }], ports: [plan.port] };
  return networkPolicyOf(job.labels, networkPolicyFieldsOf(guard, job.labels.selector, [], job.reachesServer ? [server] : []));
}
