import { join } from 'node:path';
import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { CLUSTERS, inputOf, LABELS, madeOf, OBJECT_STORES, planned, POD_MONITORS, PROFILE, STORE } from './made';
import { ClusterProfile } from '../../../src';
import { CnpgInput } from '../../../src/parts/cloud-native-pg/cnpg-input';
import { cnpgPoliciesOf } from '../../../src/parts/cloud-native-pg/cnpg-network';
import { cnpgObjectsOf } from '../../../src/parts/cloud-native-pg/cnpg-objects';
import { DataDurability, PoolerMode } from '../../../src/parts/cloud-native-pg/cnpg-options';
import { ImageCatalog } from '../../../src/parts/cloud-native-pg/image-catalog';
import { planCnpg } from '../../../src/parts/cloud-native-pg/plan-cnpg';
import { RESTORE_MEBIBYTES_PER_SECOND } from '../../../src/parts/cloud-native-pg/recovery';
import { Recovery } from '../../../src/parts/cloud-native-pg/recovery-source';
import { validateManifest } from '../../../src/schema/validate';
import { IssueList } from '../../../src/validation/issue-list';
import { documentedDefaults } from '../../docs/documented-defaults';

const IN_TREE = { ...PROFILE, customResources: [CLUSTERS] };
const options = (given: CnpgInput['options']): Partial<CnpgInput> => ({ options: given });

