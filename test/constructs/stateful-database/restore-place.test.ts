import { madeChart, madeDatabase, manifestsOf, OPERATED } from './made';
import { BackupPolicy, BackupStore, ClusterProfileProps, Recovery } from '../../../src';

const IN_TREE: ClusterProfileProps = { ...OPERATED, customResources: ['clusters.postgresql.cnpg.io'] };

/** `folder/server` that `orders-db-2` reads, and the folder it writes. */
function placesOf(path: string | undefined, cluster: ClusterProfileProps): { readonly reads: string; readonly writes: string } {
  const chart = madeChart(cluster);
  const backup = BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'bucket', path }) });
  const made = manifestsOf(madeDatabase({ credentials: undefined, backup, cnpg: { restoreFrom: Recovery.latest('orders-db') } }, chart, 'orders-db-2'));
  const { externalClusters: [{ plugin, barmanObjectStore }], backup: inTree, plugins } = made.find(({ kind }) => kind === 'Cluster').spec;
  const folderOf = (store: string): string => made.find(({ kind, metadata }) => kind === 'ObjectStore' && metadata.name === store).spec.configuration.destinationPath;
  return plugin === undefined
    ? { reads: `${barmanObjectStore.destinationPath}/${barmanObjectStore.serverName}`, writes: inTree.barmanObjectStore.destinationPath }
    : { reads: `${folderOf(plugin.parameters.barmanObjectName)}/${plugin.parameters.serverName}`, writes: folderOf(plugins[0].parameters.barmanObjectName) };
}

describe.each([['the plugin', OPERATED], ['the operator itself', IN_TREE]])('a database restored under another name by %s', (_, cluster) => {
  test('reads the folder by the name of the lost one, where no path is given, and writes to its own', () => {
    expect(placesOf(undefined, cluster)).toEqual({ reads: 's3://bucket/orders-db/orders-db', writes: 's3://bucket/orders-db-2' });
  });

  test('reads the path where one is given, its own name too', () => {
    expect(placesOf('shop', cluster)).toEqual({ reads: 's3://bucket/shop/orders-db', writes: 's3://bucket/shop' });
    expect(placesOf('orders-db-2', cluster)).toEqual({ reads: 's3://bucket/orders-db-2/orders-db', writes: 's3://bucket/orders-db-2' });
  });
});

test('a database without a path cannot start from the backups it writes', () => {
  const backup = BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'bucket' }) });
  const restored = (): unknown => madeDatabase({ credentials: undefined, backup, cnpg: { restoreFrom: Recovery.latest('orders') } }, madeChart(OPERATED));
  expect(restored).toThrow('cnpg.restoreFrom must name another cluster than this one');
});
