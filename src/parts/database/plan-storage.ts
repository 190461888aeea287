import { Size } from 'cdk8s';
import { DatabaseStorage } from './database-storage';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { flagOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';
import { ClaimAccess } from '../volumes/pod-volume';

export interface StoragePlan {
  /** As a quantity. */
  readonly size: string;
  readonly storageClass?: string;
  readonly access: ClaimAccess;
  readonly note?: string;
}

const LEAST = Quantity.parse('1Gi');
const ACCESS = [ClaimAccess.READ_WRITE_ONCE, ClaimAccess.READ_WRITE_ONCE_POD];

export function planStorage(storage: DatabaseStorage, profile: ClusterProfile, issues: IssueList): StoragePlan {
  const nothing = { size: LEAST.toString(), access: ClaimAccess.READ_WRITE_ONCE };
  if (!isStruct(issues, 'storage', storage, { size: true, storageClass: true, expandable: true, access: true })) return nothing;
  const size = storage.size instanceof Size ? trySizeQuantity(storage.size) : undefined;
  if (size === undefined || size.isLessThan(LEAST)) {
    issues.add({ prop: 'storage.size', must: `be a size of at least ${LEAST} in whole bytes`, got: shown(storage.size), fix: 'write Size.gibibytes(20)' });
  }
  const access = storage.access ?? ClaimAccess.READ_WRITE_ONCE;
  if (!ACCESS.includes(access)) {
    issues.add({ prop: 'storage.access', must: 'be ClaimAccess.READ_WRITE_ONCE or READ_WRITE_ONCE_POD, because two servers on one disk destroy it', got: shown(storage.access) });
  }
  return {
    size: (size ?? LEAST).toString(),
    storageClass: isDnsSubdomain(storage.storageClass) ? storage.storageClass : undefined,
    access,
    note: planClass(storage, profile, issues),
  };
}

/** Whether the disk can grow, as far as anybody knows; gives what the author should know. */
function planClass(storage: DatabaseStorage, profile: ClusterProfile, issues: IssueList): string | undefined {
  const wanted = storage.storageClass;
  const mustGrow = storage.expandable === undefined || flagOf(issues, 'storage.expandable', storage.expandable);
  if (wanted !== undefined && !isDnsSubdomain(wanted)) {
    issues.add({ prop: 'storage.storageClass', must: 'be the name of a StorageClass', got: shown(wanted) });
    return undefined;
  }
  const classes = profile.storageClasses;
  if (classes === undefined) return mustGrow ? 'whether the disk can grow is unknown: list storageClasses in the ClusterProfile' : 'a full disk means a migration: storage.expandable is false';
  const found = wanted === undefined ? classes.find(({ isDefault }) => isDefault === true) : classes.find(({ name }) => name === wanted);
  const names = classes.map(({ name }) => name).join(', ') || 'none';
  if (found === undefined) {
    const got = wanted === undefined ? 'nothing, and the cluster has no default' : shown(wanted);
    issues.add({ prop: 'storage.storageClass', must: `be one of the classes of the cluster: ${names}`, got });
    return undefined;
  }
  if (!mustGrow) return 'a full disk means a migration: storage.expandable is false';
  if (found.expandable !== true) {
    const growing = classes.filter(({ expandable }) => expandable === true).map(({ name }) => name).join(', ') || 'none';
    issues.add({
      prop: 'storage.storageClass',
      must: `let the disk grow, which these classes do: ${growing}`,
      got: `${shown(found.name)}${wanted === undefined ? ', the default' : ''}`,
      fix: 'choose one of them, or accept a migration with expandable: false',
    });
  }
  return undefined;
}