describe('the Cluster', () => {
  test('of a database with the plugin, value by value', () => {
    const amounts = { 'cpu': '1', 'memory': '2Gi', 'ephemeral-storage': '1Gi' };
    expect(madeOf().Cluster).toEqual({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'shop-db', labels: LABELS.labels },
      spec: {
        instances: 3,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:17.2',
        inheritedMetadata: { labels: { 'team': 'shop', 'app.kubernetes.io/part-of': 'shop' } },
        storage: { size: '10Gi' },
        resources: { requests: amounts, limits: amounts },
        postgresql: { parameters: { archive_timeout: '5min', effective_cache_size: '1536MB', max_connections: '200', shared_buffers: '512MB' } },
        affinity: { enablePodAntiAffinity: true, podAntiAffinityType: 'preferred', topologyKey: 'kubernetes.io/hostname' },
        topologySpreadConstraints: [{
          topologyKey: 'topology.kubernetes.io/zone',
          maxSkew: 1,
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { 'cnpg.io/cluster': 'shop-db', 'cnpg.io/podRole': 'instance' } },
        }],
        bootstrap: { initdb: { database: 'shop', owner: 'shop', dataChecksums: true } },
        plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'shop-db-store' } }],
        enableSuperuserAccess: false,
        enablePDB: true,
        primaryUpdateStrategy: 'unsupervised',
        startDelay: 3600,
        stopDelay: 1800,
        smartShutdownTimeout: 180,
      },
    });
  });

  test('without the plugin, the operator itself takes the backups, and the plan says that this ends', () => {
    expect(madeOf({}, IN_TREE).Cluster.spec.backup).toEqual({
      barmanObjectStore: {
        destinationPath: 's3://backups/shop',
        s3Credentials: { accessKeyId: { name: 'store', key: 'id' }, secretAccessKey: { name: 'store', key: 'key' } },
        wal: { compression: 'gzip', maxParallel: 8 },
      },
      retentionPolicy: '30d',
      target: 'prefer-standby',
    });
    expect(madeOf({}, IN_TREE).Cluster.spec.plugins).toBeUndefined();
    expect(madeOf({}, IN_TREE).ObjectStore).toBeUndefined();
    expect(planned({}, IN_TREE).plan.notes).toContainEqual(expect.stringMatching(/removes in 1\.31: install its barman-cloud plugin/));
    expect(planned().plan.notes.join()).not.toContain('1.31');
  });

  test('its instances never share a node where there are as many zones as instances', () => {
    const zones = (names: string[]): string => madeOf({}, { ...PROFILE, zones: names }).Cluster.spec.affinity.podAntiAffinityType;
    expect([zones(['a', 'b']), zones(['a', 'b', 'c'])]).toEqual(['preferred', 'required']);
  });

  test('of one instance has no budget, which would block each drain, and says so', () => {
    expect(madeOf({ instances: 1 }).Cluster.spec).toMatchObject({ instances: 1, enablePDB: false });
    expect(madeOf({ instances: 2 }).Cluster.spec.enablePDB).toBe(true);
    expect(planned({ instances: 1 }).plan.notes[0]).toMatch(/^one instance:/);
  });

  test('has synchronous replicas by quorum', () => {
    expect(madeOf(options({ synchronousReplicas: 1 })).Cluster.spec.postgresql.synchronous).toEqual({ method: 'any', number: 1, dataDurability: 'required' });
    expect(madeOf(options({ synchronousReplicas: 1, dataDurability: DataDurability.PREFERRED })).Cluster.spec.postgresql.synchronous.dataDurability).toBe('preferred');
    expect(planned(options({ synchronousReplicas: 2 })).plan.notes[0]).toMatch(/^every standby must have each commit/);
    expect(planned(options({ synchronousReplicas: 1 })).plan.notes.join()).not.toContain('every standby');
  });

  test('has a disk for its log, of the class of its data', () => {
    const made = madeOf({ storage: { size: '10Gi', storageClass: 'fast' }, ...options({ walStorage: Size.gibibytes(4) }) });
    expect(made.Cluster.spec).toMatchObject({ storage: { size: '10Gi', storageClass: 'fast' }, walStorage: { size: '4Gi', storageClass: 'fast' } });
  });

  test('looks its image up in a catalog', () => {
    const { imageCatalogRef, imageName } = madeOf(options({ imageCatalog: ImageCatalog.ofCluster('official') })).Cluster.spec;
    expect([imageCatalogRef, imageName]).toEqual([{ apiGroup: 'postgresql.cnpg.io', kind: 'ClusterImageCatalog', name: 'official', major: 17 }, undefined]);
    expect(madeOf(options({ imageCatalog: ImageCatalog.ofNamespace('own') })).Cluster.spec.imageCatalogRef.kind).toBe('ImageCatalog');
  });

  test('takes the settings of the author over ours', () => {
    expect(madeOf({ settings: { shared_buffers: '800MB', work_mem: '16MB', password_encryption: 'scram-sha-256' } }).Cluster.spec.postgresql.parameters).toEqual({
      archive_timeout: '5min', effective_cache_size: '1536MB', max_connections: '200', password_encryption: 'scram-sha-256', shared_buffers: '800MB', work_mem: '16MB',
    });
    expect(planned({ settings: { archive_timeout: '1min' } }).plan.archiveTimeoutSeconds).toBe(60);
    expect(planned().plan.archiveTimeoutSeconds).toBe(300);
  });

  test('names the secret of its owner, where the author has one', () => {
    expect(madeOf({ credentialsSecret: 'own' }).Cluster.spec.bootstrap.initdb.secret).toEqual({ name: 'own' });
    expect(planned({ credentialsSecret: 'own' }).plan.credentials).toEqual({ secretName: 'own', isOperators: false });
    expect(planned().plan.credentials).toEqual({ secretName: 'shop-db-app', isOperators: true });
  });

  test('stands where its author wants', () => {
    const scheduling = {
      priorityClassName: 'high',
      nodeSelector: { disk: 'fast' },
      tolerations: [{ key: 'db', operator: 'Exists' }],
      affinity: { nodeAffinity: {}, podAffinity: {}, podAntiAffinity: {} },
    };
    const made = madeOf({ scheduling, spread: { topologyKeys: [] } }).Cluster.spec;
    expect(made.priorityClassName).toBe('high');
    expect(made.affinity).toEqual({
      enablePodAntiAffinity: false,
      nodeSelector: { disk: 'fast' },
      tolerations: [{ key: 'db', operator: 'Exists' }],
      nodeAffinity: {},
      additionalPodAffinity: {},
      additionalPodAntiAffinity: {},
    });
    expect(made.topologySpreadConstraints).toBeUndefined();
  });
});

