import { manifestsOfYaml } from './manifests';
import { configKeysOf } from '../../src/manifest/config-keys';
import { pathText } from '../../src/manifest/field';
import { ManifestGraph } from '../../src/manifest/graph';
import { Reference, References } from '../../src/manifest/reference';
import { budgetPods } from '../../src/manifest/relations/budget-pods';
import { ingressServices } from '../../src/manifest/relations/ingress-service';
import { limitsOf } from '../../src/manifest/relations/namespace-limits';
import { podAccounts } from '../../src/manifest/relations/pod-account';
import { podConfig } from '../../src/manifest/relations/pod-config';
import { podVolumes } from '../../src/manifest/relations/pod-volumes';
import { policyPods } from '../../src/manifest/relations/policy-pods';
import { bindingAccounts, bindingRoles } from '../../src/manifest/relations/role-bindings';
import { routeServices } from '../../src/manifest/relations/route-service';
import { scalerTargets } from '../../src/manifest/relations/scaler-target';
import { servicePods } from '../../src/manifest/relations/service-pods';
import { setServices } from '../../src/manifest/relations/set-service';
import { Selections } from '../../src/manifest/selection';

/** Each line is one document: kind, name, and the rest of it. */
function graphOf(...documents: readonly string[]): ManifestGraph {
  return new ManifestGraph(manifestsOfYaml(documents.map(document => `---\n${document}\n`).join('')));
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  PodDisruptionBudget: 'policy/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  GRPCRoute: 'gateway.networking.k8s.io/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  ScaledObject: 'keda.sh/v1alpha1',
  Role: 'rbac.authorization.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
};

const one = (kind: string, name: string, rest = '', namespace = 'shop'): string =>
  `{apiVersion: ${API_VERSIONS[kind] ?? 'v1'}, kind: ${kind}, metadata: {name: ${name}, namespace: ${namespace}}${rest === '' ? '' : `, ${rest}`}}`;

const workload = (name: string, spec = '', namespace = 'shop'): string => one('Deployment', name, `spec: {template: {metadata: {labels: {app: ${name}}}, spec: {${spec}}}}`, namespace);

const POD = 'spec.template.spec';

const selected = ({ links }: Selections): readonly (readonly string[])[] => links.map(({ from, pods }) => [from.id.name, ...pods.map(pod => pod.workload.id.name)]);

/** From, path, target, and how many objects it leads to. */
const told = ({ links }: References): readonly (readonly [string, string, string, number])[] => links.map(({ from, at, target, found }: Reference) =>
  [from.id.name, pathText(at), `${target.kind} ${target.namespace}/${target.name}`, found.length]);

test('a Service has the pods of its namespace that have its labels', () => {
  const graph = graphOf(
    one('Service', 'a', 'spec: {selector: {app: api}}'), one('Service', 'b', 'spec: {selector: {}}'), one('Service', 'c', 'spec: {}'),
    one('Service', 'd', 'spec: {type: ExternalName, selector: {app: api}}'), one('Service', 'e', 'spec: {selector: {app: api, zone: a}}'),
    workload('api'), workload('api', '', 'other'), workload('web'),
  );
  const relation = graph.relation(servicePods);
  expect(selected(relation)).toEqual([['a', 'api'], ['b'], ['c'], ['d'], ['e']]);
  const [pod] = graph.podTemplates();
  expect([relation.to(pod).map(({ from }) => from.id.name), relation.from(graph.manifests[0])]).toEqual([['a'], [relation.links[0]]]);
});

test('a PodDisruptionBudget guards all pods with an empty selector, and none without', () => {
  const graph = graphOf(one('PodDisruptionBudget', 'all', 'spec: {selector: {}}'), one('PodDisruptionBudget', 'none', 'spec: {}'),
    one('PodDisruptionBudget', 'api', 'spec: {selector: {matchLabels: {app: api}}}'), workload('api'), workload('web'), workload('api', '', 'other'));
  expect(selected(graph.relation(budgetPods))).toEqual([['all', 'api', 'web'], ['none'], ['api', 'api']]);
});

