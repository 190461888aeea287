import { PercentOrAbsolute } from 'cdk8s-plus-27';

/** How many pods a rolling update may add and take away. */
export interface RollingOptions {
  /**
   * Pods above the wanted number while new ones start. Percentages round up.
   *
   * @default PercentOrAbsolute.percent(25)
   */
  readonly maxSurge?: PercentOrAbsolute;

  /**
   * Pods below the wanted number. Percentages round down.
   *
   * @default PercentOrAbsolute.absolute(0)
   */
  readonly maxUnavailable?: PercentOrAbsolute;
}

/** How new pods replace old ones. Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
export class Rollout {
  /** New pods turn ready before old ones end. */
  public static rolling(options: RollingOptions = {}): Rollout {
    return new Rollout(options, undefined);
  }

  /**
   * All old pods end before the first new one starts: a rollout is downtime.
   *
   * @param reason why two versions may not run side by side, in at least 10 characters
   */
  public static recreate(reason: string): Rollout {
    return new Rollout(undefined, reason);
  }

  private constructor(
    /** @internal */ public readonly _rolling: RollingOptions | undefined,
    /** @internal */ public readonly _recreateReason: string | undefined,
  ) {}
}
