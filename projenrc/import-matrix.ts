/**
 * Who may import whom. Data, so that the ESLint zones and test/architecture.test.ts read the same table.
 *
 * A layer is a folder of `src` (or `index.ts`). A layer may always import itself.
 * `packages` are the npm packages a layer may import; node's own modules are listed as `node:<name>`.
 */
export interface Layer {
  readonly name: string;
  readonly layers: readonly string[];
  readonly packages: readonly string[];
}

export const IMPORT_MATRIX: readonly Layer[] = [
  { name: 'units', layers: [], packages: ['cdk8s', 'cdk8s-plus-27'] },
  { name: 'values', layers: [], packages: [] },
  { name: 'errors', layers: [], packages: [] },
  { name: 'validation', layers: ['units', 'values', 'errors'], packages: ['cdk8s', 'cdk8s-plus-27'] },
  { name: 'manifest', layers: ['units', 'values', 'errors'], packages: ['yaml', 'node:fs', 'node:path'] },
  { name: 'schema', layers: ['units', 'errors', 'manifest'], packages: ['node:fs', 'node:path', 'node:zlib'] },
  { name: 'cluster', layers: ['validation', 'units', 'values', 'errors'], packages: ['cdk8s', 'cdk8s-plus-27', 'constructs', 'yaml', 'node:fs'] },
  {
    name: 'parts',
    layers: ['cluster', 'validation', 'units', 'values', 'errors'],
    packages: ['cdk8s', 'cdk8s-plus-27', 'node:crypto', 'node:fs', 'node:path'],
  },
  { name: 'placement', layers: ['parts', 'cluster', 'validation', 'values', 'errors'], packages: ['cdk8s', 'cdk8s-plus-27', 'constructs'] },
  {
    name: 'constructs',
    layers: ['placement', 'parts', 'cluster', 'validation', 'units', 'values', 'errors'],
    packages: ['cdk8s', 'cdk8s-plus-27', 'constructs'],
  },
  { name: 'index.ts', layers: ['constructs', 'parts', 'cluster'], packages: [] },
];

/** The folder of a layer that may hold several nouns which never import each other. */
export const SIBLINGS_THAT_STAY_APART = ['constructs'];
