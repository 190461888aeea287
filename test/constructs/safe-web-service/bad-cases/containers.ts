import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { CpuLimit, Health, Qos, ResourcePreset, Resources } from '../../../../src';
import { BadCases } from './bad-case';

const SIDECAR = { name: 'proxy', image: 'envoy:v1.31.0' };
const HEX = '0'.repeat(64);

/** What runs, beside what, and on how much. */
export const BAD_CONTAINERS: BadCases = {
  'no image': { props: { image: undefined }, issues: [] },
  'an image without a tag': { props: { image: 'nginx' }, issues: [] },
  'an image tagged latest': { props: { image: 'ghcr.io/acme/api:latest' }, issues: [] },
  'an image of a registry with a port and no tag': { props: { image: 'localhost:5000/api' }, issues: [] },
  'an image with a digest of 63 digits': { props: { image: `nginx@sha256:${HEX.slice(1)}` }, issues: [] },
  'an image with an unknown digest': { props: { image: `nginx@md5:${HEX}` }, issues: [] },
  'an image with capitals': { props: { image: 'Nginx:1.2.3' }, issues: [] },
  'an image with a scheme': { props: { image: 'https://ghcr.io/acme/api:1.4.2' }, issues: [] },
  'an empty image': { props: { image: '' }, issues: [] },
  'an image of parts': { props: { image: { repository: 'nginx', tag: '1.2.3' } }, issues: [] },
  'an image that is never pulled': { props: { imagePullPolicy: 'Never' }, issues: [] },
  'a pull secret with capitals': { props: { imagePullSecrets: ['registry', 'MyRegistry'] }, issues: [] },
  'one pull secret, not a list': { props: { imagePullSecrets: 'registry' }, issues: [] },

  'a command in one text': { props: { command: 'serve --port=8080' }, issues: [] },
  'an empty command': { props: { command: [] }, issues: [] },
  'an argument that is a number': { props: { args: ['--port', 8080] }, issues: [] },
  'a GitHub token among the arguments': { props: { args: ['serve', `--token=ghp_${'a'.repeat(36)}`] }, issues: [] },
  'a relative working directory': { props: { workingDir: 'srv/app' }, issues: [] },
  'a working directory that climbs': { props: { workingDir: '/srv/../etc' }, issues: [] },

  'resources as Kubernetes writes them': { props: { resources: { requests: { cpu: '100m' } } }, issues: [] },
  'a preset that does not exist': { props: { resources: Resources.preset('tiny' as ResourcePreset) }, issues: [] },
  'a misspelt resource': { props: { resources: Resources.of({ memmory: Size.mebibytes(64) } as object) }, issues: [] },
  'no CPU': { props: { resources: Resources.of({ cpu: Cpu.millis(0) }) }, issues: [] },
  'NaN of CPU': { props: { resources: Resources.of({ cpu: Cpu.millis(NaN) }) }, issues: [] },
  'negative CPU': { props: { resources: Resources.of({ cpu: Cpu.units(-1) }) }, issues: [] },
  'infinite CPU': { props: { resources: Resources.of({ cpu: Cpu.units(Infinity) }) }, issues: [] },
  'a fraction of a millicore': { props: { resources: Resources.of({ cpu: Cpu.millis(0.5) }) }, issues: [] },
  'CPU as a text': { props: { resources: Resources.of({ cpu: '250m' as unknown as Cpu }) }, issues: [] },
  'a CPU limit below the request': { props: { resources: Resources.of({ cpu: Cpu.millis(500), cpuLimit: CpuLimit.of(Cpu.millis(250)) }) }, issues: [] },
  'a CPU limit below the default request': { props: { resources: Resources.of({ cpuLimit: CpuLimit.of(Cpu.millis(100)) }) }, issues: [] },
  'a CPU limit as an amount': { props: { resources: Resources.of({ cpuLimit: Cpu.millis(500) as unknown as CpuLimit }) }, issues: [] },
  'no CPU limit, and no reason': { props: { resources: Resources.of({ cpuLimit: CpuLimit.none('speed') }) }, issues: [] },
  'a guaranteed pod with a CPU limit of its own': {
    props: { qos: Qos.GUARANTEED, resources: Resources.of({ cpu: Cpu.millis(500), cpuLimit: CpuLimit.of(Cpu.units(1)) }) },
    issues: [],
  },
  'a guaranteed pod without a CPU limit': {
    props: { qos: Qos.GUARANTEED, resources: Resources.of({ cpuLimit: CpuLimit.none('latency matters more here') }) },
    issues: [],
  },
  'a quality of service that Kubernetes has and we refuse': { props: { qos: 'BestEffort' }, issues: [] },
  'memory of 8 MiB': { props: { resources: Resources.of({ memory: Size.mebibytes(8) }) }, issues: [] },
  'memory with a suffix Kubernetes does not know': { props: { resources: Resources.of({ memory: '256MB' as unknown as Size }) }, issues: [] },
  'memory that is a number': { props: { resources: Resources.of({ memory: 256 as unknown as Size }) }, issues: [] },
  'NaN of memory': { props: { resources: Resources.of({ memory: Size.mebibytes(NaN) }) }, issues: [] },
  'a fraction of a byte': { props: { resources: Resources.of({ memory: Size.mebibytes(100.3) }) }, issues: [] },
  'less disk than its scratch volumes take': { props: { ephemeralStorage: Size.mebibytes(64) }, issues: [] },
  'disk as a text': { props: { ephemeralStorage: '1Gi' }, issues: [] },
  'no room in /tmp': { props: { tmpSize: Size.mebibytes(0) }, issues: [] },
  'room in /tmp as a number': { props: { tmpSize: 64 }, issues: [] },
  'a pod larger than every node': {
    props: { resources: Resources.preset(ResourcePreset.XLARGE) },
    profile: { nodePools: [{ name: 'small', cpu: Cpu.millis(1930), memory: Size.gibibytes(3) }, { name: 'tiny', cpu: Cpu.millis(930), memory: Size.gibibytes(1) }] },
    issues: [],
  },
  'a pod whose sidecar makes it larger than every node': {
    props: { sidecars: [{ ...SIDECAR, resources: Resources.of({ memory: Size.gibibytes(1) }) }] },
    profile: { nodePools: [{ name: 'small', cpu: Cpu.units(2), memory: Size.gibibytes(1) }] },
    issues: [],
  },

  'an init container without a tag': { props: { initContainers: [{ name: 'migrate', image: 'api' }] }, issues: [] },
  'an init container with a probe': { props: { initContainers: [{ name: 'migrate', image: 'api:1', health: Health.tcp() }] }, issues: [] },
  'an init container named like the service': { props: { initContainers: [{ name: 'api', image: 'api:1' }] }, issues: [] },
  'an init container without a name': { props: { initContainers: [{ image: 'api:1' }, { image: 'api:1' }] }, issues: [] },
  'init containers by name': { props: { initContainers: { migrate: { image: 'api:1' } } }, issues: [] },
  'two sidecars of one name': { props: { sidecars: [SIDECAR, SIDECAR] }, issues: [] },
  'a sidecar with a name of 60 characters': { props: { sidecars: [{ ...SIDECAR, name: 's'.repeat(60) }] }, issues: [] },
  'a sidecar on the port of the service': { props: { sidecars: [{ ...SIDECAR, ports: { admin: 8080 } }] }, issues: [] },
  'a sidecar with a port of the name http': { props: { sidecars: [{ ...SIDECAR, ports: { http: 9901 } }] }, issues: [] },
  'a sidecar on privileged ports': { props: { sidecars: [{ ...SIDECAR, ports: { first: 80, second: 80 } }] }, issues: [] },
  'a sidecar with a port name of 16 characters': { props: { sidecars: [{ ...SIDECAR, ports: { 'administrationxy': 9901 } }] }, issues: [] },
  'a sidecar asked on a port it does not declare': { props: { sidecars: [{ ...SIDECAR, health: Health.tcp() }] }, issues: [] },
  'a sidecar whose probe is declined': { props: { sidecars: [{ ...SIDECAR, health: Health.declined('it cannot be asked') }] }, issues: [] },
  'a sidecar that is too patient': {
    props: { sidecars: [{ ...SIDECAR, ports: { admin: 9901 }, health: Health.http('/ready', { timeout: Duration.seconds(6) }) }] },
    issues: [],
  },
  'a sidecar with a secret in its environment': { props: { sidecars: [{ ...SIDECAR, env: { API_TOKEN: EnvValue.fromValue('s3cr3t') } }] }, issues: [] },
  'a sidecar with an empty argument list': { props: { sidecars: [{ ...SIDECAR, args: [] }] }, issues: [] },
  'a guaranteed pod with a sidecar that bursts': {
    props: { qos: Qos.GUARANTEED, sidecars: [{ ...SIDECAR, resources: Resources.of({ cpu: Cpu.millis(100), cpuLimit: CpuLimit.of(Cpu.millis(200)) }) }] },
    issues: [],
  },
  'a sidecar that is not there': { props: { sidecars: [undefined] }, issues: [] },
};
