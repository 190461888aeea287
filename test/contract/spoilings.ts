import { Change } from './spoil';

/** What was changed, the change, and the rules that must speak, each as often as it does. */
export const SPOILINGS: readonly [string, Change, readonly string[], number?][] = [
  // identity
  ['an object twice', g => g.add(g.config, () => {}), ['identity/duplicate']],
  ['a name with an underscore', g => g.add(g.config, c => { c.metadata.name = 'api_other'; }), ['identity/name']],
  ['a name with a trailing hyphen', g => g.add(g.config, c => { c.metadata.name = 'other-'; }), ['identity/name']],
  ['a Service name that starts with a digit', g => g.add(g.service, c => { c.metadata.name = '2api'; }), ['identity/name']],
  ['an object without a name', g => g.set.push({ apiVersion: 'v1', kind: 'ConfigMap' }), ['identity/shape']],
  ['a label value of 64 characters', g => { g.config.metadata.labels.long = 'x'.repeat(64); }, ['identity/label']],
  ['two containers of one name', g => { g.init.name = 'api'; }, ['identity/container']],
  ['a container name with a capital', g => { g.init.name = 'Prepare'; }, ['identity/container']],
  ['two volumes of one name', g => { g.pod.volumes[1].name = 'tmp'; g.main.volumeMounts.pop(); }, ['identity/volume']],

  // rollout
  ['surge and unavailable both 0', g => { g.deployment.spec.strategy.rollingUpdate.maxSurge = 0; }, ['rollout/stuck']],
  ['surge 0 and an unavailable share that rounds to 0',
    g => { g.deployment.spec.strategy.rollingUpdate = { maxSurge: 0, maxUnavailable: '25%' }; }, ['rollout/stuck']],
  ['all pods unavailable at once', g => { g.deployment.spec.strategy.rollingUpdate.maxUnavailable = '100%'; }, ['rollout/floor']],
  ['as many unavailable as the fewest pods', g => { g.deployment.spec.strategy.rollingUpdate.maxUnavailable = 3; }, ['rollout/floor']],
  ['Recreate', g => { g.deployment.spec.strategy = { type: 'Recreate' }; }, ['rollout/floor']],
  ['a surge in words', g => { g.deployment.spec.strategy.rollingUpdate.maxSurge = 'some'; }, ['rollout/share']],
  ['a deadline equal to startup plus ready time', g => { g.deployment.spec.progressDeadlineSeconds = 90; }, ['rollout/deadline']],
  ['a startup longer than the default deadline',
    g => { delete g.deployment.spec.progressDeadlineSeconds; g.main.startupProbe.failureThreshold = 120; }, ['rollout/deadline']],
  ['no revision history', g => { delete g.deployment.spec.revisionHistoryLimit; }, ['rollout/history']],
  ['a revision history of 0', g => { g.deployment.spec.revisionHistoryLimit = 0; }, ['rollout/history']],
  ['replicas beside an autoscaler', g => { g.deployment.spec.replicas = 3; }, ['rollout/replicas']],
  ['replicas left out without an autoscaler',
    g => { g.fixAt(3); delete g.deployment.spec.replicas; }, ['rollout/replicas']],
  ['a version label in the selector',
    g => { g.deployment.spec.selector.matchLabels = { ...g.template.metadata.labels }; }, ['rollout/selector']],
  ['a selector by one label alone',
    g => { g.deployment.spec.selector = { matchLabels: { 'app.kubernetes.io/name': 'api' } }; }, ['rollout/selector']],
  ['a template without the selected instance',
    g => { g.deployment.spec.selector.matchLabels['app.kubernetes.io/instance'] = 'other'; }, ['rollout/template']],
  ['a Job whose pods the selector matches', g => g.set.push({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', namespace: 'shop' },
    spec: { template: { metadata: { labels: { ...g.template.metadata.labels } }, spec: { containers: [] } } },
  }), [
    'rollout/overlap', 'budget/wide', 'service/wide', 'service/target-port', 'monitor/port', 'network/selects', 'network/named-port',
  ]],
  ['an image tagged latest', g => { g.main.image = 'registry.example.com:5000/shop/api:latest'; }, ['rollout/image']],
  ['an image without a tag behind a port', g => { g.main.image = 'registry.example.com:5000/shop/api'; }, ['rollout/image']],
  ['a digest cut short', g => { g.init.image = 'prepare@sha256:0123'; }, ['rollout/image']],
  ['a native sidecar before 1.29', g => { g.main.lifecycle.preStop = { exec: { command: ['sleep', '10'] } }; }, ['rollout/native-sidecar'], 28],

  // a worker, which no Service sends traffic to
  ['a worker without readiness and autoscaler', g => { g.addWorker(); delete g.worker.scaler.spec.triggers; }, ['scaling/trigger']],
  ['a worker that an HPA takes to zero', g => { g.addWorker(); g.worker.useHpa(); g.worker.scaler.spec.minReplicas = 0; }, ['scaling/floor']],
  ['a worker with fewer pods at most than at least', g => { g.addWorker(); Object.assign(g.worker.scaler.spec, { minReplicaCount: 1, maxReplicaCount: 0 }); }, ['scaling/range']],
  ['a worker whose KEDA has to guess how fast', g => { g.addWorker(); delete g.worker.scaler.spec.advanced; }, ['scaling/behavior', 'scaling/behavior']],
  ['a worker with replicas beside KEDA', g => { g.addWorker(); g.worker.deployment.spec.replicas = 1; }, ['rollout/replicas']],
  ['a trigger with a number', g => { g.addWorker(); g.worker.scaler.spec.triggers[0].metadata.queueLength = 5; }, ['scaling/metadata']],
  ['a trigger whose authentication is elsewhere', g => { g.addWorker(); g.worker.scaler.spec.triggers[0].authenticationRef.name = 'other'; }, ['scaling/authentication']],
  ['a ScaledObject whose autoscaler would have too long a name', g => { g.addWorker(); g.worker.scaler.metadata.name = 'x'.repeat(55); }, ['scaling/name']],
  ['a ScaledJob with an image tagged latest',
    g => { g.addWorker(); g.worker.asJob().spec.jobTargetRef.template.spec.containers[0].image = 'worker:latest'; }, ['rollout/image']],

  // probes
  ['no readiness', g => { delete g.main.readinessProbe; }, ['probes/readiness']],
  ['a timeout above the period', g => { g.main.readinessProbe.timeoutSeconds = 6; }, ['probes/timeout']],
  ['a timeout above the default period', g => { delete g.main.livenessProbe.periodSeconds; g.main.livenessProbe.timeoutSeconds = 11; }, ['probes/timeout']],
  ['two successes for liveness', g => { g.main.livenessProbe.successThreshold = 2; }, ['probes/success']],
  ['two successes for startup', g => { g.main.startupProbe.successThreshold = 2; }, ['probes/success']],
  ['liveness on the readiness path', g => { g.main.livenessProbe.httpGet.path = '/ready'; }, ['probes/same-action']],
  ['liveness on the readiness path by port number and explicit scheme',
    g => { g.main.livenessProbe.httpGet = { scheme: 'HTTP', path: '/ready', port: 8080 }; }, ['probes/same-action']],
  ['liveness that reacts before twice the time of readiness', g => { g.main.livenessProbe.failureThreshold = 3; }, ['probes/reaction']],
  ['liveness by defaults beside a readiness by defaults', g => {
    g.main.livenessProbe = { httpGet: { path: '/live', port: 'http' } };
    g.main.readinessProbe = { httpGet: { path: '/ready', port: 'http' } };
  }, ['probes/reaction']],
  ['liveness without startup', g => { delete g.main.startupProbe; }, ['probes/startup']],
  ['a probe on an unknown port name', g => { g.main.livenessProbe.httpGet.port = 'web'; }, ['probes/port']],
  ['a probe on the port of another container', g => { g.main.livenessProbe.httpGet.port = 15000; }, ['probes/port']],
  ['a sidecar probe on an undeclared port', g => { g.sidecar.startupProbe.tcpSocket.port = 1; }, ['probes/port']],
  ['a probe with two actions', g => { g.main.readinessProbe.tcpSocket = { port: 8080 }; }, ['probes/action']],
  ['half a second between probes', g => { g.main.readinessProbe.periodSeconds = 0.5; }, ['probes/numbers']],
  ['a probe on an init container', g => { g.init.readinessProbe = { exec: { command: ['true'] } }; }, ['probes/init']],

  // shutdown
  ['native sleep before 1.30', () => {}, ['shutdown/native-sleep'], 29],
  ['grace equal to the sleep', g => { g.pod.terminationGracePeriodSeconds = 10; }, ['shutdown/grace']],
  ['a sleep of the default grace', g => {
    delete g.pod.terminationGracePeriodSeconds;
    g.main.lifecycle.preStop = { exec: { command: ['/bin/sh', '-c', 'sleep 30'] } };
  }, ['shutdown/grace']],
  ['no preStop behind a Service', g => { delete g.main.lifecycle; }, ['shutdown/drain']],
  ['a mark with the wrong value',
    g => { delete g.main.lifecycle; g.template.metadata.annotations = { 'cdk8s-vetted/drains-itself': true }; }, ['shutdown/drain']],
  ['a preStop of unknown length', g => { g.main.lifecycle.preStop = { exec: { command: ['nginx', '-s', 'quit'] } }; }, ['shutdown/pre-stop']],
  ['a preStop with two handlers',
    g => { g.main.lifecycle.preStop.exec = { command: ['sleep', '10'] }; }, ['shutdown/pre-stop']],

  // resources
  ['no ephemeral-storage request on an init container', g => { delete g.init.resources.requests['ephemeral-storage']; }, ['resources/request']],
  ['no memory limit', g => { delete g.main.resources.limits.memory; }, ['resources/limit']],
  ['no ephemeral-storage limit on a sidecar', g => { delete g.sidecar.resources.limits['ephemeral-storage']; }, ['resources/limit']],
  ['a CPU request above its limit', g => { g.main.resources.limits.cpu = '249999u'; g.scaler.spec.metrics = [{ type: 'Pods' }]; }, ['resources/order']],
  ['a memory request below its limit', g => { g.main.resources.requests.memory = '255Mi'; }, ['resources/memory']],
  ['a unit Kubernetes does not know', g => { g.main.resources.limits.cpu = '1 core'; }, ['resources/quantity']],
  ['a request of 0', g => { g.init.resources.requests.cpu = 0; }, ['resources/quantity']],
  ['an emptyDir above the storage of one of its containers', g => { g.pod.volumes[0].emptyDir.sizeLimit = '65Mi'; }, ['resources/scratch']],
  ['two emptyDirs above the storage of their container', g => {
    g.pod.volumes.push({ name: 'spool', emptyDir: { sizeLimit: '65Mi' } });
    g.main.volumeMounts.push({ name: 'spool', mountPath: '/spool' });
  }, ['resources/scratch']],
  ['a memory volume as large as the memory', g => { g.pod.volumes[1].emptyDir.sizeLimit = '256Mi'; }, ['resources/memory-volume']],

  // budget
  ['minAvailable equal to the fewest pods', g => { delete g.budget.spec.maxUnavailable; g.budget.spec.minAvailable = 3; }, ['budget/blocks']],
  ['80 % of 3 pods', g => { delete g.budget.spec.maxUnavailable; g.budget.spec.minAvailable = '80%'; }, ['budget/blocks']],
  ['none unavailable', g => { g.budget.spec.maxUnavailable = 0; }, ['budget/blocks']],
  ['minAvailable 1 of a single pod', g => { g.fixAt(1); delete g.budget.spec.maxUnavailable; g.budget.spec.minAvailable = 1; }, ['budget/blocks']],
  ['two budgets', g => g.add(g.budget, c => { c.metadata.name = 'api-too'; }), ['budget/overlap']],
  ['a budget for other pods', g => { g.budget.spec.selector = { matchLabels: { 'app.kubernetes.io/name': 'apo' } }; },
    ['budget/selects-nothing', 'budget/missing']],
  ['a budget for the whole namespace', g => { g.budget.spec.selector = {}; }, ['budget/wide']],
  ['a budget in another namespace', g => { g.budget.metadata.namespace = 'other'; }, ['budget/selects-nothing', 'budget/missing']],
  ['no budget for three pods', g => g.remove(g.budget), ['budget/missing']],
  ['no word on unhealthy pods', g => { delete g.budget.spec.unhealthyPodEvictionPolicy; }, ['budget/unhealthy']],
  ['both bounds', g => { g.budget.spec.minAvailable = 1; }, ['budget/shape']],

  // scaling
  ['one pod at the least', g => { g.scaler.spec.minReplicas = 1; }, ['scaling/floor']],
  ['no minimum, which means one', g => { delete g.scaler.spec.minReplicas; }, ['scaling/floor']],
  ['the most below the fewest', g => { g.scaler.spec.maxReplicas = 2; }, ['scaling/range']],
  ['no scale-down behavior', g => { delete g.scaler.spec.behavior.scaleDown; }, ['scaling/behavior']],
  ['no metrics', g => { g.scaler.spec.metrics = []; }, ['scaling/metrics']],
  ['a target that is not there', g => { g.scaler.spec.scaleTargetRef.name = 'apo'; g.deployment.spec.replicas = 3; }, ['scaling/target']],
  ['a target of another API group',
    g => { g.scaler.spec.scaleTargetRef.apiVersion = 'argoproj.io/v1alpha1'; g.deployment.spec.replicas = 3; }, ['scaling/target']],
  ['two autoscalers', g => g.add(g.scaler, c => { c.metadata.name = 'api-too'; }), ['scaling/one']],
  ['a sidecar without the measured request',
    g => { delete g.sidecar.resources.requests.cpu; delete g.sidecar.resources.limits.cpu; }, ['resources/request', 'scaling/request']],
  ['a container metric of no container', g => {
    const target = { type: 'Utilization', averageUtilization: 70 };
    g.scaler.spec.metrics = [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'apo', target } }];
  }, ['scaling/container']],
  ['memory utilization above the limit', g => {
    g.scaler.spec.metrics[0].resource = { name: 'memory', target: { type: 'Utilization', averageUtilization: 101 } };
  }, ['scaling/reach']],
  ['memory utilization within the tolerance of the limit', g => {
    g.scaler.spec.metrics[0].resource = { name: 'memory', target: { type: 'Utilization', averageUtilization: 91 } };
  }, ['scaling/tolerance']],
  ['utilization in words', g => { g.scaler.spec.metrics[0].resource.target.averageUtilization = '70%'; }, ['scaling/percent']],

  // service
  ['a Service for other pods', g => { g.service.spec.selector = { 'app.kubernetes.io/name': 'apo' }; }, ['service/selector']],
  ['a targetPort that no container names', g => { g.service.spec.ports[0].targetPort = 'web'; }, ['service/target-port']],
  ['a targetPort over another protocol', g => { g.service.spec.ports[0].protocol = 'UDP'; }, ['service/target-port']],
  ['no targetPort, which means the port', g => { delete g.service.spec.ports[0].targetPort; }, ['service/target-port']],
  ['a container port name of 16 characters', g => { g.sidecar.ports[0].name = 'abcdefghijklmnop'; }, ['service/port-name']],
  ['a container port name without a letter', g => { g.sidecar.ports[0].name = '15000'; }, ['service/port-name']],
  ['several Service ports, one of them nameless',
    g => g.service.spec.ports.push({ port: 9090 }), ['service/port-name']],
  ['one container port name in two containers', g => g.main.ports.push({ name: 'admin', containerPort: 8081 }), ['service/port-unique']],
  ['one Service port number twice', g => g.service.spec.ports.push({ name: 'too', port: 80, targetPort: 8080 }), ['service/port-unique']],

  // routes
  ['an Ingress to no Service', g => { g.ingress.spec.rules[0].http.paths[0].backend.service.name = 'apo'; }, ['route/backend']],
  ['an Ingress to no port', g => { g.ingress.spec.rules[0].http.paths[0].backend.service.port = { number: 8080 }; }, ['route/backend']],
  ['an HTTPRoute to no Service', g => { g.route.spec.rules[0].backendRefs[0].name = 'apo'; }, ['route/backend']],
  ['an HTTPRoute by port name', g => { g.route.spec.rules[0].backendRefs[0].port = 'http'; }, ['route/backend']],
  ['an HTTPRoute into another namespace', g => { g.route.spec.rules[0].backendRefs[0].namespace = 'other'; }, ['route/backend']],
  ['no TLS', g => { delete g.ingress.spec.tls; }, ['route/tls']],
  ['TLS for another host', g => { g.ingress.spec.tls[0].hosts = ['www.example.com']; }, ['route/tls']],
  ['a wildcard two labels up', g => { g.ingress.spec.tls[0].hosts = ['*.com']; }, ['route/tls']],
  ['a path without its type', g => { delete g.ingress.spec.rules[0].http.paths[0].pathType; }, ['route/path']],
  ['one host and path in two Ingresses', g => g.add(g.ingress, c => { c.metadata.name = 'api-too'; }), ['route/duplicate']],
  ['one host and path in two HTTPRoutes', g => g.add(g.route, c => { c.metadata.name = 'api-too'; }), ['route/duplicate']],

  // monitor
  ['a PodMonitor for other pods', g => { g.monitor.spec.selector = { matchLabels: { a: 'b' } }; }, ['monitor/selector']],
  ['a PodMonitor on no port', g => { g.monitor.spec.podMetricsEndpoints[0].port = 'prom'; }, ['monitor/port']],

  // network policy
  ['a policy for the whole namespace', g => { g.policy.spec.podSelector = {}; }, ['network/selects']],
  ['a policy for other pods', g => { g.policy.spec.podSelector = { matchLabels: { a: 'b' } }; }, ['network/selects']],
  ['only ingress restricted', g => { g.policy.spec.policyTypes = ['Ingress']; }, ['network/types']],
  ['the exposed port closed', g => { g.policy.spec.ingress.shift(); }, ['network/exposed']],
  ['the exposed port open over UDP', g => { g.policy.spec.ingress[0].ports = [{ port: 8080, protocol: 'UDP' }]; }, ['network/exposed']],
  ['the Service port opened instead of the container port', g => { g.policy.spec.ingress[0].ports = [{ port: 80 }]; }, ['network/exposed']],
  ['a range that ends one early', g => { g.policy.spec.ingress[0].ports = [{ port: 8000, endPort: 8079 }]; }, ['network/exposed']],
  ['the scraped port closed', g => { g.policy.spec.ingress.pop(); }, ['network/monitored']],
  ['a port name no container has', g => { g.policy.spec.ingress[1].ports.push({ port: 'prom' }); }, ['network/named-port']],
  ['DNS over UDP alone', g => { g.policy.spec.egress[0].ports.pop(); }, ['network/dns']],
  ['DNS over TCP alone', g => { g.policy.spec.egress[0].ports.shift(); }, ['network/dns']],
  ['DNS closed by egress rules alone',
    g => { delete g.policy.spec.policyTypes; g.policy.spec.egress[0].ports.pop(); }, ['network/types', 'network/dns']],
  ['DNS to pods of its own namespace', g => { g.policy.spec.egress[0].to = [{ podSelector: {} }]; }, ['network/dns', 'network/dns']],
  ['no egress at all', g => { delete g.policy.spec.egress; }, ['network/dns', 'network/dns']],

  // config
  ['its own ConfigMap missing', g => g.remove(g.config), ['config/missing']],
  ['a key that is not in the ConfigMap', g => { g.main.env[0].valueFrom.configMapKeyRef.key = 'mood'; }, ['config/key']],
  ['a file that is not in the ConfigMap', g => { g.pod.volumes[2].configMap.items[0].key = 'api.yaml'; }, ['config/key']],
  ['a ConfigMap one byte too large', g => { g.config.data = { mode: 'x'.repeat(1024 * 1024 - 1) + 'é' }; }, ['config/size']],
  ['a Secret with its value',
    g => g.set.push({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'api' }, data: { a: 'YQ==' } }), ['config/secret-value']],
  ['a mount of no volume', g => { g.main.volumeMounts[0].name = 'temp'; }, ['config/mount']],

  // state
  ['a StatefulSet without its headless Service', g => g.remove(g.addDatabase().headless), ['state/service']],
  ['a StatefulSet whose Service has an address', g => { delete g.addDatabase().headless.spec.clusterIP; }, ['state/service']],
  ['claims that go with the StatefulSet', g => { g.addDatabase().statefulSet.spec.persistentVolumeClaimRetentionPolicy.whenDeleted = 'Delete'; }, ['state/retention']],
  ['claims of unknown retention', g => { delete g.addDatabase().statefulSet.spec.persistentVolumeClaimRetentionPolicy; }, ['state/retention']],
  ['a claim template with a version', g => { g.addDatabase().statefulSet.spec.volumeClaimTemplates[0].metadata.labels.version = '1'; }, ['state/claim']],
  ['a mount of no claim', g => { g.addDatabase().main.volumeMounts[0].name = 'date'; }, ['config/mount']],
  ['two instances of a database that SIGTERM ends', g => {
    delete g.addDatabase().main.lifecycle;
    g.database.statefulSet.spec.replicas = 2;
  }, ['shutdown/drain', 'budget/missing']],
  ['a stop that takes all of the grace', g => { g.addDatabase().statefulSet.spec.template.spec.terminationGracePeriodSeconds = 50; }, ['shutdown/grace']],
  ['a smart stop, which waits for clients', g => { g.addDatabase().main.lifecycle.preStop.exec.command[3] = '--mode=smart'; }, ['shutdown/pre-stop']],
  ['a CronJob that overtakes itself', g => { delete g.addDatabase().cronJob.spec.concurrencyPolicy; }, ['job/concurrency']],
  ['a CronJob that starts at any time', g => { delete g.addDatabase().cronJob.spec.startingDeadlineSeconds; }, ['job/deadline']],
  ['a CronJob that may hang', g => { delete g.addDatabase().cronJob.spec.jobTemplate.spec.activeDeadlineSeconds; }, ['job/end']],
  ['a CronJob that forgets its failures', g => { g.addDatabase().cronJob.spec.failedJobsHistoryLimit = 0; }, ['job/history']],
  ['a CronJob that restarts in place', g => { g.addDatabase().cronJob.spec.jobTemplate.spec.template.spec.restartPolicy = 'OnFailure'; }, ['job/restart']],
  ['a CronJob with a long name', g => { g.addDatabase().cronJob.metadata.name = 'x'.repeat(53); }, ['job/name']],

  // spread
  ['no spread', g => { delete g.pod.topologySpreadConstraints; }, ['spread/missing']],
  ['no spread of two', g => { g.fixAt(2); delete g.pod.topologySpreadConstraints; }, ['spread/missing']],
  ['a hard spread', g => { g.pod.topologySpreadConstraints[0].whenUnsatisfiable = 'DoNotSchedule'; }, ['spread/hard']],
  ['a spread over old and new pods alike', g => { delete g.pod.topologySpreadConstraints[1].matchLabelKeys; }, ['spread/generation']],
  ['a spread of other pods', g => { g.pod.topologySpreadConstraints[0].labelSelector = { matchLabels: { a: 'b' } }; }, ['spread/selector']],
  ['a spread of all pods', g => { g.pod.topologySpreadConstraints[0].labelSelector = {}; }, ['spread/selector']],
  ['a skew of 0', g => { g.pod.topologySpreadConstraints[0].maxSkew = 0; }, ['spread/skew']],
  ['a spread over nothing', g => { g.pod.topologySpreadConstraints[0].topologyKey = ''; }, ['spread/key']],
];
