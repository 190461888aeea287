/**
 * What a new cluster starts from: the backups another cluster left in the object store.
 *
 * A cluster is never restored in place. Restore under a new name, then move the clients.
 * Source: https://cloudnative-pg.io/documentation/current/recovery/
 */
export class Recovery {
  /**
   * The newest backup, and the whole write-ahead log after it.
   *
   * @param clusterName name of the cluster that wrote the backups; it is a folder of the object store
   */
  public static latest(clusterName: string): Recovery {
    return new Recovery(clusterName, undefined);
  }

  /**
   * The state at a point in time. The restore fails where the archive holds no transaction after it.
   *
   * @param clusterName name of the cluster that wrote the backups
   * @param time the point in time by RFC 3339, with its zone: `2030-01-31T12:00:00Z`
   */
  public static toTime(clusterName: string, time: string): Recovery {
    return new Recovery(clusterName, time);
  }

  private constructor(
    /** @internal */ public readonly _clusterName: string,
    /** @internal */ public readonly _time: string | undefined,
  ) {}
}
