import * as fc from 'fast-check';
import { Json } from '../../src/manifest/json';
import { equalitySelectorOf, isSelected, labelSelectorOf, Labels, labelsOf } from '../../src/manifest/label-selector';

const API: Labels = { app: 'api', tier: 'web' };

describe('a LabelSelector', () => {
  test.each<[string, Json | undefined, boolean]>([
    ['absent', undefined, false],
    ['null', null, false],
    ['a text', 'app', false],
    ['empty', {}, true],
    ['empty in both parts', { matchLabels: {}, matchExpressions: [] }, true],
    ['null in both parts', { matchLabels: null, matchExpressions: null }, true],
    ['a label it has', { matchLabels: { app: 'api' } }, true],
    ['a label with another value', { matchLabels: { app: 'db' } }, false],
    ['a label it has and one it lacks', { matchLabels: { app: 'api', zone: 'a' } }, false],
    ['a label that is a number', { matchLabels: { app: 1 } }, false],
    ['In with its value', { matchExpressions: [{ key: 'app', operator: 'In', values: ['db', 'api'] }] }, true],
    ['In without its value', { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] }, false],
    ['In without the key', { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }, false],
    ['In without values, which is refused', { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] }, false],
    ['NotIn with its value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }] }, false],
    ['NotIn without its value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }] }, true],
    ['NotIn without the key', { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true],
    ['NotIn without values, which is refused', { matchExpressions: [{ key: 'zone', operator: 'NotIn' }] }, false],
    ['Exists with the key', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    ['Exists without the key', { matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, false],
    ['Exists with values, which is refused', { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['api'] }] }, false],
    ['DoesNotExist with the key', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
    ['DoesNotExist without the key', { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
    ['an operator nobody knows', { matchExpressions: [{ key: 'app', operator: 'Matches', values: ['api'] }] }, false],
    ['an expression without key', { matchExpressions: [{ operator: 'Exists' }] }, false],
    ['labels and expressions, one unmet', { matchLabels: { app: 'api' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
  ])('that is %s', (_, selector, selects) => {
    expect(isSelected(labelSelectorOf(selector), API)).toBe(selects);
  });

  test('selects what Kubernetes says, by a plain reading of it', () => {
    fc.assert(fc.property(selectors, labels, (selector, labelled) => {
      expect(isSelected(labelSelectorOf(selector as unknown as Json), labelled)).toBe(isSelectedByTheBook(selector, labelled));
    }), { numRuns: 2000 });
  });
});

const words = fc.constantFrom('a', 'b', '');
const labels = fc.dictionary(fc.constantFrom('k', 'l', 'm'), words);
const expressions = fc.oneof(
  fc.record({ key: fc.constantFrom('k', 'l', 'm'), operator: fc.constantFrom('In', 'NotIn'), values: fc.array(words, { minLength: 1, maxLength: 3 }) }),
  fc.record({ key: fc.constantFrom('k', 'l', 'm'), operator: fc.constantFrom('Exists', 'DoesNotExist'), values: fc.constant([]) }),
);
const selectors = fc.record({ matchLabels: labels, matchExpressions: fc.array(expressions, { maxLength: 3 }) });

interface Selector {
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly { readonly key: string; readonly operator: string; readonly values: readonly string[] }[];
}

function isSelectedByTheBook({ matchLabels, matchExpressions }: Selector, labelled: Labels): boolean {
  const has = (key: string): boolean => Object.keys(labelled).includes(key);
  for (const [key, value] of Object.entries(matchLabels)) if (labelled[key] !== value) return false;
  for (const { key, operator, values } of matchExpressions) {
    if (operator === 'In' && !(has(key) && values.some(value => value === labelled[key]))) return false;
    if (operator === 'NotIn' && has(key) && values.some(value => value === labelled[key])) return false;
    if (operator === 'Exists' && !has(key)) return false;
    if (operator === 'DoesNotExist' && has(key)) return false;
  }
  return true;
}

describe('the selector of a Service', () => {
  test.each<[string, Json | undefined, boolean]>([
    ['absent', undefined, false],
    ['null', null, false],
    ['empty', {}, false],
    ['met', { app: 'api' }, true],
    ['met in part', { app: 'api', zone: 'a' }, false],
    ['a number', { app: 1 }, false],
  ])('that is %s', (_, selector, selects) => {
    expect(isSelected(equalitySelectorOf(selector), API)).toBe(selects);
  });
});

test('labels that are no text are left out, and __proto__ is one like any other', () => {
  const found = labelsOf({ labels: JSON.parse('{"a":"b","c":1,"d":null,"__proto__":"x"}') as Json }, 'labels');
  expect(Object.entries(found)).toEqual([['a', 'b'], ['__proto__', 'x']]);
  expect(isSelected(equalitySelectorOf(JSON.parse('{"__proto__":"x"}') as Json), found)).toBe(true);
});