test('a NetworkPolicy applies to all pods with an empty podSelector, and without one', () => {
  const graph = graphOf(one('NetworkPolicy', 'all', 'spec: {podSelector: {}}'), one('NetworkPolicy', 'left-out', 'spec: {}'),
    one('NetworkPolicy', 'api', 'spec: {podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}}'), workload('api'), workload('web'));
  expect(selected(graph.relation(policyPods))).toEqual([['all', 'api', 'web'], ['left-out', 'api', 'web'], ['api', 'api']]);
});

test('an Ingress leads to the Services of its namespace', () => {
  const graph = graphOf(
    one('Ingress', 'web', 'spec: {defaultBackend: {service: {name: a, port: {number: 80}}}, rules: [{host: x}, {http: {paths: [{backend: {service: {name: b, port: {name: http}}}}, {backend: {resource: {name: c}}}, {backend: {service: {name: a}}}]}}]}'),
    one('Service', 'a'), one('Service', 'b', '', 'other'),
  );
  const relation = graph.relation(ingressServices);
  expect(told(relation)).toEqual([
    ['web', 'spec.defaultBackend.service.name', 'Service shop/a', 1],
    ['web', 'spec.rules[1].http.paths[0].backend.service.name', 'Service shop/b', 0],
    ['web', 'spec.rules[1].http.paths[2].backend.service.name', 'Service shop/a', 1],
  ]);
  expect(relation.links.map(({ port }) => port)).toEqual([80, 'http', undefined]);
  expect(relation.to(graph.manifests[1])).toEqual([relation.links[0], relation.links[2]]);
});

test('a route leads to Services of any namespace, mirrors included', () => {
  const graph = graphOf(
    one('HTTPRoute', 'web', 'spec: {rules: [{filters: [{requestMirror: {backendRef: {name: m, port: 1}}}], backendRefs: [{name: a, port: 80}, {name: b, namespace: other, filters: [{requestMirror: {backendRef: {name: o}}}]}, {name: x, kind: Bucket, group: a.io}]}]}'),
    one('GRPCRoute', 'grpc', "spec: {rules: [{backendRefs: [{group: '', kind: Service, name: a, namespace: shop}]}]}"),
    one('Service', 'a'), one('Service', 'b', '', 'other'),
  );
  const relation = graph.relation(routeServices);
  expect(told(relation)).toEqual([
    ['web', 'spec.rules[0].backendRefs[0].name', 'Service shop/a', 1],
    ['web', 'spec.rules[0].backendRefs[1].name', 'Service other/b', 1],
    ['web', 'spec.rules[0].backendRefs[1].filters[0].requestMirror.backendRef.name', 'Service shop/o', 0],
    ['web', 'spec.rules[0].filters[0].requestMirror.backendRef.name', 'Service shop/m', 0],
    ['grpc', 'spec.rules[0].backendRefs[0].name', 'Service shop/a', 1],
  ]);
  expect(relation.links.map(({ port, isCrossNamespace }) => [port, isCrossNamespace]))
    .toEqual([[80, false], [undefined, true], [undefined, false], [1, false], [undefined, false]]);
});

test('a scaler leads to its workload in any version, and a ScaledObject to a Deployment by default', () => {
  const graph = graphOf(
    one('HorizontalPodAutoscaler', 'a', 'spec: {scaleTargetRef: {apiVersion: apps/v1beta2, kind: Deployment, name: api}}'), one('HorizontalPodAutoscaler', 'b', 'spec: {scaleTargetRef: {name: api}}'),
    one('HorizontalPodAutoscaler', 'c', 'spec: {scaleTargetRef: {kind: Deployment, name: api}}'), one('ScaledObject', 'd', 'spec: {scaleTargetRef: {name: api}}'),
    one('ScaledObject', 'e', 'spec: {scaleTargetRef: {kind: StatefulSet, name: db}}'), workload('api'), one('StatefulSet', 'db'),
  );
  const relation = graph.relation(scalerTargets);
  expect(told(relation)).toEqual([
    ['a', 'spec.scaleTargetRef.name', 'Deployment shop/api', 1], ['c', 'spec.scaleTargetRef.name', 'Deployment shop/api', 0],
    ['d', 'spec.scaleTargetRef.name', 'Deployment shop/api', 1], ['e', 'spec.scaleTargetRef.name', 'StatefulSet shop/db', 1],
  ]);
  expect(relation.to(graph.manifests[5]).map(({ from }) => from.id.name)).toEqual(['a', 'd']);
});

