import { App, Chart } from 'cdk8s';
import { Pods } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { arbitraryProfile } from './arbitrary-profile';
import { arbitraryProps } from './arbitrary-props';
import { ClusterProfile, SafeWebService, SafeWebServiceProps } from '../../../src';
import { validateManifest } from '../../../src/schema/validate';
import { invariantViolations } from '../../contract/invariants';
import { hardeningViolations, restrictedViolations } from '../../contract/pod-security-restricted';

/** `npm run nightly` raises it. */
const CASES = Number(process.env.CDK8S_VETTED_CASES ?? 300);

const cases = arbitraryProfile.chain((profile) => arbitraryProps(profile).map((props) => ({ profile, props })));

test('random valid props give YAML that the schema of the cluster accepts and that keeps every invariant', () => {
  fc.assert(fc.property(cases, ({ profile, props }) => {
    const manifests = synthesized(profile, props);
    expect(manifests.flatMap((manifest) => validateManifest(manifest, profile.minor).flaws.map((flaw) => `${manifest.kind} ${JSON.stringify(flaw)}`))).toEqual([]);
    expect(manifests.filter((manifest) => !validateManifest(manifest, profile.minor).isKnown)).toEqual([]);
    expect(invariantViolations(manifests, profile.minor).filter((sentence) => !isDeclined(sentence, props))).toEqual([]);
    for (const pod of manifests.flatMap((manifest) => (manifest.kind === 'Deployment' ? [manifest.spec.template] : []))) {
      expect(restrictedViolations(pod.spec, pod.metadata.annotations, profile.minor)).toEqual([]);
      expect(hardeningViolations(pod.spec)).toEqual([]);
    }
  }), { numRuns: CASES });
});

test('random valid props give the same bytes twice', () => {
  fc.assert(fc.property(cases, ({ profile, props }) => {
    expect(JSON.stringify(synthesized(profile, props))).toBe(JSON.stringify(synthesized(profile, props)));
  }), { numRuns: Math.ceil(CASES / 10) });
});

function synthesized(profile: ClusterProfile, props: SafeWebServiceProps): any[] {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, profile);
  const service = new SafeWebService(chart, 'api', props);
  service.allowFrom(Pods.all(chart, 'everybody'));
  return chart.toJson();
}

/** What the author declined with a reason is no violation. */
function isDeclined(sentence: string, props: SafeWebServiceProps): boolean {
  if (sentence.startsWith('[budget/missing]')) return props.disruption?._field === 'declined';
  if (sentence.startsWith('[spread/missing]')) return props.spread?._noneReason !== undefined;
  if (sentence.startsWith('[route/tls]')) return props.expose?._options.tls._by === 'upstream';
  if (sentence.startsWith('[rollout/floor]')) return props.strategy?._recreateReason !== undefined;
  return false;
}
