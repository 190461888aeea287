import { entriesOf, isMap, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { tryParseQuantity } from './quantity';

const SAFE_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
const SAFE_SECCOMP = ['RuntimeDefault', 'Localhost'];
const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
];
const SAFE_SYSCTLS_FROM_29 = [
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
];
const SAFE_SELINUX_TYPES = ['container_t', 'container_init_t', 'container_kvm_t'];
const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/**
 * Every way in which a pod breaks the Pod Security Standard "restricted", baseline included, one sentence each.
 *
 * `minor` is the version of the standard. Where versions differ in strictness without a sysctl or an SELinux type being new,
 * the strictest holds: `host` in probes is refused from 1.34 on and here always, and nothing is relaxed for user namespaces.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function restrictedViolations(podSpec: Json, podAnnotations?: Json, minor: number = 27): string[] {
  const pod = isMap(podSpec) ? podSpec : {};
  return [
    ...hostViolations(pod),
    ...sysctlViolations(pod, minor),
    ...volumeViolations(pod),
    ...annotationViolations(podAnnotations),
    ...sharedContextViolations('pod', pod.securityContext, minor),
    ...containersOf(pod).flatMap(container => [...containerViolations(container, pod, minor)]),
  ];
}

/** What good practice asks beyond the standard: a read-only root, bounded scratch space, no API token by default. */
export function hardeningViolations(podSpec: Json): string[] {
  const violations: string[] = [];
  if (podSpec?.automountServiceAccountToken !== false) {
    violations.push(sentenceOf('hardening/token', 'pod', `automountServiceAccountToken must be false, got ${shown(podSpec?.automountServiceAccountToken)}`));
  }
  for (const container of containersOf(podSpec)) {
    const readOnly = container?.securityContext?.readOnlyRootFilesystem;
    if (readOnly !== true) violations.push(sentenceOf('hardening/read-only-root', titleOf(container), `readOnlyRootFilesystem must be true, got ${shown(readOnly)}`));
  }
  for (const volume of listOf(podSpec?.volumes).filter(isScratch)) {
    const limit = tryParseQuantity(volume.emptyDir?.sizeLimit);
    if (limit === undefined || limit <= 0n) {
      violations.push(sentenceOf('hardening/scratch-limit', `volume ${volume.name}`, `emptyDir must have a sizeLimit above 0, got ${shown(volume.emptyDir?.sizeLimit)}`));
    }
  }
  return violations;
}

/** A volume without a source is an emptyDir, as the API server fills in. */
function isScratch(volume: Json): boolean {
  return isMap(volume) && entriesOf(volume).every(([key]) => key === 'name' || key === 'emptyDir');
}

function* hostViolations(pod: Json): Iterable<string> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (isPresent(pod[field]) && pod[field] !== false) yield sentenceOf('restricted/host-namespaces', 'pod', `${field} must be false, got ${shown(pod[field])}`);
  }
}

function* sysctlViolations(pod: Json, minor: number): Iterable<string> {
  const safe = minor >= 29 ? [...SAFE_SYSCTLS, ...SAFE_SYSCTLS_FROM_29] : SAFE_SYSCTLS;
  for (const sysctl of listOf(pod.securityContext?.sysctls)) {
    if (!safe.includes(sysctl?.name)) yield sentenceOf('restricted/sysctls', 'pod', `sysctl ${shown(sysctl?.name)} is not among the safe ones`);
  }
}

function* volumeViolations(pod: Json): Iterable<string> {
  for (const volume of listOf(pod.volumes)) {
    for (const [type] of entriesOf(volume).filter(([key]) => key !== 'name' && !SAFE_VOLUMES.includes(key))) {
      const rule = type === 'hostPath' ? 'restricted/host-path' : 'restricted/volume-types';
      yield sentenceOf(rule, `volume ${volume.name}`, `type ${type} is not one of ${SAFE_VOLUMES.join(', ')}`);
    }
  }
}

function* annotationViolations(annotations: Json): Iterable<string> {
  for (const [key, value] of entriesOf(annotations).filter(([each]) => each.startsWith(APPARMOR_ANNOTATION))) {
    if (value !== '' && value !== 'runtime/default' && !String(value).startsWith('localhost/')) {
      yield sentenceOf('restricted/apparmor', `container ${key.slice(APPARMOR_ANNOTATION.length)}`, `AppArmor annotation must be runtime/default or localhost/*, got ${shown(value)}`);
    }
  }
}

