import * as fc from 'fast-check';
import { manifestsOfObjects } from './manifests';
import { ManifestGraph, refOf } from '../../src/manifest/graph';
import { Json } from '../../src/manifest/json';
import { isSelected, labelSelectorOf } from '../../src/manifest/label-selector';
import { Manifest } from '../../src/manifest/manifest';

const object = (apiVersion: string, kind: string, name: string, namespace?: string, more: object = {}): object =>
  ({ apiVersion, kind, metadata: { name, ...namespace === undefined ? {} : { namespace } }, ...more });

const graphOf = (...objects: readonly object[]): ManifestGraph => new ManifestGraph(manifestsOfObjects(objects));
const names = (manifests: readonly Manifest[]): readonly string[] => manifests.map(({ id }) => id.name);

describe('a graph', () => {
  test('finds an object in any version of its group, and every one of two', () => {
    const graph = graphOf(object('apps/v1', 'Deployment', 'a', 'shop'), object('apps/v1beta1', 'Deployment', 'a', 'shop'), object('v1', 'Deployment', 'a', 'shop'));
    expect(graph.find({ group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'a' })).toEqual(graph.manifests.slice(0, 2));
    expect(graph.ofKind('apps', 'Deployment')).toEqual(graph.manifests.slice(0, 2));
    expect(graph.find({ group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'b' })).toEqual([]);
  });

  test('takes no namespace and default for one', () => {
    const graph = graphOf(object('v1', 'Service', 'a'), object('v1', 'Service', 'b', 'default'), object('v1', 'Service', 'c', ''), object('v1', 'Service', 'd', 'shop'));
    expect(names(graph.inNamespace('', 'Service', 'default'))).toEqual(['a', 'b', 'c']);
    expect(names(graph.find({ group: '', kind: 'Service', namespace: 'default', name: 'a' }))).toEqual(['a']);
  });

  test('takes no notice of a namespace on a kind that has none', () => {
    const graph = graphOf(object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'viewer', 'shop'));
    expect(graph.find({ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', namespace: 'other', name: 'viewer' })).toEqual(graph.manifests);
  });

  test('knows what an object owns', () => {
    const owned = { metadata: { name: 'rs', namespace: 'shop', ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, { kind: 'X' }, 1] } };
    const graph = graphOf(object('apps/v1', 'Deployment', 'a', 'shop'), { apiVersion: 'apps/v1', kind: 'ReplicaSet', ...owned }, object('apps/v1', 'Deployment', 'a', 'other'));
    expect(graph.manifests.map(manifest => names(graph.ownedBy(manifest)))).toEqual([['rs'], [], []]);
  });

  test('works a relation out once', () => {
    const graph = graphOf(object('v1', 'Service', 'a'));
    const relation = jest.fn(({ manifests }: ManifestGraph) => manifests.map(refOf));
    expect(graph.relation(relation)).toBe(graph.relation(relation));
    expect(relation).toHaveBeenCalledTimes(1);
    expect(graph.relation(relation)).toEqual([{ group: '', kind: 'Service', namespace: 'default', name: 'a' }]);
  });

  test('hands out what nobody can change', () => {
    const graph = graphOf(object('v1', 'Pod', 'a', undefined, { spec: {} }));
    const [pod] = graph.podTemplates();
    const ref = refOf(pod.workload);
    for (const list of [graph.manifests, graph.ofKind('', 'Pod'), graph.inNamespace('', 'Pod', 'default'), graph.find(ref), pod, pod.labels]) expect(Object.isFrozen(list)).toBe(true);
    expect(graph.tryPodTemplateOf(pod.workload)).toBe(pod);
  });
});

describe('pods by their labels', () => {
  const words = fc.constantFrom('a', 'b', 'c', 'd');
  const labels = fc.dictionary(fc.constantFrom('k', 'l', 'm'), words);
  const namespaces = fc.constantFrom('', 'default', 'shop');
  const expression = fc.oneof(
    fc.record({ key: fc.constantFrom('k', 'l', 'm'), operator: fc.constantFrom('In', 'NotIn'), values: fc.array(words, { minLength: 1, maxLength: 4 }) }),
    fc.record({ key: fc.constantFrom('k', 'l', 'm'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  );
  const selectors = fc.record({ matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 2 }) });

  test('are those that one finds by looking at all of them, in the order of the input', () => {
    fc.assert(fc.property(fc.array(fc.tuple(namespaces, labels), { maxLength: 25 }), fc.array(fc.tuple(namespaces, selectors), { maxLength: 8 }), (pods, asked) => {
      const graph = graphOf(...pods.map(([namespace, found], index) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: `p${index}`, namespace, labels: found }, spec: {} })));
      for (const [namespace, selector] of asked) {
        const shared = namespace === '' ? 'default' : namespace;
        const read = labelSelectorOf(selector as unknown as Json);
        const expected = graph.podTemplates().filter(pod => pod.namespace === shared && isSelected(read, pod.labels));
        expect(graph.podsSelected(shared, read).map(({ workload }) => workload.id.name)).toEqual(expected.map(({ workload }) => workload.id.name));
      }
    }), { numRuns: 300 });
  });

  const template = (labelled: object): object => ({ spec: { template: { metadata: { labels: labelled }, spec: {} } } });
  const graph = graphOf(
    object('apps/v1', 'StatefulSet', 'db', 'shop', template({ app: 'db' })),
    object('apps/v1', 'Deployment', 'api', 'shop', template({ app: 'api' })),
    object('batch/v1', 'Job', 'import', 'shop', template({ app: 'import' })),
  );
  test.each<[string, object, readonly string[]]>([
    ['one pod of a StatefulSet', { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'db-0' } }, ['db']],
    ['a pod of a StatefulSet of another name', { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'cache-0' } }, []],
    ['what no pod name ends in', { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'db-x' } }, []],
    ['the revision of a Deployment', { matchExpressions: [{ key: 'pod-template-hash', operator: 'Exists' }] }, ['api']],
    ['anything without a revision', { matchExpressions: [{ key: 'pod-template-hash', operator: 'DoesNotExist' }] }, ['db', 'import']],
    ['all but one revision', { matchExpressions: [{ key: 'pod-template-hash', operator: 'NotIn', values: ['x'] }] }, ['db', 'api', 'import']],
    ['a Job by its name', { matchLabels: { 'batch.kubernetes.io/job-name': 'import' } }, ['import']],
    ['another Job', { matchLabels: { 'job-name': 'export' } }, []],
    ['a label and one that is added', { matchLabels: { 'app': 'api', 'statefulset.kubernetes.io/pod-name': 'db-0' } }, []],
  ])('that their controller adds: %s', (_, selector, found) => {
    expect(names(graph.podsSelected('shop', labelSelectorOf(selector as Json)).map(({ workload }) => workload))).toEqual(found);
  });
});
