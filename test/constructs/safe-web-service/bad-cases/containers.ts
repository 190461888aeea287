import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { BadCases } from './bad-case';
import { CpuLimit, Health, Qos, ResourcePreset, Resources } from '../../../../src';

const SIDECAR = { name: 'proxy', image: 'envoy:v1.31.0' };
const HEX = '0'.repeat(64);

/** What runs, beside what, and on how much. */
export const BAD_CONTAINERS: BadCases = {
  'no image': { props: { image: undefined }, issues: ['image must be an image reference, got nothing (write registry.example.com/team/app:1.2.3)'] },
  'an image without a tag': { props: { image: 'nginx' }, issues: ['image must carry a tag or digest other than latest, got "nginx" (write "nginx:1.2.3")'] },
  'an image tagged latest': { props: { image: 'ghcr.io/acme/api:latest' }, issues: ['image must carry a tag or digest other than latest, got "ghcr.io/acme/api:latest" (write "ghcr.io/acme/api:1.2.3")'] },
  'an image of a registry with a port and no tag': { props: { image: 'localhost:5000/api' }, issues: ['image must carry a tag or digest other than latest, got "localhost:5000/api" (write "localhost:5000/api:1.2.3")'] },
  'an image with a digest of 63 digits': { props: { image: `nginx@sha256:${HEX.slice(1)}` }, issues: ['image must be an image reference, got "nginx@sha256:000000000000000000000000000000000000000000000000000000000000000" (write registry.example.com/team/app:1.2.3)'] },
  'an image with an unknown digest': { props: { image: `nginx@md5:${HEX}` }, issues: ['image must be an image reference, got "nginx@md5:0000000000000000000000000000000000000000000000000000000000000000" (write registry.example.com/team/app:1.2.3)'] },
  'an image with capitals': { props: { image: 'Nginx:1.2.3' }, issues: ['image must be an image reference, got "Nginx:1.2.3" (write registry.example.com/team/app:1.2.3)'] },
  'an image with a scheme': { props: { image: 'https://ghcr.io/acme/api:1.4.2' }, issues: ['image must be an image reference, got "https://ghcr.io/acme/api:1.4.2" (write registry.example.com/team/app:1.2.3)'] },
  'an empty image': { props: { image: '' }, issues: ['image must be an image reference, got "" (write registry.example.com/team/app:1.2.3)'] },
  'an image of parts': { props: { image: { repository: 'nginx', tag: '1.2.3' } }, issues: ['image must be an image reference, got an object (write registry.example.com/team/app:1.2.3)'] },
  'an image that is never pulled': { props: { imagePullPolicy: 'Never' }, issues: ['imagePullPolicy must be ImagePullPolicy.ALWAYS or IF_NOT_PRESENT, because an image nobody pulls is on no new node, got "Never"'] },
  'a pull secret with capitals': { props: { imagePullSecrets: ['registry', 'MyRegistry'] }, issues: ['imagePullSecrets[1] must be the name of a Secret, got "MyRegistry"'] },
  'one pull secret, not a list': { props: { imagePullSecrets: 'registry' }, issues: ['imagePullSecrets must be a list, got "registry"'] },

  'a command in one text': { props: { command: 'serve --port=8080' }, issues: ['command must be a list of texts, one a word, got "serve --port=8080" (write [\'serve\', \'--port=8080\'])'] },
  'an empty command': { props: { command: [] }, issues: ["command must be a list of texts, one a word, got an empty list (write ['serve', '--port=8080'])"] },
  'an argument that is a number': { props: { args: ['--port', 8080] }, issues: ["args must be a list of texts, one a word, got a list of 2 (write ['serve', '--port=8080'])"] },
  'a GitHub token among the arguments': { props: { args: ['serve', `--token=ghp_${'a'.repeat(36)}`] }, issues: ['args[1] must hold no secret, got what looks like a GitHub token (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)])'] },
  'a relative working directory': { props: { workingDir: 'srv/app' }, issues: ['workingDir must be an absolute path in the container, got "srv/app"'] },
  'a working directory that climbs': { props: { workingDir: '/srv/../etc' }, issues: ['workingDir must be an absolute path in the container, got "/srv/../etc"'] },

  'resources as Kubernetes writes them': { props: { resources: { requests: { cpu: '100m' } } }, issues: ['resources must be Resources.preset(...) or Resources.of({...}), got an object'] },
  'a preset that does not exist': { props: { resources: Resources.preset('tiny' as ResourcePreset) }, issues: ['resources must be one of the presets micro, small, medium, large, xlarge, got "tiny"'] },
  'a misspelt resource': { props: { resources: Resources.of({ memmory: Size.mebibytes(64) } as object) }, issues: ['resources.memmory must be a known prop, got "64Mi" (did you mean memory?)'] },
  'no CPU': { props: { resources: Resources.of({ cpu: Cpu.millis(0) }) }, issues: ['resources.cpu must be a CPU amount above zero in whole millicores, got "0m" (write Cpu.millis(250))'] },
  'NaN of CPU': { props: { resources: Resources.of({ cpu: Cpu.millis(NaN) }) }, issues: ['resources.cpu must be a CPU amount above zero in whole millicores, got "NaNm" (write Cpu.millis(250))'] },
  'negative CPU': { props: { resources: Resources.of({ cpu: Cpu.units(-1) }) }, issues: ['resources.cpu must be a CPU amount above zero in whole millicores, got "-1" (write Cpu.millis(250))'] },
  'infinite CPU': { props: { resources: Resources.of({ cpu: Cpu.units(Infinity) }) }, issues: ['resources.cpu must be a CPU amount above zero in whole millicores, got "Infinity" (write Cpu.millis(250))'] },
  'a fraction of a millicore': { props: { resources: Resources.of({ cpu: Cpu.millis(0.5) }) }, issues: ['resources.cpu must be a CPU amount above zero in whole millicores, got "0.5m" (write Cpu.millis(250))'] },
  'CPU as a text': { props: { resources: Resources.of({ cpu: '250m' as unknown as Cpu }) }, issues: ['resources.cpu must be a CPU amount above zero in whole millicores, got "250m" (write Cpu.millis(250))'] },
  'a CPU limit below the request': { props: { resources: Resources.of({ cpu: Cpu.millis(500), cpuLimit: CpuLimit.of(Cpu.millis(250)) }) }, issues: ['resources.cpuLimit must be at least the CPU request 500m, got "250m"'] },
  'a CPU limit below the default request': { props: { resources: Resources.of({ cpuLimit: CpuLimit.of(Cpu.millis(100)) }) }, issues: ['resources.cpuLimit must be at least the CPU request 250m, got "100m"'] },
  'a CPU limit as an amount': { props: { resources: Resources.of({ cpuLimit: Cpu.millis(500) as unknown as CpuLimit }) }, issues: ['resources.cpuLimit must be CpuLimit.of(cpu) or CpuLimit.none(reason), got "500m"'] },
  'no CPU limit, and no reason': { props: { resources: Resources.of({ cpuLimit: CpuLimit.none('speed') }) }, issues: ['resources.cpuLimit must give a reason of at least 10 characters, got "speed" (say why this service is better off without it)'] },
  'a guaranteed pod with a CPU limit of its own': {
    props: { qos: Qos.GUARANTEED, resources: Resources.of({ cpu: Cpu.millis(500), cpuLimit: CpuLimit.of(Cpu.units(1)) }) },
    issues: ['resources.cpuLimit must equal the CPU request 500m where qos is GUARANTEED, got "1" (leave cpuLimit out)'],
  },
  'a guaranteed pod without a CPU limit': {
    props: { qos: Qos.GUARANTEED, resources: Resources.of({ cpuLimit: CpuLimit.none('latency matters more here') }) },
    issues: ['resources.cpuLimit must equal the CPU request where qos is GUARANTEED, got none (leave cpuLimit out)'],
  },
  'a quality of service that Kubernetes has and we refuse': { props: { qos: 'BestEffort' }, issues: ['qos must be Qos.BURSTABLE or Qos.GUARANTEED, got "BestEffort"'] },
  'memory of 8 MiB': { props: { resources: Resources.of({ memory: Size.mebibytes(8) }) }, issues: ['resources.memory must be a size of at least 16Mi in whole bytes, got "8Mi" (write Size.mebibytes(256))'] },
  'memory with a suffix Kubernetes does not know': { props: { resources: Resources.of({ memory: '256MB' as unknown as Size }) }, issues: ['resources.memory must be a size of at least 16Mi in whole bytes, got "256MB" (write Size.mebibytes(256))'] },
  'memory that is a number': { props: { resources: Resources.of({ memory: 256 as unknown as Size }) }, issues: ['resources.memory must be a size of at least 16Mi in whole bytes, got 256 (write Size.mebibytes(256))'] },
  'NaN of memory': { props: { resources: Resources.of({ memory: Size.mebibytes(NaN) }) }, issues: ['resources.memory must be a size of at least 16Mi in whole bytes, got "NaNMi" (write Size.mebibytes(256))'] },
  'a fraction of a byte': { props: { resources: Resources.of({ memory: Size.mebibytes(100.3) }) }, issues: ['resources.memory must be a size of at least 16Mi in whole bytes, got "100.3Mi" (write Size.mebibytes(256))'] },
  'less disk than its scratch volumes take': { props: { ephemeralStorage: Size.mebibytes(64) }, issues: ['ephemeralStorage must be a size of at least 128Mi, its emptyDir volumes and 64Mi for logs, got "64Mi" (leave it out)'] },
  'disk as a text': { props: { ephemeralStorage: '1Gi' }, issues: ['ephemeralStorage must be a size of at least 128Mi, its emptyDir volumes and 64Mi for logs, got "1Gi" (leave it out)'] },
  'no room in /tmp': { props: { tmpSize: Size.mebibytes(0) }, issues: ['tmpSize must be a size above zero, got "0Mi" (write Size.mebibytes(64))'] },
  'room in /tmp as a number': { props: { tmpSize: 64 }, issues: ['tmpSize must be a size above zero, got 64 (write Size.mebibytes(64))'] },
  'a pod larger than every node': {
    props: { resources: Resources.preset(ResourcePreset.XLARGE) },
    profile: { nodePools: [{ name: 'small', cpu: Cpu.millis(1930), memory: Size.gibibytes(3) }, { name: 'tiny', cpu: Cpu.millis(930), memory: Size.gibibytes(1) }] },
    issues: ['resources must fit a node of the cluster: small (1930m, 3Gi), tiny (930m, 1Gi), got a pod that requests 2 CPU and 2Gi memory (ask for less, or add a larger pool)'],
  },
  'a pod whose sidecar makes it larger than every node': {
    props: { sidecars: [{ ...SIDECAR, resources: Resources.of({ memory: Size.gibibytes(1) }) }] },
    profile: { nodePools: [{ name: 'small', cpu: Cpu.units(2), memory: Size.gibibytes(1) }] },
    issues: ['resources must fit a node of the cluster: small (2, 1Gi), got a pod that requests 350m CPU and 1280Mi memory (ask for less, or add a larger pool)'],
  },

  'an init container without a tag': { props: { initContainers: [{ name: 'migrate', image: 'api' }] }, issues: ['initContainers[0].image must carry a tag or digest other than latest, got "api" (write "api:1.2.3")'] },
  'an init container with a probe': { props: { initContainers: [{ name: 'migrate', image: 'api:1', health: Health.tcp() }] }, issues: ['initContainers[0].health must be a known prop, got an object of Health'] },
  'an init container named like the service': { props: { initContainers: [{ name: 'api', image: 'api:1' }] }, issues: ['initContainers[0].name must differ from those of the other containers, got "api"'] },
  'an init container without a name': {
    props: { initContainers: [{ image: 'api:1' }, { image: 'api:1' }] },
    issues: [
      'initContainers[0].name must be a DNS label of at most 59 characters, got nothing',
      'initContainers[1].name must be a DNS label of at most 59 characters, got nothing',
    ],
  },
  'init containers by name': { props: { initContainers: { migrate: { image: 'api:1' } } }, issues: ['initContainers must be a list, got an object'] },
  'two sidecars of one name': { props: { sidecars: [SIDECAR, SIDECAR] }, issues: ['sidecars[1].name must differ from those of the other containers, got "proxy"'] },
  'a sidecar with a name of 60 characters': { props: { sidecars: [{ ...SIDECAR, name: 's'.repeat(60) }] }, issues: ['sidecars[0].name must be a DNS label of at most 59 characters, got "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"'] },
  'a sidecar on the port of the service': { props: { sidecars: [{ ...SIDECAR, ports: { admin: 8080 } }] }, issues: ['sidecars[0].ports must use names and numbers no other container uses, got 8080'] },
  'a sidecar with a port of the name http': { props: { sidecars: [{ ...SIDECAR, ports: { http: 9901 } }] }, issues: ['sidecars[0].ports must use names and numbers no other container uses, got "http"'] },
  'a sidecar on privileged ports': {
    props: { sidecars: [{ ...SIDECAR, ports: { first: 80, second: 80 } }] },
    issues: [
      'sidecars[0].ports.first must be a whole number from 1024 to 65535, got 80',
      'sidecars[0].ports.second must be a whole number from 1024 to 65535, got 80',
    ],
  },
  'a sidecar with a port name of 16 characters': { props: { sidecars: [{ ...SIDECAR, ports: { administrationxy: 9901 } }] }, issues: ['sidecars[0].ports must have names of at most 15 lower-case letters, digits and "-", got "administrationxy"'] },
  'a sidecar asked on a port it does not declare': { props: { sidecars: [{ ...SIDECAR, health: Health.tcp() }] }, issues: ['sidecars[0].health.port must be a declared container port (there is none), got nothing (declare it in ports)'] },
  'a sidecar whose probe is declined': { props: { sidecars: [{ ...SIDECAR, health: Health.declined('it cannot be asked') }] }, issues: ['sidecars[0].health must say how to ask the container, got Health.declined (leave it out where the sidecar is not asked)'] },
  'a sidecar that is too patient': {
    props: { sidecars: [{ ...SIDECAR, ports: { admin: 9901 }, health: Health.http('/ready', { timeout: Duration.seconds(6) }) }] },
    issues: ['sidecars[0].health.timeout must be at most the period of 5s, got "6s" (lengthen the period too)'],
  },
  'a sidecar with a secret in its environment': { props: { sidecars: [{ ...SIDECAR, env: { API_TOKEN: EnvValue.fromValue('s3cr3t') } }] }, issues: ['sidecars[0].env.API_TOKEN must hold no secret, got a name that speaks of one (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)], or rename it if it is none)'] },
  'a sidecar with an empty argument list': { props: { sidecars: [{ ...SIDECAR, args: [] }] }, issues: ["sidecars[0].args must be a list of texts, one a word, got an empty list (write ['serve', '--port=8080'])"] },
  'a guaranteed pod with a sidecar that bursts': {
    props: {
      qos: Qos.GUARANTEED,
      sidecars: [{ ...SIDECAR, resources: Resources.of({ cpu: Cpu.millis(100), cpuLimit: CpuLimit.of(Cpu.millis(200)) }) }],
    },
    issues: ['sidecars[0].resources.cpuLimit must equal the CPU request 100m where qos is GUARANTEED, got "200m" (leave cpuLimit out)'],
  },
  'a sidecar that is not there': { props: { sidecars: [undefined] }, issues: ['sidecars[0] must be an object, got nothing'] },
};
