/** A copy of plain data, frozen all the way down: nobody changes a plan after it was decided, and the author's own objects stay free. */
export function frozenCopy<T>(plan: T): T {
  return frozen(JSON.parse(JSON.stringify(plan)) as T);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
