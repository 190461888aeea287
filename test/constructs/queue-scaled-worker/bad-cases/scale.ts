import { Duration } from 'cdk8s';
import { PercentOrAbsolute, Replicas } from 'cdk8s-plus-27';
import { Disruption, Health, QueueSource, QueueTarget, Rollout, TriggerAuth, WorkerMode, WorkerScaler } from '../../../../src';
import { WITH_ADAPTER } from '../made';
import { BadCases } from './bad-case';

const OBJECTIVE = { maxLatency: Duration.minutes(1), arrivalRate: 0.3 };
const JOB = { mode: WorkerMode.JOB };

export const BAD_SCALE: BadCases = {
  'a target as a number': {
    props: { target: 10 },
    issues: ['target must be a QueueTarget, got 10 (write QueueTarget.messagesPerPod(10) or QueueTarget.objective({...}))'],
  },
  'half a message for each pod': {
    props: { target: QueueTarget.messagesPerPod(0.5) },
    issues: ['target.messagesPerPod must be a whole number from 1 to 1000000, got 0.5'],
  },
  'no message for a pod': {
    props: { target: QueueTarget.messagesPerPod(0) },
    issues: ['target.messagesPerPod must be a whole number from 1 to 1000000, got 0'],
  },
  'a latency shorter than the work': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, maxLatency: Duration.seconds(19) }) },
    issues: ['target.maxLatency must be at least 20s: no message is done in less than its 20s of work, got "19s"'],
  },
  'a latency that leaves no time to be seen waiting': {
    props: { source: QueueSource.redisList({ address: 'redis:6379', list: 'l' }), target: QueueTarget.objective({ ...OBJECTIVE, maxLatency: Duration.seconds(39) }) },
    issues: ['target.maxLatency must be at least 40s: no message is done in less than its 20s of work, and one that waits is seen only while it waits, got "39s"'],
  },
  'arrivals that all pods together just keep up with': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, arrivalRate: 0.4 }) },
    issues: ['target.arrivalRate must need fewer than maxReplicas 8 pods, or what has piled up is never worked off, got 0.4 messages/s x 20s / concurrency 1 = 8 pods (set maxReplicas to 9 or more)'],
  },
  'arrivals of ten times what pods can do': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, arrivalRate: 8, concurrency: 2 }) },
    issues: ['target.arrivalRate must need fewer than maxReplicas 8 pods, or what has piled up is never worked off, got 8 messages/s x 20s / concurrency 2 = 80 pods (set maxReplicas to 81 or more)'],
  },
  'NaN arrivals': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, arrivalRate: NaN }) },
    issues: ['target.arrivalRate must be a number of messages per second above 0, up to 1000000, got NaN'],
  },
  'work that takes longer on average than at most': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, averageTime: Duration.seconds(21) }) },
    issues: ['target.averageTime must be 1s to 20s, in whole seconds, got "21s"'],
  },
  'two and a half messages at a time': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, concurrency: 2.5 }) },
    issues: ['target.concurrency must be a whole number from 1 to 10000, got 2.5'],
  },
  'a misspelt option of an objective': {
    props: { target: QueueTarget.objective({ ...OBJECTIVE, maxLatencey: Duration.minutes(1) } as never) },
    issues: ['target.maxLatencey must be a known prop, got "60s" (did you mean maxLatency?)'],
  },
  'a Job with an objective': {
    props: { ...JOB, target: QueueTarget.objective(OBJECTIVE) },
    issues: ['target must say how many messages each Job takes, because a Job ends with them, got QueueTarget.objective (use QueueTarget.messagesPerPod(1))'],
  },

  'no processing time': {
    props: { processingTime: undefined },
    issues: ['processingTime must be 1s to 86400s, in whole seconds, got nothing (write Duration.seconds(n))'],
  },
  'work of 31 minutes that a scale-in may end': {
    props: { source: QueueSource.kafka({ bootstrapServers: ['k:9092'], consumerGroup: 'g', topic: 't', partitions: 9, maxPollInterval: Duration.hours(1) }), processingTime: Duration.minutes(31) },
    issues: ['processingTime must be at most 1800s where an autoscaler ends pods, because its longest window of 3600s has to outlast the work 2 times, got "1860s" (use mode: WorkerMode.JOB)'],
  },
  'work of two days': {
    props: { ...JOB, processingTime: Duration.days(2) },
    issues: ['processingTime must be 1s to 86400s, in whole seconds, got "172800s"'],
  },
  'less time after SIGTERM than the work takes': {
    props: { shutdownTimeout: Duration.seconds(19) },
    issues: ['shutdownTimeout must be at least processingTime 20s, or SIGKILL ends work that is then done twice, got "19s" (leave it out)'],
  },
  'less grace than the work takes': {
    props: { terminationGracePeriod: Duration.seconds(19) },
    issues: ['terminationGracePeriod must be at least shutdownTimeout 20s, or SIGKILL ends work that is then done twice, got "19s" (leave it out: 35s is derived)'],
  },
  'grace of a day': {
    props: { terminationGracePeriod: Duration.days(1) },
    issues: ['terminationGracePeriod must be 1s to 7200s, in whole seconds, got "86400s"'],
  },
  'a scale-in window shorter than twice the work': {
    props: { scaleDown: { stabilizationWindow: Duration.seconds(39) } },
    issues: ['scaleDown.stabilizationWindow must be at least 2 x processingTime 20s = 40s, or pods are ended in the middle of their work over and over, got "39s" (leave it out: 300s is derived)'],
  },
  'a policy that changes nothing': {
    props: { scaleUp: { policies: [{ replicas: Replicas.absolute(0) }] } },
    issues: ['scaleUp.policies[0].replicas must be a whole number from 1 to 100000, got 0'],
  },

  'no maximum': {
    props: { maxReplicas: undefined },
    issues: ['maxReplicas must be a whole number from 1 to 5000, got nothing'],
  },
  'a maximum of none': {
    props: { maxReplicas: 0 },
    issues: ['maxReplicas must be a whole number from 1 to 5000, got 0'],
  },
  'more at least than at most': {
    props: { minReplicas: 9 },
    issues: ['minReplicas must be at most maxReplicas 8, got 9'],
  },
  'an HPA that scales to zero': {
    props: { minReplicas: 0 },
    profile: WITH_ADAPTER,
    issues: ['minReplicas must be 1 or more for a HorizontalPodAutoscaler, which needs a pod to scale from, got 0 (use scaler: WorkerScaler.KEDA, which wakes a worker from zero)'],
  },
  'an activation where a worker is always awake': {
    props: { activation: 5 },
    issues: ['activation must be left out where minReplicas is 1, because it only wakes a worker that scaled to zero, got 5 (leave it out, or set minReplicas to 0)'],
  },
  'a cooldown where the last pod stays': {
    props: { cooldown: Duration.minutes(10) },
    issues: ['cooldown must be left out where minReplicas is 1, because it only delays the step to zero, got "600s"'],
  },
  'a cooldown shorter than twice the work': {
    props: { minReplicas: 0, cooldown: Duration.seconds(39) },
    issues: ['cooldown must be at least 2 x processingTime 20s = 40s, or the last pod is ended in the middle of its work, got "39s" (leave it out: 300s is derived)'],
  },
  'a poll every day': {
    props: { pollingInterval: Duration.days(1) },
    issues: ['pollingInterval must be 1s to 3600s, in whole seconds, got "86400s"'],
  },
  'a fallback beyond the maximum': {
    props: { fallback: { replicas: 9, failureThreshold: 0 } },
    issues: [
      'fallback.replicas must be a whole number from 1 to 8, got 9',
      'fallback.failureThreshold must be a whole number from 1 to 100, got 0',
    ],
  },
  'a fallback to zero': {
    props: { minReplicas: 0, fallback: { replicas: 0 } },
    issues: ['fallback.replicas must be a whole number from 1 to 8, got 0'],
  },
  'a fallback by number': {
    props: { fallback: 4 },
    issues: ['fallback must be an object, got 4'],
  },

  'neither KEDA nor an adapter': {
    props: {},
    profile: {},
    issues: ['scaler must find an adapter in the cluster that serves external.metrics.k8s.io, or KEDA, got a ClusterProfile without either (name the adapter in externalMetricsAdapter of the ClusterProfile, or add scaledobjects.keda.sh to its customResources once KEDA is installed)'],
  },
  'KEDA on a cluster without it': {
    props: { scaler: WorkerScaler.KEDA },
    profile: WITH_ADAPTER,
    issues: ['scaler must have scaledobjects.keda.sh in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use scaler: WorkerScaler.HPA with an adapter for External metrics)'],
  },
  'Jobs on a cluster without KEDA': {
    props: JOB,
    profile: WITH_ADAPTER,
    issues: ['mode must have scaledjobs.keda.sh in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use WorkerMode.DEPLOYMENT)'],
  },
  'Jobs by an HPA': {
    props: { ...JOB, scaler: WorkerScaler.HPA },
    issues: ['scaler must be WorkerScaler.KEDA where each message gets a Job, got WorkerScaler.HPA (leave it out, or use WorkerMode.DEPLOYMENT)'],
  },
  'a scaler that nobody knows': {
    props: { scaler: 'karpenter' },
    issues: ['scaler must be WorkerScaler.HPA or WorkerScaler.KEDA, got "karpenter"'],
  },
  'a mode that nobody knows': {
    props: { mode: 'cron' },
    issues: ['mode must be WorkerMode.DEPLOYMENT or WorkerMode.JOB, got "cron"'],
  },
  'the props of KEDA for an HPA': {
    props: { scaler: WorkerScaler.HPA, activation: 1, pollingInterval: Duration.seconds(5), cooldown: Duration.minutes(10), fallback: {}, auth: TriggerAuth.secret({ account: { secretName: 'nats', key: 'account' } }) },
    profile: WITH_ADAPTER,
    issues: [
      'auth must be left out where a HorizontalPodAutoscaler scales, which has no such thing, got an object of TriggerAuth (use scaler: WorkerScaler.KEDA)',
      'activation must be left out where a HorizontalPodAutoscaler scales, which has no such thing, got 1 (use scaler: WorkerScaler.KEDA)',
      'pollingInterval must be left out where a HorizontalPodAutoscaler scales, which has no such thing, got "5s" (use scaler: WorkerScaler.KEDA)',
      'cooldown must be left out where a HorizontalPodAutoscaler scales, which has no such thing, got "600s" (use scaler: WorkerScaler.KEDA)',
      'fallback must be left out where a HorizontalPodAutoscaler scales, which has no such thing, got an empty object (use scaler: WorkerScaler.KEDA)',
    ],
  },
  'a metric for KEDA': {
    props: { scaler: WorkerScaler.KEDA, metric: { name: 'length' } },
    issues: ['metric must be left out where KEDA asks the broker itself, got an object (use QueueSource.prometheus to scale on a metric)'],
  },
  'a metric without a name': {
    props: { metric: { selector: { queue: 'orders' } } },
    profile: WITH_ADAPTER,
    issues: ['metric.name must be a non-empty text, got nothing'],
  },
  'a metric by name': {
    props: { metric: 'length' },
    profile: WITH_ADAPTER,
    issues: ['metric must be an object, got "length"'],
  },

  'details of Jobs for a Deployment': {
    props: { job: { parallelism: 2 } },
    issues: ['job must come with mode: WorkerMode.JOB, got an object'],
  },
  'a Job of no pod': {
    props: { ...JOB, job: { parallelism: 0, backoffLimit: -1, historyLimit: 1000 } },
    issues: [
      'job.backoffLimit must be a whole number from 0 to 20, got -1',
      'job.parallelism must be a whole number from 1 to 1000, got 0',
      'job.historyLimit must be a whole number from 0 to 100, got 1000',
    ],
  },
  'a Job that ends before its work': {
    props: { ...JOB, job: { activeDeadline: Duration.seconds(1629) } },
    issues: ['job.activeDeadline must be at least the 2710s of 4 attempts with 360s to start and 1.5 x processingTime 20s x 10 messages each, got "1629s" (leave it out)'],
  },
  'a Job that stays for a month': {
    props: { ...JOB, job: { timeToLive: Duration.days(30) } },
    issues: ['job.timeToLive must be 0s to 604800s, in whole seconds, got "2592000s"'],
  },
  'a sidecar that keeps its Job running': {
    props: { ...JOB, sidecars: [{ name: 'proxy', image: 'envoy:v1.31.0' }] },
    issues: ['sidecars must have Kubernetes 1.29 or later, got a ClusterProfile of 1.27 (leave them out: before, a sidecar keeps its Job running for ever)'],
  },
  'a rollout of Jobs': {
    props: { ...JOB, strategy: Rollout.rolling(), minReady: Duration.seconds(1), progressDeadline: Duration.hours(1), revisionHistoryLimit: 3 },
    issues: [
      'revisionHistoryLimit must be left out for Jobs: new ones run the new version, running ones go on, got 3',
      'strategy must be left out for Jobs: new ones run the new version, running ones go on, got an object of Rollout',
      'minReady must be left out for Jobs: new ones run the new version, running ones go on, got "1s"',
      'progressDeadline must be left out for Jobs: new ones run the new version, running ones go on, got "3600s"',
    ],
  },
  'what ends Jobs early': {
    props: { ...JOB, cooldown: Duration.hours(1), fallback: { replicas: 1 }, scaleUp: {}, scaleDown: {}, disruption: Disruption.maxUnavailable(PercentOrAbsolute.absolute(1)) },
    issues: [
      'disruption must be left out for Jobs, whose pods no percentage counts, got an object of Disruption (use Disruption.declined(reason) to say that nothing else is needed)',
      'cooldown must be left out for Jobs, which end by themselves, got "3600s"',
      'fallback must be left out for Jobs: KEDA starts none while the length is unknown, got an object',
      'scaleUp must be left out for Jobs, which end by themselves, got an empty object',
      'scaleDown must be left out for Jobs, which end by themselves, got an empty object',
    ],
  },

  'no liveness, and no reason': {
    props: { liveness: undefined },
    issues: ["liveness must say how to ask the container, got nothing (write Health.http('/path'), Health.tcp(), Health.grpc() or Health.exec([...]))"],
  },
  'liveness over a port that is not there': {
    props: { liveness: Health.http('/live') },
    issues: ['liveness.port must be a declared container port (there is none), got nothing (declare it in ports)'],
  },
  'readiness declined': {
    props: { readiness: Health.declined('nobody sends traffic here') },
    issues: ['readiness must say how to ask whether the container may get traffic, got Health.declined (only liveness may be declined)'],
  },
  'readiness that asks what liveness asks': {
    props: { readiness: Health.exec(['/bin/beat']) },
    issues: ['liveness must ask something else than readiness does, or an outage of what readiness depends on restarts every pod, got the same question (give it a path of its own, Health.tcp(), or Health.declined(reason))'],
  },
  'metrics without a port': {
    props: { metrics: {} },
    issues: ['metrics.port must be a whole number from 1024 to 65535, got nothing'],
  },
  'callers of a worker': {
    props: { allowFrom: [] },
    issues: ['allowFrom must be left out, because a worker has no port to call; metrics opens its own, got an empty list'],
  },
  'a budget that blocks the only pod': {
    props: { maxReplicas: 1, disruption: Disruption.minAvailable(PercentOrAbsolute.absolute(1)) },
    issues: ['disruption must allow at least one eviction at every replica count, but at n = 1 it blocks every drain, got minAvailable 1 (leave it out for maxUnavailable 25%, or use maxUnavailable 1)'],
  },
  'a rollout that takes the only pod': {
    props: { strategy: Rollout.rolling({ maxUnavailable: PercentOrAbsolute.absolute(1) }) },
    issues: ['strategy must keep a pod serving, but at n = 1 it takes all of them, got maxSurge 25%, maxUnavailable 1 (use Rollout.recreate(reason) where downtime is wanted)'],
  },
  'idempotence by text': {
    props: { idempotent: 'yes' },
    issues: ['idempotent must be true or false, got "yes"'],
  },
  'a dead-letter queue without a name': {
    props: { deadLetter: '' },
    issues: ['deadLetter must be a non-empty text, got ""'],
  },
  'a replica count': {
    props: { replicas: 3 },
    issues: ['replicas must be a known prop, got 3'],
  },
  'an image without a tag': {
    props: { image: 'indexer' },
    issues: ['image must carry a tag or digest other than latest, got "indexer" (write "indexer:1.2.3")'],
  },
  'a pull that takes no time': {
    props: { pullAllowance: Duration.seconds(0) },
    issues: ['pullAllowance must be 1s to 3600s, in whole seconds, got "0s"'],
  },
  'a minimum of ready time in days': {
    props: { minReady: Duration.days(1) },
    issues: ['minReady must be 0s to 3600s, in whole seconds, got "86400s"'],
  },
  'a deadline that a healthy rollout misses': {
    props: { progressDeadline: Duration.seconds(370) },
    issues: ['progressDeadline must be above pullAllowance 300s + startup 60s + minReady 10s = 370s, or a healthy slow rollout is called failed, got "370s" (leave it out: 600s is derived)'],
  },
};
