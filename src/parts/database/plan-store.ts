import { BackupStore, S3StoreOptions } from './backup-policy';
import { DatabaseMode } from './database-mode';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { textOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';
import { EnvFields } from '../containers/plan-env';
import { planImage } from '../containers/plan-image';
import { ExternalSecretPlan, planSecretRef } from '../secrets/plan-secrets';

export interface StorePlan {
  /** Set where backups lie on a volume. */
  readonly claimName?: string;
  /** Set where they lie in a bucket. */
  readonly s3?: S3Plan;
}

export interface S3Plan {
  readonly bucket: string;
  readonly path: string;
  /** Whether the path is the name of the database, because the author gave none. */
  readonly isPathByName: boolean;
  readonly endpoint?: string;
  readonly region?: string;
  /** Absent with CloudNativePG. */
  readonly image?: string;
  /** Variables with the keys; none where the pods have a cloud identity. */
  readonly credentials: readonly EnvFields[];
  readonly externalSecrets: readonly ExternalSecretPlan[];
}

export const ACCESS_KEY_ID = 'AWS_ACCESS_KEY_ID';
export const SECRET_ACCESS_KEY = 'AWS_SECRET_ACCESS_KEY';
const AT = 'backup.store';
const NOTHING: StorePlan = { claimName: 'invalid' };

export interface StoreInput {
  readonly mode: DatabaseMode;
  /** Of the database. */
  readonly name: string;
}

export function planStore(store: BackupStore, input: StoreInput, profile: ClusterProfile, issues: IssueList): StorePlan {
  if (!(store instanceof BackupStore)) {
    issues.add({ prop: AT, must: 'say where backups are kept', got: shown(store), fix: 'write BackupStore.s3({...}) or BackupStore.volume(claimName)' });
    return NOTHING;
  }
  if (store._by === 's3') return planS3(store._s3, input, profile, issues);
  if (input.mode === DatabaseMode.CNPG) {
    issues.add({ prop: AT, must: 'be BackupStore.s3 with CloudNativePG, which archives to buckets', got: 'BackupStore.volume' });
  }
  if (!isDnsSubdomain(store._claimName)) issues.add({ prop: AT, must: 'be the name of a PersistentVolumeClaim', got: shown(store._claimName) });
  return { claimName: isDnsSubdomain(store._claimName) ? store._claimName : 'invalid' };
}

const KNOWN = { bucket: true, path: true, endpoint: true, region: true, credentials: true, image: true } as const;
/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PATH = /^[A-Za-z0-9!_.*'()-]+(?:\/[A-Za-z0-9!_.*'()-]+)*$/;

function planS3(options: S3StoreOptions | undefined, { mode, name }: StoreInput, profile: ClusterProfile, issues: IssueList): StorePlan {
  if (!isStruct(issues, AT, options, KNOWN)) return NOTHING;
  const { bucket, path = name, endpoint, region } = options;
  if (typeof bucket !== 'string' || !BUCKET.test(bucket)) issues.add({ prop: `${AT}.bucket`, must: 'be the name of a bucket', got: shown(bucket) });
  if (typeof path !== 'string' || !PATH.test(path)) issues.add({ prop: `${AT}.path`, must: 'be a folder without "/" at its ends', got: shown(path) });
  if (endpoint !== undefined && (typeof endpoint !== 'string' || !/^https?:\/\/[^\s/@]+\/?$/.test(endpoint))) {
    issues.add({ prop: `${AT}.endpoint`, must: 'be an address with its scheme and nothing after its port', got: shown(endpoint), fix: 'write "https://minio.example.com"' });
  }
  const secret = options.credentials === undefined ? undefined : planSecretRef(`${AT}.credentials`, options.credentials, name, profile, issues);
  const variables = secret?.env.map((variable) => variable.name) ?? [];
  if (secret !== undefined && !issues.concerns(`${AT}.credentials`) && [ACCESS_KEY_ID, SECRET_ACCESS_KEY].some((variable) => !variables.includes(variable))) {
    issues.add({
      prop: `${AT}.credentials`,
      must: `give the variables ${ACCESS_KEY_ID} and ${SECRET_ACCESS_KEY}`,
      got: variables.join(', ') || 'none',
      fix: `write SecretRef.existing('bucket', { env: { ${ACCESS_KEY_ID}: 'id', ${SECRET_ACCESS_KEY}: 'key' } })`,
    });
  }
  return {
    s3: {
      bucket: textOr(bucket),
      path: textOr(path),
      isPathByName: options.path === undefined,
      endpoint,
      region: region === undefined ? undefined : textOf(issues, `${AT}.region`, region),
      image: planStoreImage(options.image, mode, issues),
      credentials: secret?.env ?? [],
      externalSecrets: secret?.externalSecrets ?? [],
    },
  };
}

/** What was refused is no text that others could read. */
function textOr(value: unknown): string {
  return typeof value === 'string' ? value : 'invalid';
}

/** One program serves clusters with the operator and without: what CloudNativePG does not need is checked and not used. */
function planStoreImage(image: string | undefined, mode: DatabaseMode, issues: IssueList): string | undefined {
  const prop = `${AT}.image`;
  if (image !== undefined) planImage(prop, image, issues);
  else if (mode === DatabaseMode.NATIVE) issues.add({ prop, must: 'be an image with the aws command', got: 'nothing', fix: 'write "public.ecr.aws/aws-cli/aws-cli:2.17.0"' });
  return mode === DatabaseMode.NATIVE ? image : undefined;
}
