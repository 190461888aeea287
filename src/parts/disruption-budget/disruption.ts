import { PercentOrAbsolute } from 'cdk8s-plus-27';

/**
 * How many pods a drain, an upgrade or a scale-in of nodes may take at once.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class Disruption {
  /** At most so many pods down. Percentages round up. */
  public static maxUnavailable(share: PercentOrAbsolute): Disruption {
    return new Disruption('maxUnavailable', share);
  }

  /** At least so many pods up. Percentages round up. */
  public static minAvailable(share: PercentOrAbsolute): Disruption {
    return new Disruption('minAvailable', share);
  }

  /**
   * No budget: a drain may take every pod at once.
   *
   * @param reason why that is fine, in at least 10 characters
   */
  public static declined(reason: string): Disruption {
    return new Disruption('declined', undefined, reason);
  }

  private constructor(
    /** @internal */ public readonly _field: 'maxUnavailable' | 'minAvailable' | 'declined',
    /** @internal */ public readonly _share: PercentOrAbsolute | undefined,
    /** @internal */ public readonly _reason?: string,
  ) {}
}
