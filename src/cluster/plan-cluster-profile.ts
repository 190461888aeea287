import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterProfileProps, GatewayTarget, IngressTarget, NodePool, PodLocation, StorageClass } from './cluster-profile-props';
import { tryCpuQuantity } from '../units/cpu';
import { NEWEST_MINOR, OLDEST_MINOR, minorText, tryParseMinor } from '../units/kubernetes-version';
import { trySizeQuantity } from '../units/size';
import { IssueList } from '../validation/issue-list';
import { KnownProps, isStruct, refuseNulls } from '../validation/known-props';
import { entriesOf, flagOf, listOf, secondsIn, textOf, wholeNumberIn } from '../validation/ranges';
import { shown } from '../validation/shown';
import { isDnsLabel, isDnsSubdomain } from '../values/dns-name';
import { isLabelKey, isLabelValue } from '../values/label';

export interface ClusterProfilePlan {
  readonly minor: number;
  readonly customResources: string[];
  readonly ingress?: IngressTarget;
  readonly gateway?: GatewayTarget;
  readonly loadBalancerDeregistrationSeconds: number;
  readonly externalMetricsAdapter?: string;
  readonly customMetricsAdapter?: string;
  readonly zones?: string[];
  readonly nodePools?: NodePool[];
  readonly priorityClassName?: string;
  readonly assignsUserIds: boolean;
  readonly storageClasses?: StorageClass[];
  readonly dns: PodLocation;
  readonly dnsPort: number;
  readonly monitoring?: PodLocation;
}

const KNOWN: KnownProps<ClusterProfileProps> = {
  kubernetesVersion: true,
  customResources: true,
  ingress: true,
  gateway: true,
  loadBalancerDeregistration: true,
  externalMetricsAdapter: true,
  customMetricsAdapter: true,
  zones: true,
  nodePools: true,
  priorityClassName: true,
  assignsUserIds: true,
  storageClasses: true,
  dns: true,
  dnsPort: true,
  monitoring: true,
};

const KUBE_DNS: PodLocation = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } };
const GATEWAY_ROUTES = 'httproutes.gateway.networking.k8s.io';

/** Every value of a profile, checked and filled in. */
export function planClusterProfile(props: ClusterProfileProps, subject: string): ClusterProfilePlan {
  const issues = new IssueList();
  if (!isStruct(issues, '', props, KNOWN)) issues.throwIfAny(subject);
  const plan: ClusterProfilePlan = {
    minor: planMinor(props, issues),
    customResources: planCustomResources(props, issues),
    ingress: planIngress(props, issues),
    gateway: planGateway(props, issues),
    loadBalancerDeregistrationSeconds: planDeregistration(props, issues),
    externalMetricsAdapter: optionalText(issues, 'externalMetricsAdapter', props.externalMetricsAdapter),
    customMetricsAdapter: optionalText(issues, 'customMetricsAdapter', props.customMetricsAdapter),
    zones: planZones(props, issues),
    nodePools: planNodePools(props, issues),
    priorityClassName: optionalName(issues, 'priorityClassName', props.priorityClassName),
    assignsUserIds: flagOf(issues, 'assignsUserIds', props.assignsUserIds),
    storageClasses: planStorageClasses(props, issues),
    dns: planLocation(issues, 'dns', props.dns) ?? KUBE_DNS,
    dnsPort: wholeNumberIn(issues, 'dnsPort', props.dnsPort ?? 53, { min: 1, max: 65535 }) ?? 53,
    monitoring: planLocation(issues, 'monitoring', props.monitoring),
  };
  refuseNulls(issues, props);
  issues.throwIfAny(subject, Object.keys(KNOWN));
  return plan;
}

function planMinor(props: ClusterProfileProps, issues: IssueList): number {
  const version = props.kubernetesVersion ?? minorText(OLDEST_MINOR);
  const minor = typeof version === 'string' ? tryParseMinor(version) : undefined;
  if (minor !== undefined && minor >= OLDEST_MINOR && minor <= NEWEST_MINOR) return minor;
  const fix = typeof version === 'number' ? 'put it in quotes, such as "1.30"' : undefined;
  issues.add({ prop: 'kubernetesVersion', must: `be ${minorText(OLDEST_MINOR)} to ${minorText(NEWEST_MINOR)}, as text`, got: shown(version), fix });
  return OLDEST_MINOR;
}

function planCustomResources(props: ClusterProfileProps, issues: IssueList): string[] {
  const names = listOf(issues, 'customResources', props.customResources);
  names.forEach((name, i) => {
    if (isDnsSubdomain(name) && name.split('.').length >= 3) return;
    const prop = `customResources[${i}]`;
    issues.add({ prop, must: 'be <plural>.<group>, as "kubectl get crd" prints it', got: shown(name), fix: `such as ${GATEWAY_ROUTES}` });
  });
  return [...new Set(names.filter(isDnsSubdomain))].sort();
}

function planIngress(props: ClusterProfileProps, issues: IssueList): IngressTarget | undefined {
  const ingress = props.ingress;
  if (ingress === undefined) return undefined;
  if (!isStruct(issues, 'ingress', ingress, { className: true, controller: true })) return undefined;
  requiredName(issues, 'ingress.className', ingress.className);
  return { className: ingress.className, controller: planLocation(issues, 'ingress.controller', ingress.controller) };
}

