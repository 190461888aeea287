import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { hasWildcard, matchesPattern, trySpellOut } from './file-pattern';
import { InputFault } from './input-fault';
import { reasonOf } from './text-file';

/** Files to read, each once, and what was asked for and is not there. */
export interface ManifestFiles {
  readonly files: readonly string[];
  readonly faults: readonly InputFault[];
}

/**
 * Finds files by their path, by the folder they are in, or by a pattern. Never throws.
 *
 * Of a folder, every `.yaml`, `.yml` and `.json` below it; of a pattern, every file that matches, whatever its name ends in.
 * Sorted within each. Passed over: names that begin with a dot and `node_modules`, unless the pattern spells them out.
 * Links are followed, and a folder that several lead to is read once. A path or pattern without any file is a fault.
 */
export function findManifestFiles(paths: readonly string[]): ManifestFiles {
  const found = paths.map(path => findOne(path.split(sep).join('/')));
  return {
    files: [...new Set(found.flatMap(({ files }) => files))],
    faults: found.flatMap(({ faults }) => faults),
  };
}

function findOne(path: string): ManifestFiles {
  const spelled = existsSync(path) ? [path] : trySpellOut(path);
  if (spelled === undefined) return missing(path, 'stands for more than 1000 paths');
  const found = spelled.map(findSpelled);
  const files = found.flatMap(one => one?.files ?? []);
  const faults = found.flatMap(one => one?.faults ?? []);
  if (files.length + faults.length > 0) return { files, faults };
  return missing(path, spelled.length > 1 || hasWildcard(path) ? 'matches no file' : 'there is no such file or folder');
}

/** Undefined where there is nothing by that name. */
function findSpelled(path: string): ManifestFiles | undefined {
  if (existsSync(path)) return isFolder(path) ? findBelow(path) : { files: [path], faults: [] };
  return hasWildcard(path) ? findMatching(path) : undefined;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function missing(file: string, reason: string): ManifestFiles {
  return { files: [], faults: [Object.freeze({ file, reason })] };
}

function findBelow(folder: string): ManifestFiles {
  const walk = new Walk(name => !isPassedOver(name));
  const files = walk.filesBelow(folder).filter(file => /\.(?:ya?ml|json)$/.test(file));
  return files.length + walk.faults.length === 0 ? missing(folder, 'holds no .yaml, .yml or .json file') : { files, faults: walk.faults };
}

function findMatching(pattern: string): ManifestFiles {
  const spelled = new Set(pattern.split('/'));
  const walk = new Walk(name => !isPassedOver(name) || spelled.has(name));
  const base = baseOf(pattern);
  const files = isFolder(base === '' ? '.' : base) ? walk.filesBelow(base) : [];
  return { files: files.filter(file => matchesPattern(file, pattern)), faults: walk.faults };
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** The folder above the first name that holds a star or question mark: empty for this one, `/` for the root. */
function baseOf(pattern: string): string {
  const names = pattern.split('/');
  const fixed = names.slice(0, names.findIndex(hasWildcard));
  return fixed.length === 1 && fixed[0] === '' ? '/' : fixed.join('/');
}

class Walk {
  public readonly faults: InputFault[] = [];
  private readonly visited = new Set<string>();

  public constructor(private readonly isWanted: (name: string) => boolean) {}

  /** Every file below a folder, sorted. Folders behind links come last, so that each goes by its own name if it has one here. */
  public filesBelow(folder: string): readonly string[] {
    const files: string[] = [];
    const open = [folder];
    const linked: string[] = [];
    for (let next = open.pop() ?? linked.shift(); next !== undefined; next = open.pop() ?? linked.shift()) {
      this.list(next, files, open, linked);
    }
    return files.sort();
  }

  private list(folder: string, files: string[], open: string[], linked: string[]): void {
    try {
      const real = realpathSync(folder === '' ? '.' : folder);
      if (this.visited.has(real)) return;
      this.visited.add(real);
      const entries = readdirSync(real, { withFileTypes: true }).filter(({ name }) => this.isWanted(name));
      for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
        const path = folder === '' || folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) open.push(path);
        else if (entry.isSymbolicLink() && isFolder(path)) linked.push(path);
        else if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
      }
    } catch (error) {
      this.faults.push(Object.freeze({ file: folder, reason: `cannot be read: ${reasonOf(error)}` }));
    }
  }
}
