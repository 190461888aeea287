import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { Orders } from './orders';
import { declaredLines } from '../declared-lines';
import { calleesOf, callersOf } from '../network-edges';
import { manifestsIn, testPromises } from '../promises';
import { synthesized } from '../synthesized';
import { workloadsOf } from '../workloads';
import { ClusterProfile, StatefulDatabase } from 'cdk8s-vetted';

type Manifest = any;

const README = readFileSync(join(__dirname, 'README.md'), 'utf8');

const CHARTS = [
  {
    chart: 'orders-bare',
    minor: 27,
    pods: ['orders-db', 'orders-db-backup', 'orders-db-restore-drill', 'orders-db-restore', 'orders-api', 'orders-shipper'],
    operated: [],
    own: ['CronJob/orders-db-backup', 'HorizontalPodAutoscaler/orders-shipper', 'Ingress/orders-api', 'StatefulSet/orders-db'],
    callers: [
      'namespace ingress-nginx -> orders-api',
      'orders-api -> orders-db',
      'orders-db -> orders-db',
      'orders-db-backup -> orders-db',
      'orders-db-restore -> orders-db',
      'orders-shipper -> orders-db',
    ],
    callees: [
      'orders-api -> namespace kube-system',
      'orders-api -> orders-db',
      'orders-db -> namespace kube-system',
      'orders-db -> orders-db',
      'orders-db-backup -> anyone',
      'orders-db-restore -> anyone',
      'orders-db-restore-drill -> anyone',
      'orders-shipper -> namespace kube-system',
      'orders-shipper -> orders-db',
      'orders-shipper -> pods rabbitmq',
    ],
    mostShippers: 21,
    sum: '3 for superuser_reserved_connections + 1 for backup + 2 for monitoring + 40 for SafeWebService at "orders-bare/orders-api" (8 pods x 5)'
      + ' + 56 for QueueScaledWorker at "orders-bare/orders-shipper" (28 pods x 2)',
  },
  {
    chart: 'orders-managed',
    minor: 33,
    pods: ['orders-db-drill', 'orders-api', 'orders-shipper'],
    operated: ['orders-db', 'orders-db-drill'],
    own: ['Cluster/orders-db', 'HTTPRoute/orders-api', 'ScaledObject/orders-shipper', 'ScheduledBackup/orders-db-backup'],
    callers: [
      'anyone -> orders-api',
      'namespace cnpg-system -> orders-db',
      'namespace cnpg-system -> orders-db-drill',
      'namespace monitoring -> orders-db',
      'orders-api -> orders-db',
      'orders-db -> orders-db',
      'orders-db-drill -> orders-db-drill',
      'orders-shipper -> orders-db',
    ],
    callees: [
      'orders-api -> namespace kube-system',
      'orders-api -> orders-db',
      'orders-db -> anyone',
      'orders-db-drill -> anyone', // the scratch cluster
      'orders-db-drill -> anyone', // its Job, at the ports of the API server
      'orders-db-drill -> namespace kube-system',
      'orders-db-drill -> orders-db-drill',
      'orders-shipper -> namespace kube-system',
      'orders-shipper -> orders-db',
      'orders-shipper -> pods rabbitmq',
    ],
    mostShippers: 20,
    sum: '3 for superuser_reserved_connections + 5 for the operator + 2 for monitoring + 40 for SafeWebService at "orders-managed/orders-api" (8 pods x 5)'
      + ' + 54 for QueueScaledWorker at "orders-managed/orders-shipper" (27 pods x 2)',
  },
];

const first = synthesized(__dirname);
const second = synthesized(__dirname);
const titles = Object.fromEntries(Object.entries(first).map(([chart, text]) => [chart, manifestsIn(text).map(({ kind, metadata }) => `${kind}/${metadata.name}`)]));

