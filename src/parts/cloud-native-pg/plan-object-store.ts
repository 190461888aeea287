import { S3StorePlan } from './cnpg-input';
import { CnpgStorePlan } from './cnpg-plan';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { EnvFields } from '../containers/plan-env';

const OBJECT_STORES = 'objectstores.barmancloud.cnpg.io';

/**
 * The plugin takes backups where the cluster has it, else the operator itself, which 1.26 deprecated and 1.31 will not do.
 *
 * Source: https://cloudnative-pg.io/documentation/current/backup/, https://cloudnative-pg.io/plugin-barman-cloud/docs/migration/
 */
export function planObjectStore(name: string, s3: S3StorePlan, profile: ClusterProfile): CnpgStorePlan {
  return { byPlugin: profile.hasCustomResource(OBJECT_STORES), name, s3, env: envOf(s3) };
}

/** What the author should know of a store that the operator itself writes to. */
export const IN_TREE_NOTE = 'the operator itself takes the backups (barmanObjectStore), which CloudNativePG deprecated in 1.26 and removes in 1.31: '
  + `install its barman-cloud plugin, and add ${OBJECT_STORES} to customResources of the ClusterProfile`;

function envOf({ endpoint, region }: S3StorePlan): EnvFields[] {
  return [
    // The field for a region wants a Secret; the library takes this variable as well.
    ...(region === undefined ? [] : [{ name: 'AWS_DEFAULT_REGION', value: region }]),
    // Other implementations refuse the checksums that the library sends to Amazon.
    // Source: https://cloudnative-pg.io/plugin-barman-cloud/docs/object_stores/#s3-compatible-storage-providers
    ...(endpoint === undefined ? [] : [
      { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
      { name: 'AWS_RESPONSE_CHECKSUM_VALIDATION', value: 'when_required' },
    ]),
  ];
}
