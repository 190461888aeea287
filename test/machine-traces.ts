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

/** Packages of a lockfile that carry an address: it would install from the registry of whoever wrote it. */
export function addressesIn(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, { readonly resolved?: string }>> };
  return Object.keys(packages).filter(name => packages[name].resolved !== undefined);
}
