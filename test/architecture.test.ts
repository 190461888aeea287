import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as architecture from './architecture';
import { Check, House } from './architecture';
import { importsOf } from './imports-of';
import { IMPORT_MATRIX, Layer } from '../projenrc/import-matrix';

const ROOT = join(__dirname, '..');

const SOURCES: House = { files: filesBelow(join(ROOT, 'src')), matrix: IMPORT_MATRIX };

/** A small house in order. Each spoiling below changes one thing about it. */
const SMALL: House = {
  files: new Map(Object.entries({
    'src/index.ts': "export { Service } from './constructs/service/service';\n",
    'src/units/cpu.ts': "import { Cpu } from 'cdk8s';\nexport const cpu = Cpu;\n",
    'src/schema/file.ts': "import { readFileSync } from 'node:fs';\nexport const file = readFileSync;\n",
    'src/rules/rule.ts': 'export const rule = 1;\n',
    'src/constructs/service/plan.ts': "import { cpu } from '../../units/cpu';\nexport const plan = cpu;\n",
    'src/constructs/service/service.ts': "import { plan } from './plan';\nexport class Service { public readonly plan = plan; }\n",
    'src/constructs/worker/worker.ts': 'export class Worker {}\n',
  })),
  matrix: [
    { name: 'units', layers: [], packages: ['cdk8s'] },
    { name: 'schema', layers: ['units'], packages: ['node:fs'] },
    { name: 'rules', layers: ['units'], packages: [] },
    { name: 'constructs', layers: ['units'], packages: ['cdk8s'] },
    { name: 'index.ts', layers: ['constructs'], packages: [] },
  ],
};

