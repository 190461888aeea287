import { Duration, Size } from 'cdk8s';
import { BadCases } from './bad-case';
import { BackupPolicy, BackupStore, ClaimAccess, DatabaseCredentials, DatabaseEngine, SecretRef } from '../../../../src';

const CLASSES = { storageClasses: [{ name: 'fast', expandable: true }, { name: 'local', isDefault: true }] };
const scheduled = (change: object): BackupPolicy => BackupPolicy.scheduled({ store: BackupStore.volume('backups'), ...change } as never);
const inBucket = (change: object): BackupPolicy => BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups', image: 'amazon/aws-cli:2.17.0', ...change } as never) });

/** Where the data lies, who gets at it, and how it comes back. */
export const BAD_DATA: BadCases = {
  'no storage': {
    props: { storage: undefined },
    issues: ['storage must be an object, got nothing'],
  },
  'a size as a text': {
    props: { storage: { size: '20Gi' } },
    issues: ['storage.size must be a size of at least 1Gi in whole bytes, got "20Gi" (write Size.gibibytes(20))'],
  },
  'a disk that is too small': {
    props: { storage: { size: Size.mebibytes(512) } },
    issues: ['storage.size must be a size of at least 1Gi in whole bytes, got "512Mi" (write Size.gibibytes(20))'],
  },
  'a disk that many nodes mount': {
    props: { storage: { size: Size.gibibytes(20), access: ClaimAccess.READ_WRITE_MANY } },
    issues: ['storage.access must be ClaimAccess.READ_WRITE_ONCE or READ_WRITE_ONCE_POD, because two servers on one disk destroy it, got "ReadWriteMany"'],
  },
  'a class with a bad name': {
    props: { storage: { size: Size.gibibytes(20), storageClass: 'Fast' } },
    issues: ['storage.storageClass must be the name of a StorageClass, got "Fast"'],
  },
  'a class the cluster does not have': {
    props: { storage: { size: Size.gibibytes(20), storageClass: 'slow' } },
    profile: CLASSES,
    issues: ['storage.storageClass must be one of the classes of the cluster: fast, local, got "slow"'],
  },
  'a class that cannot grow': {
    props: { storage: { size: Size.gibibytes(20), storageClass: 'local' } },
    profile: CLASSES,
    issues: ['storage.storageClass must let the disk grow, which these classes do: fast, got "local" (choose one of them, or accept a migration with expandable: false)'],
  },
  'a default class that cannot grow': {
    props: {},
    profile: CLASSES,
    issues: ['storage.storageClass must let the disk grow, which these classes do: fast, got "local", the default (choose one of them, or accept a migration with expandable: false)'],
  },
  'no default class': {
    props: {},
    profile: { storageClasses: [{ name: 'fast', expandable: true }] },
    issues: ['storage.storageClass must be one of the classes of the cluster: fast, got nothing, and the cluster has no default'],
  },
  'expandable as a text': {
    props: { storage: { size: Size.gibibytes(20), expandable: 'no' } },
    issues: ['storage.expandable must be true or false, got "no"'],
  },
  'a misspelt prop of the storage': {
    props: { storage: { size: Size.gibibytes(20), storageclass: 'fast' } },
    issues: ['storage.storageclass must be a known prop, got "fast" (did you mean storageClass?)'],
  },
  'no credentials': {
    props: { credentials: undefined },
    issues: ['credentials must say who may log in, got nothing (write DatabaseCredentials.existing("orders-credentials"))'],
  },
  'a password in the program': {
    props: { credentials: 'hunter2' },
    issues: ['credentials must say who may log in, got a text (write DatabaseCredentials.existing("orders-credentials"))'],
  },
  'a Secret with a bad name': {
    props: { credentials: DatabaseCredentials.existing('Orders') },
    issues: ['credentials must be the name of a Secret, got "Orders"'],
  },
  'a key with a slash': {
    props: { credentials: DatabaseCredentials.existing('orders', { password: 'a/b' }) },
    issues: ['credentials.password must be a key of the Secret, got "a/b"'],
  },
  'one password for all': {
    props: { credentials: DatabaseCredentials.existing('orders', { password: 'word', adminPassword: 'word' }) },
    issues: ['credentials.adminPassword must differ from that of the clients, or each of them is superuser, got "word" (add a key to the Secret)'],
  },
  'a superuser of Redis': {
    props: { engine: DatabaseEngine.redis('7.4.1'), credentials: DatabaseCredentials.existing('orders', { adminPassword: 'word' }) },
    issues: ['credentials.adminPassword must be left out, because the engine has no superuser of its own, got "word"'],
  },
  'external credentials without the operator': {
    props: { credentials: DatabaseCredentials.external({ store: 'vault', password: 'a#p', adminPassword: 'a#q' }) },
    issues: ['credentials must have externalsecrets.external-secrets.io in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use SecretRef.existing with a Secret somebody else makes)'],
  },
  'external credentials without a superuser': {
    props: { credentials: DatabaseCredentials.external({ store: 'vault', password: 'a#p' }) },
    profile: { customResources: ['externalsecrets.external-secrets.io'] },
    issues: ['credentials.adminPassword must be the path of the password of the superuser, got nothing'],
  },
  'no word on backups': {
    props: { backup: undefined },
    issues: ['backup must say where backups are kept, or why there are none, got nothing (write BackupPolicy.scheduled({ store: ... }) or BackupPolicy.none(reason))'],
  },
  'backups switched off': {
    props: { backup: false },
    issues: ['backup must say where backups are kept, or why there are none, got false (write BackupPolicy.scheduled({ store: ... }) or BackupPolicy.none(reason))'],
  },
  'no backup for no reason': {
    props: { backup: BackupPolicy.none('') },
    issues: ['backup must give a reason of at least 10 characters, got "" (say why this service is better off without it)'],
  },
  'no backup, but a drill': {
    props: { backup: BackupPolicy.none('filled anew by a job'), restoreDrill: { query: 'SELECT 1' } },
    issues: ['restoreDrill must be left out where there is no backup, got an object'],
  },
  'a backup to nowhere': {
    props: { backup: BackupPolicy.scheduled({} as never) },
    issues: ['backup.store must say where backups are kept, got nothing (write BackupStore.s3({...}) or BackupStore.volume(claimName))'],
  },
  'a backup to a volume with a bad name': {
    props: { backup: BackupPolicy.scheduled({ store: BackupStore.volume('Backups') }) },
    issues: ['backup.store must be the name of a PersistentVolumeClaim, got "Backups"'],
  },
  'a schedule of six fields': {
    props: { backup: scheduled({ schedule: '0 17 2 * * *' }) },
    issues: ['backup.schedule must be five fields of cron that fire at some time, got "0 17 2 * * *" (write "17 2 * * *")'],
  },
  'a schedule in words': {
    props: { backup: scheduled({ schedule: '@daily' }) },
    issues: ['backup.schedule must be five fields of cron that fire at some time, got "@daily" (write "17 2 * * *")'],
  },
  'a schedule that never fires': {
    props: { backup: scheduled({ schedule: '0 0 31 2 *' }) },
    issues: ['backup.schedule must be five fields of cron that fire at some time, got "0 0 31 2 *" (write "17 2 * * *")'],
  },
  'a time zone in words': {
    props: { backup: scheduled({ timeZone: 'local time' }) },
    issues: ['backup.timeZone must be a time zone such as Europe/Berlin, got "local time"'],
  },
  'backups that go before the next one comes': {
    props: { backup: scheduled({ schedule: '0 3 * * 0', keep: Duration.days(3) }) },
    issues: ['backup.keep must be at least the 604800s between two backups, or an old one goes before a new one comes, got "259200s"'],
  },
  'a backup that may take a second': {
    props: { backup: scheduled({ timeout: Duration.seconds(1) }) },
    issues: ['backup.timeout must be 60s to 604800s, in whole seconds, got "1s"'],
  },
  'backups for a century': {
    props: { backup: scheduled({ keep: Duration.days(36500) }) },
    issues: ['backup.keep must be 3600s to 316224000s, in whole seconds, got "3153600000s"'],
  },
  'a misspelt prop of the backup': {
    props: { backup: scheduled({ retention: 7 }) },
    issues: ['backup.retention must be a known prop, got 7'],
  },
  'a bucket with a bad name': {
    props: { backup: inBucket({ bucket: 'My_Bucket', path: '/a/', endpoint: 'minio:9000', region: '' }) },
    issues: [
      'backup.store.bucket must be the name of a bucket, got "My_Bucket"',
      'backup.store.path must be a folder without "/" at its ends, got "/a/"',
      'backup.store.endpoint must be an address with its scheme and nothing after its port, got "minio:9000" (write "https://minio.example.com")',
      'backup.store.region must be a non-empty text, got ""',
    ],
  },
  'a bucket nobody can reach': {
    props: { backup: inBucket({ image: undefined }) },
    issues: ['backup.store.image must be an image with the aws command, got nothing (write "public.ecr.aws/aws-cli/aws-cli:2.17.0")'],
  },
  'a bucket by an image that moves': {
    props: { backup: inBucket({ image: 'amazon/aws-cli' }) },
    issues: ['backup.store.image must carry a tag or digest other than latest, got "amazon/aws-cli" (write "amazon/aws-cli:1.2.3")'],
  },
  'keys of a bucket as files': {
    props: { backup: inBucket({ credentials: SecretRef.existing('bucket', { mountPath: '/keys' }) }) },
    issues: ["backup.store.credentials must give the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, got none (write SecretRef.existing('bucket', { env: { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' } }))"],
  },
  'keys of a bucket as text': {
    props: { backup: inBucket({ credentials: 'AKIA' }) },
    issues: ['backup.store.credentials must be SecretRef.existing, .of, .external or .csi, got "AKIA" (secrets enter by reference, never by value)'],
  },
  'a drill with a bad schedule': {
    props: { restoreDrill: { schedule: 'monthly' } },
    issues: ['restoreDrill.schedule must be five fields of cron that fire at some time, got "monthly" (write "17 2 * * *")'],
  },
  'a drill that asks nothing': {
    props: { restoreDrill: { query: ' ' } },
    issues: ['restoreDrill.query must be a non-empty text, got " "'],
  },
  'a drill in no time': {
    props: { restoreDrill: { timeout: Duration.seconds(5) } },
    issues: ['restoreDrill.timeout must be 60s to 604800s, in whole seconds, got "5s"'],
  },
  'an RPO that a daily backup cannot keep': {
    props: { objectives: { rpo: Duration.hours(24) } },
    issues: ['objectives.rpo must be at least 94200s = 86400s between backups + 600s to start + 7200s for one, got "86400s" (back up more often, shorten backup.timeout, or use CloudNativePG, which archives the log)'],
  },
  'an RTO that a large disk cannot keep': {
    props: { storage: { size: Size.tebibytes(2) }, objectives: { rto: Duration.hours(1) } },
    issues: ['objectives.rto must be at least 106658s = 1800s to react + 104858s for a full disk of 2Ti at 20Mi/s, got "3600s" (measure objectives.restoreMebibytesPerSecond, take a smaller disk, or use CloudNativePG, which fails over)'],
  },
  'an RPO in a zone with summer time': {
    props: { backup: scheduled({ timeZone: 'Europe/Berlin' }), objectives: { rpo: Duration.seconds(94200) } },
    issues: ['objectives.rpo must be at least 97800s = 90000s between backups + 600s to start + 7200s for one, got "94200s" (back up more often, shorten backup.timeout, or use CloudNativePG, which archives the log)'],
  },
  'an RPO without a backup': {
    props: { backup: BackupPolicy.none('filled anew by a job'), objectives: { rpo: Duration.hours(1) } },
    issues: ['objectives.rpo must be left out where there is no backup, because nothing comes back, got "3600s" (give a backup)'],
  },
  'objectives as numbers': {
    props: { objectives: { rpo: 3600, restoreMebibytesPerSecond: 0 } },
    issues: [
      'objectives.restoreMebibytesPerSecond must be a whole number from 1 to 100000, got 0',
      'objectives.rpo must be 1s to 316224000s, in whole seconds, got 3600 (write Duration.seconds(n))',
    ],
  },
};
