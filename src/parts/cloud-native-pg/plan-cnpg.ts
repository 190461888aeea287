import { CnpgInput } from './cnpg-input';
import { CnpgOptions, DataDurability } from './cnpg-options';
import { CnpgBackupPlan, CnpgDiskPlan, CnpgImagePlan, CnpgPlacementPlan, CnpgPlan } from './cnpg-plan';
import { cnpgScheduleOf } from './cnpg-schedule';
import { ImageCatalog } from './image-catalog';
import { planDrill } from './plan-drill';
import { IN_TREE_NOTE, planObjectStore } from './plan-object-store';
import { planPooler } from './plan-pooler';
import { planRecoverySource } from './plan-recovery-source';
import { planSettings } from './plan-settings';
import { needCustomResource } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { PodLocation } from '../../cluster/cluster-profile-props';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';
import { isStruct, KnownProps } from '../../validation/known-props';
import { wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDns1035Label, isDnsSubdomain } from '../../values/dns-name';
import { tryParseImageReference } from '../../values/image-reference';
import { isLabelKey, isLabelValue } from '../../values/label';

const CLUSTERS = 'clusters.postgresql.cnpg.io';
const POD_MONITORS = 'podmonitors.monitoring.coreos.com';
const NODE = 'kubernetes.io/hostname';

/** By the operator's webhook. Source: https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/#cluster */
const LONGEST_NAME = 50;
const DRILL_SUFFIX = '-drill';
/** Of instances. Own judgement: each is a full copy that streams from the primary. */
const MOST_INSTANCES = 20;
const DEFAULT_INSTANCES = 3;
/** Source: https://www.postgresql.org/docs/current/runtime-config-connection.html; the most is own judgement: beyond, a pooler serves better. */
const CONNECTIONS = { min: 20, max: 10_000 };
/** For the operator's program in each pod, its spools of the log, and log files. Own judgement. */
const EPHEMERAL_STORAGE = '1Gi';
const OPERATOR: PodLocation = { namespace: 'cnpg-system', podLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } };

const KNOWN: KnownProps<CnpgOptions> = {
  synchronousReplicas: true,
  dataDurability: true,
  walStorage: true,
  pooler: true,
  restoreFrom: true,
  imageCatalog: true,
  monitoring: true,
  operator: true,
  drillImage: true,
};

/** The image of a version that CloudNativePG's maintainers publish. Source: https://cloudnative-pg.io/documentation/current/container_images/ */
export function cnpgImageOf(version: string): string {
  return `ghcr.io/cloudnative-pg/postgresql:${version}`;
}

/** Every value of a cluster, by the rules of the operator's webhook, so that what it would refuse is refused at synthesis. */
export function planCnpg(given: CnpgInput, profile: ClusterProfile, issues: IssueList): CnpgPlan {
  const hasOptions = given.options !== undefined && isStruct(issues, 'cnpg', given.options, KNOWN);
  const options = hasOptions ? given.options! : {};
  const input = { ...given, options };
  needCustomResource(issues, profile, 'mode', CLUSTERS, 'run the database without the operator');
  refuseName(input, issues);
  const instances = wholeNumberIn(issues, 'instances', input.instances ?? DEFAULT_INSTANCES, { min: 1, max: MOST_INSTANCES }) ?? DEFAULT_INSTANCES;
  const maxConnections = wholeNumberIn(issues, 'maxConnections', input.maxConnections, CONNECTIONS) ?? CONNECTIONS.min;
  const walSize = planWalSize(options, issues);
  const backup = planBackup(input, profile, issues);
  const recovery = planRecoverySource(input, profile, issues);
  const plan = {
    name: input.name,
    image: planImage(input, [backup, recovery].some((part) => part?.store.byPlugin === false), issues),
    instances,
    storage: input.storage,
    ...(walSize === undefined ? {} : { walStorage: diskOf(walSize, input.storage.storageClass) }),
    resources: planResources(input, issues),
    ...planSettings(input, instances, walSize, issues),
    ...planSynchronous(options, instances, issues),
    placement: planPlacement(input, instances, profile),
    database: input.database,
    owner: planOwner(input.owner, issues),
    credentials: { secretName: input.credentialsSecret ?? `${input.name}-app`, isOperators: input.credentialsSecret === undefined },
    ...(backup === undefined ? {} : { backup }),
    ...(recovery === undefined ? {} : { recovery }),
    pooler: planPooler(options.pooler, input.name, maxConnections, issues),
    monitoring: planMonitoring(options, profile, issues),
    operator: planOperator(options.operator, issues),
    serviceAccountAnnotations: input.serviceAccountAnnotations,
    drill: planDrill(input, profile, issues),
  };
  return { ...plan, notes: notesOf(plan, options) };
}

