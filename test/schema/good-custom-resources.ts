/** A manifest without a flaw for each bundled custom resource that test/schema/good-manifests.ts does not have. */

export type Manifest = Record<string, any>;

const manifest = (apiVersion: string, kind: string, spec: Manifest): Manifest => ({ apiVersion, kind, metadata: { name: 'web', namespace: 'shop' }, spec });

const secretKey = (key: string): Manifest => ({ name: 'store', key });
const triggerAuthentication: Manifest = {
  secretTargetRef: [{ parameter: 'host', name: 'rabbitmq', key: 'uri' }],
  podIdentity: { provider: 'aws', roleArn: 'arn:aws:iam::123456789012:role/web' },
};
const issuer: Manifest = {
  acme: {
    server: 'https://acme.example.com/directory',
    email: 'ops@example.com',
    privateKeySecretRef: { name: 'acme-account' },
    solvers: [{ http01: { ingress: { ingressClassName: 'public' } } }],
  },
};
const secretStore: Manifest = { provider: { aws: { service: 'SecretsManager', region: 'eu-central-1', auth: { jwt: { serviceAccountRef: { name: 'web' } } } } } };
const referenceGrant: Manifest = { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }], to: [{ group: '', kind: 'Service', name: 'web' }] };

const KEDA = {
  ScaledObject: manifest('keda.sh/v1alpha1', 'ScaledObject', {
    scaleTargetRef: { name: 'web' },
    minReplicaCount: 1,
    maxReplicaCount: 10,
    pollingInterval: 15,
    cooldownPeriod: 300,
    fallback: { failureThreshold: 3, replicas: 3, behavior: 'currentReplicasIfHigher' },
    advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] } } } },
    triggers: [{
      type: 'rabbitmq',
      metricType: 'AverageValue',
      metadata: { queueName: 'orders', mode: 'QueueLength', value: '10' },
      authenticationRef: { name: 'rabbitmq' },
    }],
  }),
  ScaledJob: manifest('keda.sh/v1alpha1', 'ScaledJob', {
    jobTargetRef: {
      backoffLimit: 3,
      activeDeadlineSeconds: 3600,
      template: { metadata: { labels: { app: 'web' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'registry.example.com/web:1.0.0' }] } },
    },
    maxReplicaCount: 10,
    successfulJobsHistoryLimit: 3,
    scalingStrategy: { strategy: 'accurate' },
    triggers: [{ type: 'redis', metadata: { listName: 'orders', listLength: '5' } }],
  }),
  TriggerAuthentication: manifest('keda.sh/v1alpha1', 'TriggerAuthentication', triggerAuthentication),
  ClusterTriggerAuthentication: manifest('keda.sh/v1alpha1', 'ClusterTriggerAuthentication', triggerAuthentication),
};

const CLOUD_NATIVE_PG = {
  Cluster: manifest('postgresql.cnpg.io/v1', 'Cluster', {
    instances: 3,
    imageName: 'ghcr.io/cloudnative-pg/postgresql:17.2',
    storage: { size: '10Gi', storageClass: 'fast' },
    walStorage: { size: '2Gi' },
    resources: { requests: { cpu: 1, memory: '2Gi' }, limits: { cpu: 1, memory: '2Gi' } },
    postgresql: { parameters: { max_connections: '200' }, synchronous: { method: 'any', number: 1, dataDurability: 'required' } },
    affinity: { enablePodAntiAffinity: true, podAntiAffinityType: 'required', topologyKey: 'kubernetes.io/hostname' },
    bootstrap: { initdb: { database: 'shop', owner: 'shop' } },
    plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'web' } }],
    primaryUpdateStrategy: 'unsupervised',
    enablePDB: true,
  }),
  ScheduledBackup: manifest('postgresql.cnpg.io/v1', 'ScheduledBackup', {
    schedule: '0 0 2 * * *',
    cluster: { name: 'web' },
    method: 'plugin',
    pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
    backupOwnerReference: 'self',
  }),
  Backup: manifest('postgresql.cnpg.io/v1', 'Backup', { cluster: { name: 'web' }, method: 'barmanObjectStore' }),
  Pooler: manifest('postgresql.cnpg.io/v1', 'Pooler', {
    cluster: { name: 'web' },
    type: 'rw',
    instances: 2,
    pgbouncer: { poolMode: 'transaction', parameters: { default_pool_size: '20' } },
    template: { metadata: { labels: { app: 'web-pooler' } }, spec: { containers: [] } },
  }),
  ObjectStore: manifest('barmancloud.cnpg.io/v1', 'ObjectStore', {
    retentionPolicy: '30d',
    configuration: {
      destinationPath: 's3://backups/shop',
      s3Credentials: { accessKeyId: secretKey('id'), secretAccessKey: secretKey('key') },
      wal: { compression: 'gzip' },
    },
  }),
};

const CERT_MANAGER = {
  Certificate: manifest('cert-manager.io/v1', 'Certificate', {
    secretName: 'web-tls',
    dnsNames: ['shop.example.com'],
    issuerRef: { kind: 'ClusterIssuer', name: 'acme' },
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['server auth'],
  }),
  Issuer: manifest('cert-manager.io/v1', 'Issuer', issuer),
  ClusterIssuer: manifest('cert-manager.io/v1', 'ClusterIssuer', issuer),
};

const PROMETHEUS = {
  ServiceMonitor: manifest('monitoring.coreos.com/v1', 'ServiceMonitor', {
    selector: { matchLabels: { app: 'web' } },
    endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }],
  }),
  PrometheusRule: manifest('monitoring.coreos.com/v1', 'PrometheusRule', {
    groups: [{ name: 'web', interval: '30s', rules: [{ alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'page' } }] }],
  }),
};

const EXTERNAL_SECRETS = {
  SecretStore: manifest('external-secrets.io/v1', 'SecretStore', secretStore),
  ClusterSecretStore: manifest('external-secrets.io/v1', 'ClusterSecretStore', secretStore),
};

const GATEWAY = {
  'Gateway': manifest('gateway.networking.k8s.io/v1', 'Gateway', {
    gatewayClassName: 'public',
    listeners: [{
      name: 'https',
      port: 443,
      protocol: 'HTTPS',
      tls: { mode: 'Terminate', certificateRefs: [{ name: 'web-tls' }] },
      allowedRoutes: { namespaces: { from: 'All' } },
    }],
  }),
  'GRPCRoute': manifest('gateway.networking.k8s.io/v1', 'GRPCRoute', {
    parentRefs: [{ name: 'public' }],
    hostnames: ['grpc.example.com'],
    rules: [{ matches: [{ method: { service: 'shop.Cart', method: 'Get' } }], backendRefs: [{ name: 'web', port: 50051 }] }],
  }),
  'ReferenceGrant': manifest('gateway.networking.k8s.io/v1', 'ReferenceGrant', referenceGrant),
  'ReferenceGrant v1beta1': manifest('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', referenceGrant),
};

export const CUSTOM_RESOURCES = { ...KEDA, ...CLOUD_NATIVE_PG, ...CERT_MANAGER, ...PROMETHEUS, ...EXTERNAL_SECRETS, ...GATEWAY };

/** A new object at each call, so that a test may change it. */
export function goodResource(name: keyof typeof CUSTOM_RESOURCES): Manifest {
  return structuredClone(CUSTOM_RESOURCES[name]);
}
