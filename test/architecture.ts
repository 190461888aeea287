import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import * as ts from 'typescript';
import { ImportGraph, importCyclesOf, reachedFrom } from './import-cycles';
import { Import, importsOf } from './imports-of';
import { Layer, SIBLINGS_THAT_STAY_APART } from '../projenrc/import-matrix';

/** The sources and the rules they live by. */
export interface House {
  /** Text by path, such as `src/units/cpu.ts`. */
  readonly files: ReadonlyMap<string, string>;
  readonly matrix: readonly Layer[];
}

/** Finds what is wrong: a sentence a flaw. */
export type Check = (house: House) => string[];

const LONGEST_FILE = 300;

/** The judge is not the builder: neither side sees the other, through any number of imports. */
const BUILDERS = ['constructs'];
const JUDGES = ['rules', 'vetting'];

const NAMES_THAT_SAY_NOTHING = /^(?:utils?|helpers?|commons?|misc)$/;

export const otherFiles: Check = ({ files }) =>
  [...files.keys()].filter(path => !/(?<!\.d)\.ts$/.test(path)).map(path => `${path} is no TypeScript source`);

export const filesWithoutLayer: Check = ({ files, matrix }) =>
  [...files.keys()].filter(path => !isLayer(matrix, layerOf(path))).map(path => `${path} lies in no layer of the matrix`);

export const forbiddenLayers: Check = house => innerImportsOf(house).flatMap(({ path, line, target }) => {
  const layer = layerIn(house, path);
  const other = layerOf(target);
  return layer === undefined || [layer.name, ...layer.layers].includes(other) ? [] : [`${path}:${line} imports ${other}, which ${layer.name} may not`];
});

export const strayImports: Check = house => allImportsOf(house).flatMap(({ path, line, specifier }) => {
  if (specifier === undefined) return [`${path}:${line} computes what it imports`];
  if (posix.isAbsolute(specifier)) return [`${path}:${line} imports by an absolute path`];
  if (!specifier.startsWith('.') || targetOf(house, path, specifier) !== undefined) return [];
  const isInside = pathOf(path, specifier).startsWith('src/');
  return [`${path}:${line} imports ${specifier}, ${isInside ? 'which is no source file' : 'outside src'}`];
});

export const forbiddenPackages: Check = house => allImportsOf(house).flatMap(({ path, line, specifier }) => {
  if (specifier === undefined || /^[./]/.test(specifier)) return [];
  if (isBuiltin(specifier) && !specifier.startsWith('node:')) return [`${path}:${line} imports ${specifier} without node:`];
  const layer = layerIn(house, path);
  return layer === undefined || layer.packages.includes(specifier) ? [] : [`${path}:${line} imports ${specifier}, which ${layer.name} may not`];
});

export const barrelImports: Check = house => innerImportsOf(house)
  .filter(({ target }) => posix.basename(target) === 'index.ts')
  .map(({ path, line, target }) => `${path}:${line} imports ${target}: import the file that declares the name`);

export const importCycles: Check = house => importCyclesOf(graphOf(house));

export const importsOfSiblings: Check = house => innerImportsOf(house).flatMap(({ path, line, target }) => {
  const [layer, noun] = segmentsOf(path);
  const [otherLayer, otherNoun] = segmentsOf(target);
  const isSibling = SIBLINGS_THAT_STAY_APART.includes(layer) && layer === otherLayer && noun !== otherNoun;
  return isSibling ? [`${path}:${line} imports ${target}, of another noun`] : [];
});

export const judgesThatSeeBuilders: Check = house => {
  const graph = graphOf(house);
  const sight = (from: readonly string[], to: readonly string[]): string[] => [...graph.keys()]
    .filter(path => from.includes(layerOf(path)))
    .flatMap(path => [...reachedFrom(graph, path)].filter(seen => to.includes(layerOf(seen))).sort().map(seen => `${path} sees ${seen}`));
  return [...sight(BUILDERS, JUDGES), ...sight(JUDGES, BUILDERS)];
};

export const longFiles: Check = ({ files }) => [...files]
  .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
  .filter(({ lines }) => lines > LONGEST_FILE)
  .map(({ path, lines }) => `${path} has ${lines} lines, more than ${LONGEST_FILE}`);

export const defaultExports: Check = house => statementsOf(house, isDefaultExport).map(at => `${at} exports a default`);

export const exportStars: Check = house => statementsOf(house, isExportStar).map(at => `${at} exports names it does not spell out`);

export const emptyNames: Check = ({ files }) => [...files.keys()]
  .filter(path => segmentsOf(path).some(segment => segment.split(/[.-]/).some(word => NAMES_THAT_SAY_NOTHING.test(word))))
  .map(path => `${path} has a name that does not say what it holds`);

export const layersWithoutFiles: Check = ({ files, matrix }) => {
  const filled = new Set([...files.keys()].map(layerOf));
  return matrix.filter(({ name }) => !filled.has(name)).map(({ name }) => `${name} is in the matrix but not in src`);
};

export const unknownLayers: Check = ({ matrix }) =>
  matrix.flatMap(({ name, layers }) => layers.filter(other => !isLayer(matrix, other)).map(other => `${name} may import ${other}, which is no layer`));

export const repeatedLayers: Check = ({ matrix }) =>
  matrix.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index).map(name => `${name} is in the matrix twice`);

interface ImportAt extends Import {
  readonly path: string;
}

function allImportsOf({ files }: House): ImportAt[] {
  return [...files].flatMap(([path, text]) => importsOf(path, text).map(found => ({ path, ...found })));
}

/** An import that leads to another source file. */
interface InnerImport {
  readonly path: string;
  readonly line: number;
  readonly target: string;
}

function innerImportsOf(house: House): InnerImport[] {
  return allImportsOf(house).flatMap(({ path, line, specifier }) => {
    const target = targetOf(house, path, specifier);
    return target === undefined ? [] : [{ path, line, target }];
  });
}

function graphOf(house: House): ImportGraph {
  const graph = new Map<string, string[]>([...house.files.keys()].map(path => [path, []]));
  for (const { path, target } of innerImportsOf(house)) graph.get(path)?.push(target);
  return graph;
}

function pathOf(importer: string, specifier: string): string {
  return posix.join(posix.dirname(importer), specifier);
}

function targetOf({ files }: House, importer: string, specifier: string | undefined): string | undefined {
  if (specifier?.startsWith('.') !== true) return undefined;
  const path = pathOf(importer, specifier);
  return [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), posix.join(path, 'index.ts')].find(candidate => files.has(candidate));
}

/** `src/units/cpu.ts` without `src`. */
function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function layerOf(path: string): string {
  return segmentsOf(path)[0];
}

function layerIn({ matrix }: House, path: string): Layer | undefined {
  return matrix.find(({ name }) => name === layerOf(path));
}

function isLayer(matrix: readonly Layer[], name: string): boolean {
  return matrix.some(layer => layer.name === name);
}

function statementsOf({ files }: House, isWanted: (statement: ts.Statement) => boolean): string[] {
  return [...files].flatMap(([path, text]) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return source.statements.filter(isWanted).map(statement => `${path}:${source.getLineAndCharacterOfPosition(statement.getStart()).line + 1}`);
  });
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause)) {
    return statement.exportClause.elements.some(({ name }) => name.text === 'default');
  }
  return ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true;
}

function isExportStar(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && (statement.exportClause === undefined || ts.isNamespaceExport(statement.exportClause));
}