test('a StatefulSet leads to its Service', () => {
  const graph = graphOf(one('StatefulSet', 'db', 'spec: {serviceName: db}'), one('StatefulSet', 'x', 'spec: {serviceName: ""}'), one('StatefulSet', 'w', 'spec: {serviceName: gone}'), one('Service', 'db'));
  expect(told(graph.relation(setServices))).toEqual([['db', 'spec.serviceName', 'Service shop/db', 1], ['w', 'spec.serviceName', 'Service shop/gone', 0]]);
});

test('pods run as the account they name, or as default', () => {
  const graph = graphOf(workload('a', 'serviceAccountName: api'), workload('b', 'serviceAccount: api'), workload('c', 'serviceAccountName: ""'), one('ServiceAccount', 'api'));
  const relation = graph.relation(podAccounts);
  expect(told(relation)).toEqual([
    ['a', `${POD}.serviceAccountName`, 'ServiceAccount shop/api', 1], ['b', `${POD}.serviceAccount`, 'ServiceAccount shop/api', 1], ['c', `${POD}.serviceAccountName`, 'ServiceAccount shop/default', 0],
  ]);
  expect(relation.links.map(({ isWritten, pod }) => [isWritten, pod.workload.id.name])).toEqual([[true, 'a'], [true, 'b'], [false, 'c']]);
});

test('pods mount claims of their namespace', () => {
  const graph = graphOf(workload('a', 'volumes: [{name: x, emptyDir: {}}, {name: v, persistentVolumeClaim: {claimName: data, readOnly: true}}, {name: z, persistentVolumeClaim: {claimName: gone}}]'), one('PersistentVolumeClaim', 'data'));
  const relation = graph.relation(podVolumes);
  expect(told(relation)).toEqual([
    ['a', `${POD}.volumes[1].persistentVolumeClaim.claimName`, 'PersistentVolumeClaim shop/data', 1], ['a', `${POD}.volumes[2].persistentVolumeClaim.claimName`, 'PersistentVolumeClaim shop/gone', 0],
  ]);
  expect(relation.links.map(({ volume, isReadOnly }) => [volume, isReadOnly])).toEqual([['v', true], ['z', false]]);
});

