import { ClusterProfile } from '../../../src';
import { ClusterProfileProps } from '../../../src/cluster/cluster-profile-props';
import { CnpgInput } from '../../../src/parts/cloud-native-pg/cnpg-input';
import { cnpgObjectsOf } from '../../../src/parts/cloud-native-pg/cnpg-objects';
import { CnpgPlan } from '../../../src/parts/cloud-native-pg/cnpg-plan';
import { planCnpg } from '../../../src/parts/cloud-native-pg/plan-cnpg';
import { LabelsPlan } from '../../../src/parts/labels/plan-labels';
import { IssueList } from '../../../src/validation/issue-list';

export const CLUSTERS = 'clusters.postgresql.cnpg.io';
export const OBJECT_STORES = 'objectstores.barmancloud.cnpg.io';
export const POD_MONITORS = 'podmonitors.monitoring.coreos.com';

/** A cluster with the operator, its plugin and the Prometheus operator. */
export const PROFILE: ClusterProfileProps = { kubernetesVersion: '1.33', customResources: [CLUSTERS, OBJECT_STORES, POD_MONITORS] };

export const LABELS: LabelsPlan = {
  name: 'shop-db',
  selector: { 'app.kubernetes.io/name': 'shop-db', 'app.kubernetes.io/instance': 'shop-db' },
  labels: { 'team': 'shop', 'app.kubernetes.io/name': 'shop-db', 'app.kubernetes.io/instance': 'shop-db', 'app.kubernetes.io/part-of': 'shop', 'app.kubernetes.io/managed-by': 'cdk8s' },
  annotations: {},
  podAnnotations: {},
};

export const STORE = {
  bucket: 'backups',
  path: 'shop',
  credentials: { accessKeyId: { name: 'store', key: 'id' }, secretAccessKey: { name: 'store', key: 'key' } },
};

/** A database with backups and a drill; each part may be told otherwise. */
export function inputOf(given: Partial<CnpgInput> = {}): CnpgInput {
  return {
    name: 'shop-db',
    image: 'ghcr.io/cloudnative-pg/postgresql:17.2',
    major: 17,
    database: 'shop',
    owner: 'shop',
    storage: { size: '10Gi' },
    resources: { cpuRequest: '1', cpuLimit: '1', memory: '2Gi', ephemeralStorage: '64Mi' },
    maxConnections: 200,
    settings: {},
    backup: { schedule: '17 2 * * *', timeZone: 'Etc/UTC', retentionDays: 30, store: STORE },
    drill: { schedule: '41 4 * * 0', timeZone: 'Etc/UTC', query: 'SELECT count(*) FROM orders', timeoutSeconds: 21_600 },
    serviceAccountAnnotations: {},
    spread: { topologyKeys: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'] },
    scheduling: {},
    imagePullSecrets: [],
    ...given,
  };
}

/** The plan, and what is wrong: an empty text for nothing. */
export function planned(given: Partial<CnpgInput> = {}, profile: ClusterProfileProps = PROFILE): { plan: CnpgPlan; message: string } {
  const issues = new IssueList();
  const plan = planCnpg(inputOf(given), new ClusterProfile(profile), issues);
  try {
    issues.throwIfAny('db');
    return { plan, message: '' };
  } catch (error) {
    return { plan, message: (error as Error).message };
  }
}

/** Manifests by child id. */
export function madeOf(given: Partial<CnpgInput> = {}, profile: ClusterProfileProps = PROFILE): { readonly [id: string]: any } {
  const { plan, message } = planned(given, profile);
  expect(message).toBe('');
  return Object.fromEntries(cnpgObjectsOf(plan, LABELS).map(({ id, manifest }) => [id, manifest]));
}
