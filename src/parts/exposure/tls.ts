/** Where the certificate of an exposed host comes from. */
export class Tls {
  /**
   * A Secret of type kubernetes.io/tls that exists in the namespace.
   *
   * @param secretName its name
   */
  public static secret(secretName: string): Tls {
    return new Tls('secret', secretName);
  }

  /**
   * cert-manager issues and renews the certificate.
   *
   * Source: https://cert-manager.io/docs/usage/ingress/
   *
   * @param clusterIssuer name of the ClusterIssuer
   */
  public static certManager(clusterIssuer: string): Tls {
    return new Tls('cert-manager', clusterIssuer);
  }

  /**
   * Something in front of the cluster terminates TLS, and only it can reach the Ingress.
   *
   * @param reason what does, in at least 10 characters
   */
  public static terminatedUpstream(reason: string): Tls {
    return new Tls('upstream', reason);
  }

  private constructor(
    /** @internal */ public readonly _by: 'secret' | 'cert-manager' | 'upstream',
    /** @internal */ public readonly _value: string,
  ) {}
}
