import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, PercentOrAbsolute } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { CpuLimit, Disruption, Health, Rollout, Spread, Tls, WebPort } from '../../src';

const NO_PROTOTYPE: object = Object.assign(Object.create(null), { name: 'x' });
const CIRCULAR: { self?: unknown } = {};
CIRCULAR.self = CIRCULAR;

/** Whatever a program without a type check can pass. */
export const junk: fc.Arbitrary<any> = fc.oneof(
  fc.constantFrom<any>(
    null, undefined, NaN, Infinity, -1, 0, 0.5, 2 ** 53, 3n, '', ' ', '0', '__proto__', 'toString', '\u0000', 'é'.repeat(5), 'x'.repeat(100_000), true, false, Symbol('s'),
    [], [[]], [null], [undefined], {}, { name: null }, { _options: {} }, { toString: 1 }, { constructor: null }, NO_PROTOTYPE, CIRCULAR, [CIRCULAR],
    new Map([['a', 1]]), new Date(NaN), /x/,
    () => 1, class Thing {}, new Error('thing'), Duration.seconds(NaN), Size.mebibytes(NaN), Cpu.millis(-1), PercentOrAbsolute.percent(1.5), EnvValue.fromValue('x'),
    Health.tcp(), Health.declined('no'), WebPort.tcp(9000), Rollout.rolling(), Spread.soft(), Tls.secret(''), Disruption.declined(''), CpuLimit.none(''),
  ),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  }),
);