/** Names of pods, Services and Secrets are made of it, and so are those of the drill's cluster. */
function refuseName({ name, drill }: CnpgInput, issues: IssueList): void {
  const longest = drill === undefined ? LONGEST_NAME : LONGEST_NAME - DRILL_SUFFIX.length;
  if (isDns1035Label(name) && name.length <= longest) return;
  if (issues.concerns('name')) return;
  issues.add({
    prop: 'name',
    must: `be a DNS label of at most ${longest} characters where CloudNativePG runs the database${drill === undefined ? '' : ` and a drill appends "${DRILL_SUFFIX}"`}`,
    got: shown(name),
  });
}

function planImage({ image, major, options, imagePullPolicy, imagePullSecrets }: CnpgInput, isInTree: boolean, issues: IssueList): CnpgImagePlan {
  const catalog = options?.imageCatalog;
  const common = { name: image, ...(imagePullPolicy === undefined ? {} : { pullPolicy: imagePullPolicy }), pullSecrets: imagePullSecrets };
  refuseTag(image, major, isInTree, issues);
  if (catalog === undefined) return common;
  if (!(catalog instanceof ImageCatalog)) {
    issues.add({ prop: 'cnpg.imageCatalog', must: "be ImageCatalog.ofCluster('name') or .ofNamespace('name')", got: shown(catalog) });
    return common;
  }
  if (!isDnsSubdomain(catalog._name)) issues.add({ prop: 'cnpg.imageCatalog', must: 'be the name of an image catalog', got: shown(catalog._name) });
  return { ...common, catalog: { kind: catalog._kind, name: catalog._name, major } };
}

/** The operator reads the version from the tag. Source: https://cloudnative-pg.io/documentation/current/container_images/#image-tag-requirements */
function refuseTag(image: string, major: number, isInTree: boolean, issues: IssueList): void {
  const tag = tryParseImageReference(image)?.tag;
  if (issues.concerns('engine')) return;
  if (tag === undefined || !new RegExp(`^${major}(?:[._-].*)?$`).test(tag)) {
    issues.add({ prop: 'engine.image', must: `have a tag that begins with the major version ${major}, from which the operator reads it`, got: shown(image), fix: `write ${shown(cnpgImageOf(`${major}.2`))}` });
  } else if (isInTree && /(?:^|-)(?:minimal|standard)(?:-|$)/.test(tag)) {
    issues.add({ prop: 'engine.image', must: 'be a system image, because no other has the programs that back it up without the plugin', got: shown(image), fix: 'install the barman-cloud plugin, or take the tag with "system"' });
  }
}

function planWalSize({ walStorage }: CnpgOptions, issues: IssueList): Quantity | undefined {
  if (walStorage === undefined) return undefined;
  const size = trySizeQuantity(walStorage);
  if (size === undefined || size.isZero()) issues.add({ prop: 'cnpg.walStorage', must: 'be a size above zero in whole bytes', got: shown(walStorage), fix: 'write Size.gibibytes(4)' });
  return issues.concerns('cnpg.walStorage') ? undefined : size;
}

function diskOf(size: Quantity, storageClass: string | undefined): CnpgDiskPlan {
  return { size: size.toString(), ...(storageClass === undefined ? {} : { storageClass }) };
}

/** Guaranteed, so that the kernel ends a query and not the server where memory runs out. Source: https://cloudnative-pg.io/documentation/current/resource_management/ */
function planResources({ resources }: CnpgInput, issues: IssueList): CnpgPlan['resources'] {
  const isGuaranteed = resources.cpuLimit !== undefined && Quantity.parse(resources.cpuLimit).equals(Quantity.parse(resources.cpuRequest));
  if (!isGuaranteed && !issues.concerns('resources')) {
    issues.add({ prop: 'resources.cpuLimit', must: `equal the CPU request ${resources.cpuRequest}, which makes the pods Guaranteed`, got: shown(resources.cpuLimit), fix: 'leave cpuLimit out' });
  }
  return { cpu: resources.cpuRequest, memory: resources.memory, ephemeralStorage: EPHEMERAL_STORAGE };
}

