import { CUSTOM_RESOURCES, goodResource, Manifest } from './good-custom-resources';
import { CUSTOM_RESOURCES as DERIVED } from '../../scripts/custom-resources';
import { bundledCustomSchemas } from '../../src/schema/custom-schemas';
import { SchemaFlaw } from '../../src/schema/schema-flaw';
import { validateManifest } from '../../src/schema/validate';

type Name = keyof typeof CUSTOM_RESOURCES;

const NAMES = Object.keys(CUSTOM_RESOURCES) as Name[];

test('each derived custom resource is read', () => {
  expect(bundledCustomSchemas().size).toBe(DERIVED.length);
});

test.each(NAMES)('a good %s has no flaw', name => {
  expect(validateManifest(goodResource(name), 30)).toEqual({ isKnown: true, flaws: [] });
});

type Mistake = readonly [title: string, name: Name, change: (spec: Manifest) => void, flaw: SchemaFlaw];

const unknown = (at: string, field: string, hint?: string): SchemaFlaw => ({ at, must: 'be a field of this kind', got: `"${field}"`, ...(hint === undefined ? {} : { hint }) });
const missing = (at: string): SchemaFlaw => ({ at, must: 'be set', got: 'nothing' });

const MISTAKES: readonly Mistake[] = [
  ['KEDA: replicas under the name that a Deployment has', 'ScaledObject', s => { s.minReplicas = 1; }, unknown('spec.minReplicas', 'minReplicas')],
  ['KEDA: a trigger without a type', 'ScaledObject', s => { delete s.triggers[0].type; }, missing('spec.triggers[0].type')],
  ['KEDA: a bare number in the metadata of a trigger', 'ScaledObject', s => { s.triggers[0].metadata.value = 10; },
    { at: 'spec.triggers[0].metadata.value', must: 'be a string', got: '10', hint: 'put it in quotes' }],
  ['KEDA: a window that the published patch limits', 'ScaledObject', s => { s.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds = 3601; },
    { at: 'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds', must: 'be 3600 or less', got: '3601' }],
  ['KEDA: a metric type on a job, which the published patch removes', 'ScaledJob', s => { s.triggers[0].metricType = 'Value'; },
    unknown('spec.triggers[0].metricType', 'metricType')],
  ['KEDA: a misspelt field in the pod of a job', 'ScaledJob', s => { s.jobTargetRef.template.spec.containers[0].imagePullpolicy = 'Always'; },
    unknown('spec.jobTargetRef.template.spec.containers[0].imagePullpolicy', 'imagePullpolicy', 'did you mean "imagePullPolicy"?')],
  ['KEDA: a secret without its key', 'TriggerAuthentication', s => { delete s.secretTargetRef[0].key; }, missing('spec.secretTargetRef[0].key')],
  ['KEDA: a provider that does not exist', 'ClusterTriggerAuthentication', s => { s.podIdentity.provider = 'amazon'; },
    { at: 'spec.podIdentity.provider', must: 'be one of azure-workload, gcp, aws, aws-eks, none', got: '"amazon"' }],

  ['CloudNativePG: no instance', 'Cluster', s => { s.instances = 0; }, { at: 'spec.instances', must: 'be 1 or more', got: '0' }],
  ['CloudNativePG: a bare number as parameter', 'Cluster', s => { s.postgresql.parameters.max_connections = 200; },
    { at: 'spec.postgresql.parameters.max_connections', must: 'be a string', got: '200', hint: 'put it in quotes' }],
  ['CloudNativePG: an unknown durability', 'Cluster', s => { s.postgresql.synchronous.dataDurability = 'strict'; },
    { at: 'spec.postgresql.synchronous.dataDurability', must: 'be one of required, preferred', got: '"strict"' }],
  ['CloudNativePG: a backup of no cluster', 'ScheduledBackup', s => { delete s.cluster; }, missing('spec.cluster')],
  ['CloudNativePG: a backup with an unknown method', 'Backup', s => { s.method = 'dump'; },
    { at: 'spec.method', must: 'be one of barmanObjectStore, volumeSnapshot, plugin', got: '"dump"' }],
  ['CloudNativePG: a pool mode of pgbouncer that the operator lacks', 'Pooler', s => { s.pgbouncer.poolMode = 'statement'; },
    { at: 'spec.pgbouncer.poolMode', must: 'be one of session, transaction', got: '"statement"' }],
  ['CloudNativePG: a retention without its unit', 'ObjectStore', s => { s.retentionPolicy = '30'; },
    { at: 'spec.retentionPolicy', must: 'match ^[1-9][0-9]*[dwm]$', got: '"30"' }],

  ['cert-manager: a certificate without a secret', 'Certificate', s => { delete s.secretName; }, missing('spec.secretName')],
  ['cert-manager: an unknown algorithm', 'Certificate', s => { s.privateKey.algorithm = 'DSA'; },
    { at: 'spec.privateKey.algorithm', must: 'be one of RSA, ECDSA, Ed25519', got: '"DSA"', hint: 'did you mean "RSA"?' }],
  ['cert-manager: a misspelt solver', 'Issuer', s => { s.acme.solvers[0].http1 = {}; },
    unknown('spec.acme.solvers[0].http1', 'http1', 'did you mean "http01"?')],
  ['cert-manager: no account key', 'ClusterIssuer', s => { delete s.acme.privateKeySecretRef; }, missing('spec.acme.privateKeySecretRef')],

  ['Prometheus operator: the endpoints of a PodMonitor', 'ServiceMonitor', s => { s.podMetricsEndpoints = []; }, unknown('spec.podMetricsEndpoints', 'podMetricsEndpoints')],
  ['Prometheus operator: a rule without expression', 'PrometheusRule', s => { delete s.groups[0].rules[0].expr; }, missing('spec.groups[0].rules[0].expr')],
  ['Prometheus operator: a number as duration', 'PrometheusRule', s => { s.groups[0].rules[0].for = 5; },
    { at: 'spec.groups[0].rules[0].for', must: 'be a string', got: '5', hint: 'put it in quotes' }],

  ['External Secrets: a store without provider', 'SecretStore', s => { delete s.provider; }, missing('spec.provider')],
  ['External Secrets: an unknown service', 'ClusterSecretStore', s => { s.provider.aws.service = 'S3'; },
    { at: 'spec.provider.aws.service', must: 'be one of SecretsManager, ParameterStore', got: '"S3"' }],
  ['External Secrets: no region', 'SecretStore', s => { delete s.provider.aws.region; }, missing('spec.provider.aws.region')],

  ['Gateway API: a port beyond the last one', 'Gateway', s => { s.listeners[0].port = 65536; },
    { at: 'spec.listeners[0].port', must: 'be 65535 or less', got: '65536' }],
  ['Gateway API: a path on a gRPC route', 'GRPCRoute', s => { s.rules[0].matches[0].path = { value: '/' }; }, unknown('spec.rules[0].matches[0].path', 'path')],
  ['Gateway API: a grant from everywhere', 'ReferenceGrant', s => { delete s.from[0].namespace; }, missing('spec.from[0].namespace')],
  ['Gateway API: a grant to nothing', 'ReferenceGrant v1beta1', s => { s.to = []; }, { at: 'spec.to', must: 'have 1 or more items', got: '0' }],
];

test.each(MISTAKES)('%s is told exactly', (_, name, change, flaw) => {
  const manifest = goodResource(name);
  change(manifest.spec);
  expect(validateManifest(manifest, 30).flaws).toEqual([flaw]);
});
