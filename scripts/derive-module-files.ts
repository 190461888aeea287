import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const CACHE = join(__dirname, '..', '.cache', 'schema-sources');

/** A pinned Go module. Its zip holds every file of the repository folder, not only Go code. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
}

/**
 * The folder with the wanted files of a Go module: those of a list, or those whose path, relative to the module, fits a pattern.
 *
 * Downloads with the ordinary `go` client, which checks the module against the public checksum database, keeps the
 * wanted files in the git-ignored cache, and removes the rest. What is in the cache is not downloaded again,
 * unless a file of the list is missing there.
 */
export function moduleFiles(module: GoModule, wanted: readonly string[] | RegExp): string {
  const folder = join(CACHE, `${module.path}@${module.version}`);
  const listed = wanted instanceof RegExp ? [] : wanted;
  const isWanted = (path: string): boolean => wanted instanceof RegExp ? wanted.test(path) : wanted.includes(path);
  if (existsSync(folder) && listed.every(path => existsSync(join(folder, path)))) return folder;

  const download = join(CACHE, 'download');
  mkdirSync(download, { recursive: true });
  const answer = execFileSync('go', ['mod', 'download', '-json', `${module.path}@${module.version}`], {
    cwd: download,
    encoding: 'utf8',
    env: { ...process.env, GOMODCACHE: download, GOFLAGS: '-modcacherw', GOWORK: 'off' },
  });
  const { Dir: source } = JSON.parse(answer) as { readonly Dir: string };
  const partial = `${folder}.partial`;
  for (const file of filesBelow(source).filter(path => isWanted(relative(source, path)))) {
    const copy = join(partial, relative(source, file));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(file, copy);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  rmSync(download, { recursive: true });
  return folder;
}

/** Sorted, so that what is derived does not depend on the file system. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}