function planGateway(props: ClusterProfileProps, issues: IssueList): GatewayTarget | undefined {
  const gateway = props.gateway;
  if (gateway === undefined) return undefined;
  const known: KnownProps<GatewayTarget> = { name: true, namespace: true, httpsListener: true, httpListener: true, proxy: true };
  if (!isStruct(issues, 'gateway', gateway, known)) return undefined;
  requiredName(issues, 'gateway.name', gateway.name);
  requiredName(issues, 'gateway.namespace', gateway.namespace);
  requiredName(issues, 'gateway.httpsListener', gateway.httpsListener);
  optionalName(issues, 'gateway.httpListener', gateway.httpListener);
  if (!issues.concerns('customResources') && !(props.customResources ?? []).includes(GATEWAY_ROUTES)) {
    issues.add({
      prop: 'gateway',
      must: `come with ${GATEWAY_ROUTES} in customResources`,
      got: shown(gateway.name),
      fix: 'install the Gateway API and list it, or give an ingress instead',
    });
  }
  return { ...gateway, proxy: planLocation(issues, 'gateway.proxy', gateway.proxy) };
}

function planZones(props: ClusterProfileProps, issues: IssueList): string[] | undefined {
  if (props.zones === undefined) return undefined;
  const zones = listOf(issues, 'zones', props.zones);
  if (zones.length === 0 && !issues.concerns('zones')) issues.add({ prop: 'zones', must: 'name at least one zone', got: 'an empty list', fix: 'leave it out where the zones are unknown' });
  zones.forEach((zone, i) => {
    if (!isLabelValue(zone) || zone === '') issues.add({ prop: `zones[${i}]`, must: 'be the value of the label topology.kubernetes.io/zone', got: shown(zone) });
  });
  return [...new Set(zones.filter(isLabelValue))].sort();
}

function planNodePools(props: ClusterProfileProps, issues: IssueList): NodePool[] | undefined {
  if (props.nodePools === undefined) return undefined;
  const pools = listOf(issues, 'nodePools', props.nodePools);
  if (pools.length === 0 && !issues.concerns('nodePools')) {
    issues.add({ prop: 'nodePools', must: 'name at least one pool', got: 'an empty list', fix: 'leave it out where the pools are unknown' });
  }
  pools.forEach((pool, i) => {
    const at = `nodePools[${i}]`;
    if (!isStruct(issues, at, pool, { name: true, cpu: true, memory: true })) return;
    textOf(issues, `${at}.name`, pool.name);
    const cpu = pool.cpu instanceof Cpu ? tryCpuQuantity(pool.cpu) : undefined;
    if (cpu === undefined || cpu.isZero()) issues.add({ prop: `${at}.cpu`, must: 'be a CPU amount above zero in whole millicores', got: shown(pool.cpu), fix: 'write Cpu.millis(3920), or 3920m in a file' });
    const memory = pool.memory instanceof Size ? trySizeQuantity(pool.memory) : undefined;
    if (memory === undefined || memory.isZero()) issues.add({ prop: `${at}.memory`, must: 'be a size above zero in whole bytes', got: shown(pool.memory), fix: 'write Size.gibibytes(13), or 13Gi in a file' });
  });
  return [...pools];
}

function planDeregistration(props: ClusterProfileProps, issues: IssueList): number {
  const given = props.loadBalancerDeregistration ?? Duration.seconds(0);
  return secondsIn(issues, 'loadBalancerDeregistration', given, { min: 0, max: 900 }, 'write Duration.seconds(30), or 30s in a file') ?? 0;
}

function planStorageClasses(props: ClusterProfileProps, issues: IssueList): StorageClass[] | undefined {
  if (props.storageClasses === undefined) return undefined;
  const classes = listOf(issues, 'storageClasses', props.storageClasses);
  classes.forEach((storageClass, i) => {
    if (!isStruct(issues, `storageClasses[${i}]`, storageClass, { name: true, expandable: true, isDefault: true })) return;
    requiredName(issues, `storageClasses[${i}].name`, storageClass.name);
    flagOf(issues, `storageClasses[${i}].expandable`, storageClass.expandable);
    flagOf(issues, `storageClasses[${i}].isDefault`, storageClass.isDefault);
  });
  return [...classes];
}

function planLocation(issues: IssueList, prop: string, location: PodLocation | undefined): PodLocation | undefined {
  if (location === undefined) return undefined;
  if (!isStruct(issues, prop, location, { namespace: true, podLabels: true })) return undefined;
  if (!isDnsLabel(location.namespace)) issues.add({ prop: `${prop}.namespace`, must: 'be the name of a namespace', got: shown(location.namespace) });
  for (const [key, value] of entriesOf(issues, `${prop}.podLabels`, location.podLabels)) {
    if (!isLabelKey(key) || !isLabelValue(value)) issues.add({ prop: `${prop}.podLabels`, must: 'hold valid labels', got: `${key}: ${shown(value)}` });
  }
  return location;
}

function requiredName(issues: IssueList, prop: string, name: unknown): void {
  if (!isDnsSubdomain(name)) issues.add({ prop, must: 'be a lower-case DNS name', got: shown(name) });
}

function optionalName(issues: IssueList, prop: string, name: string | undefined): string | undefined {
  if (name !== undefined) requiredName(issues, prop, name);
  return name;
}

function optionalText(issues: IssueList, prop: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : textOf(issues, prop, text);
}
