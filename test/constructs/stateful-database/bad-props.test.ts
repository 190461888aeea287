import { BadCase, databaseWith, refusalOf } from './bad-cases/bad-case';
import { BAD_DATA } from './bad-cases/data';
import { BAD_ENGINES } from './bad-cases/engine';
import { BAD_PLACES } from './bad-cases/places';
import { GOOD } from './made';
import { StatefulDatabase } from '../../../src';
import { KNOWN_PROPS } from '../../../src/constructs/stateful-database/known-props';
import { issueText } from '../../../src/errors/issue';

const TABLES = [BAD_ENGINES, BAD_DATA, BAD_PLACES];
const CASES: [string, BadCase][] = TABLES.flatMap((table) => Object.entries(table));

describe('an author is told of', () => {
  test.each(CASES)('%s', (_title, { props, profile, issues }) => {
    expect(refusalOf(() => databaseWith({ ...GOOD, ...props }, profile)).issues.map(issueText)).toEqual(issues);
  });
});

test('props of which nothing is wrong are refused by nobody', () => {
  expect(databaseWith(GOOD)).toBeInstanceOf(StatefulDatabase);
});

test('no two bad cases have one title', () => {
  expect(new Set(CASES.map(([title]) => title)).size).toBe(CASES.length);
});

test('every prop has a bad case', () => {
  const refused = new Set(CASES.flatMap(([, { props, issues }]) => Object.keys(props).filter((prop) => issues.some((line) => line.split(/[ .[]/)[0] === prop))));
  expect(Object.keys(KNOWN_PROPS).filter((prop) => !refused.has(prop))).toEqual([]);
});

test.each([[undefined, 'nothing'], [null, 'null'], ['postgres:17.2', '"postgres:17.2"'], [[GOOD], 'a list of 1']])('%j is no props', (props, got) => {
  expect(refusalOf(() => databaseWith(props)).message).toBe(`StatefulDatabase at "shop/orders" has 1 invalid prop:\n  props must be an object, got ${got}`);
});
