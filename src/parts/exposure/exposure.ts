import { Tls } from './tls';

/** How a service is reached from outside the cluster. */
export interface ExposureOptions {
  /**
   * Where the certificate comes from. Behind a Gateway it belongs to the Gateway's listener, and this is not used.
   */
  readonly tls: Tls;

  /**
   * Path prefixes that lead to the service.
   *
   * @default ["/"]
   */
  readonly paths?: string[];

  /**
   * Further host names that lead to the service.
   *
   * @default - none
   */
  readonly aliases?: string[];

  /**
   * Annotations of the Ingress or HTTPRoute.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/**
 * Exposes a service over HTTPS.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/ingress/, https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export class Exposure {
  /** By what the cluster has: an HTTPRoute where the ClusterProfile names a Gateway, else an Ingress. */
  public static web(host: string, options: ExposureOptions): Exposure {
    return new Exposure('profile', host, options);
  }

  /** By an Ingress. */
  public static ingress(host: string, options: ExposureOptions): Exposure {
    return new Exposure('ingress', host, options);
  }

  /** By an HTTPRoute of the Gateway API. The ClusterProfile names the Gateway. */
  public static gateway(host: string, options: ExposureOptions): Exposure {
    return new Exposure('gateway', host, options);
  }

  private constructor(
    /** @internal */ public readonly _by: 'profile' | 'ingress' | 'gateway',
    /** @internal */ public readonly _host: string,
    /** @internal */ public readonly _options: ExposureOptions,
  ) {}
}
