/** A value in a Secret. */
export interface SecretKey {
  /** Name of the Secret, in the namespace of the worker. */
  readonly secretName: string;

  /** Key of the Secret. */
  readonly key: string;
}

/** Who KEDA's operator is at a cloud provider. */
export enum PodIdentityProvider {
  /** AWS, by IAM roles for service accounts or EKS Pod Identity. */
  AWS = 'aws',
  /** Azure Workload Identity. */
  AZURE_WORKLOAD = 'azure-workload',
  /** Workload Identity Federation of Google Cloud. */
  GCP = 'gcp',
}

/** Which identity KEDA takes on. */
export interface PodIdentityOptions {
  /**
   * ARN of the role to take on; AWS alone.
   *
   * @default - the role of KEDA's operator
   */
  readonly roleArn?: string;

  /**
   * Client id of the managed identity to take on; Azure alone.
   *
   * @default - the identity of KEDA's operator
   */
  readonly identityId?: string;
}

/** How KEDA shows who it is when it asks for the length of a queue. Source: https://keda.sh/docs/latest/concepts/authentication/ */
export class TriggerAuth {
  /**
   * By values of Secrets.
   *
   * @param parameters a Secret's key for each parameter of the trigger, such as `{ connection: { secretName: 'bus', key: 'connection' } }`
   */
  public static secret(parameters: { readonly [parameter: string]: SecretKey }): TriggerAuth {
    return new TriggerAuth(parameters, undefined, {});
  }

  /** By an identity at a cloud provider, without a key in the cluster. */
  public static podIdentity(provider: PodIdentityProvider, options: PodIdentityOptions = {}): TriggerAuth {
    return new TriggerAuth(undefined, provider, options);
  }

  private constructor(
    /** @internal */ public readonly _parameters: { readonly [parameter: string]: SecretKey } | undefined,
    /** @internal */ public readonly _provider: PodIdentityProvider | undefined,
    /** @internal */ public readonly _options: PodIdentityOptions,
  ) {}
}
