import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What an installation put on disk. */
export interface Installed {
  readonly packages: number;
  readonly bytes: number;
}

/** Counts the packages in `node_modules`, nested ones too, and the bytes of their files. */
export function installedIn(folder: string): Installed {
  const files = readdirSync(join(folder, 'node_modules'), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  return {
    packages: files.filter(file => PACKAGE.test(file.split(sep).join('/'))).length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

/** For a line of output, such as `12 packages, 34.5 MB`. */
export function installedText({ packages, bytes }: Installed): string {
  return `${packages} packages, ${(bytes / 1e6).toFixed(1)} MB`;
}

const PACKAGE = /\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/;
