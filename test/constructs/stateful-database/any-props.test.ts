import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { databaseWith } from './bad-cases/bad-case';
import { GOOD, OPERATED, manifestsOf } from './made';
import { BackupPolicy, BackupStore, ClusterProfile, DatabaseCredentials, DatabaseEngine, DatabaseMode, SecretRef } from '../../../src';
import { KNOWN_PROPS } from '../../../src/constructs/stateful-database/known-props';
import { InvalidPropsError } from '../../../src/errors/invalid-props';
import { validateManifest } from '../../../src/schema/validate';

const PROFILE = new ClusterProfile(OPERATED);
const BUCKET = { credentials: undefined, backup: BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups' }) }) };

/** Whatever a program without a type check can pass. */
const junk: fc.Arbitrary<any> = fc.oneof(
  fc.constantFrom<any>(
    null, undefined, NaN, Infinity, -1, 0, 0.5, 2 ** 53, 3n, '', ' ', '0', '__proto__', '\u0000', 'x'.repeat(10_000), true, false, Symbol('s'), [], [[]], [null], {}, { name: null }, { toString: 1 },
    Object.create(null), new Map([['a', 1]]), new Date(NaN), () => 1, class Thing {}, Duration.seconds(NaN), Size.mebibytes(NaN), DatabaseEngine.redis('7.4.1'), BackupStore.volume('b'), SecretRef.existing('a', {}),
  ),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSet: true, withSparseArray: true }),
);

/** Every nested place in which junk can sit. */
const NESTED: readonly ((value: any) => object)[] = [
  (value) => ({ engine: DatabaseEngine.postgres(value) }),
  (value) => ({ engine: DatabaseEngine.postgres('17.2', value) }),
  (value) => ({ engine: DatabaseEngine.mysql('8.4.3', { image: value, database: value, username: value, settings: value }) }),
  (value) => ({ engine: DatabaseEngine.redis('7.4.1', { settings: { maxmemory: value, x: value } }) }),
  (value) => ({ engine: DatabaseEngine.postgres('17.2', { settings: { shared_buffers: value } }) }),
  (value) => ({ engine: DatabaseEngine.custom(value) }),
  (value) => ({
    engine: DatabaseEngine.custom({
      image: value,
      port: value,
      userId: value,
      dataPath: value,
      readyCommand: value,
      aliveCommand: [value],
      stopCommand: [value],
      scratchPaths: [value],
      dumpCommand: [value],
      verifyCommand: value,
      scratchSize: value,
      passwordFileVariable: value,
      startupBudget: value,
      reservedConnections: value,
      command: value,
      args: [value],
      database: value,
      username: value,
    }),
  }),
  (value) => ({ storage: { size: value, storageClass: value, expandable: value, access: value } }),
  (value) => ({ storage: { size: Size.gibibytes(1), storageClass: value } }),
  (value) => ({ credentials: DatabaseCredentials.existing(value, value) }),
  (value) => ({ credentials: DatabaseCredentials.existing('a', { password: value, adminPassword: value }) }),
  (value) => ({ credentials: DatabaseCredentials.external(value) }),
  (value) => ({ credentials: DatabaseCredentials.external({ store: value, password: value, adminPassword: value, namespacedStore: value, refreshInterval: value }) }),
  (value) => ({ backup: BackupPolicy.none(value) }),
  (value) => ({ backup: BackupPolicy.scheduled(value) }),
  (value) => ({ backup: BackupPolicy.scheduled({ store: value, schedule: value, timeZone: value, keep: value, timeout: value }) }),
  (value) => ({ backup: BackupPolicy.scheduled({ store: BackupStore.volume(value) }) }),
  (value) => ({ backup: BackupPolicy.scheduled({ store: BackupStore.s3(value) }) }),
  (value) => ({ backup: BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: value, path: value, endpoint: value, region: value, credentials: value, image: value }) }) }),
  (value) => ({ restoreDrill: { schedule: value, query: value, timeout: value } }),
  (value) => ({ objectives: { rpo: value, rto: value, restoreMebibytesPerSecond: value } }),
  (value) => ({ ...BUCKET, mode: DatabaseMode.CNPG, engine: DatabaseEngine.postgres('17.2', { settings: { a: value }, image: value }), cnpg: value }),
  (value) => ({ ...BUCKET, mode: DatabaseMode.CNPG, cnpg: { pooler: value, walStorage: value, synchronousReplicas: value, operator: value } }),
];

const oneProp = fc.tuple(fc.constantFrom(...Object.keys(KNOWN_PROPS), 'unknown'), junk).map(([prop, value]) => ({ [prop]: value }));
const nestedProp = fc.tuple(fc.constantFrom(...NESTED), junk).map(([place, value]) => place(value));
const anyProps = fc.array(fc.oneof(oneProp, nestedProp), { minLength: 1, maxLength: 4 }).map((parts) => Object.assign({ mode: DatabaseMode.NATIVE }, GOOD, ...parts));

test('whatever its props are, a database is refused with the props that are wrong, or it synthesizes', () => {
  fc.assert(fc.property(anyProps, (props) => {
    expect(outcomeOf(props)).toMatch(/^(refused|synthesized)$/);
  }), { numRuns: Number(process.env.CDK8S_VETTED_CASES ?? 300) });
});

test.each(NESTED.map((place) => [String(place).replace(/\s+/g, ' ').slice(0, 120), place] as const))('every kind of junk in %s is refused or synthesizes', (_, place) => {
  const kinds = fc.sample(junk, { seed: 1, numRuns: 100 });
  expect(kinds.map((value) => outcomeOf({ mode: DatabaseMode.NATIVE, ...GOOD, ...place(value) })).filter((outcome) => outcome !== 'refused' && outcome !== 'synthesized')).toEqual([]);
});

function outcomeOf(props: object): string {
  try {
    const database = databaseWith(props, OPERATED);
    const flaws = manifestsOf(database).flatMap((manifest) => validateManifest(manifest, PROFILE.minor).flaws);
    return flaws.length === 0 ? 'synthesized' : JSON.stringify(flaws);
  } catch (error) {
    return error instanceof InvalidPropsError && error.issues.length > 0 ? 'refused' : String((error as Error).stack).split('\n').slice(0, 4).join(' ');
  }
}