function planSynchronous(options: CnpgOptions, instances: number, issues: IssueList): Pick<CnpgPlan, 'synchronous'> {
  const wanted = options.synchronousReplicas ?? 0;
  const isNumber = Number.isInteger(wanted) && wanted >= 0 && wanted < instances;
  if (!isNumber) issues.add({ prop: 'cnpg.synchronousReplicas', must: `be a whole number from 0 to ${instances - 1}, the standbys of ${instances} instances`, got: shown(wanted) });
  const dataDurability = options.dataDurability ?? DataDurability.REQUIRED;
  if (!Object.values(DataDurability).includes(dataDurability)) issues.add({ prop: 'cnpg.dataDurability', must: 'be DataDurability.REQUIRED or PREFERRED', got: shown(dataDurability) });
  if (wanted === 0 && options.dataDurability !== undefined) issues.add({ prop: 'cnpg.dataDurability', must: 'come with synchronousReplicas', got: shown(dataDurability), fix: 'set synchronousReplicas: 1' });
  return isNumber && wanted > 0 ? { synchronous: { number: wanted, dataDurability } } : {};
}

function planPlacement({ spread, scheduling }: CnpgInput, instances: number, profile: ClusterProfile): CnpgPlacementPlan {
  // Each zone has a node of its own, so there are surely as many nodes as zones.
  const hasNodes = (profile.zones?.length ?? 0) >= instances;
  return { ...(spread.topologyKeys.includes(NODE) ? { antiAffinity: hasNodes ? 'required' : 'preferred' } : {}), spread, scheduling };
}

/** Roles that the server and the operator keep for themselves. */
function planOwner(owner: string, issues: IssueList): string {
  const isTaken = owner === 'postgres' || owner === 'streaming_replica' || /^(?:pg|cnpg)_/.test(owner);
  if (isTaken && !issues.concerns('engine.username')) issues.add({ prop: 'engine.username', must: 'be no role of PostgreSQL or the operator: postgres, streaming_replica, pg_*, cnpg_*', got: shown(owner) });
  return owner;
}

function planBackup({ name, backup }: CnpgInput, profile: ClusterProfile, issues: IssueList): CnpgBackupPlan | undefined {
  if (backup === undefined) return undefined;
  if (!UTC.includes(backup.timeZone)) {
    issues.add({ prop: 'backup.timeZone', must: 'be Etc/UTC with CloudNativePG, whose schedules have no zone', got: shown(backup.timeZone), fix: 'write the schedule in UTC' });
  }
  return { store: planObjectStore(`${name}-store`, backup.store, profile), schedule: cnpgScheduleOf(backup.schedule), retention: `${backup.retentionDays}d` };
}

const UTC = ['Etc/UTC', 'UTC'];

function planMonitoring({ monitoring }: CnpgOptions, profile: ClusterProfile, issues: IssueList): CnpgPlan['monitoring'] {
  if (monitoring !== undefined && typeof monitoring !== 'boolean') issues.add({ prop: 'cnpg.monitoring', must: 'be true or false', got: shown(monitoring) });
  const byPodMonitor = monitoring !== false && profile.hasCustomResource(POD_MONITORS);
  return { byPodMonitor, ...(profile.monitoring === undefined ? {} : { collector: profile.monitoring }) };
}

function planOperator(given: PodLocation | undefined, issues: IssueList): PodLocation {
  if (given === undefined || !isStruct(issues, 'cnpg.operator', given, { namespace: true, podLabels: true })) return OPERATOR;
  const labels = Object.entries(given.podLabels ?? {});
  if (!isDns1035Label(given.namespace)) issues.add({ prop: 'cnpg.operator.namespace', must: 'be the name of a namespace', got: shown(given.namespace) });
  if (labels.some(([key, value]) => !isLabelKey(key) || !isLabelValue(value))) issues.add({ prop: 'cnpg.operator.podLabels', must: 'hold valid labels', got: shown(given.podLabels) });
  return given;
}

function notesOf({ instances, backup, recovery, synchronous, monitoring }: Omit<CnpgPlan, 'notes'>, options: CnpgOptions): string[] {
  const isInTree = [backup, recovery].some((part) => part?.store.byPlugin === false);
  return [
    ...(instances === 1 ? ['one instance: nothing takes over, draining its node is downtime, and a budget would only block the drain'] : []),
    ...(synchronous?.dataDurability === DataDurability.REQUIRED && synchronous.number === instances - 1
      ? ['every standby must have each commit: one standby that restarts stops all writes'] : []),
    ...(isInTree ? [IN_TREE_NOTE] : []),
    ...(recovery === undefined ? [] : [`starts from the backups of ${recovery.serverName}: read at the first start alone`]),
    ...(monitoring.byPodMonitor || options.monitoring === false ? []
      : [`nobody collects the metrics on port 9187: the ClusterProfile has no ${POD_MONITORS}`]),
    'the pods may connect anywhere: they need the API server, the object store and each other',
  ];
}
