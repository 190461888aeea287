import { GoModule } from './derive-module-files';

/** A custom resource whose schema we bundle as `schemas/<name>.json`. */
export interface CustomResource {
  readonly name: string;
  readonly module: GoModule;
  /** The CustomResourceDefinition in the module. */
  readonly file: string;
  readonly version: string;
  /** The JSON patch that the project applies to the definition before it publishes it, where it does. */
  readonly patch?: string;
}

const CERT_MANAGER: GoModule = { path: 'github.com/cert-manager/cert-manager', version: 'v1.21.2' };
const CLOUD_NATIVE_PG: GoModule = { path: 'github.com/cloudnative-pg/cloudnative-pg', version: 'v1.30.1' };
const BARMAN_CLOUD: GoModule = { path: 'github.com/cloudnative-pg/plugin-barman-cloud', version: 'v0.15.0' };
const EXTERNAL_SECRETS: GoModule = { path: 'github.com/external-secrets/external-secrets', version: 'v1.3.2' };
const GATEWAY_API: GoModule = { path: 'sigs.k8s.io/gateway-api', version: 'v1.6.3' };
const KEDA: GoModule = { path: 'github.com/kedacore/keda/v2', version: 'v2.21.0' };
const PROMETHEUS_OPERATOR: GoModule = { path: 'github.com/prometheus-operator/prometheus-operator', version: 'v0.85.0' };

const certManager = (name: string, plural: string): CustomResource =>
  ({ name, module: CERT_MANAGER, file: `deploy/crds/cert-manager.io_${plural}.yaml`, version: 'v1' });
const cloudNativePg = (name: string, plural: string): CustomResource =>
  ({ name, module: CLOUD_NATIVE_PG, file: `config/crd/bases/postgresql.cnpg.io_${plural}.yaml`, version: 'v1' });
const externalSecrets = (name: string, plural: string): CustomResource =>
  ({ name, module: EXTERNAL_SECRETS, file: `config/crds/bases/external-secrets.io_${plural}.yaml`, version: 'v1' });
const gatewayApi = (name: string, plural: string, version = 'v1'): CustomResource =>
  ({ name, module: GATEWAY_API, file: `config/crd/standard/gateway.networking.k8s.io_${plural}.yaml`, version });
const keda = (name: string, plural: string, patch?: string): CustomResource =>
  ({ name, module: KEDA, file: `config/crd/bases/keda.sh_${plural}.yaml`, version: 'v1alpha1', patch });
const prometheusOperator = (name: string, plural: string): CustomResource =>
  ({ name, module: PROMETHEUS_OPERATOR, file: `example/prometheus-operator-crd/monitoring.coreos.com_${plural}.yaml`, version: 'v1' });

/** Sorted by name, as src/schema/custom-schemas.ts lists them. */
export const CUSTOM_RESOURCES: readonly CustomResource[] = [
  { name: 'barman-object-store', module: BARMAN_CLOUD, file: 'config/crd/bases/barmancloud.cnpg.io_objectstores.yaml', version: 'v1' },
  certManager('certificate', 'certificates'),
  certManager('cluster-issuer', 'clusterissuers'),
  externalSecrets('cluster-secret-store', 'clustersecretstores'),
  keda('cluster-trigger-authentication', 'clustertriggerauthentications'),
  cloudNativePg('cnpg-backup', 'backups'),
  cloudNativePg('cnpg-cluster', 'clusters'),
  cloudNativePg('cnpg-pooler', 'poolers'),
  cloudNativePg('cnpg-scheduled-backup', 'scheduledbackups'),
  externalSecrets('external-secret', 'externalsecrets'),
  gatewayApi('gateway', 'gateways'),
  gatewayApi('grpc-route', 'grpcroutes'),
  gatewayApi('http-route', 'httproutes'),
  certManager('issuer', 'issuers'),
  prometheusOperator('pod-monitor', 'podmonitors'),
  prometheusOperator('prometheus-rule', 'prometheusrules'),
  gatewayApi('reference-grant', 'referencegrants'),
  gatewayApi('reference-grant-v1beta1', 'referencegrants', 'v1beta1'),
  keda('scaled-job', 'scaledjobs', 'config/crd/patches/scaledjob_patch.yaml'),
  keda('scaled-object', 'scaledobjects', 'config/crd/patches/scaledobject_patch.yaml'),
  externalSecrets('secret-store', 'secretstores'),
  prometheusOperator('service-monitor', 'servicemonitors'),
  keda('trigger-authentication', 'triggerauthentications'),
];
