/**
 * How many single-character insertions, deletions, substitutions and swaps of neighbours turn `a` into `b`,
 * or `limit + 1` if that takes more than `limit`.
 *
 * The optimal string alignment distance: no character is edited twice.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;

  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = isSwap ? beforePrevious[column - 2] + 1 : tooFar;
      current.push(Math.min(previous[column] + 1, current[column - 1] + 1, substitution, swap));
    }
    if (Math.min(...current) > limit && Math.min(...previous) > limit) return tooFar;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length], tooFar);
}