interface Sentence {
  readonly check: Check;
  /** What was done to the small house, and the flaws that must be found then. */
  readonly spoilt: Readonly<Record<string, readonly [house: House, ...flaws: string[]]>>;
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'src holds TypeScript sources and nothing else': {
    check: architecture.otherFiles,
    spoilt: {
      'a data file': [withFile('src/units/cpu.json', '{}'), 'src/units/cpu.json is no TypeScript source'],
      'a JavaScript file': [withFile('src/units/old.js', ''), 'src/units/old.js is no TypeScript source'],
      'a declaration file': [withFile('src/units/cpu.d.ts', ''), 'src/units/cpu.d.ts is no TypeScript source'],
    },
  },
  'every file lies in a layer of the matrix': {
    check: architecture.filesWithoutLayer,
    spoilt: {
      'a folder nobody decided on': [withFile('src/glue/glue.ts', ''), 'src/glue/glue.ts lies in no layer of the matrix'],
      'a second file beside index.ts': [withFile('src/main.ts', ''), 'src/main.ts lies in no layer of the matrix'],
    },
  },
  'every layer of the matrix has files': {
    check: architecture.layersWithoutFiles,
    spoilt: {
      'a layer planned for later': [withLayer({ name: 'manifest', layers: [], packages: [] }), 'manifest is in the matrix but not in src'],
    },
  },
  'every layer that a layer may import is in the matrix': {
    check: architecture.unknownLayers,
    spoilt: {
      'a layer spelled differently': [withLayer({ name: 'worker', layers: ['unit'], packages: [] }), 'worker may import unit, which is no layer'],
    },
  },
  'no layer is in the matrix twice': {
    check: architecture.repeatedLayers,
    spoilt: {
      'a second row for units': [withLayer({ name: 'units', layers: ['constructs'], packages: [] }), 'units is in the matrix twice'],
    },
  },
  'every relative import leads to a source file': {
    check: architecture.strayImports,
    spoilt: {
      'a file that is gone': [withFile('src/units/a.ts', "import './gone';"), 'src/units/a.ts:1 imports ./gone, which is no source file'],
      'a test': [withFile('src/units/a.ts', "import '../../test/golden';"), 'src/units/a.ts:1 imports ../../test/golden, outside src'],
      'an example': [withFile('src/units/a.ts', "import '../../examples/shop/main';"), 'src/units/a.ts:1 imports ../../examples/shop/main, outside src'],
      'package.json': [withFile('src/units/a.ts', "import '../../package.json';"), 'src/units/a.ts:1 imports ../../package.json, outside src'],
      'an absolute path': [withFile('src/units/a.ts', "import '/a';"), 'src/units/a.ts:1 imports by an absolute path'],
      'a name made at run time': [withFile('src/units/a.ts', '\nrequire(`./${name}`);'), 'src/units/a.ts:2 computes what it imports'],
    },
  },
  'every relative import leads to a layer that may be imported': {
    check: architecture.forbiddenLayers,
    spoilt: {
      'an import': [withFile('src/units/a.ts', "import { plan } from '../constructs/service/plan';"), 'src/units/a.ts:1 imports constructs, which units may not'],
      'a type alone': [withFile('src/units/a.ts', "import type { plan } from '../rules/rule';"), 'src/units/a.ts:1 imports rules, which units may not'],
      'an export': [withFile('src/units/a.ts', "export { rule } from '../rules/rule';"), 'src/units/a.ts:1 imports rules, which units may not'],
      'a type in place': [withFile('src/units/a.ts', "let rule: typeof import('../rules/rule');"), 'src/units/a.ts:1 imports rules, which units may not'],
      'a dynamic import': [withFile('src/units/a.ts', "const rule = import('../rules/rule');"), 'src/units/a.ts:1 imports rules, which units may not'],
      'require': [withFile('src/units/a.ts', "const rule = require('../rules/rule');"), 'src/units/a.ts:1 imports rules, which units may not'],
      'a name that ends in .js': [withFile('src/units/a.ts', "import '../rules/rule.js';"), 'src/units/a.ts:1 imports rules, which units may not'],
      'index.ts': [withFile('src/index.ts', "export { cpu } from './units/cpu';"), 'src/index.ts:1 imports units, which index.ts may not'],
    },
  },
  'every package is one its layer may import': {
    check: architecture.forbiddenPackages,
    spoilt: {
      'a package of another layer': [withFile('src/rules/a.ts', "import { App } from 'cdk8s';"), 'src/rules/a.ts:1 imports cdk8s, which rules may not'],
      'a file inside a package': [withFile('src/units/a.ts', "import 'cdk8s/lib/app';"), 'src/units/a.ts:1 imports cdk8s/lib/app, which units may not'],
      'this package by its name': [withFile('src/units/a.ts', "import 'cdk8s-vetted';"), 'src/units/a.ts:1 imports cdk8s-vetted, which units may not'],
      'a module of Node of another layer': [withFile('src/units/a.ts', "import 'node:fs';"), 'src/units/a.ts:1 imports node:fs, which units may not'],
      'a module of Node by its bare name': [withFile('src/schema/a.ts', "import 'fs';"), 'src/schema/a.ts:1 imports fs without node:'],
    },
  },
  'nobody imports a barrel': {
    check: architecture.barrelImports,
    spoilt: {
      'the public index': [withFile('src/units/a.ts', "import '..';"), 'src/units/a.ts:1 imports src/index.ts: import the file that declares the name'],
      'the index of its own folder': [
        withFile('src/units/a.ts', "import './index';", withFile('src/units/index.ts', '')),
        'src/units/a.ts:1 imports src/units/index.ts: import the file that declares the name',
      ],
      'a folder': [
        withFile('src/schema/a.ts', "import '../units';", withFile('src/units/index.ts', '')),
        'src/schema/a.ts:1 imports src/units/index.ts: import the file that declares the name',
      ],
    },
  },
  'imports make no cycle': {
    check: architecture.importCycles,
    spoilt: {
      'two files': [
        withFile('src/units/a.ts', "import './b';", withFile('src/units/b.ts', "import './a';")),
        'src/units/a.ts -> src/units/b.ts -> src/units/a.ts',
      ],
      'types alone': [
        withFile('src/units/a.ts', "import type { B } from './b';", withFile('src/units/b.ts', "let a: import('./a').A;")),
        'src/units/a.ts -> src/units/b.ts -> src/units/a.ts',
      ],
      'three files': [
        withFile('src/units/a.ts', "import './b';", withFile('src/units/b.ts', "import './c';", withFile('src/units/c.ts', "import './a';"))),
        'src/units/a.ts -> src/units/b.ts -> src/units/c.ts -> src/units/a.ts',
      ],
      'a file and itself': [withFile('src/units/a.ts', "import './a';"), 'src/units/a.ts -> src/units/a.ts'],
      'two cycles with a way from one to the other': [
        withFile('src/units/a.ts', "import './b'; import './c';", withFile('src/units/b.ts', "import './a';",
          withFile('src/units/c.ts', "import './d';", withFile('src/units/d.ts', "import './c';")))),
        'src/units/a.ts -> src/units/b.ts -> src/units/a.ts', 'src/units/c.ts -> src/units/d.ts -> src/units/c.ts',
      ],
    },
  },
  'no construct imports another construct': {
    check: architecture.importsOfSiblings,
    spoilt: {
      'a file of another construct': [
        withFile('src/constructs/worker/worker.ts', "import '../service/plan';"),
        'src/constructs/worker/worker.ts:1 imports src/constructs/service/plan.ts, of another noun',
      ],
      'a file that constructs share': [
        withFile('src/constructs/worker/worker.ts', "import '../base';", withFile('src/constructs/base.ts', '')),
        'src/constructs/worker/worker.ts:1 imports src/constructs/base.ts, of another noun',
      ],
    },
  },
  'constructs and what judges them never see each other': {
    check: architecture.judgesThatSeeBuilders,
    spoilt: {
      'a construct that imports a rule': [
        withFile('src/constructs/worker/worker.ts', "import '../../rules/rule';"),
        'src/constructs/worker/worker.ts sees src/rules/rule.ts',
      ],
      'a rule that imports a construct': [withFile('src/rules/a.ts', "import '../constructs/worker/worker';"), 'src/rules/a.ts sees src/constructs/worker/worker.ts'],
      'vetting that imports a construct': [
        withFile('src/vetting/a.ts', "import '../constructs/worker/worker';"),
        'src/vetting/a.ts sees src/constructs/worker/worker.ts',
      ],
      'a construct that sees a rule through a unit': [
        withFile('src/units/cpu.ts', "import type { Rule } from '../rules/rule';"),
        'src/constructs/service/plan.ts sees src/rules/rule.ts', 'src/constructs/service/service.ts sees src/rules/rule.ts',
      ],
    },
  },
  'no file is longer than 300 lines': {
    check: architecture.longFiles,
    spoilt: {
      '301 lines': [withFile('src/units/a.ts', '// a\n'.repeat(301)), 'src/units/a.ts has 301 lines, more than 300'],
    },
  },
  'nothing is exported by default': {
    check: architecture.defaultExports,
    spoilt: {
      'a class': [withFile('src/units/a.ts', 'export default class A {}'), 'src/units/a.ts:1 exports a default'],
      'a value': [withFile('src/units/a.ts', 'const a = 1;\nexport default a;'), 'src/units/a.ts:2 exports a default'],
      'a renamed value': [withFile('src/units/a.ts', 'const a = 1;\nexport { a as default };'), 'src/units/a.ts:2 exports a default'],
      'the whole module': [withFile('src/units/a.ts', 'export = 1;'), 'src/units/a.ts:1 exports a default'],
    },
  },
  'every exported name is spelled out': {
    check: architecture.exportStars,
    spoilt: {
      'a star': [withFile('src/units/a.ts', "export * from './cpu';"), 'src/units/a.ts:1 exports names it does not spell out'],
      'a star with a name': [withFile('src/units/a.ts', "export * as cpu from './cpu';"), 'src/units/a.ts:1 exports names it does not spell out'],
    },
  },
  'every file and folder is named after what it holds': {
    check: architecture.emptyNames,
    spoilt: {
      'a folder': [withFile('src/units/helpers/a.ts', ''), 'src/units/helpers/a.ts has a name that does not say what it holds'],
      'a file': [withFile('src/units/common.ts', ''), 'src/units/common.ts has a name that does not say what it holds'],
      'a part of a name': [withFile('src/units/cpu-utils.ts', ''), 'src/units/cpu-utils.ts has a name that does not say what it holds'],
    },
  },
};

