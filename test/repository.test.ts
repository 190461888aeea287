import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { addressesIn, machineTracesOf, missingOptionalsIn } from './machine-traces';
import { exportedNamesOf, missingPropDocs, publicPropCount } from './prop-docs';

const ROOT = join(__dirname, '..');

/** Everything git keeps or would keep, binary files aside. */
const FILES = new Map(execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64_000_000 })
  .split('\0').filter(path => path !== '' && existsSync(join(ROOT, path)))
  .map(path => [path, readFileSync(join(ROOT, path), 'utf8')] as const)
  .filter(([, text]) => !text.includes('\0')));

const SOURCES = [...FILES].filter(([path]) => path.startsWith('src/'));

const PUBLIC = exportedNamesOf('src/index.ts', readFileSync(join(ROOT, 'src/index.ts'), 'utf8'));
const isPublic = (name: string): boolean => PUBLIC.has(name);

test('the files were read', () => {
  expect([...FILES.keys()]).toEqual(expect.arrayContaining(['package-lock.json', 'README.md', 'src/index.ts']));
});

describe('nothing works on one machine only', () => {
  test('no file names a path, a neighbour or a registry of the machine it was written on', () => {
    expect([...FILES].flatMap(([path, text]) => machineTracesOf(path, text))).toEqual([]);
  });

  test('no file names this checkout or the home folder', () => {
    const own = [ROOT, homedir()].filter(path => path.split(/[\\/]/).length > 2);
    expect([...FILES].filter(([, text]) => own.some(path => text.includes(path))).map(([path]) => path)).toEqual([]);
  });

  test('the lockfile has no addresses', () => {
    expect(addressesIn(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))).toEqual([]);
  });

  test('the lockfile has the builds for every platform', () => {
    expect(missingOptionalsIn(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))).toEqual([]);
  });

  // Pieces, so that this file does not hold what it forbids.
  test.each([
    ['a path in a home folder', ['see /home', 'ada/notes.md'], 'an absolute path'],
    ['a path of a Mac', ['"/Users', 'ada/a.ts"'], 'an absolute path'],
    ['a path of a root user', ['cd /root', '.cache'], 'an absolute path'],
    ['a path of a build machine', ['`/work', 'main`'], 'an absolute path'],
    ['a path of Windows', [`C:${'\\'}Users`, ''], 'an absolute path'],
    ['a file address', ['file://', 'etc/hosts'], 'an absolute path'],
    ['a neighbour', ['cat ..', 'shared/notes.md'], 'a folder beside the repository'],
    ['the address of npm', ['https:', ['', 'registry', 'npmjs.org/yaml'].join('/').replace('registry/', 'registry.')], 'the address of a package registry'],
    ['the address of the Go proxy', ['https:', ['', 'proxy', 'golang.org'].join('/').replace('proxy/', 'proxy.')], 'the address of a package registry'],
  ])('%s is found', (_, pieces, name) => {
    expect(machineTracesOf('README.md', `first\n${pieces.join('/')}`)).toEqual([`README.md:2 has ${name}`]);
  });

  test.each([
    ['a path inside a container', "mountPath: '/etc/api/app.yaml', '/tmp', '/var/run/secrets/db'"],
    ['a path of an address', 'https://example.com/home/ada and shop.example.com/work/x'],
    ['a relative path', "import '../../units/work/plan'; './home/x'"],
    ['an image registry', 'registry.example.com:5000/shop/api:1.4.2 us-docker.pkg.dev/shop/api:1'],
  ])('%s is no trace', (_, text) => {
    expect(machineTracesOf('README.md', text)).toEqual([]);
  });

  test('.ci/run alone may name a neighbour', () => {
    expect(machineTracesOf('.ci/run', ['..', 'shared/corpora'].join('/'))).toEqual([]);
  });

  test('an address in a lockfile is found', () => {
    const packages = { '': {}, 'node_modules/a': { resolved: 'https://example.com/a.tgz' }, 'node_modules/b': { version: '1.0.0' } };
    expect(addressesIn(JSON.stringify({ packages }))).toEqual(['node_modules/a']);
  });
});

test('a build for another platform that a lockfile lacks is found', () => {
  const packages = {
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1', 'a-nested': '1' } },
    'node_modules/a-linux': {},
    'node_modules/a/node_modules/a-nested': {},
    'node_modules/b/node_modules/c': { optionalDependencies: { 'b-beside': '1', 'a-nested': '1' } },
    'node_modules/b/node_modules/b-beside': {},
  };
  expect(missingOptionalsIn(JSON.stringify({ packages }))).toEqual(['node_modules/a lacks a-mac', 'node_modules/b/node_modules/c lacks a-nested']);
});

describe('the docstrings of public props', () => {
  test('say what happens, the unit, the range and the default', () => {
    expect(SOURCES.flatMap(([path, text]) => missingPropDocs(path, text, isPublic))).toEqual([]);
  });

  test('were read', () => {
    expect(SOURCES.reduce((sum, [path, text]) => sum + publicPropCount(path, text, isPublic), 0)).toBeGreaterThan(150);
  });

  test('exported names are found, however they are exported', () => {
    const text = "export { A, B as C } from './a';\nexport type { D } from './d';\nexport { type E } from './e';\nexport const f = 1;\n";
    expect([...exportedNamesOf('index.ts', text)]).toEqual(['A', 'C', 'D', 'E']);
  });

  const complete = '/**\n * Wait.\n *\n * Unit: whole seconds. Range: 1 to 9.\n *\n * @default - 5 seconds\n */';
  test.each([
    ['a complete one', complete, 'a?: Duration', undefined],
    ['a list', '/** Range: 1 to 9. */', 'a: number[]', undefined],
    ['a text', '/** Name. */', 'a: string', undefined],
    ['no docstring', '', 'a: string', 'a sentence'],
    ['a tag alone', '/** @default 1 */', 'a?: string', 'a sentence'],
    ['a comment that is no docstring', '/* Name. */', 'a: string', 'a sentence'],
    ['an optional prop without default', '/** Name. */', 'a?: string', '@default'],
    ['a default without a value', '/**\n * Name.\n *\n * @default\n */', 'a?: string', '@default'],
    ['a duration without a unit', complete.replace('Unit: whole seconds. ', ''), 'a?: Duration', 'Unit:'],
    ['a duration without a range', complete.replace('Range: 1 to 9.', ''), 'a?: Duration', 'Range:'],
    ['a size without both', '/** Disk. */', 'a: Size', 'Unit:, Range:'],
    ['a number without a range', '/** Pods. */', 'a: number', 'Range:'],
    ['numbers without a range', '/** Ports. */', 'a: readonly number[]', 'Range:'],
  ])('%s', (_, doc, prop, missing) => {
    const text = `export interface Props {\n${doc}\nreadonly ${prop};\n}\n`;
    const line = text.split('\n').findIndex(words => words.startsWith('readonly ')) + 1;
    expect(missingPropDocs('props.ts', text, () => true)).toEqual(missing === undefined ? [] : [`props.ts:${line} Props.a lacks ${missing}`]);
  });

  test('of types that are not public may be short', () => {
    expect(missingPropDocs('plan.ts', 'interface Plan { readonly a?: number; }', isPublic)).toEqual([]);
  });
});
