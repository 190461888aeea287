import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterProfile, ClusterProfileProps } from '../../src';
import { InvalidInputError } from '../../src/errors/invalid-input';
import { trySizeQuantity } from '../../src/units/size';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cdk8s-vetted-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PROPS: ClusterProfileProps = {
  kubernetesVersion: '1.33',
  customResources: ['httproutes.gateway.networking.k8s.io', 'certificates.cert-manager.io'],
  ingress: { className: 'nginx', controller: { namespace: 'edge', podLabels: { app: 'nginx' } } },
  gateway: { name: 'public', namespace: 'edge', httpsListener: 'https', httpListener: 'http', proxy: { namespace: 'edge' } },
  loadBalancerDeregistration: Duration.seconds(90),
  externalMetricsAdapter: 'prometheus-adapter',
  customMetricsAdapter: 'prometheus-adapter',
  zones: ['b', 'a'],
  nodePools: [{ name: 'general', cpu: Cpu.millis(3920), memory: Size.kibibytes(13 * 1024 * 1024) }, { name: 'small', cpu: Cpu.millis(2000), memory: Size.kibibytes(4 * 1024 * 1024) }],
  priorityClassName: 'business',
  assignsUserIds: true,
  storageClasses: [{ name: 'gp3', expandable: true, isDefault: true }],
  dns: { namespace: 'openshift-dns' },
  dnsPort: 5353,
  monitoring: { namespace: 'monitoring', podLabels: { app: 'prometheus' } },
};

const YAML = `# The production cluster.
kubernetesVersion: "1.33"
customResources: [httproutes.gateway.networking.k8s.io, certificates.cert-manager.io]
ingress:
  className: nginx
  controller: { namespace: &edge edge, podLabels: { app: nginx } }
gateway: { name: public, namespace: *edge, httpsListener: https, httpListener: http, proxy: { namespace: *edge } }
loadBalancerDeregistration: 90s
externalMetricsAdapter: prometheus-adapter
customMetricsAdapter: prometheus-adapter
zones: [b, a]
nodePools:
  - { name: general, cpu: 3920m, memory: 13Gi }
  - { name: small, cpu: 2, memory: 4Gi }
priorityClassName: business
assignsUserIds: true
storageClasses:
  - { name: gp3, expandable: true, isDefault: true }
dns: { namespace: openshift-dns }
dnsPort: 5353
monitoring: { namespace: monitoring, podLabels: { app: prometheus } }
`;

const JSON_TEXT = JSON.stringify({
  ...PROPS,
  loadBalancerDeregistration: '90s',
  nodePools: [{ name: 'general', cpu: '3920m', memory: '13Gi' }, { name: 'small', cpu: 2, memory: '4Gi' }],
});

test.each([['YAML', 'cluster.yaml', YAML], ['JSON', 'cluster.json', JSON_TEXT]])('a %s file gives what the same props in code give', (_, name, text) => {
  expect(ClusterProfile.fromFile(fileWith(text, name))).toEqual(new ClusterProfile(PROPS));
});

test('a file of an empty map is the default profile', () => {
  expect(ClusterProfile.fromFile(fileWith('{}'))).toEqual(new ClusterProfile());
});

test.each([['0s', 0], ['30s', 30], ['5m', 300], ['15m', 900]])('%s is a duration', (text, seconds) => {
  expect(ClusterProfile.fromFile(fileWith(`loadBalancerDeregistration: ${text}`)).loadBalancerDeregistrationSeconds).toBe(seconds);
});

test.each([
  ['3920m', '3920m'], ['2', '2000m'], ['0.5', '500m'], ['"1.5"', '1500m'],
])('%s is an amount of CPU', (text, amount) => {
  expect(poolWith(`cpu: ${text}, memory: 4Gi`).cpu.amount).toBe(amount);
});

test.each([
  ['13Gi', 13n * 2n ** 30n], ['32386764Ki', 32386764n * 1024n], ['16G', 16n * 10n ** 9n], ['13G', 13n * 10n ** 9n], ['1000', 1000n], ['1e9', 10n ** 9n],
])('%s is an amount of memory', (text, bytes) => {
  expect(trySizeQuantity(poolWith(`cpu: 2, memory: ${text}`).memory)?.nano).toBe(bytes * 10n ** 9n);
});

const CPU_FIX = '(write Cpu.millis(3920), or 3920m in a file)';
const MEMORY_FIX = '(write Size.gibibytes(13), or 13Gi in a file)';
const DURATION_FIX = '(write Duration.seconds(30), or 30s in a file)';

