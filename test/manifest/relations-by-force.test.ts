import * as fc from 'fast-check';
import { manifestsOfObjects } from './manifests';
import { ManifestGraph, ObjectRef } from '../../src/manifest/graph';
import { Manifest } from '../../src/manifest/manifest';
import { Reference, References } from '../../src/manifest/reference';
import { budgetPods } from '../../src/manifest/relations/budget-pods';
import { podConfig } from '../../src/manifest/relations/pod-config';
import { policyPods } from '../../src/manifest/relations/policy-pods';
import { routeServices } from '../../src/manifest/relations/route-service';
import { scalerTargets } from '../../src/manifest/relations/scaler-target';
import { servicePods } from '../../src/manifest/relations/service-pods';
import { Selections } from '../../src/manifest/selection';

const name = fc.constantFrom('a', 'b', 'c');
const namespace = fc.constantFrom('', 'default', 'shop');
const labels = fc.dictionary(fc.constantFrom('k', 'l'), fc.constantFrom('a', 'b'));

const object = (apiVersion: string, kind: string, more: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.tuple(name, namespace, more).map(([own, where, rest]) => ({ apiVersion, kind, metadata: { name: own, namespace: where }, ...rest }));

const objects = fc.array(fc.oneof(
  object('v1', 'Service', labels.map(selector => ({ spec: { selector } }))),
  object('v1', 'ConfigMap', fc.constant({})),
  object('policy/v1', 'PodDisruptionBudget', labels.map(matchLabels => ({ spec: { selector: { matchLabels } } }))),
  object('networking.k8s.io/v1', 'NetworkPolicy', labels.map(matchLabels => ({ spec: { podSelector: { matchLabels } } }))),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', name.map(target => ({ spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target } } }))),
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', fc.tuple(name, namespace).map(([to, where]) => ({ spec: { rules: [{ backendRefs: [{ name: to, namespace: where }] }] } }))),
  object('apps/v1', 'Deployment', fc.tuple(labels, name).map(([own, config]) => ({ spec: { template: { metadata: { labels: own }, spec: { containers: [{ name: 'm', envFrom: [{ configMapRef: { name: config } }] }] } } } }))),
), { maxLength: 40 });

const place = (written: unknown): string => written === '' || written === undefined ? 'default' : String(written);

/* eslint-disable @typescript-eslint/no-explicit-any -- a plain reading of the raw objects, with nothing of ours in between */
const namespaceOf = ({ json }: Manifest): string => place((json.metadata as any).namespace);

function selectsByForce(from: Manifest, all: readonly Manifest[], labelsOf: (spec: any) => object, emptySelects: boolean): readonly Manifest[] {
  const wanted = Object.entries(labelsOf(from.json.spec));
  return all.filter(({ json, id }, index) => id.kind === 'Deployment' && namespaceOf(all[index]) === namespaceOf(from)
    && (wanted.length > 0 || emptySelects) && wanted.every(([key, value]) => (json.spec as any).template.metadata.labels[key] === value));
}

function foundByForce(all: readonly Manifest[], { kind, namespace: where, name: wanted }: ObjectRef): readonly Manifest[] {
  return all.filter(manifest => manifest.id.kind === kind && manifest.id.name === wanted && namespaceOf(manifest) === where);
}

test('every relation holds what looking at all pairs finds, both ways round', () => {
  fc.assert(fc.property(objects, written => {
    const graph = new ManifestGraph(manifestsOfObjects(written));
    const all = graph.manifests;
    const expectSelections = (relation: Selections, kind: string, labelsOf: (spec: any) => object, emptySelects: boolean): void => {
      expect(relation.links.map(({ from }) => from)).toEqual(all.filter(({ id }) => id.kind === kind));
      for (const { from, pods } of relation.links) expect(pods.map(({ workload }) => workload)).toEqual(selectsByForce(from, all, labelsOf, emptySelects));
      for (const pod of graph.podTemplates()) expect(relation.to(pod)).toEqual(relation.links.filter(({ pods }) => pods.includes(pod)));
    };
    expectSelections(graph.relation(servicePods), 'Service', ({ selector }) => selector, false);
    expectSelections(graph.relation(budgetPods), 'PodDisruptionBudget', ({ selector: { matchLabels } }) => matchLabels, true);
    expectSelections(graph.relation(policyPods), 'NetworkPolicy', ({ podSelector: { matchLabels } }) => matchLabels, true);

    const expectReferences = <Link extends Reference>(relation: References<Link>, kind: string): void => {
      expect(relation.links.map(({ from }) => from)).toEqual(all.filter(({ id }) => id.kind === kind));
      for (const { target, found } of relation.links) expect(found).toEqual(foundByForce(all, target));
      for (const manifest of all) {
        expect(relation.from(manifest)).toEqual(relation.links.filter(({ from }) => from === manifest));
        expect(relation.to(manifest)).toEqual(relation.links.filter(({ found }) => found.includes(manifest)));
      }
    };
    expectReferences(graph.relation(scalerTargets), 'HorizontalPodAutoscaler');
    expectReferences(graph.relation(routeServices), 'HTTPRoute');
    expectReferences(graph.relation(podConfig), 'Deployment');
  }), { numRuns: 60 });
});
