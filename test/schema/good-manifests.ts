/** Manifests that break no schema of any supported minor, one for each kind a service is usually made of. */

export type Manifest = Record<string, any>;

const labels = { 'app.kubernetes.io/name': 'web' };

export function podSpec(): Manifest {
  return {
    serviceAccountName: 'web',
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: labels } },
    ],
    terminationGracePeriodSeconds: 45,
    initContainers: [{ name: 'migrate', image: 'registry.example.com/web:1.0.0', command: ['migrate'] }],
    containers: [{
      name: 'web',
      image: 'registry.example.com/web:1.0.0',
      imagePullPolicy: 'IfNotPresent',
      args: ['--port', '8080'],
      env: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'web', key: 'token' } } },
      ],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      resources: { requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: 0.5, memory: '1e9' } },
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      startupProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    }],
    volumes: [
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      { name: 'config', configMap: { name: 'web', defaultMode: 0o440, items: [{ key: 'app.yaml', path: 'app.yaml' }] } },
    ],
  };
}

const template = (spec: Manifest): Manifest => ({ metadata: { labels, creationTimestamp: null }, spec });
const metadata = (): Manifest => ({ name: 'web', namespace: 'shop', labels, annotations: { 'example.com/owner': 'team-shop' } });
const manifest = (apiVersion: string, kind: string, body: Manifest): Manifest => ({ apiVersion, kind, metadata: metadata(), ...body });

export function deployment(): Manifest {
  return manifest('apps/v1', 'Deployment', {
    spec: {
      replicas: 3,
      revisionHistoryLimit: 5,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: template(podSpec()),
    },
    status: { replicas: 3, anything: ['the cluster', 'wrote'] },
  });
}

export function service(): Manifest {
  return manifest('v1', 'Service', { spec: { type: 'ClusterIP', selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } });
}

/** New objects at each call, so that a test may change them. */
export function goodManifests(): Manifest[] {
  return structuredClone([
    deployment(),
    service(),
    manifest('apps/v1', 'StatefulSet', {
      spec: {
        serviceName: 'web',
        replicas: 3,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        template: template(podSpec()),
        volumeClaimTemplates: [{
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '10Gi' } } },
        }],
      },
    }),
    manifest('apps/v1', 'DaemonSet', { spec: { selector: { matchLabels: labels }, template: template({ ...podSpec(), hostNetwork: false }) } }),
    manifest('batch/v1', 'Job', { spec: { backoffLimit: 2, completionMode: 'Indexed', completions: 3, template: template({ ...podSpec(), restartPolicy: 'Never' }) } }),
    manifest('batch/v1', 'CronJob', {
      spec: {
        schedule: '*/5 * * * *',
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: { template: template({ ...podSpec(), restartPolicy: 'OnFailure' }) } },
      },
    }),
    manifest('v1', 'Pod', { spec: podSpec() }),
    manifest('v1', 'ConfigMap', { immutable: true, data: { 'app.yaml': 'a: 1', 'empty': null }, binaryData: { logo: 'AAEC' } }),
    manifest('v1', 'Secret', { type: 'Opaque', data: { token: 'c2VjcmV0' }, stringData: { password: 'secret' } }),
    manifest('v1', 'ServiceAccount', { automountServiceAccountToken: false, imagePullSecrets: [{ name: 'registry' }] }),
    manifest('v1', 'PersistentVolumeClaim', { spec: { accessModes: ['ReadWriteMany'], volumeMode: 'Filesystem', resources: { requests: { storage: 1073741824 } } } }),
    manifest('networking.k8s.io/v1', 'Ingress', {
      spec: {
        ingressClassName: 'public',
        tls: [{ hosts: ['shop.example.com'], secretName: 'web-tls' }],
        rules: [{
          host: 'shop.example.com',
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] },
        }],
      },
    }),
    manifest('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 'http', protocol: 'TCP' }] }],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 443 }] }],
      },
    }),
    manifest('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' } }),
    manifest('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 3,
        maxReplicas: 10,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          { type: 'External', external: { metric: { name: 'depth' }, target: { type: 'AverageValue', averageValue: '30' } } },
        ],
        behavior: { scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] } },
      },
    }),
    manifest('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }] }),
    manifest('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    }),
    manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      spec: {
        parentRefs: [{ name: 'public', namespace: 'gateways' }],
        hostnames: ['shop.example.com'],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'web', port: 80 }] }],
      },
    }),
    manifest('external-secrets.io/v1', 'ExternalSecret', {
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        target: { name: 'web', creationPolicy: 'Owner' },
        data: [{ secretKey: 'token', remoteRef: { key: 'shop/web', property: 'token' } }],
      },
    }),
    manifest('monitoring.coreos.com/v1', 'PodMonitor', {
      spec: { selector: { matchLabels: labels }, podMetricsEndpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] },
    }),
  ]);
}
