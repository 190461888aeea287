import { budgetViolations } from './budget';
import { configViolations } from './config';
import { identityViolations } from './identity';
import { Json } from './json';
import { ManifestSet, manifestSetOf } from './manifest-set';
import { monitorViolations } from './monitor';
import { networkPolicyViolations } from './network-policy';
import { probeViolations } from './probes';
import { resourceViolations } from './resources';
import { rolloutViolations } from './rollout';
import { routeViolations } from './route';
import { scalingViolations } from './scaling';
import { serviceViolations } from './service';
import { shutdownViolations } from './shutdown';
import { spreadViolations } from './spread';
import { stateViolations } from './state';

const TOPICS: readonly ((set: ManifestSet, minor: number) => Iterable<string>)[] = [
  identityViolations,
  rolloutViolations,
  probeViolations,
  shutdownViolations,
  resourceViolations,
  budgetViolations,
  scalingViolations,
  serviceViolations,
  routeViolations,
  monitorViolations,
  networkPolicyViolations,
  configViolations,
  spreadViolations,
  stateViolations,
];

/**
 * Every way in which plain manifests break what they promise together, one sentence each: `[topic/rule] Kind/name: what is wrong`.
 *
 * Written from the Kubernetes documentation alone and sharing no code with `src`, so that a mistaken belief must be made twice to pass.
 * `minor` is the cluster's minor version. Never throws, whatever the manifests look like.
 */
export function invariantViolations(manifests: readonly Json[], minor: number): string[] {
  const set = manifestSetOf(manifests);
  return TOPICS.flatMap(topic => [...topic(set, minor)]);
}
