/** How pods are spread over zones and nodes. */
export class Spread {
  /** Evenly over zones and nodes where there is room; a full zone never keeps a pod from starting. */
  public static soft(): Spread {
    return new Spread(false);
  }

  /**
   * Wherever the scheduler likes.
   *
   * @param reason why losing one node may take all pods, in at least 10 characters
   */
  public static none(reason: string): Spread {
    return new Spread(true, reason);
  }

  private constructor(/** @internal */ public readonly _isNone: boolean, /** @internal */ public readonly _noneReason?: string) {}
}
