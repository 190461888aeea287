/**
 * Does what a reader of the README does: installs the packed library in an empty folder and synthesizes an app with it.
 *
 * Run: `npx tsx test/consumer/run.ts`. With `--sizes` it also installs without `--omit=optional`, to compare.
 * Ends with 0 where all went well, 1 where something of ours is wrong, 3 where the package registry cannot be reached.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { npm, run, runToFailure } from './command';
import { installedIn, installedText } from './installed';
import { RegistryUnreachable, StepFailed, expectThat, step } from './step';
import { tarballFlaws } from './tarball';

const ROOT = join(__dirname, '..', '..');
const BIN = join(ROOT, 'node_modules', '.bin');

/** The oldest versions that our peer dependencies allow. */
const PEERS = { 'cdk8s': '2.70.0', 'cdk8s-plus-27': '2.9.5', 'constructs': '10.4.2' };

/** What an app made by `cdk8s init typescript-app` compiles with. */
const COMPILER = { '@types/node': '^14', 'ts-node': '^10', 'typescript': '5.9.x' };

const KINDS = [
  'ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'NetworkPolicy', 'PodDisruptionBudget', 'Service', 'ServiceAccount',
];

const APP_COMMANDS: Readonly<Record<string, string>> = {
  'compiled JavaScript': 'node main.js',
  'ts-node': 'npx --no-install ts-node main.ts',
  // Its esbuild is an optional dependency, which the app leaves out: this one is ours.
  'tsx': `"${join(BIN, 'tsx')}" main.ts`,
};

function main(folder: string): void {
  step('the library is compiled', compiled, isFresh => isFresh ? 'lib is fresh' : 'compiled anew');
  const tarball = step('it can be packed', () => packed(folder), path => `${(statSync(path).size / 1000).toFixed(0)} kB`);
  step('the package holds what it should', () => checkTarball(tarball), count => `${count} files`);

  const app = step('an empty app installs it with --omit=optional', () => installed(folder, 'app', tarball, '--omit=optional'), path => installedText(installedIn(path)));
  if (process.argv.includes('--sizes')) {
    step('an empty app installs it with optional dependencies', () => installed(folder, 'whole', tarball), path => installedText(installedIn(path)));
  }
  step('the app installs a compiler', () => npm(app, 'install', ...INSTALL, '--omit=optional', '--save-dev', ...specsOf(COMPILER)), () => specsOf(COMPILER).join(' '));
  step('the app compiles, our declarations included', () => run(app, 'npx', '--no-install', 'tsc', '-p', '.'));
  step('an app with a wrong prop does not compile', () => checkWrongProp(app));

  const outputs = Object.entries(APP_COMMANDS).map(([name, command]) =>
    step(`cdk8s synth with ${name}`, () => synthesized(app, name, command), output => `${output.size} file, ${[...output.values()].join('').length} characters`));
  step('all three wrote the same bytes', () => checkSame(outputs));
  step('every kind is there', () => checkKinds(outputs[0]), () => KINDS.join(' '));
}

