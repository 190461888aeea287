import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { PRESETS, Preset } from './presets';
import { ClusterProfile, QueueScaledWorker } from '../../../src';
import { validateManifest } from '../../../src/schema/validate';
import { invariantViolations } from '../../contract/invariants';

const GOLDEN = path.join(__dirname, '..', '..', 'golden', 'queue-scaled-worker');

test.each(Object.entries(PRESETS))('%s synthesizes the YAML that was reviewed', (name, preset) => {
  expect(Yaml.stringify(...synthesized(preset))).toBe(readFileSync(path.join(GOLDEN, `${name}.yaml`), 'utf8'));
});

test.each(Object.entries(PRESETS))('%s keeps schema and invariants of its cluster', (_name, preset) => {
  const manifests = synthesized(preset);
  const { minor } = preset.profile;
  expect(manifests.flatMap((manifest) => validateManifest(manifest, minor).flaws)).toEqual([]);
  expect(manifests.filter((manifest) => !validateManifest(manifest, minor).isKnown)).toEqual([]);
  expect(invariantViolations(manifests, minor)).toEqual([]);
});

function synthesized({ profile, props }: Preset): any[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, profile);
  new QueueScaledWorker(chart, 'indexer', props(chart));
  return chart.toJson();
}
