/** What the repository has that a package must be made of. */
export interface Repository {
  /** Paths of the sources below `src`, such as `units/cpu.ts`. */
  readonly sources: readonly string[];
  /** Names of the files in `schemas`. */
  readonly schemas: readonly string[];
  /** Packages that are not jsii modules, and so travel inside ours. */
  readonly bundled: readonly string[];
}

/** What is wrong with the file list of a package: a line each. */
export function tarballFlaws(paths: readonly string[], repository: Repository): string[] {
  const wanted = wantedPaths(repository);
  const isBundled = (path: string): boolean => repository.bundled.some(name => path.startsWith(`node_modules/${name}/`));
  return [
    ...wanted.filter(path => !paths.includes(path)).map(path => `${path} is missing`),
    ...paths.filter(path => !wanted.includes(path) && !WELCOME.includes(path) && !isBundled(path)).map(path => `${path} does not belong`),
  ].sort();
}

const ALWAYS = ['package.json', 'README.md', 'LICENSE', '.jsii'];
const WELCOME = ['API.md', 'CHANGELOG.md', 'NOTICE'];

function wantedPaths({ sources, schemas, bundled }: Repository): string[] {
  return [
    ...ALWAYS,
    ...sources.flatMap(path => ['.js', '.d.ts'].map(ending => `lib/${path.replace(/\.ts$/, ending)}`)),
    ...schemas.map(name => `schemas/${name}`),
    ...bundled.flatMap(name => ['package.json', 'LICENSE'].map(file => `node_modules/${name}/${file}`)),
  ];
}
