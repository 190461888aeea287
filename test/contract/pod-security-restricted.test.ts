import * as fc from 'fast-check';
import { goodPod } from './good-set';
import { Json } from './json';
import { hardeningViolations, restrictedViolations } from './pod-security-restricted';
import { rulesIn, rulesOf } from './rule-ids';

type Change = (pod: Json, main: Json) => void;

function spoiled(change: Change): Json {
  const pod = goodPod();
  change(pod, pod.containers[0]);
  return pod;
}

/** What was changed, the change, and the rules that must speak. */
const SPOILINGS: readonly [string, Change, readonly string[]][] = [
  ['the network of the node', pod => { pod.hostNetwork = true; }, ['restricted/host-namespaces']],
  ['the processes of the node', pod => { pod.hostPID = true; }, ['restricted/host-namespaces']],
  ['the IPC of the node', pod => { pod.hostIPC = true; }, ['restricted/host-namespaces']],
  ['a Windows host process pod', pod => { pod.securityContext.windowsOptions = { hostProcess: true }; }, ['restricted/host-process']],
  ['a Windows host process container', (_, main) => { main.securityContext.windowsOptions = { hostProcess: true }; }, ['restricted/host-process']],
  ['a privileged container', (_, main) => { main.securityContext.privileged = true; }, ['restricted/privileged']],
  ['a privileged init container', pod => { pod.initContainers[1].securityContext.privileged = true; }, ['restricted/privileged']],
  ['NET_RAW added', (_, main) => { main.securityContext.capabilities.add = ['NET_BIND_SERVICE', 'NET_RAW']; }, ['restricted/capabilities-add']],
  ['no capability dropped', (_, main) => { delete main.securityContext.capabilities; }, ['restricted/capabilities-drop']],
  ['all spelled small', (_, main) => { main.securityContext.capabilities.drop = ['all']; }, ['restricted/capabilities-drop']],
  ['a path of the node', pod => { pod.volumes[0] = { name: 'tmp', hostPath: { path: '/' } }; }, ['restricted/host-path']],
  ['an NFS volume', pod => pod.volumes.push({ name: 'nfs', nfs: { server: 'x', path: '/' } }), ['restricted/volume-types']],
  ['a volume with a good type and a bad one',
    pod => pod.volumes.push({ name: 'two', emptyDir: {}, gitRepo: { repository: 'x' } }), ['restricted/volume-types']],
  ['a port of the node', (_, main) => { main.ports[0].hostPort = 8080; }, ['restricted/host-ports']],
  ['a host in a readiness probe', (_, main) => { main.readinessProbe.httpGet.host = 'x'; }, ['restricted/host-field']],
  ['a host in a startup probe', (_, main) => { main.startupProbe = { tcpSocket: { port: 1, host: 'x' } }; }, ['restricted/host-field']],
  ['a host in a liveness probe', (_, main) => { main.livenessProbe.httpGet.host = '127.0.0.1'; }, ['restricted/host-field']],
  ['a host in a postStart hook', (_, main) => { main.lifecycle.postStart = { httpGet: { port: 1, host: 'x' } }; }, ['restricted/host-field']],
  ['a host in a preStop hook', (_, main) => { main.lifecycle.preStop = { tcpSocket: { port: 1, host: 'x' } }; }, ['restricted/host-field']],
  ['an unconfined AppArmor profile', pod => { pod.securityContext.appArmorProfile = { type: 'Unconfined' }; }, ['restricted/apparmor']],
  ['an unconfined AppArmor container', (_, main) => { main.securityContext.appArmorProfile = { type: 'Unconfined' }; }, ['restricted/apparmor']],
  ['an SELinux type', pod => { pod.securityContext.seLinuxOptions = { type: 'spc_t' }; }, ['restricted/selinux']],
  ['an SELinux user', (_, main) => { main.securityContext.seLinuxOptions = { user: 'system_u' }; }, ['restricted/selinux']],
  ['an SELinux role', (_, main) => { main.securityContext.seLinuxOptions = { role: 'sysadm_r' }; }, ['restricted/selinux']],
  ['an unmasked proc', (_, main) => { main.securityContext.procMount = 'Unmasked'; }, ['restricted/proc-mount']],
  ['no seccomp anywhere', pod => { delete pod.securityContext.seccompProfile; pod.initContainers = []; }, ['restricted/seccomp']],
  ['an unconfined pod', pod => { pod.securityContext.seccompProfile.type = 'Unconfined'; }, ['restricted/seccomp']],
  ['an unconfined container', (_, main) => { main.securityContext.seccompProfile = { type: 'Unconfined' }; }, ['restricted/seccomp']],
  ['an unsafe sysctl', pod => { pod.securityContext.sysctls = [{ name: 'kernel.msgmax', value: '1' }]; }, ['restricted/sysctls']],
  ['a sysctl that is safe from 1.29', pod => { pod.securityContext.sysctls = [{ name: 'net.ipv4.tcp_fin_timeout', value: '1' }]; }, ['restricted/sysctls']],
  ['privilege escalation left open', (_, main) => { delete main.securityContext.allowPrivilegeEscalation; }, ['restricted/privilege-escalation']],
  ['root allowed on the pod', pod => { pod.securityContext.runAsNonRoot = false; setNonRoot(pod); }, ['restricted/run-as-non-root']],
  ['root allowed on the container', (_, main) => { main.securityContext.runAsNonRoot = false; }, ['restricted/run-as-non-root']],
  ['root forbidden nowhere', pod => { delete pod.securityContext.runAsNonRoot; pod.initContainers = []; }, ['restricted/run-as-non-root']],
  ['user 0 on the pod', pod => { pod.securityContext.runAsUser = 0; }, ['restricted/run-as-user']],
  ['user 0 on the container', (_, main) => { main.securityContext.runAsUser = 0; }, ['restricted/run-as-user']],
  ['an ephemeral container without a context', pod => { pod.ephemeralContainers = [{ name: 'debug' }]; },
    ['restricted/privilege-escalation', 'restricted/capabilities-drop']],
];