describe('wrong values are refused as in code, with the file named:', () => {
  test.each<[string, string, string[]]>([
    ['a version without quotes', 'kubernetesVersion: 1.30', ['kubernetesVersion must be 1.27 to 1.36, as text, got 1.3 (put it in quotes, such as "1.30")']],
    ['a duration without a unit', 'loadBalancerDeregistration: 30', [`loadBalancerDeregistration must be 0s to 900s, in whole seconds, got 30 ${DURATION_FIX}`]],
    ['a duration in words', 'loadBalancerDeregistration: 30 seconds', [`loadBalancerDeregistration must be 0s to 900s, in whole seconds, got "30 seconds" ${DURATION_FIX}`]],
    ['a duration that is too long', 'loadBalancerDeregistration: 1h', ['loadBalancerDeregistration must be 0s to 900s, in whole seconds, got "3600s"']],
    ['a negative duration', 'loadBalancerDeregistration: -5s', [`loadBalancerDeregistration must be 0s to 900s, in whole seconds, got "-5s" ${DURATION_FIX}`]],
    ['CPU finer than a millicore', 'nodePools: [{ name: a, cpu: 0.0005, memory: 4Gi }]', [`nodePools[0].cpu must be a CPU amount above zero in whole millicores, got 0.0005 ${CPU_FIX}`]],
    ['negative amounts', 'nodePools: [{ name: a, cpu: -1, memory: -1Gi }]', [
      `nodePools[0].cpu must be a CPU amount above zero in whole millicores, got "-1000m" ${CPU_FIX}`,
      `nodePools[0].memory must be a size above zero in whole bytes, got "-1Gi" ${MEMORY_FIX}`,
    ]],
    ['amounts in words', 'nodePools: [{ name: a, cpu: two, memory: 4GB }]', [
      `nodePools[0].cpu must be a CPU amount above zero in whole millicores, got "two" ${CPU_FIX}`,
      `nodePools[0].memory must be a size above zero in whole bytes, got "4GB" ${MEMORY_FIX}`,
    ]],
    ['amounts that are infinite or no number', 'nodePools: [{ name: a, cpu: .inf, memory: .nan }]', [
      `nodePools[0].cpu must be a CPU amount above zero in whole millicores, got Infinity ${CPU_FIX}`,
      `nodePools[0].memory must be a size above zero in whole bytes, got NaN ${MEMORY_FIX}`,
    ]],
    ['a fraction of a byte', 'nodePools: [{ name: a, cpu: 1, memory: 1500m }]', [`nodePools[0].memory must be a size above zero in whole bytes, got "1500m" ${MEMORY_FIX}`]],
    ['a node pool that is a text', 'nodePools: [general]', ['nodePools[0] must be an object, got "general"']],
    ['node pools by name', 'nodePools: { general: { cpu: 1 } }', ['nodePools must be a list, got an object']],
    ['what YAML leaves empty', 'zones:', ['zones must be a list, got null']],
    ['a misspelt prop', 'zone: [a]', ['zone must be a known prop, got a list of 1 (did you mean zones?)']],
    ['two at once', 'zones: []\nassignsUserIds: "no"', [
      'zones must name at least one zone, got an empty list (leave it out where the zones are unknown)',
      'assignsUserIds must be true or false, got "no"',
    ]],
  ])('%s', (_, text, lines) => {
    const file = fileWith(text);
    const count = lines.length === 1 ? '1 invalid prop' : `${lines.length} invalid props`;
    expect(messageOf(() => ClusterProfile.fromFile(file)).split('\n')).toEqual([`ClusterProfile in "${file}" has ${count}:`, ...lines.map((line) => `  ${line}`)]);
  });
});

describe('a file that cannot be used is named, and why:', () => {
  test('one that is not there', () => {
    expect(refusalOf('no/such/cluster.yaml')).toMatch(/^no\/such\/cluster\.yaml: cannot be read: ENOENT/);
  });

  test('a folder', () => {
    expect(refusalOf(folder)).toMatch(/: cannot be read: EISDIR/);
  });

  test.each([
    ['a colon too many', 'a: b: c', /is not YAML or JSON: Nested mappings are not allowed/],
    ['a key twice', 'zones: [a]\nzones: [b]', /is not YAML or JSON: Map keys must be unique/],
    ['a reference to nothing', 'zones: *zones', /is not YAML or JSON: Unresolved alias/],
    ['two documents', 'zones: [a]\n---\nzones: [b]', /is not YAML or JSON: Source contains multiple documents/],
    ['broken JSON', '{"zones": [', /is not YAML or JSON: Flow sequence/],
    ['nothing', '', /must hold one map with the props of a ClusterProfile/],
    ['a comment alone', '# to do', /must hold one map with the props of a ClusterProfile/],
    ['a list', '- zones', /must hold one map with the props of a ClusterProfile/],
    ['a text', 'production', /must hold one map with the props of a ClusterProfile/],
  ])('one with %s', (_, text, reason) => {
    const file = fileWith(text);
    expect(refusalOf(file)).toMatch(reason);
    expect(refusalOf(file)).toContain(`${file}: `);
  });
});

function fileWith(text: string, name = 'cluster.yaml'): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function poolWith(amounts: string): NonNullable<ClusterProfile['nodePools']>[number] {
  return ClusterProfile.fromFile(fileWith(`nodePools: [{ name: a, ${amounts} }]`)).nodePools![0];
}

function refusalOf(file: string): string {
  expect(() => ClusterProfile.fromFile(file)).toThrow(InvalidInputError);
  return messageOf(() => ClusterProfile.fromFile(file));
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}
