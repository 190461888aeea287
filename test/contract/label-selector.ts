import { entriesOf, isMap, Json, listOf } from './json';

/**
 * Whether a LabelSelector selects these labels. The empty selector selects all, an absent one nothing.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function isSelected(selector: Json, labels: Json): boolean {
  if (!isMap(selector)) return false;
  return entriesOf(selector.matchLabels).every(([key, value]) => labels?.[key] === value)
    && listOf(selector.matchExpressions).every(expression => isMet(expression, labels));
}

/** Whether a selector names no label at all, and therefore selects everything in its namespace. */
export function isEmptySelector(selector: Json): boolean {
  return isMap(selector) && entriesOf(selector.matchLabels).length === 0 && listOf(selector.matchExpressions).length === 0;
}

function isMet(expression: Json, labels: Json): boolean {
  const value = labels?.[String(expression?.key)];
  switch (expression?.operator) {
    case 'In': return listOf(expression.values).includes(value);
    case 'NotIn': return !listOf(expression.values).includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}
