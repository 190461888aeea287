import { manifestOf } from './manifests';
import { tryPodTemplateOf } from '../../src/manifest/pod-template';

const TEMPLATE = { metadata: { labels: { app: 'a' }, annotations: { hash: '1' } }, spec: { containers: [{ name: 'main' }] } };
const METADATA = { name: 'a', namespace: 'shop' };

describe('the pods of', () => {
  test.each<[string, object, readonly string[]]>([
    ['a Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: TEMPLATE } }, ['spec', 'template']],
    ['a StatefulSet', { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { template: TEMPLATE } }, ['spec', 'template']],
    ['a DaemonSet', { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { template: TEMPLATE } }, ['spec', 'template']],
    ['a ReplicaSet', { apiVersion: 'apps/v1beta2', kind: 'ReplicaSet', spec: { template: TEMPLATE } }, ['spec', 'template']],
    ['a ReplicationController', { apiVersion: 'v1', kind: 'ReplicationController', spec: { template: TEMPLATE } }, ['spec', 'template']],
    ['a Job', { apiVersion: 'batch/v1', kind: 'Job', spec: { template: TEMPLATE } }, ['spec', 'template']],
    ['a CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template: TEMPLATE } } } }, ['spec', 'jobTemplate', 'spec', 'template']],
    ['a ScaledJob', { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', spec: { jobTargetRef: { template: TEMPLATE } } }, ['spec', 'jobTargetRef', 'template']],
    ['a Rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: TEMPLATE } }, ['spec', 'template']],
  ])('%s', (_, workload, at) => {
    const manifest = manifestOf({ metadata: METADATA, ...workload });
    expect(tryPodTemplateOf(manifest)).toEqual({
      workload: manifest,
      at,
      namespace: 'shop',
      labels: { app: 'a' },
      annotations: { hash: '1' },
      spec: TEMPLATE.spec,
      containers: [{ name: 'main', role: 'main', at: [...at, 'spec', 'containers', 0], json: { name: 'main' } }],
    });
  });

  test('a Pod is the Pod, in default where nothing else is written', () => {
    const pod = manifestOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { app: 'a' } }, spec: {} });
    expect(tryPodTemplateOf(pod)).toEqual({ workload: pod, at: [], namespace: 'default', labels: { app: 'a' }, annotations: {}, spec: {}, containers: [] });
  });

  test.each<[string, object]>([
    ['what makes none', { apiVersion: 'v1', kind: 'Service', spec: { template: TEMPLATE } }],
    ['another group with the same kind', { apiVersion: 'example.com/v1', kind: 'Deployment', spec: { template: TEMPLATE } }],
    ['a Rollout with the template of a Deployment', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { workloadRef: { name: 'a' } } }],
    ['a Deployment without template', { apiVersion: 'apps/v1', kind: 'Deployment', spec: {} }],
    ['a spec that is a list', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: [] } } }],
  ])('are none for %s', (_, workload) => {
    expect(tryPodTemplateOf(manifestOf({ metadata: METADATA, ...workload }))).toBeUndefined();
  });
});

test('containers come as they start, each with what it is for', () => {
  const pod = manifestOf({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: METADATA,
    spec: {
      containers: [{ name: 'main', restartPolicy: 'Always' }, 'x', {}],
      initContainers: [{ name: 'init', restartPolicy: 'Never' }, { name: 'sidecar', restartPolicy: 'Always' }],
      ephemeralContainers: [{ name: 'debug' }],
    },
  });
  expect(tryPodTemplateOf(pod)?.containers.map(({ name, role, at }) => [name, role, at.join('.')])).toEqual([
    ['init', 'init', 'spec.initContainers.0'],
    ['sidecar', 'sidecar', 'spec.initContainers.1'],
    ['main', 'main', 'spec.containers.0'],
    ['', 'main', 'spec.containers.2'],
    ['debug', 'ephemeral', 'spec.ephemeralContainers.0'],
  ]);
});
