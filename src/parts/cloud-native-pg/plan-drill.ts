import { CnpgDrillInput, CnpgInput } from './cnpg-input';
import { CnpgDrillPlan } from './cnpg-plan';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { planImage } from '../containers/plan-image';
import { dnsEdgeOf } from '../network-guard/plan-network-guard';

/** How long each step of removing a scratch cluster may take: to clear what is left, to wait until each of its disks is gone, to remove at the end. Own judgement. */
export const CLEAN_SECONDS = 300;

/** What the image of the restored cluster, the disks and the first start take before anything can be asked. Own judgement. */
const LEAST_ANSWER_SECONDS = 600;

/** The first minor whose kubectl is published as an image. Source: https://github.com/kubernetes/sig-release/pull/2260 */
const FIRST_IMAGE_MINOR = 28;

/** The user `postgres` of the operator's images. Source: https://cloudnative-pg.io/documentation/current/security/ */
export const POSTGRES_ID = 26;

export function planDrill(input: CnpgInput, profile: ClusterProfile, issues: IssueList): CnpgDrillPlan | undefined {
  const { drill } = input;
  if (drill === undefined) return undefined;
  if (input.backup === undefined) {
    issues.add({ prop: 'restoreDrill', must: 'have a backup to restore', got: 'a database without', fix: 'give the database a BackupPolicy, or leave restoreDrill out' });
    return undefined;
  }
  const image = input.options?.drillImage;
  if (image !== undefined) planImage('cnpg.drillImage', image, issues);
  const name = `${input.name}-drill`;
  const disks = disksOf(name, input);
  return {
    name,
    schedule: drill.schedule,
    timeZone: drill.timeZone,
    query: drill.query,
    timeoutSeconds: drill.timeoutSeconds,
    answerSeconds: answerSecondsOf(drill, (disks.length + 2) * CLEAN_SECONDS, issues),
    kubectlImage: image ?? `registry.k8s.io/kubectl:v1.${Math.max(profile.minor, FIRST_IMAGE_MINOR)}.0`,
    disks,
    dns: dnsEdgeOf(profile),
    ...(profile.assignsUserIds ? {} : { userId: POSTGRES_ID }),
  };
}

/** They stay until their pod is gone: a pod left over must not answer for the next one. Source of the names: https://cloudnative-pg.io/documentation/current/storage/ */
function disksOf(name: string, { options }: CnpgInput): CnpgDrillPlan['disks'] {
  const data = { claim: `${name}-1`, step: 'settle' };
  return options?.walStorage === undefined ? [data] : [data, { claim: `${name}-1-wal`, step: 'settle-wal' }];
}

function answerSecondsOf({ timeoutSeconds }: CnpgDrillInput, cleanSeconds: number, issues: IssueList): number {
  const left = timeoutSeconds - cleanSeconds;
  if (left >= LEAST_ANSWER_SECONDS) return left;
  const least = LEAST_ANSWER_SECONDS + cleanSeconds;
  issues.add({ prop: 'restoreDrill.timeout', must: `be ${least}s or more, because a cluster is made, asked and removed in it`, got: `"${timeoutSeconds}s"` });
  return LEAST_ANSWER_SECONDS;
}
