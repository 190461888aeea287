import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { BadCases } from './bad-case';
import { BackupPolicy, CpuLimit, DatabaseEngine, Resources } from '../../../../src';

const CUSTOM = { image: 'mongo:7.0.14', port: 27017, userId: 999, dataPath: '/data/db', readyCommand: ['ready'], aliveCommand: ['alive'] };
const NONE = BackupPolicy.none('a cache that is filled anew');
const custom = (change: object): DatabaseEngine => DatabaseEngine.custom({ ...CUSTOM, ...change } as never);

/** What the server is and may take. */
export const BAD_ENGINES: BadCases = {
  'an engine by name': {
    props: { engine: 'postgres' },
    issues: ['engine must be a DatabaseEngine, got "postgres" (write DatabaseEngine.postgres(\'17.2\'))'],
  },
  'no engine': {
    props: { engine: undefined },
    issues: ["engine must be a DatabaseEngine, got nothing (write DatabaseEngine.postgres('17.2'))"],
  },
  'a major version alone': {
    props: { engine: DatabaseEngine.postgres('17') },
    issues: ['engine.version must be 2 numbers, because an image that moves by itself cannot be rolled back, got "17" (write "17.2")'],
  },
  'a version as a number': {
    props: { engine: DatabaseEngine.postgres(17.2 as never) },
    issues: ['engine.version must be 2 numbers, because an image that moves by itself cannot be rolled back, got 17.2 (write "17.2")'],
  },
  'a version with a variant': {
    props: { engine: DatabaseEngine.postgres('17.2-alpine') },
    issues: ['engine.version must be 2 numbers, because an image that moves by itself cannot be rolled back, got "17.2-alpine" (write "17.2")'],
  },
  'a PostgreSQL whose psql cannot read variables': {
    props: { engine: DatabaseEngine.postgres('13.18') },
    issues: ['engine.version must be 14 or later: before, psql cannot read variables of the environment, and support has ended, got "13.18"'],
  },
  'two numbers of MySQL': {
    props: { engine: DatabaseEngine.mysql('8.4') },
    issues: ['engine.version must be 3 numbers, because an image that moves by itself cannot be rolled back, got "8.4" (write "8.4.3")'],
  },
  'latest Redis': {
    props: { engine: DatabaseEngine.redis('latest') },
    issues: ['engine.version must be 3 numbers, because an image that moves by itself cannot be rolled back, got "latest" (write "7.4.1")'],
  },
  'an image that moves': {
    props: { engine: DatabaseEngine.postgres('17.2', { image: 'acme/postgres:latest' }) },
    issues: ['engine.image must carry a tag or digest other than latest, got "acme/postgres:latest" (write "acme/postgres:1.2.3")'],
  },
  'a misspelt option': {
    props: { engine: DatabaseEngine.postgres('17.2', { setting: {} } as never) },
    issues: ['engine.setting must be a known prop, got an empty object (did you mean settings?)'],
  },
  'a database with a dash': {
    props: { engine: DatabaseEngine.postgres('17.2', { database: 'my-orders' }) },
    issues: ['engine.database must be letters, digits and "_", at most 63, without a leading digit, got "my-orders"'],
  },
  'a user with a long name': {
    props: { engine: DatabaseEngine.mysql('8.4.3', { username: 'x'.repeat(33) }) },
    issues: ['engine.username must be letters, digits and "_", at most 32, without a leading digit, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'],
  },
  'the superuser as client': {
    props: { engine: DatabaseEngine.postgres('17.2', { username: 'postgres' }) },
    issues: ['engine.username must be none of the server\'s own, got "postgres" (leave it out for "app")'],
  },
  'root as client': {
    props: { engine: DatabaseEngine.mysql('8.4.3', { username: 'root' }) },
    issues: ['engine.username must be none of the server\'s own, got "root" (leave it out for "app")'],
  },
  'a database of Redis': {
    props: { engine: DatabaseEngine.redis('7.4.1', { database: 'one' }) },
    issues: ['engine.database must be left out, because Redis has none, got "one"'],
  },
  'settings as a list': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: ['a'] as never }) },
    issues: ['engine.settings must be a map of names to values, got a list of 1'],
  },
  'a setting as a number': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { work_mem: 16 as never } }) },
    issues: ['engine.settings.work_mem must be a text of one line, got 16 (put it in quotes)'],
  },
  'a setting of two lines': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { work_mem: "1MB'\nport = '1" } }) },
    issues: ['engine.settings.work_mem must be a text of one line, got "1MB\'\\nport = \'1" (put it in quotes)'],
  },
  'a setting with an odd name': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { 'work mem': '1MB' } }) },
    issues: ['engine.settings must have names of settings, got "work mem"'],
  },
  'max_connections as a setting': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { max_connections: '500' } }) },
    issues: ['engine.settings.max_connections must be left to the construct, got a setting of yours (use the props of the database)'],
  },
  'bind-address as a setting': {
    props: { engine: DatabaseEngine.mysql('8.4.3', { settings: { 'bind-address': '::' } }) },
    issues: ['engine.settings.bind-address must be left to the construct, got a setting of yours (use the props of the database)'],
  },
  'a password of Redis in the settings': {
    props: { engine: DatabaseEngine.redis('7.4.1', { settings: { masterauth: 'x', requirepass: 'hunter2' } }) },
    issues: [
      'engine.settings.masterauth must hold no secret, got a name that speaks of one (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)], or rename it if it is none)',
      'engine.settings.requirepass must be left to the construct, got a setting of yours (use the props of the database)',
    ],
  },
  'shared_buffers of half the memory': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { shared_buffers: '512MB' } }) },
    issues: ['engine.settings.shared_buffers must be at most 40% of the memory 1Gi, which is 409MB, got "512MB" (raise resources.memory, or leave it out)'],
  },
  'shared_buffers in pages': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { shared_buffers: '65536' } }) },
    issues: ['engine.settings.shared_buffers must be at most 40% of the memory 1Gi, which is 409MB, got "65536" (raise resources.memory, or leave it out)'],
  },
  'shared_buffers in words': {
    props: { engine: DatabaseEngine.postgres('17.2', { settings: { shared_buffers: 'half' } }) },
    issues: ['engine.settings.shared_buffers must be an amount of memory, got "half" (write "409MB" or less)'],
  },
  'a buffer pool of all the memory': {
    props: { engine: DatabaseEngine.mysql('8.4.3', { settings: { 'innodb-buffer-pool-size': '1G' } }) },
    issues: ['engine.settings.innodb_buffer_pool_size must be at most 75% of the memory 1Gi, which is 768MB, got "1G" (raise resources.memory, or leave it out)'],
  },
  'a maxmemory that leaves nothing for a snapshot': {
    props: { engine: DatabaseEngine.redis('7.4.1', { settings: { maxmemory: '1gb' } }) },
    issues: ['engine.settings.maxmemory must be at most 80% of the memory 1Gi, which is 819MB, got "1gb" (raise resources.memory, or leave it out)'],
  },
  'a custom engine without anything': {
    props: { engine: DatabaseEngine.custom({} as never), backup: NONE },
    issues: [
      'engine.image must be an image reference, got nothing (write registry.example.com/team/app:1.2.3)',
      'engine.dataPath must be an absolute path in the container, got nothing',
      "engine.readyCommand must be a list of texts, one a word, got nothing (write ['/bin/check', '--quick'])",
      "engine.aliveCommand must be a list of texts, one a word, got nothing (write ['/bin/check', '--quick'])",
      'engine.port must be a whole number from 1024 to 65535, got nothing',
      'engine.userId must be a whole number from 1 to 2147483647, got nothing',
    ],
  },
  'one command for ready and alive': {
    props: { engine: custom({ aliveCommand: ['ready'] }), backup: NONE },
    issues: ['engine.aliveCommand must ask something else than readyCommand does, or a server in recovery is restarted, got the same command (let it succeed as long as the process answers)'],
  },
  'a custom engine with odd numbers': {
    props: { engine: custom({ port: 80, userId: 0, reservedConnections: -1, startupBudget: Duration.days(2), scratchSize: Size.mebibytes(0) }), backup: NONE },
    issues: [
      'engine.port must be a whole number from 1024 to 65535, got 80',
      'engine.userId must be a whole number from 1 to 2147483647, got 0',
      'engine.scratchSize must be a size above zero, got "0Mi" (write Size.mebibytes(64))',
      'engine.startupBudget must be 1s to 86400s, in whole seconds, got "172800s"',
      'engine.reservedConnections must be a whole number from 0 to 1000, got -1',
    ],
  },
  'a custom engine with odd texts': {
    props: { engine: custom({ dataPath: 'data', scratchPaths: ['tmp'], passwordFileVariable: '1 2', stopCommand: 'stop' }), backup: NONE },
    issues: [
      'engine.stopCommand must be a list of texts, one a word, got "stop" (write [\'serve\', \'--port=8080\'])',
      'engine.passwordFileVariable must be the name of an environment variable, got "1 2"',
      'engine.dataPath must be an absolute path in the container, got "data"',
      'engine.scratchPaths[0] must be an absolute path in the container, got "tmp"',
    ],
  },
  'a custom engine that can be dumped and not restored': {
    props: { engine: custom({ dumpCommand: ['dump'] }), backup: NONE },
    issues: ['engine.verifyCommand must be given too, because a backup nobody can restore is none, got nothing'],
  },
  'a backup of an engine without dumps': {
    props: { engine: custom({}) },
    issues: ['backup must come with engine.dumpCommand and engine.verifyCommand, got an engine without them (give both, or BackupPolicy.none(reason))'],
  },
  'resources as a map': {
    props: { resources: { cpu: 1 } },
    issues: ['resources must be Resources.preset(...) or Resources.of({...}), got an object'],
  },
  'a CPU limit above the request': {
    props: { resources: Resources.of({ cpu: Cpu.millis(500), cpuLimit: CpuLimit.of(Cpu.units(2)), memory: Size.gibibytes(1) }) },
    issues: ['resources.cpuLimit must equal the CPU request 500m where qos is GUARANTEED, got "2" (leave cpuLimit out)'],
  },
  'too little memory': {
    props: { resources: Resources.of({ memory: Size.mebibytes(8) }) },
    issues: ['resources.memory must be a size of at least 16Mi in whole bytes, got "8Mi" (write Size.mebibytes(256))'],
  },
  'too few connections': {
    props: { maxConnections: 3 },
    issues: ['maxConnections must be a whole number from 10 to 10000, got 3'],
  },
  'an impatient start': {
    props: { startupBudget: Duration.seconds(5) },
    issues: ['startupBudget must be 10s to 86400s, in whole seconds, got "5s"'],
  },
  'no time to stop': {
    props: { terminationGracePeriod: Duration.seconds(5) },
    issues: ['terminationGracePeriod must be 30s to 7200s, in whole seconds, got "5s"'],
  },
  'a server larger than every node': {
    props: { resources: Resources.of({ cpu: Cpu.units(8), memory: Size.gibibytes(64) }) },
    profile: { nodePools: [{ name: 'small', cpu: Cpu.units(4), memory: Size.gibibytes(16) }] },
    issues: ['resources must fit a node of the cluster: small (4, 16Gi), got a pod that requests 8 CPU and 64Gi memory (ask for less, or add a larger pool)'],
  },
};
