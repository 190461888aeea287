import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { manifestsOf } from './made';
import { PRESETS } from './presets';
import { ClusterProfile, SafeWebService } from '../../../src';

const byName = (manifests: any[]): string => JSON.stringify(manifests.map((manifest) => JSON.stringify(manifest)).sort());

describe.each(Object.entries(PRESETS))('%s', (_name, { profile, props }) => {
  const rendered = (place: (chart: Chart) => { scope: Construct; id: string }): any[] => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    ClusterProfile.set(chart, profile);
    const { scope, id } = place(chart);
    new SafeWebService(scope, id, { ...props, name: 'api' });
    return manifestsOf(chart);
  };

  test('keeps every byte when the construct is renamed or moved and its name stays', () => {
    const before = rendered((chart) => ({ scope: chart, id: 'api' }));
    expect(before.length).toBeGreaterThanOrEqual(4);
    expect(byName(rendered((chart) => ({ scope: chart, id: 'renamed' })))).toBe(byName(before));
    expect(byName(rendered((chart) => ({ scope: new Construct(new Construct(chart, 'a'), 'b'), id: 'deep' })))).toBe(byName(before));
  });

  test('gives the same bytes when it is rendered twice', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    ClusterProfile.set(chart, profile);
    new SafeWebService(chart, 'api', props);
    const render = (): string => JSON.stringify(manifestsOf(chart));
    expect(render()).toContain('"kind":"Deployment"');
    expect(render()).toBe(render());
  });

  test('leaves the author\'s props as they were', () => {
    const before = JSON.stringify(props);
    rendered((chart) => ({ scope: chart, id: 'api' }));
    expect(JSON.stringify(props)).toBe(before);
    expect(Object.isFrozen(props.labels ?? {})).toBe(false);
  });
});

test('the child ids of the objects stay as they are: patches and dependencies of users name them', () => {
  const ids = Object.values(PRESETS).flatMap(({ profile, props }) => {
    const chart = new Chart(new App(), 'shop');
    ClusterProfile.set(chart, profile);
    return new SafeWebService(chart, 'api', props).node.children.map((child) => child.node.id);
  });
  expect([...new Set(ids)].sort()).toEqual([
    'ConfigMap', 'Deployment', 'ExternalSecret-api-secrets', 'FilesConfigMap', 'HTTPRedirect', 'HTTPRoute', 'HorizontalPodAutoscaler', 'Ingress',
    'NetworkPolicy', 'PodDisruptionBudget', 'PodMonitor', 'Service', 'ServiceAccount',
  ]);
});