/** The fields a pod and a container have in common, where only a bad value is wrong. */
function* sharedContextViolations(title: string, context: Json, minor: number): Iterable<string> {
  const apparmor = context?.appArmorProfile;
  if (isPresent(apparmor) && !['RuntimeDefault', 'Localhost'].includes(apparmor.type)) {
    yield sentenceOf('restricted/apparmor', title, `appArmorProfile.type must be RuntimeDefault or Localhost, got ${shown(apparmor.type)}`);
  }
  const types = minor >= 31 ? [...SAFE_SELINUX_TYPES, 'container_engine_t'] : SAFE_SELINUX_TYPES;
  const { type, user, role } = context?.seLinuxOptions ?? {};
  if (isPresent(type) && type !== '' && !types.includes(type)) yield sentenceOf('restricted/selinux', title, `seLinuxOptions.type may not be ${shown(type)}`);
  if (isPresent(user) && user !== '') yield sentenceOf('restricted/selinux', title, `seLinuxOptions.user may not be set, got ${shown(user)}`);
  if (isPresent(role) && role !== '') yield sentenceOf('restricted/selinux', title, `seLinuxOptions.role may not be set, got ${shown(role)}`);
  const hostProcess = context?.windowsOptions?.hostProcess;
  if (isPresent(hostProcess) && hostProcess !== false) yield sentenceOf('restricted/host-process', title, `windowsOptions.hostProcess must be false, got ${shown(hostProcess)}`);
  if (context?.runAsUser === 0) yield sentenceOf('restricted/run-as-user', title, 'runAsUser may not be 0');
  if (isPresent(context?.runAsNonRoot) && context.runAsNonRoot !== true) {
    yield sentenceOf('restricted/run-as-non-root', title, `runAsNonRoot must be true, got ${shown(context.runAsNonRoot)}`);
  }
  const seccomp = context?.seccompProfile;
  if (isPresent(seccomp) && !SAFE_SECCOMP.includes(seccomp.type)) {
    yield sentenceOf('restricted/seccomp', title, `seccompProfile.type must be RuntimeDefault or Localhost, got ${shown(seccomp.type)}`);
  }
}

function* containerViolations(container: Json, pod: Json, minor: number): Iterable<string> {
  const title = titleOf(container);
  const context = container?.securityContext;
  const isWindows = pod.os?.name === 'windows';
  yield* sharedContextViolations(title, context, minor);
  if (isPresent(context?.privileged) && context.privileged !== false) yield sentenceOf('restricted/privileged', title, `privileged must be false, got ${shown(context.privileged)}`);
  if (isPresent(context?.procMount) && context.procMount !== 'Default') yield sentenceOf('restricted/proc-mount', title, `procMount must be Default, got ${shown(context.procMount)}`);
  if (!isWindows) yield* linuxViolations(title, context, pod.securityContext);
  if (!isPresent(context?.runAsNonRoot) && pod.securityContext?.runAsNonRoot !== true) {
    yield sentenceOf('restricted/run-as-non-root', title, 'runAsNonRoot must be true here or on the pod');
  }
  for (const port of listOf(container?.ports).filter(each => isPresent(each?.hostPort) && each.hostPort !== 0)) {
    yield sentenceOf('restricted/host-ports', title, `hostPort ${shown(port.hostPort)} opens a port of the node`);
  }
  yield* hostFieldViolations(title, container);
}

/** Rules that a pod with `os.name: windows` is spared from. */
function* linuxViolations(title: string, context: Json, podContext: Json): Iterable<string> {
  if (context?.allowPrivilegeEscalation !== false) {
    yield sentenceOf('restricted/privilege-escalation', title, `allowPrivilegeEscalation must be false, got ${shown(context?.allowPrivilegeEscalation)}`);
  }
  if (!listOf(context?.capabilities?.drop).includes('ALL')) yield sentenceOf('restricted/capabilities-drop', title, 'capabilities.drop must have ALL');
  for (const capability of listOf(context?.capabilities?.add).filter(each => each !== 'NET_BIND_SERVICE')) {
    yield sentenceOf('restricted/capabilities-add', title, `capabilities.add may not have ${shown(capability)}`);
  }
  if (!isPresent(context?.seccompProfile) && !isPresent(podContext?.seccompProfile)) {
    yield sentenceOf('restricted/seccomp', title, 'seccompProfile must be set here or on the pod');
  }
}

function* hostFieldViolations(title: string, container: Json): Iterable<string> {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = container ?? {};
  const handlers = [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop];
  for (const host of handlers.flatMap(handler => [handler?.httpGet?.host, handler?.tcpSocket?.host]).filter(each => isPresent(each) && each !== '')) {
    yield sentenceOf('restricted/host-field', title, `a probe or hook may not name a host, got ${shown(host)}`);
  }
}

function containersOf(pod: Json): readonly Json[] {
  return [...listOf(pod?.initContainers), ...listOf(pod?.containers), ...listOf(pod?.ephemeralContainers)];
}

function titleOf(container: Json): string {
  return `container ${container?.name}`;
}
