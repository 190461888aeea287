import { compareObjectIds, groupOf, ObjectId, objectIdText, sharedNamespace } from '../../src/manifest/object-id';

const id = (kind: string, namespace: string, name: string, apiVersion = 'v1'): ObjectId => ({ apiVersion, kind, namespace, name });

test('an object is called by its kind, namespace and name', () => {
  expect([objectIdText(id('Deployment', 'shop', 'api')), objectIdText(id('ClusterRole', '', 'viewer'))]).toEqual(['Deployment shop/api', 'ClusterRole viewer']);
});

test('objects are sorted by kind, namespace, name and version, in code units', () => {
  const sorted = [id('A', 'b', 'c'), id('a', '', 'c'), id('a', 'a', 'c', 'v1'), id('a', 'a', 'c', 'v2'), id('a', 'a', 'd'), id('a', 'b', 'a'), id('b', '', 'a')];
  expect([...sorted].reverse().sort(compareObjectIds)).toEqual(sorted);
  expect(compareObjectIds(sorted[0], { ...sorted[0] })).toBe(0);
});

test.each([['v1', ''], ['apps/v1', 'apps'], ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io'], ['', '']])('the group of %j is %j', (apiVersion, group) => {
  expect(groupOf(apiVersion)).toBe(group);
});

test('what has no namespace meets what is in default', () => {
  expect(['', undefined, 'default', 'shop'].map(sharedNamespace)).toEqual(['default', 'default', 'default', 'shop']);
});
