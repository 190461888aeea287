import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { PRESETS, Preset } from './presets';
import { ClusterProfile, StatefulDatabase } from '../../../src';
import { validateManifest } from '../../../src/schema/validate';

const GOLDEN = path.join(__dirname, '..', '..', 'golden', 'stateful-database');

test.each(Object.entries(PRESETS))('%s synthesizes the YAML that was reviewed', (name, preset) => {
  expect(Yaml.stringify(...synthesized(preset))).toBe(readFileSync(path.join(GOLDEN, `${name}.yaml`), 'utf8'));
});

test.each(Object.entries(PRESETS))('%s keeps the schema of its cluster', (_name, preset) => {
  expect(synthesized(preset).flatMap((manifest) => validateManifest(manifest, preset.profile.minor).flaws)).toEqual([]);
});

test.each(Object.entries(PRESETS))('%s keeps every byte when the construct moves and its name stays', (_name, preset) => {
  const sorted = (manifests: any[]): string[] => manifests.map((manifest) => JSON.stringify(manifest)).sort();
  expect(sorted(synthesized(preset, (chart) => new Construct(chart, 'deep')))).toEqual(sorted(synthesized(preset)));
});

test('the child ids of the objects stay as they are: patches and dependencies of users name them', () => {
  const ids = Object.values(PRESETS).flatMap(({ profile, props }) => {
    const chart = new Chart(new App(), 'shop');
    ClusterProfile.set(chart, profile);
    return new StatefulDatabase(chart, 'orders', props).node.children.map((child) => child.node.id);
  });
  expect([...new Set(ids)].sort()).toEqual(CHILD_IDS);
});

const CHILD_IDS = [
  'BackupCronJob', 'BackupNetworkPolicy', 'Cluster', 'ConfigMap', 'DrillConfigMap', 'DrillCronJob',
  'DrillJobNetworkPolicy', 'DrillNetworkPolicy', 'DrillRole', 'DrillRoleBinding', 'DrillServiceAccount', 'ExternalSecret-orders-credentials', 'HeadlessService',
  'NetworkPolicy', 'ObjectStore', 'PodMonitor', 'RestoreCronJob', 'RestoreDrillCronJob', 'RestoreDrillNetworkPolicy',
  'RestoreNetworkPolicy', 'ScheduledBackup', 'ScriptsConfigMap', 'Service', 'ServiceAccount', 'StatefulSet',
];

function synthesized({ profile, props }: Preset, place: (chart: Chart) => Construct = (chart) => chart): any[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, profile);
  const database = new StatefulDatabase(place(chart), 'orders', props);
  database.allowFrom(database);
  return chart.toJson();
}
