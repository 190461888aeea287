import { podSetsBehind } from './backend';
import { entriesOf, integerOr, Json, listOf, sentenceOf, shown } from './json';
import { ManifestSet, namespaceOf, ofKind, PodSet, subjectOf } from './manifest-set';

/**
 * Sources: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 * and https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export function* stateViolations(set: ManifestSet): Iterable<string> {
  for (const podSet of set.podSets.filter(({ kind }) => kind === 'StatefulSet')) {
    yield* serviceViolations(podSet, set);
    yield* claimViolations(podSet);
  }
  for (const cronJob of ofKind(set.manifests, 'batch', 'CronJob')) yield* cronJobViolations(cronJob);
}

/** Its pods get their names from a headless Service. */
function* serviceViolations(podSet: PodSet, set: ManifestSet): Iterable<string> {
  const name = podSet.manifest.spec?.serviceName;
  const service = ofKind(set.manifests, '', 'Service').find(each => each.metadata?.name === name && namespaceOf(each) === podSet.namespace);
  if (service?.spec?.clusterIP !== 'None' || !podSetsBehind(service, set.podSets).includes(podSet)) {
    yield sentenceOf('state/service', podSet.subject, `serviceName ${shown(name)} must be a headless Service of this set that selects its pods`);
  }
}

/** What is lost with a claim is lost; and a claim template never changes, so nothing in it may follow a version. */
function* claimViolations(podSet: PodSet): Iterable<string> {
  const { spec } = podSet.manifest;
  const retention = spec?.persistentVolumeClaimRetentionPolicy;
  if (retention?.whenDeleted !== 'Retain' || retention?.whenScaled !== 'Retain') {
    yield sentenceOf('state/retention', podSet.subject, `persistentVolumeClaimRetentionPolicy must keep claims, got ${shown(retention)}`);
  }
  const selected = entriesOf(spec?.selector?.matchLabels).map(([key]) => key);
  for (const claim of listOf(spec?.volumeClaimTemplates)) {
    const moving = entriesOf(claim?.metadata?.labels).map(([key]) => key).filter(key => !selected.includes(key));
    if (moving.length > 0) yield sentenceOf('state/claim', podSet.subject, `the claim template ${claim.metadata.name} is immutable, so it may have no label that changes: ${moving.join(', ')}`);
  }
}

function* cronJobViolations(cronJob: Json): Iterable<string> {
  const subject = subjectOf(cronJob);
  const { spec } = cronJob;
  const job = spec?.jobTemplate?.spec;
  // The controller appends 11 characters to make the names of Jobs, which are labels.
  if (String(cronJob.metadata?.name).length > 52) yield sentenceOf('job/name', subject, 'the name must have at most 52 characters');
  if (spec?.concurrencyPolicy !== 'Forbid') yield sentenceOf('job/concurrency', subject, `concurrencyPolicy must be Forbid, got ${shown(spec?.concurrencyPolicy)}`);
  if (!(integerOr(spec?.startingDeadlineSeconds, NaN) >= 10)) {
    yield sentenceOf('job/deadline', subject, `startingDeadlineSeconds must be at least 10, how often the controller looks, got ${shown(spec?.startingDeadlineSeconds)}`);
  }
  if (!(integerOr(job?.activeDeadlineSeconds, NaN) >= 1)) yield sentenceOf('job/end', subject, 'activeDeadlineSeconds must be written, or a Job that hangs holds back all that follow');
  if (!(integerOr(spec?.failedJobsHistoryLimit, 1) >= 1)) yield sentenceOf('job/history', subject, 'failedJobsHistoryLimit must keep a failed Job, or nobody learns why it failed');
  if (job?.template?.spec?.restartPolicy !== 'Never') yield sentenceOf('job/restart', subject, `restartPolicy must be Never, so that the logs of each attempt stay, got ${shown(job?.template?.spec?.restartPolicy)}`);
}
