/** A kind of text that works on one machine only. */
interface Trace {
  readonly name: string;
  readonly pattern: RegExp;
  /** Files that may have it, with a reason a reader sees in the file itself. */
  readonly allowedIn: readonly string[];
}

const TRACES: readonly Trace[] = [
  { name: 'an absolute path', pattern: /(?<![\w.:/~$}-])\/(?:home|Users|root|work|workspaces?|builds)\/[\w.-]|\b[A-Z]:\\\\?(?:Users|work)\b|\bfile:\/\/\/\w/, allowedIn: [] },
  { name: 'a folder beside the repository', pattern: /\.\.\/shared\b/, allowedIn: ['.ci/run'] },
  { name: 'the address of a package registry', pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.\w|\bnpm\.pkg\.github\.com|\bnpm\.pkg\.dev\b|\/api\/npm\/|\bproxy\.golang\.org/, allowedIn: [] },
];

/** What in a file works on one machine only: a line a place, such as `README.md:3 has an absolute path`. */
export function machineTracesOf(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => TRACES
    .filter(({ pattern, allowedIn }) => pattern.test(line) && !allowedIn.includes(path))
    .map(({ name }) => `${path}:${index + 1} has ${name}`));
}

/**
 * Optional dependencies that a lockfile lacks: builds for platforms other than the one it was written on.
 * `npm ci` refuses such a lockfile from npm 11 on, and installs nothing in their place before.
 */
export function missingOptionalsIn(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, { readonly optionalDependencies?: object }>> };
  const isLocked = (path: string, name: string): boolean => foldersAbove(path).some(folder => packages[`${folder}node_modules/${name}`] !== undefined);
  return Object.keys(packages).flatMap(path =>
    Object.keys(packages[path].optionalDependencies ?? {}).filter(name => !isLocked(path, name)).map(name => `${path} lacks ${name}`));
}

/** Where Node looks for what a package needs: `a/node_modules/b` looks in itself, in `a` and at the top. */
function foldersAbove(path: string): string[] {
  const ends = [...path.matchAll(/\/node_modules\//g)].map(({ index }) => path.slice(0, index + 1));
  return ['', ...ends, `${path}/`];
}

/** Packages of a lockfile that carry an address: it would install from the registry of whoever wrote it. */
export function addressesIn(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, { readonly resolved?: string }>> };
  return Object.keys(packages).filter(name => packages[name].resolved !== undefined);
}
