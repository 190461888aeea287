import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rule each sentence starts with; what does not read like a sentence comes back whole. */
export function rulesOf(violations: readonly string[]): readonly string[] {
  return violations.map(violation => /^\[([a-z-]+\/[a-z-]+)\] \S.*: ./.exec(violation)?.[1] ?? `unreadable: ${violation}`);
}

/** Every rule the sources of a folder can speak, sorted. */
export function rulesIn(folder: string): readonly string[] {
  const sources = readdirSync(folder).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const rules = sources.flatMap(file => [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:sentenceOf\(|\? |: )'([a-z-]+\/[a-z-]+)'/g)]);
  return [...new Set(rules.map(([, rule]) => rule))].sort();
}
