import { Chart } from 'cdk8s';
import { OPERATED, madeChart, madeClient, madeDatabase, manifestsOf } from './made';
import { BackupPolicy, BackupStore, DatabaseEngine, Egress, Health, SafeWebService } from '../../../src';

const envOf = (service: SafeWebService): any => service.deployment.toJson().spec.template.spec.containers[0].env;
const policyOf = (chart: Chart, name: string): any => manifestsOf(chart).find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name).spec;
const BUCKET = BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups' }) });

test('a client of PostgreSQL gets what libpq reads, the password from the Secret', () => {
  const chart = madeChart();
  const client = madeClient(chart, 'api', {});
  client.connectTo(madeDatabase({}, chart));
  expect(envOf(client)).toEqual([
    { name: 'PGHOST', value: 'orders.shop' },
    { name: 'PGPORT', value: '5432' },
    { name: 'PGDATABASE', value: 'app' },
    { name: 'PGUSER', value: 'app' },
    { name: 'PGPASSWORD', valueFrom: { secretKeyRef: { name: 'orders-credentials', key: 'password' } } },
  ]);
});

test('clients of the other engines get theirs, with the prefix they asked for', () => {
  const chart = madeChart();
  const client = madeClient(chart, 'api', {});
  client.connectTo(madeDatabase({ engine: DatabaseEngine.mysql('8.4.3') }, chart, 'stock'), { prefix: 'STOCK_' });
  client.connectTo(madeDatabase({ engine: DatabaseEngine.redis('7.4.1') }, chart, 'cache'), { addressVariable: 'CACHE' });
  expect(envOf(client).map(({ name, value }: any) => `${name}=${value}`)).toEqual([
    'STOCK_MYSQL_HOST=stock.shop', 'STOCK_MYSQL_PORT=3306', 'STOCK_MYSQL_DATABASE=app', 'STOCK_MYSQL_USER=app', 'STOCK_MYSQL_PASSWORD=undefined',
    'REDIS_HOST=cache.shop', 'REDIS_PORT=6379', 'REDIS_PASSWORD=undefined', 'CACHE=cache.shop:6379',
  ]);
});

test('a client of CloudNativePG gets the Service that leads to the primary, and the Secret the operator makes', () => {
  const chart = madeChart(OPERATED);
  const client = madeClient(chart, 'api', {});
  client.connectTo(madeDatabase({ backup: BUCKET, credentials: undefined }, chart));
  expect(envOf(client)[0]).toEqual({ name: 'PGHOST', value: 'orders-rw.shop' });
  expect(envOf(client)[4].valueFrom.secretKeyRef).toEqual({ name: 'orders-app', key: 'password' });
});

test('clients of a pooler share what it accepts, not what the server does', () => {
  const chart = madeChart(OPERATED);
  const client = madeClient(chart, 'api', { autoscaling: { maxReplicas: 80 } });
  client.connectTo(madeDatabase({ backup: BUCKET, credentials: undefined, cnpg: { pooler: {} } }, chart), { poolSize: 20 });
  expect(envOf(client)[0].value).not.toBe('orders-rw.shop');
  expect(() => madeClient(chart, 'jobs', {}).connectTo(chart.node.findChild('orders') as never, { poolSize: 1 })).toThrow(
    'maxConnections must be at least 2004 = 2000 for SafeWebService at "shop/api" (100 pods x 20) + 4 for SafeWebService at "shop/jobs" (4 pods x 1), got 2000 (raise cnpg.pooler.maxClients',
  );
});

