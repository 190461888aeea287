import { App, Chart, Size } from 'cdk8s';
import { EnvFrom, EnvValue, PersistentVolumeClaim, Secret } from 'cdk8s-plus-27';
import { ClaimAccess, ConfigFile, PodVolume, SecretRef } from '../../../../src';
import { BadCases, RICH } from './bad-case';

const ELSEWHERE = new Chart(new App(), 'elsewhere');
const CLAIM = PersistentVolumeClaim.fromClaimName(ELSEWHERE, 'Claim', 'data');
const SECRET = Secret.fromSecretName(ELSEWHERE, 'Secret', 'tls');
const CACHE = PodVolume.emptyDir('cache', Size.mebibytes(64));
const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nMIIE\n';
const external = (options: object): SecretRef => SecretRef.external({ store: 'vault', keys: { password: 'shop/db#password' }, mountPath: '/run/secrets', ...options });

/** Environment, files, secrets and volumes. */
export const BAD_CONFIGURATION: BadCases = {
  'an environment variable as a bare text': { props: { env: { LOG_LEVEL: 'info' } }, issues: [] },
  'an environment variable as an object': { props: { env: { LOG_LEVEL: { value: 'info' } } }, issues: [] },
  'an environment variable that is a number': { props: { env: { PORT: EnvValue.fromValue(8080 as unknown as string) } }, issues: [] },
  'an environment variable with a space': { props: { env: { 'LOG LEVEL': EnvValue.fromValue('info') } }, issues: [] },
  'an environment variable that starts with a digit': { props: { env: { '1ST': EnvValue.fromValue('a') } }, issues: [] },
  'environment variables in a list': { props: { env: [{ name: 'A', value: 'b' }] }, issues: [] },
  'a password in the environment': { props: { env: { DB_PASSWORD: EnvValue.fromValue('hunter2') } }, issues: [] },
  'a URL with a password in the environment': { props: { env: { DB: EnvValue.fromValue('postgres://api:hunter2@db/shop') } }, issues: [] },
  'a variable set in env and by a secret': {
    props: { env: { DB_USER: EnvValue.fromValue('api') }, secrets: [SecretRef.existing('db', { env: { DB_USER: 'user' } })] },
    issues: [],
  },
  'a source of variables by name': { props: { envFrom: ['settings'] }, issues: [] },
  'a source of variables from nothing': { props: { envFrom: [new EnvFrom()] }, issues: [] },
  'a setting that is a number': { props: { config: { PORT: 8080, DEBUG: true } }, issues: [] },
  'a setting with a space in its name': { props: { config: { 'LOG LEVEL': 'info' } }, issues: [] },
  'an API key among the settings': { props: { config: { STRIPE_API_KEY: 'abc' } }, issues: [] },
  'an AWS key among the settings': { props: { config: { REGION: 'AKIAIOSFODNN7EXAMPLE' } }, issues: [] },
  'a setting that env sets too': { props: { config: { LOG_LEVEL: 'info' }, env: { LOG_LEVEL: EnvValue.fromValue('debug') } }, issues: [] },
  'settings beyond 1 MiB': { props: { config: { A: 'a'.repeat(600_000), B: 'b'.repeat(600_000) } }, issues: [] },
  'settings as a text': { props: { config: 'LOG_LEVEL=info' }, issues: [] },
  'a rollout of configuration that does not exist': { props: { configRollout: 'hot-reload' }, issues: [] },
  'a file as a path': { props: { configFiles: ['/etc/api/config.yaml'] }, issues: [] },
  'a file at a relative path': { props: { configFiles: [ConfigFile.text('etc/config.yaml', '')] }, issues: [] },
  'a file at the path of a folder': { props: { configFiles: [ConfigFile.text('/etc/api/', '')] }, issues: [] },
  'a file at a path of 300 characters': { props: { configFiles: [ConfigFile.text(`/${'a'.repeat(299)}`, '')] }, issues: [] },
  'a file without text': { props: { configFiles: [ConfigFile.text('/etc/a', undefined as unknown as string)] }, issues: [] },
  'two files at one path': { props: { configFiles: [ConfigFile.text('/etc/a', 'x'), ConfigFile.text('/etc/a', 'y')] }, issues: [] },
  'a file with a private key': { props: { configFiles: [ConfigFile.text('/etc/tls.key', PRIVATE_KEY)] }, issues: [] },
  'a copy of a file that is not there': { props: { configFiles: [ConfigFile.copy('/etc/a', 'no/such/file')] }, issues: [] },
  'files beyond 1 MiB': { props: { configFiles: [ConfigFile.text('/etc/a', 'x'.repeat(1024 * 1024))] }, issues: [] },

  'a secret as a text': { props: { secrets: ['db-password'] }, issues: [] },
  'a secret that nobody reads': { props: { secrets: [SecretRef.existing('db', {})] }, issues: [] },
  'a misspelt use of a secret': { props: { secrets: [SecretRef.existing('db', { mountPath: '/run/db', enf: {} } as object)] }, issues: [] },
  'a secret by a name with capitals': { props: { secrets: [SecretRef.existing('DB', { mountPath: '/run/db' })] }, issues: [] },
  'a secret of nothing': { props: { secrets: [SecretRef.of(undefined as unknown as Secret, { mountPath: '/run/db' })] }, issues: [] },
  'a secret at a relative path': { props: { secrets: [SecretRef.existing('db', { mountPath: 'run/db' })] }, issues: [] },
  'a secret in a variable that cannot be': { props: { secrets: [SecretRef.existing('db', { env: { 'DB PASSWORD': 'password' } })] }, issues: [] },
  'a secret by a key that cannot be': { props: { secrets: [SecretRef.existing('db', { env: { DB_PASSWORD: 'pass word' } })] }, issues: [] },
  'two secrets for one variable': {
    props: { secrets: [SecretRef.existing('a', { env: { TOKEN: 'x' } }), SecretRef.existing('b', { env: { TOKEN: 'x' } })] },
    issues: [],
  },
  'two secrets at one path': {
    props: { secrets: [SecretRef.existing('a', { mountPath: '/run/secrets' }), SecretRef.existing('b', { mountPath: '/run/secrets/' })] },
    issues: [],
  },
  'an external secret on a cluster without the operator': { props: { secrets: [external({})] }, issues: [] },
  'an external secret without keys': { props: { secrets: [external({ keys: {} })] }, profile: RICH, issues: [] },
  'an external secret without a store': { props: { secrets: [external({ store: '' })] }, profile: RICH, issues: [] },
  'an external secret asked every second': { props: { secrets: [external({ refreshInterval: 1 })] }, profile: RICH, issues: [] },
  'a variable by a key the external secret lacks': { props: { secrets: [external({ env: { DB_USER: 'user' } })] }, profile: RICH, issues: [] },
  'a misspelt option of an external secret': { props: { secrets: [external({ refreshIntervall: 1 })] }, profile: RICH, issues: [] },
  'two external secrets of one name': { props: { secrets: [external({}), external({ mountPath: '/run/more' })] }, profile: RICH, issues: [] },
  'a CSI secret on a cluster without the driver': { props: { secrets: [SecretRef.csi({ providerClass: 'vault', mountPath: '/run/csi' })] }, issues: [] },
  'a CSI secret without a path': { props: { secrets: [SecretRef.csi({ providerClass: 'vault' } as never)] }, profile: RICH, issues: [] },
  'a CSI secret by a name with capitals': { props: { secrets: [SecretRef.csi({ providerClass: 'Vault', mountPath: '/run/csi' })] }, profile: RICH, issues: [] },

  'a volume as Kubernetes writes it': { props: { volumes: [{ name: 'cache', emptyDir: {} }] }, issues: [] },
  'a volume at a relative path': { props: { volumes: [{ volume: CACHE, path: 'cache' }, { volume: CACHE, path: 'cache' }] }, issues: [] },
  'a volume at the path of /tmp': { props: { volumes: [{ volume: CACHE, path: '/tmp/' }] }, issues: [] },
  'two volumes at one path': {
    props: { volumes: [{ volume: CACHE, path: '/data' }, { volume: PodVolume.emptyDir('other', Size.mebibytes(1)), path: '/data/' }] },
    issues: [],
  },
  'two volumes of one name': {
    props: { volumes: [{ volume: CACHE, path: '/a' }, { volume: PodVolume.emptyDir('cache', Size.mebibytes(1)), path: '/b' }] },
    issues: [],
  },
  'a volume named like our /tmp': { props: { volumes: [{ volume: PodVolume.emptyDir('tmp', Size.mebibytes(1)), path: '/data' }] }, issues: [] },
  'a volume name with a dot': { props: { volumes: [{ volume: PodVolume.emptyDir('my.cache', Size.mebibytes(1)), path: '/data' }] }, issues: [] },
  'a volume without size': { props: { volumes: [{ volume: PodVolume.emptyDir('cache', Size.mebibytes(0)), path: '/data' }] }, issues: [] },
  'a misspelt option of a volume': { props: { volumes: [{ volume: PodVolume.emptyDir('cache', Size.mebibytes(1), { memory: true } as object), path: '/data' }] }, issues: [] },
  'a volume in memory as large as the memory': {
    props: { volumes: [{ volume: PodVolume.emptyDir('cache', Size.mebibytes(256), { inMemory: true }), path: '/data' }] },
    issues: [],
  },
  'a volume that is read only by a text': { props: { volumes: [{ volume: CACHE, path: '/data', readOnly: 'no' }] }, issues: [] },
  'a path in a volume that climbs': { props: { volumes: [{ volume: CACHE, path: '/data', subPath: '../etc' }] }, issues: [] },
  'a key at an absolute path': { props: { volumes: [{ volume: PodVolume.secret('tls', SECRET, { items: { 'tls.crt': '/a' } }), path: '/tls' }] }, issues: [] },
  'a disk for one node and three replicas': { props: { volumes: [{ volume: PodVolume.claim('data', CLAIM, ClaimAccess.READ_WRITE_ONCE), path: '/data' }] }, issues: [] },
  'a disk for one pod in a sidecar, and an autoscaler': {
    props: {
      autoscaling: { maxReplicas: 10 },
      sidecars: [{ name: 'backup', image: 'backup:1', volumes: [{ volume: PodVolume.claim('data', CLAIM, ClaimAccess.READ_WRITE_ONCE_POD), path: '/data' }] }],
    },
    issues: [],
  },
  'a disk without access mode': { props: { volumes: [{ volume: PodVolume.claim('data', CLAIM, 'RWX' as ClaimAccess), path: '/data' }] }, issues: [] },
  'a token without audience, for a minute': {
    props: { volumes: [{ volume: PodVolume.serviceAccountToken('token', { audience: '', expirationSeconds: 60 }), path: '/token' }] },
    issues: [],
  },
  'a CSI volume with an attribute that is a flag': {
    props: { volumes: [{ volume: PodVolume.csi('data', 'csi.example.com', { cached: true as unknown as string }), path: '/data' }] },
    issues: [],
  },
};
