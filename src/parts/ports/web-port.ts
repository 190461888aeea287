/** What a port speaks. */
export interface WebPortOptions {
  /**
   * Name of the port, in the container and in the Service.
   *
   * Range: an IANA service name of at most 15 characters.
   *
   * @default - "http", "grpc" or "tcp"
   */
  readonly name?: string;

  /**
   * Port of the Service.
   *
   * Range: 1 to 65535.
   *
   * @default - 80 for the first port, else and where the Service is headless the container port
   */
  readonly servicePort?: number;

  /**
   * Application protocol of the Service port.
   *
   * Source: https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   *
   * @default - "http", "kubernetes.io/h2c" for gRPC, none for TCP
   */
  readonly appProtocol?: string;
}

/** A port the container listens on and the Service offers. */
export class WebPort {
  /** HTTP/1.1 or HTTP over cleartext. */
  public static http(containerPort: number, options: WebPortOptions = {}): WebPort {
    return new WebPort(containerPort, { name: 'http', appProtocol: 'http', ...options }, true);
  }

  /** gRPC, which is HTTP/2 over cleartext. */
  public static grpc(containerPort: number, options: WebPortOptions = {}): WebPort {
    return new WebPort(containerPort, { name: 'grpc', appProtocol: 'kubernetes.io/h2c', ...options }, true);
  }

  /** Any other protocol over TCP. */
  public static tcp(containerPort: number, options: WebPortOptions = {}): WebPort {
    return new WebPort(containerPort, { name: 'tcp', ...options }, false);
  }

  private constructor(
    /** @internal */ public readonly _containerPort: number,
    /** @internal */ public readonly _options: WebPortOptions,
    /** @internal */ public readonly _isHttp: boolean,
  ) {}
}