describe.each(Object.entries(SENTENCES))('%s', (_, { check, spoilt }) => {
  test('in our sources', () => {
    expect(check(SOURCES)).toEqual([]);
  });

  test('in a small house in order', () => {
    expect(check(SMALL)).toEqual([]);
  });

  test.each(Object.entries(spoilt))('not with %s', (__, [house, ...flaws]) => {
    expect(check(house)).toEqual(flaws);
  });
});

test('every package of the matrix is one that a reader of ours installs', () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const installed = Object.keys({ ...dependencies, ...peerDependencies });
  const wanted = IMPORT_MATRIX.flatMap(({ packages }) => packages).filter(name => !name.startsWith('node:'));
  expect(wanted.filter(name => !installed.includes(name))).toEqual([]);
});

test('the sources were read', () => {
  expect(SOURCES.files.size).toBeGreaterThan(90);
  expect([...SOURCES.files.keys()]).toContain('src/constructs/safe-web-service/plan.ts');
});

test('every way to name a module is found', () => {
  const text = [
    "import { a } from 'a';", "import type { b } from 'b';", "import 'c';", "export { d } from 'd';", "export * from 'e';", "import f = require('f');",
    "const g = import('g');", "const h = require('h');", "const i = require.resolve('i');", "let j: typeof import('j');", "let k: import('k').K;",
    "declare module 'l' {}", 'const m = import(`m`);', 'const n = require(name);', 'const o = import(`${o}`);', "export const p = 'p';", 'export { a };',
  ].join('\n');
  expect(importsOf('all.ts', text)).toEqual([
    ...'abcdefghijklm'.split('').map((specifier, index) => ({ line: index + 1, specifier })), { line: 14 }, { line: 15 },
  ]);
});

function withFile(path: string, text: string, house: House = SMALL): House {
  return { ...house, files: new Map([...house.files, [path, text]]) };
}

function withLayer(layer: Layer): House {
  return { ...SMALL, matrix: [...SMALL.matrix, layer] };
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  return new Map(paths.sort().map(path => [relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')]));
}
