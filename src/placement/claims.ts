import { IConstruct } from 'constructs';
import { ClusterProfile } from '../cluster/cluster-profile';
import { InvalidPropsError } from '../errors/invalid-props';

/** Something that only one construct of an app may have in a cluster. */
export interface Claim {
  /** Such as `shop.example.com/cart`. */
  readonly what: string;
  /** The prop that claims it. */
  readonly prop: string;
  /** Continues "<prop> must ...". */
  readonly must: string;
  readonly fix: string;
}

/** For each app and each cluster it serves: who has claimed what. */
const CLAIMS = new WeakMap<IConstruct, Map<ClusterProfile, Map<string, string>>>();

/**
 * Claims all or nothing; refuses what another construct of the same app and cluster has.
 *
 * @param subject what error messages call the claimant
 */
export function claimAll(scope: IConstruct, subject: string, claims: readonly Claim[]): void {
  const taken = claimsOf(scope);
  const issues = claims
    .filter((claim) => taken.has(claim.what))
    .map((claim) => ({ prop: claim.prop, must: claim.must, got: `"${claim.what}", which "${taken.get(claim.what)}" has`, fix: claim.fix }));
  if (issues.length > 0) throw new InvalidPropsError(subject, issues);
  claims.forEach((claim) => taken.set(claim.what, scope.node.path));
}

function claimsOf(scope: IConstruct): Map<string, string> {
  const root = scope.node.root;
  const clusters = CLAIMS.get(root) ?? new Map<ClusterProfile, Map<string, string>>();
  CLAIMS.set(root, clusters);
  const profile = ClusterProfile.of(scope);
  const claims = clusters.get(profile) ?? new Map<string, string>();
  clusters.set(profile, claims);
  return claims;
}
