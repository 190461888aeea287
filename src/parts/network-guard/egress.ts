/** Where the pods may connect to. */
export enum Egress {
  /** Anywhere. */
  OPEN = 'open',
  /** To the cluster DNS, to what `allowTo` names and to what `connectTo` connected; nowhere else. */
  DECLARED = 'declared',
}
