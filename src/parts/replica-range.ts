/** The numbers of pods there may be: one number where replicas are fixed, an interval where an autoscaler decides. */
export interface ReplicaRange {
  readonly min: number;
  readonly max: number;
}
