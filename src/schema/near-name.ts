import { editDistance } from './edit-distance';

/** The hint for a name that is not in `names` but close to one that is. */
export function nearNameHint(written: string, names: readonly string[]): { readonly hint?: string } {
  const meant = tryFindNearName(written, names);
  return meant === undefined ? {} : { hint: `did you mean ${JSON.stringify(meant)}?` };
}

/**
 * The name that was most likely meant: the same letters in other case, else the first of the fewest edits.
 *
 * At most two edits, and one for names of up to four characters, of which two would be half.
 */
export function tryFindNearName(written: string, names: readonly string[]): string | undefined {
  if (written.length > LONGEST) return undefined;
  const lowerCase = written.toLowerCase();
  const sameLetters = names.find(name => name.toLowerCase() === lowerCase);
  if (sameLetters !== undefined) return sameLetters;

  let nearest: string | undefined;
  let limit = written.length <= SHORT ? 1 : 2;
  for (const name of names) {
    const distance = editDistance(lowerCase, name.toLowerCase(), limit);
    if (distance > limit) continue;
    nearest = name;
    limit = distance - 1;
  }
  return nearest;
}

const LONGEST = 100;
const SHORT = 4;
