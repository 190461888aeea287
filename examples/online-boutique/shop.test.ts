import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { declaredLines } from './declared-lines';
import { OnlineBoutique } from './shop';
import { validateManifest } from '../../src/schema/validate';
import { invariantViolations } from '../../test/contract/invariants';
import { hardeningViolations, restrictedViolations } from '../../test/contract/pod-security-restricted';
import { ClusterProfile } from 'cdk8s-vetted';

type Manifest = any;

const CHARTS = [
  { chart: 'shop-bare', minor: 30, entrance: 'namespace ingress-nginx' },
  { chart: 'shop-managed', minor: 33, entrance: 'anyone' },
  { chart: 'shop-openshift', minor: 34, entrance: 'namespace openshift-ingress' },
] as const;

/** Who calls whom in Online Boutique 0.10.6, by the addresses in its published variables. */
const PUBLISHED_CALLS = [
  'cartservice -> redis-cart',
  'checkoutservice -> cartservice',
  'checkoutservice -> currencyservice',
  'checkoutservice -> emailservice',
  'checkoutservice -> paymentservice',
  'checkoutservice -> productcatalogservice',
  'checkoutservice -> shippingservice',
  'frontend -> adservice',
  'frontend -> cartservice',
  'frontend -> checkoutservice',
  'frontend -> currencyservice',
  'frontend -> productcatalogservice',
  'frontend -> recommendationservice',
  'frontend -> shippingservice',
  'recommendationservice -> productcatalogservice',
];

/** The Services of Online Boutique 0.10.6 with their ports. Its frontend-external is the exposure of ours. */
const PUBLISHED_SERVICES = [
  'adservice:9555', 'cartservice:7070', 'checkoutservice:5050', 'currencyservice:7000', 'emailservice:5000', 'frontend:80',
  'paymentservice:50051', 'productcatalogservice:3550', 'recommendationservice:8080', 'redis-cart:6379', 'shippingservice:50051',
];

const first = mkdtempSync(join(tmpdir(), 'online-boutique-'));
const second = mkdtempSync(join(tmpdir(), 'online-boutique-'));

beforeAll(() => {
  synthTo(first);
  synthTo(second);
});

afterAll(() => [first, second].forEach((folder) => rmSync(folder, { recursive: true })));

describe.each(CHARTS)('$chart', ({ chart, minor, entrance }) => {
  let manifests: Manifest[];
  beforeAll(() => {
    manifests = parseAllDocuments(textIn(first, chart)).map((document) => document.toJS());
  });

  test('is what was reviewed, byte for byte', () => {
    expect(textIn(first, chart)).toBe(readFileSync(join(__dirname, 'snapshots', `${chart}.k8s.yaml`), 'utf8'));
  });

  test('is the same on the second run', () => {
    expect(textIn(second, chart)).toBe(textIn(first, chart));
  });

  test(`has only fields that Kubernetes 1.${minor} knows`, () => {
    expect(manifests.map((manifest) => ({ of: titleOf(manifest), ...validateManifest(manifest, minor) })))
      .toEqual(manifests.map((manifest) => ({ of: titleOf(manifest), isKnown: true, flaws: [] })));
  });

  test('breaks no promise of our services', () => {
    const ours = manifests.filter((manifest) => manifest.metadata.name !== 'redis-cart');
    expect(ours).toHaveLength(manifests.length - 3);
    expect(invariantViolations(ours, minor)).toEqual([]);
  });

  test('runs every pod under Pod Security "restricted" and hardened beyond it, Redis too', () => {
    const pods = ofKind(manifests, 'Deployment').map(({ spec }) => spec.template);
    expect(pods).toHaveLength(11);
    expect(pods.flatMap((pod) => [...restrictedViolations(pod.spec, pod.metadata.annotations, minor), ...hardeningViolations(pod.spec)])).toEqual([]);
  });

  test('offers the published Services and ports', () => {
    const services = ofKind(manifests, 'Service').flatMap(({ metadata, spec }) => spec.ports.map(({ port }: Manifest) => `${metadata.name}:${port}`));
    expect(services.sort()).toEqual(PUBLISHED_SERVICES);
  });

  test('lets in the published callers, and nobody else', () => {
    const edges = ofKind(manifests, 'NetworkPolicy').flatMap((policy) =>
      peersOf(manifests, policy.spec.ingress, 'from').map((caller) => `${selectedBy(manifests, policy.spec.podSelector)} -> ${caller}`));
    expect(edges.map(reversed).sort()).toEqual([...PUBLISHED_CALLS, `${entrance} -> frontend`].sort());
  });

  test('lets out to the published callees and the cluster DNS, and nowhere else', () => {
    const edges = ofKind(manifests, 'NetworkPolicy').flatMap((policy) =>
      peersOf(manifests, policy.spec.egress, 'to').map((callee) => `${selectedBy(manifests, policy.spec.podSelector)} -> ${callee}`));
    expect(edges.filter((edge) => !edge.includes('-> namespace ')).sort()).toEqual(PUBLISHED_CALLS);
    const dns = chart === 'shop-openshift' ? 'openshift-dns' : 'kube-system';
    expect(edges.filter((edge) => edge.includes('-> namespace ')).map((edge) => edge.split('-> ')[1])).toEqual(Array(10).fill(`namespace ${dns}`));
  });
});

test('Kubernetes 1.27 is refused: the images without a sleep command cannot drain there', () => {
  expect(() => new OnlineBoutique(new App(), 'shop', { profile: new ClusterProfile({ kubernetesVersion: '1.27' }), host: 'shop.example.com' })).toThrow([
    'SafeWebService at "shop/shippingservice" has 1 invalid prop:',
    '  distroless must have Kubernetes 1.30 or later, got a ClusterProfile of 1.27 (use an image that has the sleep command, or let the application drain itself and say so with drainsItself: true)',
  ].join('\n'));
});

test('the README tells how many lines declare the shop', () => {
  expect(readFileSync(join(__dirname, 'README.md'), 'utf8')).toContain(`${declaredLines()} for three clusters`);
});

/** Runs main.ts as a new process would. */
function synthTo(folder: string): void {
  process.env.CDK8S_OUTDIR = folder;
  try {
    jest.isolateModules(() => jest.requireActual('./main'));
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
}

function textIn(folder: string, chart: string): string {
  return readFileSync(join(folder, `${chart}.k8s.yaml`), 'utf8');
}

function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

function titleOf(manifest: Manifest): string {
  return `${manifest.kind}/${manifest.metadata.name}`;
}

function peersOf(manifests: readonly Manifest[], rules: Manifest[] | undefined, side: 'from' | 'to'): string[] {
  return (rules ?? []).flatMap((rule) => rule[side] === undefined ? ['anyone'] : rule[side].map((peer: Manifest) =>
    peer.namespaceSelector === undefined
      ? selectedBy(manifests, peer.podSelector)
      : `namespace ${peer.namespaceSelector.matchLabels['kubernetes.io/metadata.name']}`));
}

/** The Deployment whose pods carry the labels. */
function selectedBy(manifests: readonly Manifest[], { matchLabels }: { matchLabels: Record<string, string> }): string {
  const found = ofKind(manifests, 'Deployment')
    .filter(({ spec }) => Object.entries(matchLabels).every(([key, value]) => spec.template.metadata.labels[key] === value));
  expect(found).toHaveLength(1);
  return found[0].metadata.name;
}

function reversed(edge: string): string {
  return edge.split(' -> ').reverse().join(' -> ');
}
