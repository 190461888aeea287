import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { scratchClustersOf, workloadsOf } from './workloads';
import { validateManifest } from '../src/schema/validate';
import { invariantViolations } from '../test/contract/invariants';
import { hardeningViolations, restrictedViolations } from '../test/contract/pod-security-restricted';

type Manifest = any;

/** A chart of an example, synthesized twice. */
export interface Synthesized {
  readonly folder: string;
  readonly chart: string;
  /** The cluster's minor version. */
  readonly minor: number;
  /** The YAML of each run. */
  readonly runs: readonly [string, string];
}

/** In a selector of pods that CloudNativePG makes: they are nowhere in the YAML, so it selects none there. */
const OPERATED = '"cnpg.io/cluster"';

/** What is promised of every chart of every example. */
export function testPromises({ folder, chart, minor, runs: [text, again] }: Synthesized): void {
  const manifests = manifestsIn(text);

  test('is what was reviewed, byte for byte', () => {
    expect(text).toBe(readFileSync(join(folder, 'snapshots', `${chart}.k8s.yaml`), 'utf8'));
  });

  test('is the same on the second run', () => {
    expect(again).toBe(text);
  });

  test(`has only fields that Kubernetes 1.${minor} and the operators know`, () => {
    const all = [...manifests, ...scratchClustersOf(manifests)];
    expect(all.map((manifest) => ({ of: titleOf(manifest), ...validateManifest(manifest, minor) })))
      .toEqual(all.map((manifest) => ({ of: titleOf(manifest), isKnown: true, flaws: [] })));
  });

  test('breaks no promise that objects make together', () => {
    expect(invariantViolations(manifests, minor).filter((sentence) => !sentence.includes(OPERATED))).toEqual([]);
  });

  test('runs every pod under Pod Security "restricted" and hardened beyond it', () => {
    const pods = workloadsOf(manifests).flatMap(({ pod }) => pod ?? []);
    expect(pods.length).toBeGreaterThanOrEqual(3);
    expect(pods.flatMap((pod) => [...restrictedViolations(pod.spec, pod.metadata.annotations, minor), ...hardeningViolations(pod.spec)])).toEqual([]);
  });
}

export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS());
}

function titleOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata.name}`;
}
