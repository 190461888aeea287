import { Duration } from 'cdk8s';
import { Cpu, PercentOrAbsolute, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import { CpuLimit, Disruption, Exposure, Health, Resources, Rollout, Runtime, ScalingMetric, Tls } from '../../../../src';
import { BadCases, RICH } from './bad-case';

const percent = PercentOrAbsolute.percent;
const pods = PercentOrAbsolute.absolute;
const EXPOSED = Exposure.web('shop.example.com', { tls: Tls.secret('shop-tls') });
const SLOW_BALANCER = { loadBalancerDeregistration: Duration.seconds(30) };
const queue = (options: object): ScalingMetric => ScalingMetric.external({ name: 'backlog', ...options });

/** How many pods there are, how they come and how they go. */
export const BAD_SCALE: BadCases = {
  'no replicas': { props: { replicas: 0 }, issues: [] },
  'negative replicas': { props: { replicas: -1 }, issues: [] },
  'a fraction of a replica': { props: { replicas: 2.5 }, issues: [] },
  'NaN replicas': { props: { replicas: NaN }, issues: [] },
  'infinite replicas': { props: { replicas: Infinity }, issues: [] },
  'replicas as a text': { props: { replicas: '3' }, issues: [] },
  'replicas as a big integer': { props: { replicas: 3n }, issues: [] },
  '5001 replicas': { props: { replicas: 5001 }, issues: [] },
  'wrong replicas, and a budget that no number was proven for': { props: { replicas: 0, disruption: Disruption.minAvailable(pods(3)) }, issues: [] },
  'replicas besides an autoscaler': { props: { replicas: 3, autoscaling: { maxReplicas: 10 } }, issues: [] },

  'an autoscaler without a maximum': { props: { autoscaling: {} }, issues: [] },
  'an autoscaler as a number': { props: { autoscaling: 10 }, issues: [] },
  'a minimum above the maximum': { props: { autoscaling: { minReplicas: 5, maxReplicas: 3 } }, issues: [] },
  'a minimum of one': { props: { autoscaling: { minReplicas: 1, maxReplicas: 3 } }, issues: [] },
  'a maximum of one': { props: { autoscaling: { maxReplicas: 1 } }, issues: [] },
  'a CPU target beyond the limit': { props: { autoscaling: { maxReplicas: 10, cpuUtilization: 364 } }, issues: [] },
  'a CPU target beyond the limit of a guaranteed pod': { props: { qos: 'guaranteed', autoscaling: { maxReplicas: 10, cpuUtilization: 95 } }, issues: [] },
  'a CPU target of nothing': { props: { autoscaling: { maxReplicas: 10, cpuUtilization: 0 } }, issues: [] },
  'a CPU target as a share': { props: { autoscaling: { maxReplicas: 10, cpuUtilization: 0.7 } }, issues: [] },
  'a CPU target for a limit that is wrong itself': {
    props: { autoscaling: { maxReplicas: 10, cpuUtilization: 70 }, resources: Resources.of({ cpu: Cpu.units(1), cpuLimit: CpuLimit.of(Cpu.millis(1)) }) },
    issues: [],
  },
  'a CPU target where CPU does not count': {
    props: { autoscaling: { maxReplicas: 10, cpuUtilization: 70, scaleOnCpu: false }, scaleOn: [ScalingMetric.requestsPerSecond(10)] },
    profile: RICH,
    issues: [],
  },
  'an autoscaler that looks at nothing': { props: { autoscaling: { maxReplicas: 10, scaleOnCpu: false } }, issues: [] },
  'a flag as a text': { props: { autoscaling: { maxReplicas: 10, scaleOnCpu: 'false' } }, issues: [] },
  'a misspelt option of an autoscaler': { props: { autoscaling: { maxReplica: 10, maxReplicas: 10 } }, issues: [] },
  'a window of two hours': { props: { autoscaling: { maxReplicas: 10, scaleDown: { stabilizationWindow: Duration.hours(2) } } }, issues: [] },
  'a strategy that does not exist': { props: { autoscaling: { maxReplicas: 10, scaleUp: { strategy: 'Average' as ScalingStrategy } } }, issues: [] },
  'a policy that changes nothing': { props: { autoscaling: { maxReplicas: 10, scaleUp: { policies: [{ replicas: Replicas.absolute(0) }] } } }, issues: [] },
  'a policy as a number': { props: { autoscaling: { maxReplicas: 10, scaleUp: { policies: [{ replicas: 4, duration: Duration.minutes(1) }] } } }, issues: [] },
  'a policy over an hour': { props: { autoscaling: { maxReplicas: 10, scaleUp: { policies: [{ replicas: Replicas.percent(50), duration: Duration.hours(1) }] } } }, issues: [] },

  'a metric without an autoscaler': { props: { scaleOn: [ScalingMetric.requestsPerSecond(10)] }, profile: RICH, issues: [] },
  'a metric by name': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: ['requests'] }, issues: [] },
  'requests on a cluster without an adapter': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.requestsPerSecond(10)] }, issues: [] },
  'a queue on a cluster without an adapter': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '30' })] }, issues: [] },
  'NaN requests': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.requestsPerSecond(NaN)] }, profile: RICH, issues: [] },
  'a metric without a name': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.pods('', '10')] }, profile: RICH, issues: [] },
  'a metric with two targets': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '30', averageValue: '3' })] }, profile: RICH, issues: [] },
  'a metric without a target': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({})] }, profile: RICH, issues: [] },
  'a negative target': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '-3' })] }, profile: RICH, issues: [] },
  'a misspelt option of a metric': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '3', selectr: {} })] }, profile: RICH, issues: [] },
  'a selector with a value that is no label': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '3', selector: { queue: 'a b' } })] }, profile: RICH, issues: [] },
  'a metric of no object': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.object({ name: 'hits', value: '3' } as never)] }, profile: RICH, issues: [] },
  'memory for an unknown runtime': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.memory({ utilization: 70 })] }, issues: [] },
  'memory for the JVM': { props: { autoscaling: { maxReplicas: 10 }, runtime: Runtime.JVM, scaleOn: [ScalingMetric.memory({ utilization: 70 })] }, issues: [] },
  'memory at 95 percent, for reasons': {
    props: { autoscaling: { maxReplicas: 10 }, runtime: Runtime.NATIVE, scaleOn: [ScalingMetric.memory({ utilization: 95, reason: 'because' })] },
    issues: [],
  },
  'a runtime that nobody knows': { props: { runtime: 'cobol' }, issues: [] },

  'a budget that blocks three replicas': { props: { disruption: Disruption.minAvailable(pods(3)) }, issues: [] },
  'a budget that blocks the only replica': { props: { replicas: 1, disruption: Disruption.minAvailable(pods(1)) }, issues: [] },
  'a budget that blocks the fewest pods of an autoscaler': {
    props: { autoscaling: { minReplicas: 2, maxReplicas: 10 }, disruption: Disruption.minAvailable(pods(2)) },
    issues: [],
  },
  'a budget in percent that rounds up to all': { props: { replicas: 4, disruption: Disruption.minAvailable(percent(76)) }, issues: [] },
  'a budget of no pod': { props: { disruption: Disruption.maxUnavailable(pods(0)) }, issues: [] },
  'a budget that keeps nothing': { props: { disruption: Disruption.maxUnavailable(percent(100)) }, issues: [] },
  'a budget that keeps nothing of two': {
    props: { autoscaling: { minReplicas: 2, maxReplicas: 10 }, disruption: Disruption.maxUnavailable(pods(2)) },
    issues: [],
  },
  'a budget of 101 percent': { props: { disruption: Disruption.maxUnavailable(percent(101)) }, issues: [] },
  'a budget of half a pod': { props: { disruption: Disruption.maxUnavailable(pods(0.5)) }, issues: [] },
  'a budget as Kubernetes writes it': { props: { disruption: { maxUnavailable: 1 } }, issues: [] },
  'no budget, and no reason': { props: { disruption: Disruption.declined('') }, issues: [] },

  'a rollout that cannot move': { props: { strategy: Rollout.rolling({ maxSurge: pods(0) }) }, issues: [] },
  'a rollout that cannot move at few pods': {
    props: { replicas: 3, strategy: Rollout.rolling({ maxSurge: percent(0), maxUnavailable: percent(33) }) },
    issues: [],
  },
  'a rollout that takes all pods': { props: { replicas: 2, strategy: Rollout.rolling({ maxUnavailable: pods(2) }) }, issues: [] },
  'a surge of 150 percent': { props: { strategy: Rollout.rolling({ maxSurge: percent(150) }) }, issues: [] },
  'a surge of NaN': { props: { strategy: Rollout.rolling({ maxSurge: pods(NaN) }) }, issues: [] },
  'a misspelt option of a rollout': { props: { strategy: Rollout.rolling({ maxSurg: pods(1) } as object) }, issues: [] },
  'a rollout by name': { props: { strategy: 'RollingUpdate' }, issues: [] },
  'a recreation without a reason': { props: { strategy: Rollout.recreate('faster') }, issues: [] },
  'a pod ready for two hours before it counts': { props: { minReady: Duration.hours(2) }, issues: [] },
  'a pod ready for minus a number': { props: { minReady: -5 }, issues: [] },
  'a pull that takes no time': { props: { pullAllowance: Duration.seconds(0) }, issues: [] },
  'a start that takes a day': { props: { startupBudget: Duration.days(1) }, issues: [] },
  'a start that takes 1.5 seconds': { props: { startupBudget: Duration.millis(1500) }, issues: [] },
  'a deadline that a healthy rollout misses': { props: { progressDeadline: Duration.seconds(370) }, issues: [] },
  'a deadline that a slow start misses': { props: { progressDeadline: Duration.minutes(10), startupBudget: Duration.minutes(5) }, issues: [] },
  'a deadline that the start of a sidecar misses': {
    props: {
      progressDeadline: Duration.seconds(400),
      sidecars: [{ name: 'proxy', image: 'envoy:v1.31.0', ports: { admin: 9901 }, health: Health.tcp() }],
    },
    profile: RICH,
    issues: [],
  },
  'no old revisions': { props: { revisionHistoryLimit: 0 }, issues: [] },

  'no time to shut down': { props: { shutdownTimeout: Duration.seconds(0) }, issues: [] },
  'a NaN of time to shut down': { props: { shutdownTimeout: Duration.seconds(NaN) }, issues: [] },
  'less grace than drain and shutdown take': { props: { terminationGracePeriod: Duration.seconds(24) }, issues: [] },
  'grace of a day': { props: { terminationGracePeriod: Duration.days(1) }, issues: [] },
  'a drain shorter than the load balancer remembers': { props: { expose: EXPOSED, drainDelay: Duration.seconds(29) }, profile: SLOW_BALANCER, issues: [] },
  'a drain of 20 minutes': { props: { drainDelay: Duration.minutes(20) }, issues: [] },
  'a drain as a text': { props: { drainDelay: '10s' }, issues: [] },
  'a distroless image before Kubernetes 1.30': { props: { distroless: true }, profile: { kubernetesVersion: '1.29' }, issues: [] },
  'distroless as a text': { props: { distroless: 'yes' }, issues: [] },
  'draining itself as a number': { props: { drainsItself: 1 }, issues: [] },
};
