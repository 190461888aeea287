import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { arbitraryProfile, arbitraryProps } from './arbitrary-props';
import { ClusterProfile, StatefulDatabase, StatefulDatabaseProps } from '../../../src';
import { validateManifest } from '../../../src/schema/validate';
import { invariantViolations } from '../../contract/invariants';
import { hardeningViolations, restrictedViolations } from '../../contract/pod-security-restricted';

/** `npm run nightly` raises it. */
const CASES = Number(process.env.CDK8S_VETTED_CASES ?? 300);

const cases = arbitraryProfile.chain((profile) => arbitraryProps(profile).map((props) => ({ profile, props })));

test('random valid props give YAML that the schema of the cluster accepts and that keeps every invariant', () => {
  fc.assert(fc.property(cases, ({ profile, props }) => {
    const { manifests, database } = synthesized(profile, props);
    expect(manifests.flatMap((manifest) => validateManifest(manifest, profile.minor).flaws.map((flaw) => `${manifest.kind} ${JSON.stringify(flaw)}`))).toEqual([]);
    // Pods that the operator makes are nowhere in the YAML, so policies for them select nothing there.
    const isOperated = database.cluster !== undefined;
    expect(invariantViolations(manifests, profile.minor).filter((sentence) => !isOperated || !/^\[(network\/selects|monitor\/|service\/)/.test(sentence))).toEqual([]);
    for (const template of templatesOf(manifests)) {
      expect(restrictedViolations(template.spec, template.metadata?.annotations, profile.minor)).toEqual([]);
      expect(hardeningViolations(template.spec).filter((sentence) => !isOperated || !sentence.includes('/token'))).toEqual([]);
    }
  }), { numRuns: CASES });
});

test('random valid props give the same bytes twice', () => {
  fc.assert(fc.property(cases, ({ profile, props }) => {
    expect(JSON.stringify(synthesized(profile, props).manifests)).toBe(JSON.stringify(synthesized(profile, props).manifests));
  }), { numRuns: Math.ceil(CASES / 10) });
});

function synthesized(profile: ClusterProfile, props: StatefulDatabaseProps): { readonly manifests: any[]; readonly database: StatefulDatabase } {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, profile);
  const database = new StatefulDatabase(chart, 'orders', props);
  database.allowFrom(database);
  return { manifests: chart.toJson(), database };
}

function templatesOf(manifests: readonly any[]): any[] {
  return manifests.flatMap(({ kind, spec }) => (kind === 'StatefulSet' ? [spec.template] : kind === 'CronJob' ? [spec.jobTemplate.spec.template] : []));
}
