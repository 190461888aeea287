import { k8s } from 'cdk8s-plus-27';
import { CnpgDrillPlan, CnpgPlan } from './cnpg-plan';
import { DRILL_FILES } from './drill-scripts';
import { CLEAN_SECONDS } from './plan-drill';
import { EnvFields } from '../containers/plan-env';
import { ContainerFields, Fields } from '../kubernetes-fields';
import { CONTAINER_SECURITY, podSecurityFieldsOf } from '../pod-hardening/plan-pod-security';
import { resourceFieldsOf } from '../resources/plan-resources';

const FILES = '/opt/drill';
const WORK = '/drill';
const SECRET = '/run/secrets/drill';
/** Where kubectl looks for its account. */
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_SECONDS = 3600;
const POLL_SECONDS = 10;
/** How long a server that restarts may be away, at least. Own judgement. */
const RESTART_SECONDS = 600;

/** A client, not a server: enough for psql and for kubectl, which holds the API's descriptions. Own judgement. */
const RESOURCES = resourceFieldsOf({ cpuRequest: '50m', cpuLimit: '200m', memory: '128Mi', ephemeralStorage: '128Mi' });

type Cluster = `cluster.postgresql.cnpg.io/${string}`;

/**
 * One container after another: remove what an earlier drill left, wait until it is gone, make the scratch cluster, ask it, remove it,
 * tell what came of it.
 *
 * Those with kubectl call the API server, so they get a token, which no other pod of ours has: a CronJob cannot make a Cluster otherwise.
 * It is mounted into those alone, lives an hour, and may only make clusters and remove this one.
 */
export function drillPodSpecOf(plan: CnpgPlan, drill: CnpgDrillPlan): { readonly [field: string]: unknown } {
  const cluster: Cluster = `cluster.postgresql.cnpg.io/${drill.name}`;
  const { scheduling } = plan.placement;
  return {
    serviceAccountName: drill.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 30,
    securityContext: podSecurityFieldsOf(drill.userId === undefined ? {} : { ids: { user: drill.userId, group: drill.userId } }),
    ...(plan.image.pullSecrets.length === 0 ? {} : { imagePullSecrets: plan.image.pullSecrets.map((name) => ({ name })) }),
    ...(scheduling.priorityClassName === undefined ? {} : { priorityClassName: scheduling.priorityClassName }),
    ...(scheduling.nodeSelector === undefined ? {} : { nodeSelector: scheduling.nodeSelector }),
    ...(scheduling.tolerations === undefined ? {} : { tolerations: [...scheduling.tolerations] }),
    initContainers: [
      shell(plan, 'manifest', DRILL_FILES.manifest, JOB_ENV),
      kubectl(plan, drill, 'clear', removeArgsOf(cluster)),
      // One each: where the first of several is gone, kubectl may not look for the others.
      ...drill.disks.map(({ claim, step }) => kubectl(plan, drill, step, ['wait', '--for=delete', `persistentvolumeclaim/${claim}`, `--timeout=${CLEAN_SECONDS}s`])),
      kubectl(plan, drill, 'restore', ['create', '-f', `${WORK}/cluster.json`]),
      shell(plan, 'query', DRILL_FILES.query, queryEnvOf(plan, drill), [{ name: 'secret', mountPath: SECRET, readOnly: true }]),
      kubectl(plan, drill, 'remove', removeArgsOf(cluster)),
    ],
    containers: [{ ...shell(plan, 'verdict', DRILL_FILES.verdict, []), terminationMessagePolicy: 'FallbackToLogsOnError' }],
    volumes: volumesOf(drill),
  };
}

function removeArgsOf(cluster: Cluster): string[] {
  return ['delete', cluster, '--ignore-not-found', '--wait', `--timeout=${CLEAN_SECONDS}s`];
}

/** Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#batch-kubernetes-io-controller-uid */
const JOB_ENV: readonly Fields<k8s.EnvVar>[] = [
  { name: 'JOB_NAME', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } } },
  { name: 'JOB_UID', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/controller-uid']" } } },
  { name: 'TEMPLATE', value: `${FILES}/${DRILL_FILES.template}` },
];

function queryEnvOf(plan: CnpgPlan, drill: CnpgDrillPlan): EnvFields[] {
  return [
    { name: 'SECRET', value: SECRET },
    { name: 'DRILL_HOST', value: `${drill.name}-rw` },
    { name: 'DRILL_USER', value: plan.owner },
    { name: 'DRILL_DATABASE', value: plan.database },
    // The kubelet replaces $(NAME) by a variable; a doubled dollar stands for itself.
    { name: 'DRILL_QUERY', value: drill.query.replace(/\$/g, '$$$$') },
    { name: 'ANSWER_SECONDS', value: String(drill.answerSeconds) },
    { name: 'POLL_SECONDS', value: String(POLL_SECONDS) },
    { name: 'MOST_RETRIES', value: String(RESTART_SECONDS / POLL_SECONDS) },
  ];
}

type Mount = Fields<k8s.VolumeMount>;

function shell(plan: CnpgPlan, name: string, script: string, env: readonly Fields<k8s.EnvVar>[], mounts: readonly Mount[] = []): ContainerFields {
  return containerOf(plan, name, plan.image.name, ['sh', `${FILES}/${script}`], env, [{ name: 'files', mountPath: FILES, readOnly: true }, ...mounts]);
}

function kubectl(plan: CnpgPlan, drill: CnpgDrillPlan, name: string, args: readonly string[]): ContainerFields {
  return containerOf(plan, name, drill.kubectlImage, ['kubectl', ...args], [], [{ name: 'token', mountPath: TOKEN, readOnly: true }]);
}

function containerOf(
  plan: CnpgPlan, name: string, image: string, command: string[], env: readonly Fields<k8s.EnvVar>[], mounts: readonly Mount[],
): ContainerFields {
  return {
    name,
    image,
    ...(plan.image.pullPolicy === undefined ? {} : { imagePullPolicy: plan.image.pullPolicy }),
    command,
    // kubectl and psql write below the home folder.
    env: [{ name: 'HOME', value: '/tmp' }, { name: 'WORK', value: WORK }, ...env],
    resources: RESOURCES,
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [{ name: 'work', mountPath: WORK }, { name: 'tmp', mountPath: '/tmp' }, ...mounts],
  };
}

function volumesOf({ name }: CnpgDrillPlan): unknown[] {
  return [
    { name: 'work', emptyDir: { sizeLimit: '8Mi' } },
    { name: 'tmp', emptyDir: { sizeLimit: '32Mi' } },
    { name: 'files', configMap: { name } },
    // Made by the operator while the drill runs: the folder fills up then.
    { name: 'secret', secret: { secretName: `${name}-app`, optional: true } },
    {
      name: 'token',
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token', expirationSeconds: TOKEN_SECONDS } },
          { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
          { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
        ],
      },
    },
  ];
}
