import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { Rollout } from './rollout';
import { ReplicaRange } from '../replica-range';

const QUARTER = PercentOrAbsolute.percent(25);
const NONE = PercentOrAbsolute.absolute(0);
const ONE = PercentOrAbsolute.absolute(1);

/**
 * How workers are replaced where their author does not say. Nobody calls them, so a quarter may be missing for a while.
 *
 * Every member that joins or leaves a Kafka group hands partitions over, and one beyond the partitions idles: there one is replaced at a time,
 * and only a single worker gets its successor first. Own judgement.
 */
export function workerRolloutOf(isKafka: boolean, range: ReplicaRange): Rollout {
  if (!isKafka) return Rollout.rolling({ maxSurge: QUARTER, maxUnavailable: QUARTER });
  return range.min >= 2 ? Rollout.rolling({ maxSurge: NONE, maxUnavailable: ONE }) : Rollout.rolling({ maxSurge: ONE, maxUnavailable: NONE });
}
