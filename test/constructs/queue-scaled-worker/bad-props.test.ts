import { BadCase, refusalOf, workerWith } from './bad-cases/bad-case';
import { BAD_SCALE } from './bad-cases/scale';
import { BAD_SOURCES } from './bad-cases/sources';
import { GOOD } from './made';
import { KNOWN_PROPS } from '../../../src/constructs/queue-scaled-worker/known-props';
import { KNOWN_PROPS as OF_SERVICES } from '../../../src/constructs/safe-web-service/known-props';

const CASES: [string, BadCase][] = [BAD_SOURCES, BAD_SCALE].flatMap((table) => Object.entries(table));

describe('an author is told of', () => {
  test.each(CASES)('%s', (_title, { props, profile, issues }) => {
    expect(refusalOf(() => workerWith({ ...GOOD, ...props }, profile))).toEqual(issues);
  });
});

test('props of which nothing is wrong are refused by nobody', () => {
  expect(workerWith(GOOD).name).toBe('indexer');
});

test('no two bad cases have one title', () => {
  expect(new Set(CASES.map(([title]) => title)).size).toBe(CASES.length);
});

test('every prop that workers alone have has a bad case', () => {
  const refused = new Set(CASES.flatMap(([, { props, issues }]) => Object.keys(props).filter((prop) => issues.some((line) => line.split(/[ .[]/)[0] === prop))));
  const own = Object.keys(KNOWN_PROPS).filter((prop) => !(prop in OF_SERVICES));
  expect(own.filter((prop) => !refused.has(prop))).toEqual([]);
});

test('what is no object is no props', () => {
  expect([undefined, null, 'nginx:1', [GOOD]].map((props) => refusalOf(() => workerWith(props)))).toEqual([
    ['props must be an object, got nothing'],
    ['props must be an object, got null'],
    ['props must be an object, got "nginx:1"'],
    ['props must be an object, got a list of 1'],
  ]);
});
