import { SecretKeyPlan } from './cnpg-input';
import { CnpgStorePlan } from './cnpg-plan';
import { EnvFields } from '../containers/plan-env';

export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';

/** Files of log that are fetched and sent at a time. Source: https://cloudnative-pg.io/documentation/current/recovery/ */
const PARALLEL_LOG = 8;

/**
 * What the plugin's container may take, request and limit in one: without them the pods are not Guaranteed.
 * It restores too, in one process: a whole CPU, because a fifth of one does not read RESTORE_MEBIBYTES_PER_SECOND. Own judgement.
 */
const PLUGIN_RESOURCES = { 'cpu': '1', 'memory': '512Mi', 'ephemeral-storage': '512Mi' };

/** Where to, and how. The plugin and the operator take the same. */
export interface BarmanFields {
  readonly destinationPath: string;
  readonly endpointURL?: string;
  readonly serverName?: string;
  readonly s3Credentials: { readonly inheritFromIAMRole: true } | { readonly accessKeyId: SecretKeyPlan; readonly secretAccessKey: SecretKeyPlan };
  readonly wal: { readonly compression: string; readonly maxParallel: number };
}

/** @param serverName the folder below the path, where it is not the name of the cluster; the plugin has its own word for it */
export function barmanFieldsOf({ s3 }: CnpgStorePlan, serverName?: string): BarmanFields {
  return {
    destinationPath: `s3://${s3.bucket}/${s3.path}`,
    ...(s3.endpoint === undefined ? {} : { endpointURL: s3.endpoint }),
    ...(serverName === undefined ? {} : { serverName }),
    s3Credentials: s3.credentials === undefined ? { inheritFromIAMRole: true } : { ...s3.credentials },
    // A switch of log on a quiet server is 16 MiB of nothing: 4.5 GiB a day at one each 5 minutes.
    wal: { compression: 'gzip', maxParallel: PARALLEL_LOG },
  };
}

/** The spec of an ObjectStore. Source: https://cloudnative-pg.io/plugin-barman-cloud/docs/plugin-barman-cloud.v1/ */
export interface ObjectStoreFields {
  readonly configuration: BarmanFields;
  readonly retentionPolicy?: string;
  readonly instanceSidecarConfiguration: {
    readonly env?: readonly EnvFields[];
    readonly resources: { readonly requests: typeof PLUGIN_RESOURCES; readonly limits: typeof PLUGIN_RESOURCES };
  };
}

export function objectStoreFieldsOf(store: CnpgStorePlan, retention?: string): ObjectStoreFields {
  return {
    configuration: barmanFieldsOf(store),
    ...(retention === undefined ? {} : { retentionPolicy: retention }),
    instanceSidecarConfiguration: {
      ...(store.env.length === 0 ? {} : { env: store.env }),
      resources: { requests: PLUGIN_RESOURCES, limits: PLUGIN_RESOURCES },
    },
  };
}

/** How a cluster names the server whose backups it reads. */
export function externalClusterOf(store: CnpgStorePlan, serverName: string): { readonly [field: string]: unknown } {
  return store.byPlugin
    ? { name: ORIGIN, plugin: { name: BARMAN_PLUGIN, parameters: { barmanObjectName: store.name, serverName } } }
    : { name: ORIGIN, barmanObjectStore: barmanFieldsOf(store, serverName) };
}

/** What a cluster calls the server it starts from. */
export const ORIGIN = 'origin';
