import { Json } from './json';

const LABELS = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'shop-api' };
const SELECTOR = { matchLabels: LABELS };

/**
 * A web service for Kubernetes 1.30 that breaks no invariant, written by hand. Every call returns fresh objects.
 * Between them the containers show an init container, a native sidecar and a main container.
 */
export function goodSet(): Json[] {
  const manifests = [SERVICE_ACCOUNT, ENVIRONMENT, FILES, EXTERNAL_SECRET, DEPLOYMENT, SERVICE, SCALER, BUDGET, POLICY, INGRESS, ROUTE, MONITOR];
  // structuredClone would keep shared labels shared.
  return JSON.parse(JSON.stringify(manifests));
}

/** The one object of a kind. */
export function only(kind: string, manifests: readonly Json[]): Json {
  return manifests.find(manifest => manifest.kind === kind);
}

/** The pod spec of the good Deployment. */
export function goodPod(): Json {
  return only('Deployment', goodSet()).spec.template.spec;
}

function metadataOf(name: string): Json {
  return { name, namespace: 'shop', labels: LABELS };
}

function resourcesOf(cpu: string, limit: string, memory: string, storage: string): Json {
  return {
    requests: { 'cpu': cpu, memory, 'ephemeral-storage': storage },
    limits: { 'cpu': limit, memory, 'ephemeral-storage': storage },
  };
}

const RESTRICTED = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };

const MAIN = {
  name: 'api',
  image: 'registry.example.com:5000/shop/api:1.4.2',
  ports: [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090, protocol: 'TCP' }],
  env: [{ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'api-env', key: 'mode' } } }],
  envFrom: [{ configMapRef: { name: 'platform-defaults' } }],
  readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
  livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 6 },
  startupProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 },
  lifecycle: { preStop: { sleep: { seconds: 10 } } },
  resources: resourcesOf('250m', '1', '256Mi', '128Mi'),
  securityContext: RESTRICTED,
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, { name: 'files', mountPath: '/etc/api' }, { name: 'cache', mountPath: '/cache' }],
};

const SIDECAR = {
  name: 'proxy',
  image: `registry.example.com/proxy@sha256:${'0123456789abcdef'.repeat(4)}`,
  restartPolicy: 'Always',
  ports: [{ name: 'admin', containerPort: 15000 }],
  startupProbe: { tcpSocket: { port: 15000 }, periodSeconds: 1, failureThreshold: 20 },
  resources: resourcesOf('50m', '200m', '64Mi', '16Mi'),
  securityContext: RESTRICTED,
};

const INIT = {
  name: 'prepare',
  image: 'registry.example.com/shop/prepare:1.4.2',
  resources: resourcesOf('100m', '400m', '64Mi', '64Mi'),
  securityContext: RESTRICTED,
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
};

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadataOf('api'),
  spec: {
    minReadySeconds: 10,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 5,
    selector: SELECTOR,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    template: {
      metadata: { labels: { ...LABELS, 'app.kubernetes.io/version': '1.4.2' } },
      spec: {
        serviceAccountName: 'api',
        automountServiceAccountToken: false,
        terminationGracePeriodSeconds: 35,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(topologyKey => ({
          topologyKey,
          maxSkew: 1,
          whenUnsatisfiable: 'ScheduleAnyway',
          matchLabelKeys: ['pod-template-hash'],
          labelSelector: SELECTOR,
        })),
        initContainers: [SIDECAR, INIT],
        containers: [MAIN],
        volumes: [
          { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
          { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '32Mi' } },
          { name: 'files', configMap: { name: 'api-files', items: [{ key: 'api.toml', path: 'api.toml' }] } },
        ],
      },
    },
  },
};

const SERVICE_ACCOUNT = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadataOf('api'), automountServiceAccountToken: false };

const ENVIRONMENT = { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf('api-env'), data: { mode: 'production' } };

const FILES = { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf('api-files'), data: { 'api.toml': 'workers = 4\n' } };

const EXTERNAL_SECRET = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: metadataOf('api-database'),
  spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, target: { name: 'api-database' }, data: [] },
};

const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadataOf('api'),
  spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
};

const SCALER = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadataOf('api'),
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
    minReplicas: 3,
    maxReplicas: 12,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    behavior: {
      scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
    },
  },
};

const BUDGET = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: metadataOf('api'),
  spec: { selector: SELECTOR, maxUnavailable: '25%', unhealthyPodEvictionPolicy: 'AlwaysAllow' },
};

const POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadataOf('api'),
  spec: {
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'shop-api' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } } }], ports: [{ port: 'http', protocol: 'TCP' }] },
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: [{ port: 9090 }] },
    ],
    egress: [{
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
      ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }],
    }],
  },
};

const INGRESS = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: metadataOf('api'),
  spec: {
    ingressClassName: 'public',
    tls: [{ hosts: ['api.example.com'], secretName: 'api-tls' }],
    rules: [{
      host: 'api.example.com',
      http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'api', port: { name: 'http' } } } }] },
    }],
  },
};

const ROUTE = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: metadataOf('api'),
  spec: {
    parentRefs: [{ name: 'public', namespace: 'gateways', sectionName: 'https' }],
    hostnames: ['api.example.com'],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'api', port: 80 }] }],
  },
};

const MONITOR = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: metadataOf('api'),
  spec: { selector: SELECTOR, podMetricsEndpoints: [{ port: 'metrics', path: '/metrics' }] },
};