test('pods read ConfigMaps and Secrets in every way there is', () => {
  const graph = graphOf(
    workload('a', `
      imagePullSecrets: [{name: pull}],
      initContainers: [{name: i, env: [{name: X, valueFrom: {secretKeyRef: {name: s, key: k, optional: true}}}]}],
      containers: [{name: m, env: [{name: Y, value: y}, {name: Z, valueFrom: {configMapKeyRef: {name: c, key: z}}}], envFrom: [{configMapRef: {name: c}}, {prefix: P, secretRef: {name: s, optional: true}}, {secretRef: {}}]}],
      volumes: [{name: v, configMap: {name: c, items: [{key: a, path: p}, {key: b, path: q}]}}, {name: w, secret: {secretName: s, optional: true}}, {name: u, secret: {name: s}},
        {name: t, projected: {sources: [{configMap: {name: c}}, {secret: {name: s, items: [{key: d, path: r}]}}, {serviceAccountToken: {path: t}}]}},
        {name: x, csi: {driver: d, nodePublishSecretRef: {name: s}}}]`),
    one('ConfigMap', 'c', 'data: {z: "1"}, binaryData: {a: ""}'), one('Secret', 's', 'data: {k: ""}, stringData: {d: x}'),
  );
  const relation = graph.relation(podConfig);
  const keysOf = (index: number): string => relation.links[index].keys?.map(({ key, at }) => `${key} at ${pathText(at)}`).join(', ') ?? 'all';
  const lines = told(relation).map(([, at, target, found], index) => {
    const { by, container, volume, isOptional } = relation.links[index];
    return `${by} ${container?.name ?? volume ?? '-'}: ${target} ${found} ${isOptional ? 'optional' : 'required'} ${at}: ${keysOf(index)}`;
  });
  expect(lines).toEqual([
    `env i: Secret shop/s 1 optional ${POD}.initContainers[0].env[0].valueFrom.secretKeyRef.name: k at ${POD}.initContainers[0].env[0].valueFrom.secretKeyRef.key`,
    `env m: ConfigMap shop/c 1 required ${POD}.containers[0].env[1].valueFrom.configMapKeyRef.name: z at ${POD}.containers[0].env[1].valueFrom.configMapKeyRef.key`,
    `envFrom m: ConfigMap shop/c 1 required ${POD}.containers[0].envFrom[0].configMapRef.name: all`,
    `envFrom m: Secret shop/s 1 optional ${POD}.containers[0].envFrom[1].secretRef.name: all`,
    `volume v: ConfigMap shop/c 1 required ${POD}.volumes[0].configMap.name: a at ${POD}.volumes[0].configMap.items[0].key, b at ${POD}.volumes[0].configMap.items[1].key`,
    `volume w: Secret shop/s 1 optional ${POD}.volumes[1].secret.secretName: all`,
    `projected t: ConfigMap shop/c 1 required ${POD}.volumes[3].projected.sources[0].configMap.name: all`,
    `projected t: Secret shop/s 1 required ${POD}.volumes[3].projected.sources[1].secret.name: d at ${POD}.volumes[3].projected.sources[1].secret.items[0].key`,
    `csi x: Secret shop/s 1 required ${POD}.volumes[4].csi.nodePublishSecretRef.name: `,
    `imagePullSecret -: Secret shop/pull 0 optional ${POD}.imagePullSecrets[0].name: `,
  ]);
  expect([...configKeysOf(graph.manifests[1]), ...configKeysOf(graph.manifests[2])]).toEqual(['z', 'a', 'k', 'd']);
  expect(relation.to(graph.manifests[1])).toHaveLength(4);
});

test('a binding gives a role to accounts', () => {
  const graph = graphOf(
    one('RoleBinding', 'a', 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}, subjects: [{kind: ServiceAccount, name: s}, {kind: User, name: u}, {kind: ServiceAccount, name: s, namespace: other}]'),
    one('RoleBinding', 'b', 'roleRef: {kind: ClusterRole, name: c}'), one('ClusterRoleBinding', 'd', 'roleRef: {kind: ClusterRole, name: gone}, subjects: [{kind: ServiceAccount, name: s, namespace: other}]'),
    one('Role', 'r'), one('ClusterRole', 'c', '', '""'), one('ServiceAccount', 's', '', 'other'),
  );
  expect(told(graph.relation(bindingRoles)).map(([from, , target, found]) => [from, target, found])).toEqual([['a', 'Role shop/r', 1], ['b', 'ClusterRole shop/c', 1], ['d', 'ClusterRole shop/gone', 0]]);
  expect(told(graph.relation(bindingAccounts))).toEqual([
    ['a', 'subjects[0].name', 'ServiceAccount shop/s', 0], ['a', 'subjects[2].name', 'ServiceAccount other/s', 1], ['d', 'subjects[0].name', 'ServiceAccount other/s', 1],
  ]);
});

test('quotas and limit ranges govern their namespace', () => {
  const graph = graphOf(one('ResourceQuota', 'q'), one('LimitRange', 'l'), one('ResourceQuota', 'r', '', 'other'), one('Namespace', 'shop', '', '""'));
  const { namespaces, quotas, limitRanges } = limitsOf(graph, 'shop');
  expect([namespaces, quotas, limitRanges].map(found => found.map(({ id }) => id.name))).toEqual([['shop'], ['q'], ['l']]);
});
