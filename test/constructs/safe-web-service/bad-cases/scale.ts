import { App, Chart, Duration } from 'cdk8s';
import { Cpu, PersistentVolumeClaim, PercentOrAbsolute, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import { BadCases, RICH } from './bad-case';
import { ClaimAccess, CpuLimit, Disruption, Exposure, Health, PodVolume, Resources, Rollout, Runtime, ScalingMetric, Tls } from '../../../../src';

const percent = PercentOrAbsolute.percent;
const pods = PercentOrAbsolute.absolute;
const EXPOSED = Exposure.web('shop.example.com', { tls: Tls.secret('shop-tls') });
const SLOW_BALANCER = { loadBalancerDeregistration: Duration.seconds(30) };
const DISK = PodVolume.claim('data', PersistentVolumeClaim.fromClaimName(new Chart(new App(), 'elsewhere'), 'Claim', 'data'), ClaimAccess.READ_WRITE_ONCE);
const queue = (options: object): ScalingMetric => ScalingMetric.external({ name: 'backlog', ...options });

/** How many pods there are, how they come and how they go. */
export const BAD_SCALE: BadCases = {
  'no replicas': { props: { replicas: 0 }, issues: ['replicas must be a whole number from 1 to 5000, got 0'] },
  'negative replicas': { props: { replicas: -1 }, issues: ['replicas must be a whole number from 1 to 5000, got -1'] },
  'a fraction of a replica': { props: { replicas: 2.5 }, issues: ['replicas must be a whole number from 1 to 5000, got 2.5'] },
  'NaN replicas': { props: { replicas: NaN }, issues: ['replicas must be a whole number from 1 to 5000, got NaN'] },
  'infinite replicas': { props: { replicas: Infinity }, issues: ['replicas must be a whole number from 1 to 5000, got Infinity'] },
  'replicas as a text': { props: { replicas: '3' }, issues: ['replicas must be a whole number from 1 to 5000, got "3"'] },
  'replicas as a big integer': { props: { replicas: 3n }, issues: ['replicas must be a whole number from 1 to 5000, got 3n'] },
  '5001 replicas': { props: { replicas: 5001 }, issues: ['replicas must be a whole number from 1 to 5000, got 5001'] },
  'wrong replicas, and a budget that no number was proven for': { props: { replicas: 0, disruption: Disruption.minAvailable(pods(3)) }, issues: ['replicas must be a whole number from 1 to 5000, got 0'] },
  'replicas besides an autoscaler': { props: { replicas: 3, autoscaling: { maxReplicas: 10 } }, issues: ['replicas must be left out where an autoscaler decides it, or two controllers fight over one field, got 3 (use autoscaling.minReplicas)'] },

  'an autoscaler without a maximum': { props: { autoscaling: {} }, issues: ['autoscaling.maxReplicas must be a whole number from 2 to 5000, got nothing'] },
  'an autoscaler as a number': { props: { autoscaling: 10 }, issues: ['autoscaling must be an object, got 10'] },
  'a minimum above the maximum': { props: { autoscaling: { minReplicas: 5, maxReplicas: 3 } }, issues: ['autoscaling.minReplicas must be at most maxReplicas 3, got 5'] },
  'a minimum of one': { props: { autoscaling: { minReplicas: 1, maxReplicas: 3 } }, issues: ['autoscaling.minReplicas must be a whole number from 2 to 5000, got 1'] },
  'a maximum of one': { props: { autoscaling: { maxReplicas: 1 } }, issues: ['autoscaling.maxReplicas must be a whole number from 2 to 5000, got 1'] },
  'a CPU target beyond the limit': { props: { autoscaling: { maxReplicas: 10, cpuUtilization: 364 } }, issues: ['autoscaling.cpuUtilization must be a whole number from 1 to 363, got 364'] },
  'a CPU target beyond the limit of a guaranteed pod': { props: { qos: 'guaranteed', autoscaling: { maxReplicas: 10, cpuUtilization: 95 } }, issues: ['autoscaling.cpuUtilization must be a whole number from 1 to 90, got 95'] },
  'a CPU target of nothing': { props: { autoscaling: { maxReplicas: 10, cpuUtilization: 0 } }, issues: ['autoscaling.cpuUtilization must be a whole number from 1 to 363, got 0'] },
  'a CPU target as a share': { props: { autoscaling: { maxReplicas: 10, cpuUtilization: 0.7 } }, issues: ['autoscaling.cpuUtilization must be a whole number from 1 to 363, got 0.7'] },
  'a CPU target for a limit that is wrong itself': {
    props: {
      autoscaling: { maxReplicas: 10, cpuUtilization: 70 },
      resources: Resources.of({ cpu: Cpu.units(1), cpuLimit: CpuLimit.of(Cpu.millis(1)) }),
    },
    issues: ['resources.cpuLimit must be at least the CPU request 1, got "1m"'],
  },
  'a CPU target where CPU does not count': {
    props: { autoscaling: { maxReplicas: 10, cpuUtilization: 70, scaleOnCpu: false }, scaleOn: [ScalingMetric.requestsPerSecond(10)] },
    profile: RICH,
    issues: ['autoscaling.cpuUtilization must be left out where scaleOnCpu is false, got 70'],
  },
  'an autoscaler that looks at nothing': { props: { autoscaling: { maxReplicas: 10, scaleOnCpu: false } }, issues: ['scaleOn must name a metric where scaleOnCpu is false, got nothing'] },
  'a flag as a text': { props: { autoscaling: { maxReplicas: 10, scaleOnCpu: 'false' } }, issues: ['autoscaling.scaleOnCpu must be true or false, got "false"'] },
  'a misspelt option of an autoscaler': { props: { autoscaling: { maxReplica: 10, maxReplicas: 10 } }, issues: ['autoscaling.maxReplica must be a known prop, got 10 (did you mean maxReplicas?)'] },
  'a window of two hours': { props: { autoscaling: { maxReplicas: 10, scaleDown: { stabilizationWindow: Duration.hours(2) } } }, issues: ['autoscaling.scaleDown.stabilizationWindow must be 0s to 3600s, in whole seconds, got "7200s"'] },
  'a strategy that does not exist': { props: { autoscaling: { maxReplicas: 10, scaleUp: { strategy: 'Average' as ScalingStrategy } } }, issues: ['autoscaling.scaleUp.strategy must be a ScalingStrategy, got "Average"'] },
  'a policy that changes nothing': { props: { autoscaling: { maxReplicas: 10, scaleUp: { policies: [{ replicas: Replicas.absolute(0) }] } } }, issues: ['autoscaling.scaleUp.policies[0].replicas must be a whole number from 1 to 100000, got 0'] },
  'a policy as a number': { props: { autoscaling: { maxReplicas: 10, scaleUp: { policies: [{ replicas: 4, duration: Duration.minutes(1) }] } } }, issues: ['autoscaling.scaleUp.policies[0].replicas must be Replicas.percent(n) or Replicas.absolute(n), got 4'] },
  'a policy over an hour': { props: { autoscaling: { maxReplicas: 10, scaleUp: { policies: [{ replicas: Replicas.percent(50), duration: Duration.hours(1) }] } } }, issues: ['autoscaling.scaleUp.policies[0].duration must be 1s to 1800s, in whole seconds, got "3600s"'] },

  'a metric without an autoscaler': { props: { scaleOn: [ScalingMetric.requestsPerSecond(10)] }, profile: RICH, issues: ['scaleOn must come with autoscaling, got a list of 1 (add autoscaling: { maxReplicas: 10 })'] },
  'a metric by name': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: ['requests'] }, issues: ['scaleOn[0] must be a ScalingMetric, got "requests" (write ScalingMetric.requestsPerSecond(100))'] },
  'requests on a cluster without an adapter': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.requestsPerSecond(10)] }, issues: ['scaleOn[0] must have an adapter in the cluster that serves custom.metrics.k8s.io, got a ClusterProfile without one (name it in customMetricsAdapter of the ClusterProfile, or scale on CPU alone)'] },
  'a queue on a cluster without an adapter': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '30' })] }, issues: ['scaleOn[0] must have an adapter in the cluster that serves external.metrics.k8s.io, got a ClusterProfile without one (name it in externalMetricsAdapter of the ClusterProfile, or scale on CPU alone)'] },
  'NaN requests': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.requestsPerSecond(NaN)] }, profile: RICH, issues: ['scaleOn[0].averageValue must be a quantity above zero, got "NaN" (write "30" or "500m")'] },
  'a metric without a name': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.pods('', '10')] }, profile: RICH, issues: ['scaleOn[0].name must be a non-empty text, got ""'] },
  'a metric with two targets': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '30', averageValue: '3' })] }, profile: RICH, issues: ['scaleOn[0] must have exactly one of averageValue and value, got both'] },
  'a metric without a target': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({})] }, profile: RICH, issues: ['scaleOn[0] must have exactly one of averageValue and value, got neither'] },
  'a negative target': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '-3' })] }, profile: RICH, issues: ['scaleOn[0].value must be a quantity above zero, got "-3" (write "30" or "500m")'] },
  'a misspelt option of a metric': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '3', selectr: {} })] }, profile: RICH, issues: ['scaleOn[0].selectr must be a known prop, got an empty object (did you mean selector?)'] },
  'a selector with a value that is no label': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [queue({ value: '3', selector: { queue: 'a b' } })] }, profile: RICH, issues: ['scaleOn[0].selector must hold valid labels, got queue: "a b"'] },
  'a metric of no object': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.object({ name: 'hits', value: '3' } as never)] }, profile: RICH, issues: ['scaleOn[0].object must be an object, got nothing'] },
  'memory for an unknown runtime': { props: { autoscaling: { maxReplicas: 10 }, scaleOn: [ScalingMetric.memory({ utilization: 70 })] }, issues: ['scaleOn[0] must scale on what falls when load falls; a garbage collector keeps the memory it got, so pods would be added and never taken away, got memory, for a runtime that is not declared (scale on CPU or requests, declare runtime: Runtime.NATIVE, or give a reason)'] },
  'memory for the JVM': { props: { autoscaling: { maxReplicas: 10 }, runtime: Runtime.JVM, scaleOn: [ScalingMetric.memory({ utilization: 70 })] }, issues: ['scaleOn[0] must scale on what falls when load falls; a garbage collector keeps the memory it got, so pods would be added and never taken away, got memory, for runtime "jvm" (scale on CPU or requests, declare runtime: Runtime.NATIVE, or give a reason)'] },
  'memory at 95 percent, for reasons': {
    props: { autoscaling: { maxReplicas: 10 }, runtime: Runtime.NATIVE, scaleOn: [ScalingMetric.memory({ utilization: 95, reason: 'because' })] },
    issues: [
      'scaleOn[0].utilization must be a whole number from 1 to 90, got 95',
      'scaleOn[0].reason must give a reason of at least 10 characters, got "because" (say why this service is better off without it)',
    ],
  },
  'a runtime that nobody knows': { props: { runtime: 'cobol' }, issues: ['runtime must be a Runtime, got "cobol"'] },

  'a budget that blocks three replicas': { props: { disruption: Disruption.minAvailable(pods(3)) }, issues: ['disruption must allow at least one eviction at every replica count, but at n = 3 it blocks every drain, got minAvailable 3 (leave it out for maxUnavailable 25%, or use maxUnavailable 1)'] },
  'a budget that blocks the only replica': { props: { replicas: 1, disruption: Disruption.minAvailable(pods(1)) }, issues: ['disruption must allow at least one eviction at every replica count, but at n = 1 it blocks every drain, got minAvailable 1 (leave it out for maxUnavailable 25%, or use maxUnavailable 1)'] },
  'a budget that blocks the fewest pods of an autoscaler': {
    props: { autoscaling: { minReplicas: 2, maxReplicas: 10 }, disruption: Disruption.minAvailable(pods(2)) },
    issues: ['disruption must allow at least one eviction at every replica count, but at n = 2 it blocks every drain, got minAvailable 2 (leave it out for maxUnavailable 25%, or use maxUnavailable 1)'],
  },
  'a budget in percent that rounds up to all': { props: { replicas: 4, disruption: Disruption.minAvailable(percent(76)) }, issues: ['disruption must allow at least one eviction at every replica count, but at n = 4 it blocks every drain, got minAvailable 76% (leave it out for maxUnavailable 25%, or use maxUnavailable 1)'] },
  'a budget of no pod': { props: { disruption: Disruption.maxUnavailable(pods(0)) }, issues: ['disruption must allow at least one eviction at every replica count, but at n = 3 it blocks every drain, got maxUnavailable 0 (leave it out for maxUnavailable 25%, or use maxUnavailable 1)'] },
  'a budget that keeps nothing': { props: { disruption: Disruption.maxUnavailable(percent(100)) }, issues: ['disruption must keep at least one pod, but at n = 3 it lets a drain take all of them, got maxUnavailable 100% (use Disruption.declined(reason) where that is wanted)'] },
  'a budget that keeps nothing of two': {
    props: { autoscaling: { minReplicas: 2, maxReplicas: 10 }, disruption: Disruption.maxUnavailable(pods(2)) },
    issues: ['disruption must keep at least one pod, but at n = 2 it lets a drain take all of them, got maxUnavailable 2 (use Disruption.declined(reason) where that is wanted)'],
  },
  'a budget of 101 percent': { props: { disruption: Disruption.maxUnavailable(percent(101)) }, issues: ['disruption must be a whole number or a whole percentage from 0 to 100, got "101%" (write PercentOrAbsolute.percent(25) or .absolute(1))'] },
  'a budget of half a pod': { props: { disruption: Disruption.maxUnavailable(pods(0.5)) }, issues: ['disruption must be a whole number or a whole percentage from 0 to 100, got "0.5" (write PercentOrAbsolute.percent(25) or .absolute(1))'] },
  'a budget as Kubernetes writes it': { props: { disruption: { maxUnavailable: 1 } }, issues: ['disruption must be Disruption.maxUnavailable, .minAvailable or .declined(reason), got an object'] },
  'no budget, and no reason': { props: { disruption: Disruption.declined('') }, issues: ['disruption must give a reason of at least 10 characters, got "" (say why this service is better off without it)'] },

  'a rollout that cannot move': { props: { strategy: Rollout.rolling({ maxSurge: pods(0) }) }, issues: ['strategy must add or take at least one pod, but at n = 3 both come to 0, and Kubernetes takes a pod that nobody allowed, got maxSurge 0, maxUnavailable 0 (leave maxSurge at 25%)'] },
  'a rollout that cannot move at few pods': {
    props: { replicas: 3, strategy: Rollout.rolling({ maxSurge: percent(0), maxUnavailable: percent(33) }) },
    issues: ['strategy must add or take at least one pod, but at n = 3 both come to 0, and Kubernetes takes a pod that nobody allowed, got maxSurge 0%, maxUnavailable 33% (leave maxSurge at 25%)'],
  },
  'a rollout that takes all pods': { props: { replicas: 2, strategy: Rollout.rolling({ maxUnavailable: pods(2) }) }, issues: ['strategy must keep a pod serving, but at n = 2 it takes all of them, got maxSurge 25%, maxUnavailable 2 (use Rollout.recreate(reason) where downtime is wanted)'] },
  'a surge of 150 percent': { props: { strategy: Rollout.rolling({ maxSurge: percent(150) }) }, issues: ['strategy.maxSurge must be a whole number from 0 or a whole percentage from 0 to 100, got "150%" (write PercentOrAbsolute.percent(25) or .absolute(1))'] },
  'a surge of NaN': { props: { strategy: Rollout.rolling({ maxSurge: pods(NaN) }) }, issues: ['strategy.maxSurge must be a whole number from 0 or a whole percentage from 0 to 100, got "NaN" (write PercentOrAbsolute.percent(25) or .absolute(1))'] },
  'a misspelt option of a rollout': { props: { strategy: Rollout.rolling({ maxSurg: pods(1) } as object) }, issues: ['strategy.maxSurg must be a known prop, got "1" (did you mean maxSurge?)'] },
  'a rollout by name': { props: { strategy: 'RollingUpdate' }, issues: ['strategy must be Rollout.rolling({...}) or Rollout.recreate(reason), got "RollingUpdate"'] },
  'a rolling update of the one pod that can mount the disk': {
    props: { replicas: 1, volumes: [{ volume: DISK, path: '/data' }], strategy: Rollout.rolling() },
    issues: ['strategy must recreate pods, because volume "data" can be written from one node at a time and a new pod would wait for the old one forever, got Rollout.rolling (leave it out)'],
  },
  'a recreation without a reason': { props: { strategy: Rollout.recreate('faster') }, issues: ['strategy must give a reason of at least 10 characters, got "faster" (say why this service is better off without it)'] },
  'a pod ready for two hours before it counts': { props: { minReady: Duration.hours(2) }, issues: ['minReady must be 0s to 3600s, in whole seconds, got "7200s"'] },
  'a pod ready for minus a number': { props: { minReady: -5 }, issues: ['minReady must be 0s to 3600s, in whole seconds, got -5 (write Duration.seconds(n))'] },
  'a pull that takes no time': { props: { pullAllowance: Duration.seconds(0) }, issues: ['pullAllowance must be 1s to 3600s, in whole seconds, got "0s"'] },
  'a start that takes a day': { props: { startupBudget: Duration.days(1) }, issues: ['startupBudget must be 1s to 3600s, in whole seconds, got "86400s"'] },
  'a start that takes 1.5 seconds': { props: { startupBudget: Duration.millis(1500) }, issues: ['startupBudget must be 1s to 3600s, in whole seconds, got "1500ms"'] },
  'a deadline that a healthy rollout misses': { props: { progressDeadline: Duration.seconds(370) }, issues: ['progressDeadline must be above pullAllowance 300s + startup 60s + minReady 10s = 370s, or a healthy slow rollout is called failed, got "370s" (leave it out: 600s is derived)'] },
  'a deadline that a slow start misses': { props: { progressDeadline: Duration.minutes(10), startupBudget: Duration.minutes(5) }, issues: ['progressDeadline must be above pullAllowance 300s + startup 300s + minReady 10s = 610s, or a healthy slow rollout is called failed, got "600s" (leave it out: 611s is derived)'] },
  'a deadline that the start of a sidecar misses': {
    props: {
      progressDeadline: Duration.seconds(400),
      sidecars: [{ name: 'proxy', image: 'envoy:v1.31.0', ports: { admin: 9901 }, health: Health.tcp() }],
    },
    profile: RICH,
    issues: ['progressDeadline must be above pullAllowance 300s + startup 120s + minReady 10s = 430s, or a healthy slow rollout is called failed, got "400s" (leave it out: 600s is derived)'],
  },
  'no old revisions': { props: { revisionHistoryLimit: 0 }, issues: ['revisionHistoryLimit must be a whole number from 1 to 100, got 0'] },

  'no time to shut down': { props: { shutdownTimeout: Duration.seconds(0) }, issues: ['shutdownTimeout must be 1s to 3600s, in whole seconds, got "0s"'] },
  'a NaN of time to shut down': { props: { shutdownTimeout: Duration.seconds(NaN) }, issues: ['shutdownTimeout must be 1s to 3600s, in whole seconds, got "NaNs"'] },
  'less grace than drain and shutdown take': { props: { terminationGracePeriod: Duration.seconds(24) }, issues: ['terminationGracePeriod must be at least drainDelay 5s + shutdownTimeout 20s = 25s, or SIGKILL ends work in flight, got "24s" (leave it out: 30s is derived)'] },
  'grace of a day': { props: { terminationGracePeriod: Duration.days(1) }, issues: ['terminationGracePeriod must be 1s to 7200s, in whole seconds, got "86400s"'] },
  'a drain shorter than the load balancer remembers': { props: { expose: EXPOSED, drainDelay: Duration.seconds(29) }, profile: SLOW_BALANCER, issues: ['drainDelay must be at least the 30s the cluster\'s load balancer takes to forget a pod, got "29s" (leave it out: the ClusterProfile decides)'] },
  'a drain of 20 minutes': { props: { drainDelay: Duration.minutes(20) }, issues: ['drainDelay must be 1s to 900s, in whole seconds, got "1200s"'] },
  'a drain as a text': { props: { drainDelay: '10s' }, issues: ['drainDelay must be 1s to 900s, in whole seconds, got "10s" (write Duration.seconds(n))'] },
  'a distroless image before Kubernetes 1.30': { props: { distroless: true }, profile: { kubernetesVersion: '1.29' }, issues: ['distroless must have Kubernetes 1.30 or later, got a ClusterProfile of 1.29 (use an image that has the sleep command, or let the application drain itself and say so with drainsItself: true)'] },
  'distroless as a text': { props: { distroless: 'yes' }, issues: ['distroless must be true or false, got "yes"'] },
  'draining itself as a number': { props: { drainsItself: 1 }, issues: ['drainsItself must be true or false, got 1'] },
};
