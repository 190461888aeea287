import { Repository, tarballFlaws } from './tarball';

const REPOSITORY: Repository = { sources: ['index.ts', 'units/cpu.ts'], schemas: ['kubernetes-1.27.json'], bundled: ['yaml'] };

const GOOD = [
  '.jsii', 'API.md', 'LICENSE', 'README.md', 'lib/index.d.ts', 'lib/index.js', 'lib/units/cpu.d.ts', 'lib/units/cpu.js',
  'node_modules/yaml/LICENSE', 'node_modules/yaml/dist/index.js', 'node_modules/yaml/package.json', 'package.json', 'schemas/kubernetes-1.27.json',
];

test('a package of sources, schemas, bundled packages and papers has no flaw', () => {
  expect(tarballFlaws(GOOD, REPOSITORY)).toEqual([]);
});

test.each(GOOD.filter(path => !['API.md', 'node_modules/yaml/dist/index.js'].includes(path)))('a package without %s is missing it', path => {
  expect(tarballFlaws(GOOD.filter(other => other !== path), REPOSITORY)).toEqual([`${path} is missing`]);
});

test.each([
  'test/units/cpu.test.ts', 'examples/shop/main.ts', 'docs/decisions/0001-layers.md', 'projenrc/import-matrix.ts', '.projenrc.ts', '.npmrc', 'tsconfig.json',
  'tsconfig.tsbuildinfo', 'lib/tsconfig.tsbuildinfo', '.cache/schema-sources/swagger.json', 'src/index.ts', 'lib/gone.js', 'lib/gone.d.ts',
  'node_modules/lodash/package.json', 'coverage/lcov.info', 'schemas/kubernetes-1.26.json',
])('%s does not belong in a package', path => {
  expect(tarballFlaws([...GOOD, path], REPOSITORY)).toEqual([`${path} does not belong`]);
});
