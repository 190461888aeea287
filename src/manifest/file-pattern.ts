/**
 * Whether a path matches a pattern, both with `/` between names.
 *
 * `*` stands for any part of a name, `?` for one character of it, `**` for any number of folders.
 * There are no character classes and no escapes: `[` is a bracket.
 */
export function matchesPattern(path: string, pattern: string): boolean {
  return matchesAll(path.split('/'), pattern.split('/'), matchesName, '**');
}

/** Whether a text holds a star or a question mark. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * The texts that a text with `{a,b}` stands for, as a shell spells them out; braces may nest. One without any stands for itself.
 * Undefined where they are more than 1000.
 */
export function trySpellOut(text: string): readonly string[] | undefined {
  const done: string[] = [];
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const match = BRACES.exec(next);
    if (match === null) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, match.index);
    const after = next.slice(match.index + match[0].length);
    open.push(...match[1].split(',').map(choice => before + choice + after).reverse());
    if (done.length + open.length > MOST_TEXTS) return undefined;
  }
  return [...new Set(done)];
}

const BRACES = /\{([^{}]*,[^{}]*)\}/;
const MOST_TEXTS = 1000;

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
