import { Duration } from 'cdk8s';
import { ISecret } from 'cdk8s-plus-27';

/** How the container gets a secret. Give mountPath, env or both. */
export interface SecretUse {
  /**
   * Absolute path of a folder; every key becomes a file in it. Files do not leak into dumps and child processes.
   *
   * @default - not mounted
   */
  readonly mountPath?: string;

  /**
   * Environment variables, each with the key it takes.
   *
   * @default - none
   */
  readonly env?: { readonly [variable: string]: string };
}

/** A secret that External Secrets Operator copies from a store. */
export interface ExternalSecretOptions extends SecretUse {
  /**
   * Name of the ExternalSecret and of the Secret it makes.
   *
   * @default - the name of the service and `-secrets`
   */
  readonly name?: string;

  /** Name of the store. */
  readonly store: string;

  /**
   * Whether the store is a SecretStore of the namespace, and no ClusterSecretStore.
   *
   * @default false
   */
  readonly namespacedStore?: boolean;

  /** For each key of the Secret the path of the value in the store; `path#property` takes one property. */
  readonly keys: { readonly [key: string]: string };

  /**
   * How often the store is asked.
   *
   * Unit: whole seconds. Range: 10 seconds to 30 days.
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/** A secret that the Secrets Store CSI driver mounts. It never becomes a Secret object. */
export interface CsiSecretOptions {
  /** Name of the SecretProviderClass. */
  readonly providerClass: string;

  /** Absolute path of the folder it is mounted at. */
  readonly mountPath: string;
}

/** A secret by reference; its value never enters the YAML. */
export class SecretRef {
  /** A Secret that exists in the namespace. */
  public static existing(secretName: string, use: SecretUse): SecretRef {
    return new SecretRef({ by: 'existing', secretName, options: use });
  }

  /** A Secret of cdk8s-plus, such as `Secret.fromSecretName(...)`. */
  public static of(secret: ISecret, use: SecretUse): SecretRef {
    return new SecretRef({ by: 'existing', secretName: secret?.name, options: use });
  }

  /** A secret that External Secrets Operator copies from a store. Source: https://external-secrets.io/latest/api/externalsecret/ */
  public static external(options: ExternalSecretOptions): SecretRef {
    return new SecretRef({ by: 'external', options });
  }

  /** A secret that the Secrets Store CSI driver mounts. Source: https://secrets-store-csi-driver.sigs.k8s.io/concepts.html */
  public static csi(options: CsiSecretOptions): SecretRef {
    return new SecretRef({ by: 'csi', options });
  }

  private constructor(/** @internal */ public readonly _spec: SecretRefSpec) {}
}

/** @internal */
export interface SecretRefSpec {
  readonly by: 'existing' | 'external' | 'csi';
  readonly secretName?: string;
  readonly options: Partial<ExternalSecretOptions & CsiSecretOptions>;
}
