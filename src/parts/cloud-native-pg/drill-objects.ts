import { drillClusterFieldsOf } from './cluster-fields';
import { CnpgDrillPlan, CnpgPlan, CnpgStorePlan } from './cnpg-plan';
import { drillPodSpecOf } from './drill-pod';
import { DRILL_FILES, MANIFEST_SCRIPT, QUERY_SCRIPT, VERDICT_SCRIPT } from './drill-scripts';
import { ManifestFields } from '../kubernetes-fields';
import { LabelsPlan } from '../labels/plan-labels';
import { Egress } from '../network-guard/egress';
import { locationPeerOf, NetworkPeerFields } from '../network-guard/network-peer';
import { networkPolicyFieldsOf } from '../network-guard/plan-network-guard';
import { manifestOf } from '../objects/manifest';

export interface CnpgObject {
  /** Of the child in the construct tree. */
  readonly id: string;
  readonly manifest: ManifestFields;
}

/** How long a finished Job stays, for who looks, and with it what a killed drill left behind. Own judgement. */
const KEEP_SECONDS = 86_400;
const LATE_SECONDS = 3600;

const POSTGRES_PORT = 5432;
/** Of the API server: of its Service, and of what stands behind it. Source: https://kubernetes.io/docs/reference/networking/ports-and-protocols/ */
const API_SERVER_PORTS = [443, 6443];

const GROUP = 'postgresql.cnpg.io';

/** The objects that rehearse the restore: a CronJob, and what it may do. */
export function drillObjectsOf(plan: CnpgPlan, drill: CnpgDrillPlan, store: CnpgStorePlan, labels: LabelsPlan): CnpgObject[] {
  const selector = drillSelectorOf(drill);
  const own: LabelsPlan = { ...labels, name: drill.name, selector, labels: { ...labels.labels, ...selector, 'app.kubernetes.io/component': 'restore-drill' } };
  const object = (id: string, apiVersion: string, kind: string, body: { readonly [field: string]: unknown }): CnpgObject =>
    ({ id, manifest: { ...manifestOf(own, apiVersion, kind), ...body } });
  return [
    object('DrillServiceAccount', 'v1', 'ServiceAccount', { automountServiceAccountToken: false }),
    object('DrillRole', 'rbac.authorization.k8s.io/v1', 'Role', { rules: rulesOf(drill) }),
    object('DrillRoleBinding', 'rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: drill.name },
      // Without a namespace it is the account of the binding's own.
      subjects: [{ kind: 'ServiceAccount', name: drill.name }],
    }),
    object('DrillConfigMap', 'v1', 'ConfigMap', {
      data: {
        [DRILL_FILES.template]: `${JSON.stringify(templateOf(plan, drill, store, own), undefined, 2)}\n`,
        [DRILL_FILES.manifest]: MANIFEST_SCRIPT,
        [DRILL_FILES.query]: QUERY_SCRIPT,
        [DRILL_FILES.verdict]: VERDICT_SCRIPT,
      },
    }),
    object('DrillCronJob', 'batch/v1', 'CronJob', { spec: cronJobFieldsOf(plan, drill, own) }),
    object('DrillNetworkPolicy', 'networking.k8s.io/v1', 'NetworkPolicy', { spec: policyFieldsOf(plan, drill, selector) }),
    jobPolicyOf(drill, own),
  ];
}

function drillSelectorOf({ name }: CnpgDrillPlan): { readonly [key: string]: string } {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
}

/**
 * Any name may be made, because a Role cannot limit that by name; one alone may be seen and removed. No Secret may be read.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
function rulesOf(drill: CnpgDrillPlan): unknown[] {
  return [
    { apiGroups: [GROUP], resources: ['clusters'], verbs: ['create'] },
    { apiGroups: [GROUP], resources: ['clusters'], resourceNames: [drill.name], verbs: ['get', 'list', 'watch', 'delete'] },
    { apiGroups: [''], resources: ['persistentvolumeclaims'], resourceNames: drill.disks.map(({ claim }) => claim), verbs: ['get', 'list', 'watch'] },
  ];
}

/** The scratch cluster, owned by the Job that a script fills in. */
function templateOf(plan: CnpgPlan, drill: CnpgDrillPlan, store: CnpgStorePlan, labels: LabelsPlan): unknown {
  const manifest = manifestOf(labels, `${GROUP}/v1`, 'Cluster');
  return {
    ...manifest,
    metadata: { ...manifest.metadata, ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name: '@JOB_NAME@', uid: '@JOB_UID@' }] },
    spec: drillClusterFieldsOf(plan, drill.name, store),
  };
}

function cronJobFieldsOf(plan: CnpgPlan, drill: CnpgDrillPlan, labels: LabelsPlan): { readonly [field: string]: unknown } {
  return {
    schedule: drill.schedule,
    timeZone: drill.timeZone,
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: LATE_SECONDS,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 1,
    jobTemplate: {
      metadata: { labels: labels.labels },
      spec: {
        // A second try would hide that the first one failed.
        backoffLimit: 0,
        activeDeadlineSeconds: drill.timeoutSeconds,
        ttlSecondsAfterFinished: KEEP_SECONDS,
        template: {
          metadata: { labels: labels.labels, ...(Object.keys(labels.podAnnotations).length === 0 ? {} : { annotations: labels.podAnnotations }) },
          spec: drillPodSpecOf(plan, drill),
        },
      },
    },
  };
}

/**
 * Nobody calls the Job; it calls the scratch cluster and the API server.
 * The latter by its ports alone: it is no pod that a selector could name, and its address is the cluster's and may change.
 */
function jobPolicyOf(drill: CnpgDrillPlan, labels: LabelsPlan): CnpgObject {
  const guard = { ingress: [], egress: Egress.DECLARED, dns: drill.dns, allowTo: [] };
  const scratch = { peers: [scratchPeerOf(drill)], ports: [POSTGRES_PORT] };
  const spec = networkPolicyFieldsOf(guard, labels.selector, [], [scratch, { ports: API_SERVER_PORTS }]);
  return { id: 'DrillJobNetworkPolicy', manifest: { ...manifestOf(labels, 'networking.k8s.io/v1', 'NetworkPolicy', {}, `${drill.name}-job`), spec } };
}

function scratchPeerOf({ name }: CnpgDrillPlan): NetworkPeerFields {
  return { podSelector: { matchLabels: { 'cnpg.io/cluster': name } } };
}

/** The scratch cluster: for the operator and the drill alone. */
function policyFieldsOf(plan: CnpgPlan, drill: CnpgDrillPlan, selector: { readonly [key: string]: string }): unknown {
  const self = scratchPeerOf(drill);
  return {
    ...self,
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [locationPeerOf(plan.operator), self], ports: [{ port: POSTGRES_PORT, protocol: 'TCP' }, { port: 8000, protocol: 'TCP' }] },
      { from: [{ podSelector: { matchLabels: selector } }], ports: [{ port: POSTGRES_PORT, protocol: 'TCP' }] },
    ],
    egress: [{}],
  };
}
