import { Duration } from 'cdk8s';

/** How often and how patiently a probe asks. */
export interface HealthOptions {
  /**
   * Container port the probe asks.
   *
   * Range: one of the declared ports.
   *
   * @default - the first port
   */
  readonly port?: number;

  /**
   * Time between two probes.
   *
   * Unit: whole seconds. Range: 1 second to 5 minutes.
   *
   * @default - readiness 5 seconds, liveness 10 seconds
   */
  readonly period?: Duration;

  /**
   * Time a probe may take before it counts as failed.
   *
   * Unit: whole seconds. Range: 1 second to the period.
   *
   * @default Duration.seconds(2)
   */
  readonly timeout?: Duration;

  /**
   * Failures in a row before Kubernetes acts: it takes the pod out of the Service (readiness) or restarts the container (liveness).
   *
   * Range: 1 to 100.
   *
   * @default - readiness 3, liveness 6
   */
  readonly failureThreshold?: number;
}

/** A probe over HTTP. */
export interface HttpHealthOptions extends HealthOptions {
  /**
   * Request headers.
   *
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string };

  /**
   * Whether to ask over HTTPS; the certificate is not verified.
   *
   * @default false
   */
  readonly https?: boolean;
}

/** A probe by the gRPC health checking protocol. */
export interface GrpcHealthOptions extends HealthOptions {
  /**
   * Name of the service to ask about.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/** How to ask a container whether it is well. Source: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export class Health {
  /** Asks by HTTP GET; statuses 200 to 399 are well. */
  public static http(path: string, options: HttpHealthOptions = {}): Health {
    return new Health('http', options, path);
  }

  /** Asks by opening a TCP connection. */
  public static tcp(options: HealthOptions = {}): Health {
    return new Health('tcp', options);
  }

  /** Asks by the gRPC health checking protocol. Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
  public static grpc(options: GrpcHealthOptions = {}): Health {
    return new Health('grpc', options);
  }

  /** Asks by running a command in the container; exit status 0 is well. */
  public static exec(command: string[], options: HealthOptions = {}): Health {
    return new Health('exec', options, undefined, command);
  }

  /**
   * Does not ask. Only liveness may be declined: without it a wedged process runs on until somebody notices.
   *
   * @param reason why, in at least 10 characters
   */
  public static declined(reason: string): Health {
    return new Health('declined', {}, undefined, undefined, reason);
  }

  private constructor(
    /** @internal */ public readonly _by: 'http' | 'tcp' | 'grpc' | 'exec' | 'declined',
    /** @internal */ public readonly _options: HttpHealthOptions & GrpcHealthOptions,
    /** @internal */ public readonly _path?: string,
    /** @internal */ public readonly _command?: string[],
    /** @internal */ public readonly _reason?: string,
  ) {}
}