describe('a store', () => {
  const elsewhere = { ...STORE, endpoint: 'https://minio.example.com', region: 'eu-1', credentials: undefined };
  const backup = { ...inputOf().backup!, store: elsewhere };
  const env = [
    { name: 'AWS_DEFAULT_REGION', value: 'eu-1' },
    { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
    { name: 'AWS_RESPONSE_CHECKSUM_VALIDATION', value: 'when_required' },
  ];

  test('of the plugin, value by value', () => {
    const amounts = { 'cpu': '1', 'memory': '512Mi', 'ephemeral-storage': '512Mi' };
    expect(madeOf({ backup, serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn' } }).ObjectStore).toEqual({
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name: 'shop-db-store', labels: LABELS.labels },
      spec: {
        configuration: {
          destinationPath: 's3://backups/shop',
          endpointURL: 'https://minio.example.com',
          s3Credentials: { inheritFromIAMRole: true },
          wal: { compression: 'gzip', maxParallel: 8 },
        },
        retentionPolicy: '30d',
        instanceSidecarConfiguration: { env, resources: { requests: amounts, limits: amounts } },
      },
    });
  });

  test('has the CPU for the speed that the recovery time counts on, in a restore too: 20m for each MiB a second', () => {
    const made = madeOf({ restoreStore: { ...STORE, bucket: 'elsewhere' }, ...options({ restoreFrom: Recovery.latest('old-db') }) });
    for (const { spec } of [made.ObjectStore, made.OriginStore]) {
      const { requests, limits } = spec.instanceSidecarConfiguration.resources;
      expect(Number(limits.cpu) * 1000).toBe(20 * RESTORE_MEBIBYTES_PER_SECOND);
      expect(requests).toEqual(limits);
    }
  });

  test('of the operator itself gives its variables to the server', () => {
    expect(madeOf({ backup }, IN_TREE).Cluster.spec.env).toEqual(env);
    expect(madeOf({ backup, ...options({ restoreFrom: Recovery.latest('old-db') }) }, IN_TREE).Cluster.spec.env).toEqual(env);
    expect(madeOf({ backup }).Cluster.spec.env).toBeUndefined();
  });

  test('by a cloud identity has it on the account that the operator makes', () => {
    expect(madeOf({ backup, serviceAccountAnnotations: { role: 'arn' } }).Cluster.spec.serviceAccountTemplate).toEqual({ metadata: { annotations: { role: 'arn' } } });
  });

  test('is none where nothing is backed up', () => {
    expect(Object.keys(madeOf({ backup: undefined, drill: undefined }))).toEqual(['Cluster', 'PodMonitor']);
  });
});

test('backups are scheduled in six fields, and made once at the start', () => {
  const common = { cluster: { name: 'shop-db' }, schedule: '0 17 2 * * *', immediate: true, backupOwnerReference: 'self', target: 'prefer-standby' };
  expect(madeOf().ScheduledBackup.spec).toEqual({ ...common, method: 'plugin', pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' } });
  expect(madeOf({}, IN_TREE).ScheduledBackup.spec).toEqual({ ...common, method: 'barmanObjectStore' });
});

describe('a restore', () => {
  const time = '2030-01-31T12:00:00+02:00';
  const restoreFrom = Recovery.toTime('old-db', time);

  test('starts from the backups of another cluster in the same store, up to a time', () => {
    const made = madeOf(options({ restoreFrom }));
    expect(made.Cluster.spec).toMatchObject({
      bootstrap: { recovery: { source: 'origin', database: 'shop', owner: 'shop', recoveryTarget: { targetTime: time } } },
      externalClusters: [{ name: 'origin', plugin: { name: 'barman-cloud.cloudnative-pg.io', parameters: { barmanObjectName: 'shop-db-store', serverName: 'old-db' } } }],
    });
    expect(made.Cluster.spec.bootstrap.initdb).toBeUndefined();
    expect(made.OriginStore).toBeUndefined();
  });

  test('reads the newest where no time is given', () => {
    expect(madeOf(options({ restoreFrom: Recovery.latest('old-db') })).Cluster.spec.bootstrap).toEqual({ recovery: { source: 'origin', database: 'shop', owner: 'shop' } });
  });

  test('from another store has an ObjectStore of its own, without retention, and may have the name of the lost cluster', () => {
    const made = madeOf({ restoreStore: { ...STORE, bucket: 'elsewhere' }, ...options({ restoreFrom: Recovery.latest('shop-db') }) });
    expect(made.OriginStore.metadata.name).toBe('shop-db-origin');
    expect(made.OriginStore.spec.configuration.destinationPath).toBe('s3://elsewhere/shop');
    expect(made.OriginStore.spec.retentionPolicy).toBeUndefined();
    expect(made.Cluster.spec.externalClusters[0].plugin.parameters).toEqual({ barmanObjectName: 'shop-db-origin', serverName: 'shop-db' });
  });

  test('by the operator itself names the server in the store', () => {
    expect(madeOf(options({ restoreFrom }), IN_TREE).Cluster.spec.externalClusters).toEqual([{
      name: 'origin',
      barmanObjectStore: {
        destinationPath: 's3://backups/shop', serverName: 'old-db', s3Credentials: STORE.credentials, wal: { compression: 'gzip', maxParallel: 8 },
      },
    }]);
  });
});

describe('a pooler', () => {
  const made = madeOf(options({ pooler: { mode: PoolerMode.SESSION, instances: 3, poolSize: 15, maxClients: 500 } }));

  test('stands before the primary', () => {
    expect(made.Pooler.metadata.name).toBe('shop-db-pooler');
    expect(made.Pooler.spec).toMatchObject({
      cluster: { name: 'shop-db' },
      type: 'rw',
      instances: 3,
      pgbouncer: { poolMode: 'session', parameters: { default_pool_size: '15', max_client_conn: '500' } },
    });
  });

  test('is as documented where nothing is said', () => {
    expect(planned(options({ pooler: {} })).plan.pooler).toEqual({ name: 'shop-db-pooler', mode: 'transaction', instances: 2, poolSize: 20, maxClients: 1000 });
    expect(planned().plan.pooler).toBeUndefined();
  });

  test('has metrics of its own', () => {
    expect(made.PoolerPodMonitor.spec).toEqual({ selector: { matchLabels: { 'cnpg.io/poolerName': 'shop-db-pooler' } }, podMetricsEndpoints: [{ port: 'metrics', interval: '30s' }] });
  });
});

describe('a documented default', () => {
  const FILE = join(__dirname, '..', '..', '..', 'src', 'parts', 'cloud-native-pg', 'cnpg-options.ts');
  const valueOf = (expression: string): unknown => new Function('PoolerMode', 'DataDurability', `return (${expression});`)(PoolerMode, DataDurability);

  test.each(Object.entries(documentedDefaults(FILE, 'CnpgOptions')))('CnpgOptions.%s is %s where it is left out', (prop, expression) => {
    expect(madeOf(options({ [prop]: valueOf(expression) }))).toEqual(madeOf());
  });

  test.each(Object.entries(documentedDefaults(FILE, 'PoolerOptions')))('PoolerOptions.%s is %s where it is left out', (prop, expression) => {
    expect(madeOf(options({ pooler: { [prop]: valueOf(expression) } }))).toEqual(madeOf(options({ pooler: {} })));
  });
});

describe('metrics', () => {
  test('are collected where the cluster has PodMonitors', () => {
    expect(madeOf().PodMonitor.spec).toEqual({
      selector: { matchLabels: { 'cnpg.io/cluster': 'shop-db', 'cnpg.io/podRole': 'instance' } },
      podMetricsEndpoints: [{ port: 'metrics', interval: '30s' }],
    });
    expect(madeOf({}, IN_TREE).PodMonitor).toBeUndefined();
    expect(planned({}, IN_TREE).plan.notes.join()).toContain(POD_MONITORS);
  });

  test('are not where the author declines', () => {
    expect(madeOf(options({ monitoring: false })).PodMonitor).toBeUndefined();
    expect(planned(options({ monitoring: false }), IN_TREE).plan.notes.join()).not.toContain(POD_MONITORS);
  });
});

describe('network policies', () => {
  const caller = { peers: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [5432] };
  const tcp = (...ports: number[]): object[] => ports.map((port) => ({ port, protocol: 'TCP' }));
  const operator = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cnpg-system' } }, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } } };

  test('let in the operator, the cluster itself, the collector and the callers', () => {
    const monitoring = { namespace: 'monitoring' };
    expect(cnpgPoliciesOf(planned({}, { ...PROFILE, monitoring }).plan, [caller])).toEqual([{
      id: 'NetworkPolicy',
      name: 'shop-db',
      spec: {
        podSelector: { matchLabels: { 'cnpg.io/cluster': 'shop-db', 'cnpg.io/podRole': 'instance' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { from: [{ podSelector: { matchLabels: { 'cnpg.io/cluster': 'shop-db' } } }, operator], ports: tcp(5432, 8000) },
          { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: tcp(9187) },
          { from: caller.peers, ports: tcp(5432) },
        ],
        egress: [{}],
      },
    }]);
  });

  test('let callers use the pooler too, and anybody the metrics where the collector is unknown', () => {
    const [, pooler] = cnpgPoliciesOf(planned(options({ pooler: {} })).plan, [caller]);
    expect(pooler).toEqual({
      id: 'PoolerNetworkPolicy',
      name: 'shop-db-pooler',
      spec: {
        podSelector: { matchLabels: { 'cnpg.io/poolerName': 'shop-db-pooler' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ namespaceSelector: {} }], ports: tcp(9127) }, { from: caller.peers, ports: tcp(5432) }],
        egress: [{}],
      },
    });
  });

  test('let in an operator that runs elsewhere', () => {
    const [policy] = cnpgPoliciesOf(planned(options({ operator: { namespace: 'operators' }, monitoring: false })).plan, []) as any[];
    expect(policy.spec.ingress).toEqual([
      { from: [{ podSelector: { matchLabels: { 'cnpg.io/cluster': 'shop-db' } } }, { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'operators' } } }], ports: tcp(5432, 8000) },
    ]);
  });
});

