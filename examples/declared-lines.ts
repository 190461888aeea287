import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Lines of TypeScript that declare an example for all its clusters: main.ts and what it imports of ours, blank lines and comments left out. */
export function declaredLines(folder: string): number {
  const lines = [...filesFrom(join(folder, 'main.ts'))].flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/\*|\*)/.test(line)).length;
}

/** A file, and all it imports by a relative path. */
function filesFrom(file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/ from '(\.[^']*)'/g)) filesFrom(join(dirname(file), `${path}.ts`), found);
  return found;
}
