/** What imports what: each file with the files it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/**
 * One shortest cycle, such as `a -> b -> a`, of each group of files that reach each other.
 * Source: https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function importCyclesOf(graph: ImportGraph): string[] {
  return groupsOf(graph)
    .filter(group => group.length > 1 || graph.get(group[0])?.includes(group[0]))
    .map(group => cycleIn(graph, group.sort()).join(' -> '))
    .sort();
}

/** Every file that a file reaches through any number of imports, without itself unless a cycle leads back to it. */
export function reachedFrom(graph: ImportGraph, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...graph.get(start) ?? []];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...graph.get(file) ?? []);
  }
  return reached;
}

function groupsOf(graph: ImportGraph): string[][] {
  const groups: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      const seen = index.get(next);
      if (seen === undefined) low.set(file, Math.min(low.get(file)!, visit(next)));
      else if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, seen));
    }
    if (low.get(file) === own) groups.push(stack.splice(stack.indexOf(file)));
    return low.get(file)!;
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return groups;
}

function cycleIn(graph: ImportGraph, group: readonly string[]): string[] {
  const [start] = group;
  const ways = [[start]];
  for (const way of ways) {
    for (const next of graph.get(way.at(-1)!) ?? []) {
      if (next === start) return [...way, start];
      if (group.includes(next) && !ways.some(known => known.at(-1) === next)) ways.push([...way, next]);
    }
  }
  return [];
}
