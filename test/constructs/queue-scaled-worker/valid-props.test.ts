import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { PropsIn, arbitraryProps } from './arbitrary-props';
import { ClusterProfile, QueueScaledWorker, QueueScaledWorkerProps } from '../../../src';
import { validateManifest } from '../../../src/schema/validate';
import { invariantViolations } from '../../contract/invariants';
import { hardeningViolations, restrictedViolations } from '../../contract/pod-security-restricted';
import { arbitraryProfile, offers } from '../safe-web-service/arbitrary-profile';

/** `npm run nightly` raises it. */
const CASES = Number(process.env.CDK8S_VETTED_CASES ?? 300);

const canScale = (profile: ClusterProfile): boolean => profile.externalMetricsAdapter !== undefined || offers(profile, 'keda') || offers(profile, 'kedaJobs');
const cases = arbitraryProfile.filter(canScale).chain((profile) => arbitraryProps(profile).map((props) => ({ profile, props })));

test('random valid props give YAML that the schema of the cluster accepts and that keeps every invariant', () => {
  fc.assert(fc.property(cases, ({ profile, props }) => {
    const { manifests, given } = synthesized(profile, props);
    expect(manifests.flatMap((manifest) => validateManifest(manifest, profile.minor).flaws.map((flaw) => `${manifest.kind} ${JSON.stringify(flaw)}`))).toEqual([]);
    expect(manifests.filter((manifest) => !validateManifest(manifest, profile.minor).isKnown)).toEqual([]);
    expect(invariantViolations(manifests, profile.minor).filter((sentence) => !isDeclined(sentence, given))).toEqual([]);
    const pods = manifests.flatMap((manifest) => manifest.spec?.template ?? manifest.spec?.jobTargetRef?.template ?? []);
    expect(pods).toHaveLength(1);
    for (const pod of pods) {
      expect(restrictedViolations(pod.spec, pod.metadata.annotations, profile.minor)).toEqual([]);
      expect(hardeningViolations(pod.spec)).toEqual([]);
    }
  }), { numRuns: CASES });
});

test('random valid props give the same bytes twice, and no Service', () => {
  fc.assert(fc.property(cases, ({ profile, props }) => {
    const { manifests } = synthesized(profile, props);
    expect(JSON.stringify(manifests)).toBe(JSON.stringify(synthesized(profile, props).manifests));
    expect(manifests.filter(({ kind }) => kind === 'Service')).toEqual([]);
  }), { numRuns: Math.ceil(CASES / 10) });
});

function synthesized(profile: ClusterProfile, props: PropsIn): { manifests: any[]; given: QueueScaledWorkerProps } {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, profile);
  const given = props(chart);
  new QueueScaledWorker(chart, 'indexer', given);
  return { manifests: chart.toJson(), given };
}

/** What the author declined with a reason is no violation. */
function isDeclined(sentence: string, props: QueueScaledWorkerProps): boolean {
  if (sentence.startsWith('[budget/missing]')) return props.disruption?._field === 'declined';
  if (sentence.startsWith('[spread/missing]')) return props.spread?._noneReason !== undefined;
  if (sentence.startsWith('[rollout/floor]')) return props.strategy?._recreateReason !== undefined;
  return false;
}