const HARDENING: readonly [string, Change, readonly string[]][] = [
  ['a writable root', (_, main) => { main.securityContext.readOnlyRootFilesystem = false; }, ['hardening/read-only-root']],
  ['a writable root of an init container', pod => { delete pod.initContainers[1].securityContext.readOnlyRootFilesystem; }, ['hardening/read-only-root']],
  ['the token mounted by default', pod => { delete pod.automountServiceAccountToken; }, ['hardening/token']],
  ['scratch space without an end', pod => { pod.volumes[0].emptyDir = {}; }, ['hardening/scratch-limit']],
  ['a volume without a source, which is scratch space', pod => { pod.volumes[0] = { name: 'tmp' }; }, ['hardening/scratch-limit']],
  ['scratch space of size 0', pod => { pod.volumes[0].emptyDir.sizeLimit = '0'; }, ['hardening/scratch-limit']],
];

describe('the restricted standard', () => {
  test.each<[string, Change]>([
    ['the good pod', () => {}],
    ['seccomp and non-root by every container instead of the pod', pod => {
      delete pod.securityContext;
      setNonRoot(pod);
      for (const container of [...pod.initContainers, ...pod.containers]) container.securityContext.seccompProfile = { type: 'Localhost' };
    }],
    ['NET_BIND_SERVICE added', (_, main) => { main.securityContext.capabilities.add = ['NET_BIND_SERVICE']; }],
    ['host port 0 and an empty host', (_, main) => { main.ports[0].hostPort = 0; main.livenessProbe.httpGet.host = ''; }],
    ['every safe volume type', pod => {
      const types = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
      pod.volumes = types.map(type => ({ name: type, [type]: {} }));
    }],
    ['the safe sysctls', pod => { pod.securityContext.sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]; }],
    ['a container type for SELinux', pod => { pod.securityContext.seLinuxOptions = { type: 'container_init_t', level: 's0' }; }],
    ['a Windows pod without Linux fields', (pod, main) => {
      pod.os = { name: 'windows' };
      delete pod.securityContext.seccompProfile;
      pod.initContainers = [];
      delete main.securityContext;
    }],
  ])('is met by %s', (_, change) => {
    expect(restrictedViolations(spoiled(change))).toEqual([]);
  });

  test.each(SPOILINGS)('is broken by %s', (_, change, rules) => {
    expect([...rulesOf(restrictedViolations(spoiled(change)))].sort()).toEqual([...rules].sort());
  });

  test.each<[string, Json, readonly string[]]>([
    ['runtime/default', 'runtime/default', []],
    ['localhost/x', 'localhost/x', []],
    ['unconfined', 'unconfined', ['restricted/apparmor']],
  ])('judges the AppArmor annotation %s', (_, value, rules) => {
    expect(rulesOf(restrictedViolations(goodPod(), { 'container.apparmor.security.beta.kubernetes.io/api': value, 'other': 'x' }))).toEqual(rules);
  });

  test('of 1.29 allows the sysctls that 1.29 calls safe', () => {
    const pod = spoiled(each => { each.securityContext.sysctls = [{ name: 'net.ipv4.tcp_fin_timeout', value: '1' }]; });
    expect(restrictedViolations(pod, {}, 29)).toEqual([]);
  });

  test('says where and what', () => {
    expect(restrictedViolations(spoiled((_, main) => { main.securityContext.runAsNonRoot = false; })))
      .toEqual(['[restricted/run-as-non-root] container api: runAsNonRoot must be true, got false']);
  });
});

describe('hardening', () => {
  test('finds nothing in the good pod', () => {
    expect(hardeningViolations(goodPod())).toEqual([]);
  });

  test.each(HARDENING)('finds %s', (_, change, rules) => {
    const pod = spoiled(change);
    expect(rulesOf(hardeningViolations(pod))).toEqual(rules);
    expect(restrictedViolations(pod)).toEqual([]);
  });
});

test('every rule in the sources is spoken by some row', () => {
  const spoken = new Set([...SPOILINGS, ...HARDENING].flatMap(([, , rules]) => rules));
  expect([...spoken].sort()).toEqual(rulesIn(__dirname).filter(rule => /^(restricted|hardening)\//.test(rule)));
});

test('anything that is not a pod is judged without a throw', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (whole, part, annotations) => {
    const container = { securityContext: part, ports: part, lifecycle: part };
    for (const input of [whole, { securityContext: part, volumes: [part], containers: [part, container] }]) {
      expect(() => [restrictedViolations(input, annotations), hardeningViolations(input)]).not.toThrow();
    }
  }), { numRuns: 300 });
});

function setNonRoot(pod: Json): void {
  for (const container of [...pod.initContainers, ...pod.containers]) {
    container.securityContext = { ...container.securityContext, runAsNonRoot: true };
  }
}