describe.each(CHARTS)('$chart', ({ chart, minor, pods, operated, own, callers, callees, mostShippers, sum }) => {
  const manifests = manifestsIn(first[chart]);
  testPromises({ folder: __dirname, chart, minor, runs: [first[chart], second[chart]] });

  test('has these pods, and an operator makes others', () => {
    const [made, others] = [true, false].map((isOurs) => workloadsOf(manifests).filter(({ pod }) => (pod !== undefined) === isOurs).map(({ name }) => name));
    expect(made).toEqual(pods);
    expect(others).toEqual(operated);
  });

  test('is what the profile decides: the other cluster has none of these', () => {
    const other = CHARTS.find((each) => each.chart !== chart)!.chart;
    expect(titles[chart]).toEqual(expect.arrayContaining(own));
    expect(titles[other].filter((title) => own.includes(title))).toEqual([]);
  });

  test('lets in clients and jobs, and nobody else', () => {
    expect(callersOf(manifests)).toEqual(callers);
  });

  test('lets API and shipper out to the database, the broker and the cluster DNS, and nowhere else', () => {
    expect(calleesOf(manifests)).toEqual(callees);
  });

  test('has fewer connections in all pods of all clients than the server accepts', () => {
    const [api, shipper] = [podsAtMost(manifests, 'orders-api'), podsAtMost(manifests, 'orders-shipper')];
    expect([api, shipper]).toEqual([8, 10]);
    expect(maxConnectionsOf(manifests)).toBe(100);
    expect(api * 5 + shipper * 2).toBeLessThan(100);
  });

  test(`accepts ${mostShippers} shippers and refuses one more, with the sum`, () => {
    expect(() => ordersOn(chart, mostShippers)).not.toThrow();
    expect(() => ordersOn(chart, mostShippers + 1)).toThrow(` = ${sum}, got 100 `);
  });

  test('is as long as the README says', () => {
    expect(README).toContain(`${manifests.length} objects, ${first[chart].trimEnd().split('\n').length} lines`);
  });

  test('loses and takes as much time as the README says', () => {
    const { recoveryPointSeconds, recoveryTimeSeconds } = ordersOn(chart).node.findChild('orders-db') as StatefulDatabase;
    expect(README).toContain(`${recoveryPointSeconds} s of changes, ${recoveryTimeSeconds} s to come back`);
  });

  test('takes no Secret and no key that the README does not name', () => {
    const used = [...new Set(secretKeysIn(manifests))];
    expect(used.length).toBeGreaterThanOrEqual(5);
    expect(used.filter((use) => !documentedKeys().includes(use))).toEqual([]);
  });
});

test('the refusal in the README is the one an author gets', () => {
  const [, shown] = /\n```\n(StatefulDatabase[^`]*)\n```\n/.exec(README)!;
  expect(() => ordersOn('orders-bare', 22)).toThrow(shown);
});

test('no key in the README is without a use', () => {
  const used = CHARTS.flatMap(({ chart }) => secretKeysIn(manifestsIn(first[chart])));
  // By name, and not by key: the operator wants the user name beside the password, and the Ingress a certificate.
  const byName = ['orders-db-passwords username', 'orders-tls tls.crt', 'orders-tls tls.key'];
  expect(documentedKeys().filter((key) => !used.includes(key))).toEqual(byName);
});

test('the README tells how many lines declare it', () => {
  expect(README).toContain(`${declaredLines(__dirname)} lines of TypeScript`);
});

function ordersOn(chart: string, mostShippers?: number): Orders {
  const { minor } = CHARTS.find((each) => each.chart === chart)!;
  const profile = ClusterProfile.fromFile(join(__dirname, 'profiles', `${chart.replace('orders-', '')}-1.${minor}.yaml`));
  return new Orders(new App(), chart, { profile, host: 'orders.example.com', mostShippers });
}

/** At the maximum of its scaler, and with what a rollout adds. */
function podsAtMost(manifests: readonly Manifest[], name: string): number {
  const named = (kind: string): Manifest => manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)?.spec;
  const most: number = named('HorizontalPodAutoscaler')?.maxReplicas ?? named('ScaledObject').maxReplicaCount;
  return most + Math.ceil((most * parseInt(named('Deployment').strategy.rollingUpdate.maxSurge)) / 100);
}

function maxConnectionsOf(manifests: readonly Manifest[]): number {
  const operated = manifests.find(({ kind }) => kind === 'Cluster')?.spec.postgresql.parameters.max_connections;
  const file: string = manifests.find(({ metadata }) => metadata.name === 'orders-db-engine')?.data['postgresql.conf'] ?? '';
  return Number(operated ?? /^max_connections = '(\d+)'$/m.exec(file)?.[1]);
}

/** `secret key`, wherever a manifest names both. */
function secretKeysIn(value: Manifest): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, key, secretName, items } = value;
  const inVolume = typeof secretName === 'string' ? (items ?? []).map((item: Manifest) => `${secretName} ${item.key}`) : [];
  return [...(typeof name === 'string' && typeof key === 'string' ? [`${name} ${key}`] : []), ...inVolume, ...Object.values(value).flatMap(secretKeysIn)];
}

/** `secret key` by the table of the README, sorted. */
function documentedKeys(): string[] {
  const rows = [...README.matchAll(/^\| `([a-z-]+)`[^|]*\|([^|]*)\|/gm)];
  return rows.flatMap(([, secret, keys]) => [...keys.matchAll(/`([a-z.-]+)`/g)].map(([, key]) => `${secret} ${key}`)).sort();
}