describe('any valid input', () => {
  const input: fc.Arbitrary<any> = fc.record({
    instances: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    storage: fc.record({ size: fc.integer({ min: 1, max: 4096 }).map((n) => `${n}Gi`), storageClass: fc.constantFrom(undefined, 'fast') }),
    maxConnections: fc.integer({ min: 500, max: 2000 }),
    settings: fc.constantFrom({}, { shared_buffers: '256MB', work_mem: '8MB' }, { archive_timeout: '60' }),
    credentialsSecret: fc.constantFrom(undefined, 'own'),
    restoreStore: fc.constantFrom(undefined, { ...STORE, bucket: 'elsewhere' }),
    imagePullSecrets: fc.constantFrom([], ['registry']),
    imagePullPolicy: fc.constantFrom(undefined, 'Always'),
    serviceAccountAnnotations: fc.constantFrom({}, { role: 'arn' }),
    scheduling: fc.constantFrom({}, { priorityClassName: 'high', tolerations: [{ operator: 'Exists' }], nodeSelector: { disk: 'fast' } }),
    hasDrill: fc.boolean(),
    options: fc.record({
      walStorage: fc.option(fc.integer({ min: 2, max: 64 }).map((n) => Size.gibibytes(n)), { nil: undefined }),
      pooler: fc.option(fc.record({
        mode: fc.constantFrom(undefined, ...Object.values(PoolerMode)), instances: fc.integer({ min: 1, max: 5 }), poolSize: fc.integer({ min: 1, max: 60 }),
      }), { nil: undefined }),
      restoreFrom: fc.constantFrom(undefined, Recovery.latest('old-db'), Recovery.toTime('old-db', '2030-02-28T23:59:59.5Z')),
      imageCatalog: fc.constantFrom(undefined, ImageCatalog.ofCluster('official')),
      monitoring: fc.constantFrom(undefined, true, false),
      drillImage: fc.constantFrom(undefined, 'registry.example.com/kubectl:1.33.1'),
    }),
  }).map(({ hasDrill, ...given }) => ({ ...given, drill: hasDrill ? inputOf().drill : undefined }));
  const profile: fc.Arbitrary<any> = fc.record({
    kubernetesVersion: fc.integer({ min: 27, max: 36 }).map((minor) => `1.${minor}`),
    customResources: fc.subarray([OBJECT_STORES, POD_MONITORS]).map((names) => [CLUSTERS, ...names]),
    zones: fc.constantFrom(undefined, ['a'], ['a', 'b', 'c']),
    assignsUserIds: fc.boolean(),
  });

  test('gives objects that the bundled schemas know and accept', () => {
    fc.assert(fc.property(input, profile, (given, cluster) => {
      const made = madeOf(given, cluster);
      for (const manifest of Object.values(made)) {
        expect({ kind: manifest.kind, ...validateManifest(manifest, new ClusterProfile(cluster).minor) }).toEqual({ kind: manifest.kind, isKnown: true, flaws: [] });
      }
      expect(Object.keys(made)).not.toContain('PodDisruptionBudget');
    }), { numRuns: 60 });
  });

  test('gives the same bytes twice, and stays as it was', () => {
    fc.assert(fc.property(input, (given) => {
      const full = inputOf(given);
      const before = JSON.stringify(full);
      const once = (): string => JSON.stringify(cnpgObjectsOf(planCnpg(full, new ClusterProfile(PROFILE), new IssueList()), LABELS));
      expect(once()).toBe(once());
      expect(JSON.stringify(full)).toBe(before);
    }), { numRuns: 30 });
  });

  test('names each child once', () => {
    fc.assert(fc.property(input, (given) => {
      const ids = cnpgObjectsOf(planned(given).plan, LABELS).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    }), { numRuns: 30 });
  });
});