test('clients are counted at the most pods they may have, surge included, and refused with the whole sum', () => {
  const chart = madeChart();
  const database = madeDatabase({}, chart);
  madeClient(chart, 'api', { autoscaling: { maxReplicas: 12 } }).connectTo(database, { poolSize: 5 });
  const jobs = madeClient(chart, 'jobs', { replicas: 3 });
  expect(() => jobs.connectTo(database)).toThrow([
    'StatefulDatabase at "shop/orders" has 1 invalid prop:',
    '  maxConnections must be at least 121 = 3 for superuser_reserved_connections + 1 for backup + 2 for monitoring'
    + ' + 75 for SafeWebService at "shop/api" (15 pods x 5) + 40 for SafeWebService at "shop/jobs" (4 pods x 10), got 100 (raise it, or lower poolSize or the most pods of a client)',
  ].join('\n'));
});

test('a client that is refused takes nothing, and one that just fits is let in', () => {
  const chart = madeChart();
  const database = madeDatabase({}, chart);
  const client = madeClient(chart, 'api', { replicas: 1 });
  expect(() => client.connectTo(database, { poolSize: 48 })).toThrow('102 = ');
  client.connectTo(database, { poolSize: 47 });
  expect(() => madeClient(chart, 'one', { replicas: 1 }).connectTo(database, { poolSize: 1 })).toThrow('102 = ');
});

test('the same pool of the same client counts once, another prefix is another pool', () => {
  const chart = madeChart();
  const database = madeDatabase({}, chart);
  const client = madeClient(chart, 'api', { replicas: 1 });
  client.connectTo(database, { poolSize: 40 });
  client.connectTo(database, { poolSize: 20 });
  expect(() => client.connectTo(database, { poolSize: 20, prefix: 'REPORTS_' })).toThrow('126 = ');
});

test('only clients, its own pods and its jobs reach the server, and it calls nobody else', () => {
  const chart = madeChart();
  const client = madeClient(chart, 'api', {});
  client.connectTo(madeDatabase({}, chart));
  const pods = (name: string, instance = name): unknown => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance } } });
  const { ingress, egress } = policyOf(chart, 'orders');
  expect(ingress).toEqual([
    { from: [pods('orders'), pods('orders-backup', 'orders'), pods('orders-restore', 'orders')], ports: [{ port: 5432, protocol: 'TCP' }] },
    { from: [{ ...pods('api') as object, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }], ports: [{ port: 5432, protocol: 'TCP' }] },
  ]);
  expect(egress).toHaveLength(2);
  expect(egress[1]).toEqual({ to: [pods('orders')] });
});

test('nobody calls the jobs; the backup calls the server, the drill nobody', () => {
  const chart = madeChart();
  madeDatabase({}, chart);
  expect(policyOf(chart, 'orders-backup')).toMatchObject({ ingress: [], egress: [{}, { ports: [{ port: 5432 }] }] });
  expect(policyOf(chart, 'orders-restore-drill')).toMatchObject({ ingress: [] });
  expect(policyOf(chart, 'orders-restore-drill').egress).toHaveLength(1);
});

test('a client with declared egress reaches the database', () => {
  const chart = madeChart();
  const client = new SafeWebService(chart, 'api', { image: 'api:1', health: Health.http('/ready'), liveness: Health.http('/live'), egress: Egress.DECLARED });
  client.connectTo(madeDatabase({}, chart));
  expect(policyOf(chart, 'api').egress[1].ports).toEqual([{ port: 5432, protocol: 'TCP' }]);
});

test('a database nobody may connect to does not synthesize, and says how to let somebody', () => {
  const chart = madeChart();
  const database = madeDatabase({}, chart);
  expect(database.node.validate()).toEqual(['nobody may connect to StatefulDatabase at "shop/orders": add allowFrom, or connectTo at its clients']);
  database.allowFrom(database);
  expect(database.node.validate()).toEqual([]);
});

test('two databases of one name in a namespace are refused', () => {
  const chart = madeChart();
  madeDatabase({ name: 'orders' }, chart, 'a');
  expect(() => madeDatabase({ name: 'orders' }, chart, 'b')).toThrow('name must be the only one in its namespace, got "database orders in namespace shop", which "shop/a" has (give it a name of its own)');
});
