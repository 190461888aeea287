import { fieldOf, listOf, mapOf, textOf } from './field';
import { isJsonMap, Json } from './json';

/** Labels of an object. Read with `Object.hasOwn`: their names are anybody's. */
export type Labels = Readonly<Record<string, string>>;

/** What one line of a selector asks of labels. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Empty for Exists and DoesNotExist. */
  readonly values: readonly string[];
}

/** What a selector asks for: all of its requirements, so that one without any selects everything. Undefined selects nothing. */
export type LabelSelector = readonly Requirement[] | undefined;

/**
 * Reads a LabelSelector: `matchLabels` and `matchExpressions`. Absent or null selects nothing, an empty one everything.
 * What the API server would refuse, such as an operator it does not know or In without values, selects nothing.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function labelSelectorOf(json: Json | undefined): LabelSelector {
  if (!isJsonMap(json)) return undefined;
  const labels = equalityOf(fieldOf(json, 'matchLabels') ?? {});
  const expressions = listOf(json, 'matchExpressions').map(tryRequirement);
  if (labels === undefined || expressions.some(one => one === undefined)) return undefined;
  return Object.freeze([...labels, ...expressions.flatMap(one => one ?? [])]);
}

/** Reads the selector of a Service or ReplicationController: a map of labels. Absent, null or empty selects nothing. */
export function equalitySelectorOf(json: Json | undefined): LabelSelector {
  const requirements = equalityOf(json);
  return requirements === undefined || requirements.length === 0 ? undefined : Object.freeze(requirements);
}

function equalityOf(json: Json | undefined): readonly Requirement[] | undefined {
  if (!isJsonMap(json)) return undefined;
  const fields = Object.entries(json);
  if (fields.some(([, value]) => typeof value !== 'string')) return undefined;
  return fields.map(([key, value]) => Object.freeze({ key, operator: 'In' as const, values: Object.freeze([value as string]) }));
}

function tryRequirement(json: Json): Requirement | undefined {
  const key = textOf(json, 'key');
  const operator = OPERATORS.get(textOf(json, 'operator') ?? '');
  const values = listOf(json, 'values');
  if (key === undefined || key === '' || operator === undefined || !values.every(value => typeof value === 'string')) return undefined;
  const hasValues = operator === 'In' || operator === 'NotIn';
  return hasValues === values.length > 0 ? Object.freeze({ key, operator, values }) : undefined;
}

const OPERATORS: ReadonlyMap<string, Requirement['operator']> = new Map((['In', 'NotIn', 'Exists', 'DoesNotExist'] as const).map(one => [one, one]));

/** Whether a selector selects these labels. */
export function isSelected(selector: LabelSelector, labels: Labels): boolean {
  return selector !== undefined && selector.every(requirement => isMet(requirement, labels));
}

/** NotIn and DoesNotExist are met by labels that lack the key. */
export function isMet({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
  }
}

/** The labels at a path of an object. Values that are no text, which the API server refuses, are left out. */
export function labelsOf(json: Json, ...path: readonly string[]): Labels {
  const texts = Object.entries(mapOf(json, ...path)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.freeze(Object.fromEntries(texts));
}
