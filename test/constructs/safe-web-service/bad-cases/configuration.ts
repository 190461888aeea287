import { App, Chart, Size } from 'cdk8s';
import { EnvFrom, EnvValue, PersistentVolumeClaim, Secret } from 'cdk8s-plus-27';
import { BadCases, RICH } from './bad-case';
import { ClaimAccess, ConfigFile, PodVolume, SecretRef } from '../../../../src';

const ELSEWHERE = new Chart(new App(), 'elsewhere');
const CLAIM = PersistentVolumeClaim.fromClaimName(ELSEWHERE, 'Claim', 'data');
const SECRET = Secret.fromSecretName(ELSEWHERE, 'Secret', 'tls');
const CACHE = PodVolume.emptyDir('cache', Size.mebibytes(64));
const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nMIIE\n';
const external = (options: object): SecretRef => SecretRef.external({ store: 'vault', keys: { password: 'shop/db#password' }, mountPath: '/run/secrets', ...options });

/** Environment, files, secrets and volumes. */
export const BAD_CONFIGURATION: BadCases = {
  'an environment variable as a bare text': { props: { env: { LOG_LEVEL: 'info' } }, issues: ['env.LOG_LEVEL must be an EnvValue, got "info" (write EnvValue.fromValue("info"))'] },
  'an environment variable as an object': { props: { env: { LOG_LEVEL: { value: 'info' } } }, issues: ['env.LOG_LEVEL must be an EnvValue, got an object'] },
  'an environment variable that is a number': { props: { env: { PORT: EnvValue.fromValue(8080 as unknown as string) } }, issues: ['env.PORT must be a text, got 8080 (put it in quotes)'] },
  'an environment variable with a space': { props: { env: { 'LOG LEVEL': EnvValue.fromValue('info') } }, issues: ['env must have names of environment variables, got "LOG LEVEL"'] },
  'an environment variable that starts with a digit': { props: { env: { '1ST': EnvValue.fromValue('a') } }, issues: ['env must have names of environment variables, got "1ST"'] },
  'environment variables in a list': { props: { env: [{ name: 'A', value: 'b' }] }, issues: ['env must be a map of names to values, got a list of 1'] },
  'a password in the environment': { props: { env: { DB_PASSWORD: EnvValue.fromValue('hunter2') } }, issues: ['env.DB_PASSWORD must hold no secret, got a name that speaks of one (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)], or rename it if it is none)'] },
  'a URL with a password in the environment': { props: { env: { DB: EnvValue.fromValue('postgres://api:hunter2@db/shop') } }, issues: ['env.DB must hold no secret, got what looks like a URL with a password (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)])'] },
  'a variable set in env and by a secret': {
    props: { env: { DB_USER: EnvValue.fromValue('api') }, secrets: [SecretRef.existing('db', { env: { DB_USER: 'user' } })] },
    issues: ['env must set each variable once, in env or in secrets, got DB_USER twice'],
  },
  'a source of variables by name': { props: { envFrom: ['settings'] }, issues: ['envFrom[0] must be Env.fromConfigMap(...) or Env.fromSecret(...), got "settings"'] },
  'a source of variables from nothing': { props: { envFrom: [new EnvFrom()] }, issues: ['envFrom[0] must be Env.fromConfigMap(...) or Env.fromSecret(...), got an object of EnvFrom'] },
  'a setting that is a number': {
    props: { config: { PORT: 8080, DEBUG: true } },
    issues: [
      'config.PORT must be a text, got 8080 (put it in quotes)',
      'config.DEBUG must be a text, got true (put it in quotes)',
    ],
  },
  'a setting with a space in its name': { props: { config: { 'LOG LEVEL': 'info' } }, issues: ['config must have names of environment variables, got "LOG LEVEL"'] },
  'an API key among the settings': { props: { config: { STRIPE_API_KEY: 'abc' } }, issues: ['config.STRIPE_API_KEY must hold no secret, got a name that speaks of one (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)], or rename it if it is none)'] },
  'an AWS key among the settings': { props: { config: { REGION: 'AKIAIOSFODNN7EXAMPLE' } }, issues: ['config.REGION must hold no secret, got what looks like an AWS access key id (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)])'] },
  'a setting that env sets too': { props: { config: { LOG_LEVEL: 'info' }, env: { LOG_LEVEL: EnvValue.fromValue('debug') } }, issues: ['config must name no variable that env or secrets set, got "LOG_LEVEL"'] },
  'settings beyond 1 MiB': { props: { config: { A: 'a'.repeat(600_000), B: 'b'.repeat(600_000) } }, issues: ['config must fit in a ConfigMap of 1048576 bytes, got 1200002 bytes (ship large files in the image)'] },
  'settings as a text': { props: { config: 'LOG_LEVEL=info' }, issues: ['config must be a map of names to values, got "LOG_LEVEL=info"'] },
  'a rollout of configuration that does not exist': { props: { configRollout: 'hot-reload' }, issues: ['configRollout must be a ConfigRollout, got "hot-reload"'] },
  'a file as a path': { props: { configFiles: ['/etc/api/config.yaml'] }, issues: ['configFiles[0] must be ConfigFile.text(path, content) or ConfigFile.copy(path, localPath), got "/etc/api/config.yaml"'] },
  'a file at a relative path': { props: { configFiles: [ConfigFile.text('etc/config.yaml', '')] }, issues: ['configFiles[0].path must be the absolute path of a file in the container, got "etc/config.yaml"'] },
  'a file at the path of a folder': { props: { configFiles: [ConfigFile.text('/etc/api/', '')] }, issues: ['configFiles[0].path must be the absolute path of a file in the container, got "/etc/api/"'] },
  'a file at a path of 300 characters': { props: { configFiles: [ConfigFile.text(`/${'a'.repeat(299)}`, '')] }, issues: ['configFiles[0].path must have at most 254 characters and start with no "..", got "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..."'] },
  'a file without text': { props: { configFiles: [ConfigFile.text('/etc/a', undefined as unknown as string)] }, issues: ['configFiles[0] must have a text, got nothing'] },
  'two files at one path': { props: { configFiles: [ConfigFile.text('/etc/a', 'x'), ConfigFile.text('/etc/a', 'y')] }, issues: ['configFiles[1].path must differ from that of the other files, got "/etc/a"'] },
  'a file with a private key': { props: { configFiles: [ConfigFile.text('/etc/tls.key', PRIVATE_KEY)] }, issues: ['configFiles[0] must hold no secret, got what looks like a private key (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)])'] },
  'a copy of a file that is not there': { props: { configFiles: [ConfigFile.copy('/etc/a', 'no/such/file')] }, issues: ['configFiles[0].localPath must be a readable file, got "no/such/file" (ENOENT)'] },
  'files beyond 1 MiB': { props: { configFiles: [ConfigFile.text('/etc/a', 'x'.repeat(1024 * 1024))] }, issues: ['configFiles must fit in a ConfigMap of 1048576 bytes, got 1048581 bytes (ship large files in the image)'] },

  'a secret as a text': { props: { secrets: ['db-password'] }, issues: ['secrets[0] must be SecretRef.existing, .of, .external or .csi, got "db-password" (secrets enter by reference, never by value)'] },
  'a secret that nobody reads': { props: { secrets: [SecretRef.existing('db', {})] }, issues: ["secrets[0] must be mounted or become variables, got neither (give mountPath: '/var/run/secrets/app' or env: { VARIABLE: 'key' })"] },
  'a misspelt use of a secret': { props: { secrets: [SecretRef.existing('db', { mountPath: '/run/db', enf: {} } as object)] }, issues: ['secrets[0].enf must be a known prop, got an empty object (did you mean env?)'] },
  'a secret by a name with capitals': { props: { secrets: [SecretRef.existing('DB', { mountPath: '/run/db' })] }, issues: ['secrets[0].name must be the name of a Secret, got "DB"'] },
  'a secret of nothing': { props: { secrets: [SecretRef.of(undefined as unknown as Secret, { mountPath: '/run/db' })] }, issues: ['secrets[0].name must be the name of a Secret, got nothing'] },
  'a secret at a relative path': { props: { secrets: [SecretRef.existing('db', { mountPath: 'run/db' })] }, issues: ['secrets[0].mountPath must be an absolute path below / in the container, got "run/db"'] },
  'a secret in a variable that cannot be': { props: { secrets: [SecretRef.existing('db', { env: { 'DB PASSWORD': 'password' } })] }, issues: ['secrets[0].env must have names of environment variables, got "DB PASSWORD"'] },
  'a secret by a key that cannot be': { props: { secrets: [SecretRef.existing('db', { env: { DB_PASSWORD: 'pass word' } })] }, issues: ['secrets[0].env.DB_PASSWORD must be a key of the Secret, got "pass word"'] },
  'two secrets for one variable': {
    props: { secrets: [SecretRef.existing('a', { env: { TOKEN: 'x' } }), SecretRef.existing('b', { env: { TOKEN: 'x' } })] },
    issues: ['env must set each variable once, in env or in secrets, got TOKEN twice'],
  },
  'two secrets at one path': {
    props: { secrets: [SecretRef.existing('a', { mountPath: '/run/secrets' }), SecretRef.existing('b', { mountPath: '/run/secrets/' })] },
    issues: ['volumes must mount one thing at a path, got "/run/secrets/"'],
  },
  'an external secret on a cluster without the operator': { props: { secrets: [external({})] }, issues: ['secrets[0] must have externalsecrets.external-secrets.io in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use SecretRef.existing with a Secret somebody else makes)'] },
  'an external secret without keys': { props: { secrets: [external({ keys: {} })] }, profile: RICH, issues: ['secrets[0].keys must name at least one key, got an empty object'] },
  'an external secret with a key that no Secret has': {
    props: { secrets: [external({ keys: { 'pass word': 'shop/db' } })] },
    profile: RICH,
    issues: ['secrets[0].keys must have keys that a Secret accepts, got "pass word"'],
  },
  'an external secret without a store': { props: { secrets: [external({ store: '' })] }, profile: RICH, issues: ['secrets[0].store must be a non-empty text, got ""'] },
  'an external secret asked every second': { props: { secrets: [external({ refreshInterval: 1 })] }, profile: RICH, issues: ['secrets[0].refreshInterval must be 10s to 2592000s, in whole seconds, got 1 (write Duration.seconds(n))'] },
  'a variable by a key the external secret lacks': { props: { secrets: [external({ env: { DB_USER: 'user' } })] }, profile: RICH, issues: ['secrets[0].env.DB_USER must be one of the keys password, got "user"'] },
  'a misspelt option of an external secret': { props: { secrets: [external({ refreshIntervall: 1 })] }, profile: RICH, issues: ['secrets[0].refreshIntervall must be a known prop, got 1 (did you mean refreshInterval?)'] },
  'two external secrets of one name': { props: { secrets: [external({}), external({ mountPath: '/run/more' })] }, profile: RICH, issues: ['secrets must name each external secret differently, got "api-secrets" twice (give one a name, or put its keys into the other)'] },
  'a CSI secret on a cluster without the driver': { props: { secrets: [SecretRef.csi({ providerClass: 'vault', mountPath: '/run/csi' })] }, issues: ['secrets[0] must have secretproviderclasses.secrets-store.csi.x-k8s.io in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use SecretRef.existing or SecretRef.external)'] },
  'a CSI secret without a path': { props: { secrets: [SecretRef.csi({ providerClass: 'vault' } as never)] }, profile: RICH, issues: ['secrets[0].mountPath must be an absolute path below / in the container, got nothing'] },
  'a CSI secret by a name with capitals': { props: { secrets: [SecretRef.csi({ providerClass: 'Vault', mountPath: '/run/csi' })] }, profile: RICH, issues: ['secrets[0].providerClass must be the name of a SecretProviderClass, got "Vault"'] },

  'a volume as Kubernetes writes it': {
    props: { volumes: [{ name: 'cache', emptyDir: {} }] },
    issues: [
      'volumes[0].name must be a known prop, got "cache"',
      'volumes[0].emptyDir must be a known prop, got an empty object',
      'volumes[0].path must be an absolute path below / in the container, got nothing',
      "volumes[0].volume must be a PodVolume, got nothing (write PodVolume.emptyDir('cache', Size.mebibytes(64)))",
    ],
  },
  'a volume of a Secret that is not there': {
    props: { volumes: [{ volume: PodVolume.secret('tls', undefined as unknown as Secret), path: '/tls' }] },
    issues: ['volumes[0].volume must name what it is made of, got nothing'],
  },
  'a volume at a relative path': {
    props: { volumes: [{ volume: CACHE, path: 'cache' }, { volume: CACHE, path: 'cache' }] },
    issues: [
      'volumes[0].path must be an absolute path below / in the container, got "cache"',
      'volumes[1].path must be an absolute path below / in the container, got "cache"',
    ],
  },
  'a volume at the path of /tmp': { props: { volumes: [{ volume: CACHE, path: '/tmp/' }] }, issues: ['volumes must mount one thing at a path, got "/tmp/"'] },
  'two volumes at one path': {
    props: { volumes: [{ volume: CACHE, path: '/data' }, { volume: PodVolume.emptyDir('other', Size.mebibytes(1)), path: '/data/' }] },
    issues: ['volumes must mount one thing at a path, got "/data/"'],
  },
  'two volumes of one name': {
    props: { volumes: [{ volume: CACHE, path: '/a' }, { volume: PodVolume.emptyDir('cache', Size.mebibytes(1)), path: '/b' }] },
    issues: ['volumes must use one name for one volume, got "cache" (rename one of them)'],
  },
  'a volume named like our /tmp': { props: { volumes: [{ volume: PodVolume.emptyDir('tmp', Size.mebibytes(1)), path: '/data' }] }, issues: ['volumes must use one name for one volume, got "tmp" (rename one of them)'] },
  'a volume name with a dot': { props: { volumes: [{ volume: PodVolume.emptyDir('my.cache', Size.mebibytes(1)), path: '/data' }] }, issues: ['volumes[0].volume.name must be a DNS label of at most 63 characters, got "my.cache"'] },
  'a volume without size': { props: { volumes: [{ volume: PodVolume.emptyDir('cache', Size.mebibytes(0)), path: '/data' }] }, issues: ['volumes[0].volume.sizeLimit must be a size above zero, got "0Mi" (write Size.mebibytes(64))'] },
  'a misspelt option of a volume': { props: { volumes: [{ volume: PodVolume.emptyDir('cache', Size.mebibytes(1), { memory: true } as object), path: '/data' }] }, issues: ['volumes[0].volume.memory must be a known prop, got true'] },
  'a volume in memory as large as the memory': {
    props: { volumes: [{ volume: PodVolume.emptyDir('cache', Size.mebibytes(256), { inMemory: true }), path: '/data' }] },
    issues: ['volumes must keep volumes in memory below the memory limit 256Mi, got "256Mi"'],
  },
  'a volume that is read only by a text': { props: { volumes: [{ volume: CACHE, path: '/data', readOnly: 'no' }] }, issues: ['volumes[0].readOnly must be true or false, got "no"'] },
  'a path in a volume that climbs': { props: { volumes: [{ volume: CACHE, path: '/data', subPath: '../etc' }] }, issues: ['volumes[0].subPath must be a relative path in the volume, got "../etc"'] },
  'a key at an absolute path': { props: { volumes: [{ volume: PodVolume.secret('tls', SECRET, { items: { 'tls.crt': '/a' } }), path: '/tls' }] }, issues: ['volumes[0].volume.items must map keys to relative paths, got tls.crt: "/a"'] },
  'a disk for one node and three replicas': { props: { volumes: [{ volume: PodVolume.claim('data', CLAIM, ClaimAccess.READ_WRITE_ONCE), path: '/data' }] }, issues: ['volumes must be mountable by 3 pods, got volume "data", which one pod or node alone can mount (use ClaimAccess.READ_WRITE_MANY, or replicas: 1)'] },
  'a disk for one pod in a sidecar, and an autoscaler': {
    props: {
      autoscaling: { maxReplicas: 10 },
      sidecars: [{ name: 'backup', image: 'backup:1', volumes: [{ volume: PodVolume.claim('data', CLAIM, ClaimAccess.READ_WRITE_ONCE_POD), path: '/data' }] }],
    },
    issues: ['sidecars[0].volumes must be mountable by 10 pods, got volume "data", which one pod or node alone can mount (use ClaimAccess.READ_WRITE_MANY, or replicas: 1)'],
  },
  'a disk without access mode': { props: { volumes: [{ volume: PodVolume.claim('data', CLAIM, 'RWX' as ClaimAccess), path: '/data' }] }, issues: ['volumes[0].volume.access must be a ClaimAccess, got "RWX"'] },
  'a token without audience, for a minute': {
    props: { volumes: [{ volume: PodVolume.serviceAccountToken('token', { audience: '', expirationSeconds: 60 }), path: '/token' }] },
    issues: [
      'volumes[0].volume.audience must be a non-empty text, got ""',
      'volumes[0].volume.expirationSeconds must be a whole number from 600 to 86400, got 60',
    ],
  },
  'a CSI volume with an attribute that is a flag': {
    props: { volumes: [{ volume: PodVolume.csi('data', 'csi.example.com', { cached: true as unknown as string }), path: '/data' }] },
    issues: ['volumes[0].volume.attributes["cached"] must be a text, got true (put it in quotes)'],
  },
};
