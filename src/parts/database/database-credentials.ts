import { Duration } from 'cdk8s';

/** Which keys of a Secret hold the passwords of a database. */
export interface CredentialKeys {
  /**
   * Key with the password of the user that clients use. Redis has this one alone.
   *
   * @default "password"
   */
  readonly password?: string;

  /**
   * Key with the password of the superuser, which initializes, backs up and restores. Clients never get it.
   *
   * @default "admin-password"
   */
  readonly adminPassword?: string;
}

/** Passwords of a database that External Secrets Operator copies from a store. */
export interface ExternalCredentialsOptions {
  /** Name of the store. */
  readonly store: string;

  /** Path in the store of the password of the user that clients use; `path#property` takes one property. */
  readonly password: string;

  /**
   * Path in the store of the password of the superuser; `path#property` takes one property.
   *
   * @default - none, which only Redis and custom engines accept
   */
  readonly adminPassword?: string;

  /**
   * Whether the store is a SecretStore of the namespace, and no ClusterSecretStore.
   *
   * @default false
   */
  readonly namespacedStore?: boolean;

  /**
   * How often the store is asked. The database does not take a new password by itself.
   *
   * Unit: whole seconds. Range: 10 seconds to 30 days.
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/** Who may log in to a database: passwords by reference; their values never enter the YAML. */
export class DatabaseCredentials {
  /** A Secret that exists in the namespace. */
  public static existing(secretName: string, keys: CredentialKeys = {}): DatabaseCredentials {
    return new DatabaseCredentials('existing', secretName, keys, undefined);
  }

  /** A Secret `<name>-credentials` that External Secrets Operator makes. Source: https://external-secrets.io/latest/api/externalsecret/ */
  public static external(options: ExternalCredentialsOptions): DatabaseCredentials {
    return new DatabaseCredentials('external', undefined, {}, options);
  }

  private constructor(
    /** @internal */ public readonly _by: 'existing' | 'external',
    /** @internal */ public readonly _secretName: string | undefined,
    /** @internal */ public readonly _keys: CredentialKeys,
    /** @internal */ public readonly _external: ExternalCredentialsOptions | undefined,
  ) {}
}
