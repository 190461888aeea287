/**
 * Whether a path matches a pattern, both with `/` between names.
 *
 * `*` stands for any part of a name, `?` for one character of it, `**` for any number of folders, `{a,b}` for either.
 * There are no character classes and no escapes: `[` is a bracket.
 */
export function matchesPattern(path: string, pattern: string): boolean {
  const names = path.split('/');
  return alternativesOf(pattern).some(alternative => matchesAll(names, alternative.split('/'), (name, one) => one === '**' || matchesName(name, one), '**'));
}

/** Whether a text holds anything that makes it a pattern. */
export function isPattern(text: string): boolean {
  return /[*?]|\{[^{}]*,[^{}]*\}/.test(text);
}

/** The patterns that a pattern with `{a,b}` stands for: inner braces first, so that they may nest. At most 1000. */
export function alternativesOf(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined && done.length + open.length < MOST_ALTERNATIVES; next = open.pop()) {
    const match = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (match === null) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, match.index);
    const after = next.slice(match.index + match[0].length);
    open.push(...match[1].split(',').map(choice => before + choice + after).reverse());
  }
  return done;
}

const MOST_ALTERNATIVES = 1000;

function matchesName(name: string, pattern: string): boolean {
  return matchesAll([...name], [...pattern], (character, one) => one === '?' || one === character, '*');
}

/** Matches item by item, where `star` stands for any number of them. On a mismatch the last star takes one more: never worse than n x m. */
function matchesAll(items: readonly string[], pattern: readonly string[], matches: (item: string, one: string) => boolean, star: string): boolean {
  let item = 0;
  let one = 0;
  let starAt = -1;
  let starItem = 0;
  while (item < items.length) {
    if (one < pattern.length && pattern[one] === star) {
      starAt = one;
      starItem = item;
      one += 1;
    } else if (one < pattern.length && matches(items[item], pattern[one])) {
      item += 1;
      one += 1;
    } else if (starAt >= 0) {
      starItem += 1;
      item = starItem;
      one = starAt + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(one).every(rest => rest === star);
}
