/**
 * An image catalog of CloudNativePG: the platform team says which image a major version of PostgreSQL is.
 *
 * Source: https://cloudnative-pg.io/documentation/current/image_catalog/
 */
export class ImageCatalog {
  /**
   * A ClusterImageCatalog, for all namespaces.
   *
   * @param name its name
   */
  public static ofCluster(name: string): ImageCatalog {
    return new ImageCatalog('ClusterImageCatalog', name);
  }

  /**
   * An ImageCatalog of the namespace.
   *
   * @param name its name
   */
  public static ofNamespace(name: string): ImageCatalog {
    return new ImageCatalog('ImageCatalog', name);
  }

  private constructor(
    /** @internal */ public readonly _kind: 'ClusterImageCatalog' | 'ImageCatalog',
    /** @internal */ public readonly _name: string,
  ) {}
}
