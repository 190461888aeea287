import { CnpgInput, S3StorePlan } from './cnpg-input';
import { CnpgRecoveryPlan } from './cnpg-plan';
import { planObjectStore } from './plan-object-store';
import { Recovery } from './recovery-source';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { isDns1035Label } from '../../values/dns-name';

const PROP = 'cnpg.restoreFrom';

export function planRecoverySource(input: CnpgInput, profile: ClusterProfile, issues: IssueList): CnpgRecoveryPlan | undefined {
  const recovery = input.options?.restoreFrom;
  if (recovery === undefined) return undefined;
  if (!(recovery instanceof Recovery)) {
    issues.add({ prop: PROP, must: "be Recovery.latest('cluster') or Recovery.toTime('cluster', time)", got: shown(recovery) });
    return undefined;
  }
  const serverName = recovery._clusterName;
  if (!isDns1035Label(serverName)) issues.add({ prop: PROP, must: 'name the cluster that wrote the backups', got: shown(serverName) });
  const s3 = input.restoreStore ?? input.backup?.store;
  if (s3 === undefined) {
    issues.add({ prop: PROP, must: 'have a store to read from', got: 'no backup policy', fix: 'give the database a BackupPolicy with the store' });
    return undefined;
  }
  const hasOwnStore = !isSameStore(s3, input.backup?.store);
  if (serverName === input.name && !hasOwnStore) {
    // The operator finds the old log where it wants to write, and stops: "Expected empty archive".
    issues.add({ prop: PROP, must: 'name another cluster than this one, whose backups this one would write over', got: shown(serverName), fix: 'restore under a new name, then move the clients' });
  }
  return {
    store: planObjectStore(`${input.name}-${hasOwnStore ? 'origin' : 'store'}`, s3, profile),
    serverName,
    hasOwnStore,
    ...(recovery._time === undefined ? {} : { targetTime: planTime(recovery._time, issues) }),
  };
}

function isSameStore(a: S3StorePlan, b: S3StorePlan | undefined): boolean {
  return b !== undefined && a.bucket === b.bucket && a.path === b.path && a.endpoint === b.endpoint;
}

/** By RFC 3339, zone included: without one the operator takes UTC, and the author perhaps did not. */
function planTime(time: string, issues: IssueList): string {
  const match = typeof time === 'string' ? TIME.exec(time) : null;
  const [, day = '', hours = '', minutes = '', seconds = '', zoneHours = '0', zoneMinutes = '0'] = match ?? [];
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60 && Number(zoneHours) < 24 && Number(zoneMinutes) < 60;
  if (match !== null && isTime && isDay(day)) return time;
  issues.add({ prop: PROP, must: 'give a time by RFC 3339 with its zone', got: shown(time), fix: 'write "2030-01-31T12:00:00Z"' });
  return '';
}

const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d):(\d\d))$/;

/** Not the thirtieth of February. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