const INSTALL = ['--ignore-scripts', '--prefer-offline', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** Whether it already was. Otherwise removes what sources that are gone have left behind, and compiles. */
function compiled(): boolean {
  const newest = Math.max(...[...filesBelow(join(ROOT, 'src')), join(ROOT, 'package.json'), join(ROOT, 'tsconfig.json')].map(changed));
  const outputs = sources().map(path => join(ROOT, 'lib', path.replace(/\.ts$/, '.js')));
  const built = filesBelow(join(ROOT, 'lib')).filter(path => path.endsWith('.js'));
  const isFresh = changed(join(ROOT, '.jsii')) >= newest && built.length === outputs.length && outputs.every(path => built.includes(path));
  if (isFresh) return true;
  rmSync(join(ROOT, 'lib'), { recursive: true, force: true });
  run(ROOT, join(BIN, 'projen'), 'compile');
  return false;
}

function packed(folder: string): string {
  npm(ROOT, 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball, ...others] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
  expectThat(tarball !== undefined && others.length === 0, 'npm pack did not write one tarball');
  return join(folder, tarball);
}

function checkTarball(tarball: string): number {
  const paths = run(ROOT, 'tar', '-tzf', tarball).trim().split('\n').map(path => path.replace(/^package\//, ''));
  const { bundledDependencies: bundled } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly bundledDependencies: string[] };
  const flaws = tarballFlaws(paths, { sources: sources(), schemas: readdirSync(join(ROOT, 'schemas')), bundled });
  expectThat(flaws.length === 0, [...flaws.slice(0, 20), ...flaws.length > 20 ? [`and ${flaws.length - 20} more`] : []].join('\n'));
  return paths.length;
}

/** A new app that depends on the package and its peers and nothing else. */
function installed(folder: string, name: string, tarball: string, ...options: string[]): string {
  const app = join(folder, name);
  mkdirSync(app);
  cpSync(join(__dirname, 'app', 'main.ts'), join(app, 'main.ts'));
  cpSync(join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app', 'tsconfig.json'), join(app, 'tsconfig.json'));
  writeFileSync(join(app, 'cdk8s.yaml'), 'language: typescript\napp: node main.js\n');
  writeFileSync(join(app, 'package.json'), JSON.stringify({
    name: 'app', version: '1.0.0', private: true, dependencies: { ...PEERS, 'cdk8s-vetted': `file:${relative(app, tarball)}` },
  }));
  npm(app, 'install', ...INSTALL, ...options);
  return app;
}

function specsOf(versions: Readonly<Record<string, string>>): string[] {
  return Object.entries(versions).map(([name, version]) => `${name}@${version}`);
}

/** Shows that the types arrive at all: without them everything compiles. */
function checkWrongProp(app: string): void {
  const wrong = join(app, 'wrong');
  mkdirSync(wrong);
  writeFileSync(join(wrong, 'main.ts'), readFileSync(join(app, 'main.ts'), 'utf8').replace('replicas: 3', "replicas: 'three'"));
  writeFileSync(join(wrong, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', compilerOptions: { noEmit: true }, include: ['main.ts'] }));
  const text = runToFailure(app, 'npx', '--no-install', 'tsc', '-p', 'wrong');
  rmSync(wrong, { recursive: true });
  expectThat(/main\.ts\(\d+,\d+\): error TS2322: Type 'string' is not assignable to type 'number'/.test(text), text);
}

/** Text by file name. */
type Output = ReadonlyMap<string, string>;

function synthesized(app: string, name: string, command: string): Output {
  const folder = `dist ${name}`.replaceAll(' ', '-');
  run(app, join(BIN, 'cdk8s'), 'synth', '--app', command, '--output', folder);
  const paths = filesBelow(join(app, folder));
  expectThat(paths.length > 0, `${command} wrote nothing`);
  return new Map(paths.map(path => [relative(join(app, folder), path), readFileSync(path, 'utf8')]));
}

function checkSame(outputs: readonly Output[]): void {
  const [first, ...others] = outputs.map(output => JSON.stringify([...output]));
  expectThat(others.every(other => other === first), `${Object.keys(APP_COMMANDS).join(', ')} do not write the same`);
}

function checkKinds(output: Output): void {
  const kinds = [...output.values()].flatMap(text => parseAllDocuments(text).map(document => String(document.get('kind'))));
  const found = [...new Set(kinds)].sort().join(' ');
  expectThat(found === KINDS.join(' '), `expected ${KINDS.join(' ')}\nfound    ${found}`);
}

/** Paths below `src`, as they are written in imports. */
function sources(): string[] {
  const folder = join(ROOT, 'src');
  return filesBelow(folder).map(path => relative(folder, path).split(sep).join('/'));
}

/** Sorted; none where the folder does not exist. */
function filesBelow(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).sort();
}

/** When a file last changed; 0 where there is none. */
function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-vetted-consumer-'));
try {
  main(folder);
  console.log('The consumer test passed.');
} catch (error) {
  if (error instanceof RegistryUnreachable) {
    console.log('NOT RUN: the package registry cannot be reached, so nothing was proven.');
    process.exitCode = 3;
  } else {
    if (!(error instanceof StepFailed)) throw error;
    console.log(`The consumer test FAILED.\n${error.message}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
