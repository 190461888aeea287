import * as ts from 'typescript';

/** Names a file exports from elsewhere. */
export function exportedNamesOf(path: string, text: string): ReadonlySet<string> {
  const statements = sourceOf(path, text).statements;
  return new Set(statements.flatMap(statement => {
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  }));
}

/** What the docstrings of the public props in a file leave out: a line a prop, such as `path:3 Props.a lacks Range:`. */
export function missingPropDocs(path: string, text: string, isPublic: (name: string) => boolean): string[] {
  const source = sourceOf(path, text);
  return publicProps(source, isPublic).flatMap(({ owner, prop }) => {
    const missing = missingIn(docOf(prop), wantedOf(prop));
    const line = source.getLineAndCharacterOfPosition(prop.getStart()).line + 1;
    return missing.length === 0 ? [] : [`${path}:${line} ${owner}.${prop.name.getText()} lacks ${missing.join(', ')}`];
  });
}

/** How many public props a file has. */
export function publicPropCount(path: string, text: string, isPublic: (name: string) => boolean): number {
  return publicProps(sourceOf(path, text), isPublic).length;
}

interface PublicProp {
  readonly owner: string;
  readonly prop: ts.PropertySignature;
}

function publicProps(source: ts.SourceFile, isPublic: (name: string) => boolean): PublicProp[] {
  return source.statements
    .filter(statement => ts.isInterfaceDeclaration(statement))
    .filter(({ name }) => isPublic(name.text))
    .flatMap(({ name, members }) => members.filter(member => ts.isPropertySignature(member)).map(prop => ({ owner: name.text, prop })));
}

/** A line a docstring must have, and how to see that it has it. */
const WANTED = {
  'a sentence': /^[^@\s]/,
  '@default': /^@default\s+\S/m,
  'Unit:': /\bUnit: \S/,
  'Range:': /\bRange: \S/,
};

type Wanted = keyof typeof WANTED;

function wantedOf(prop: ts.PropertySignature): Wanted[] {
  const type = prop.type?.getText() ?? '';
  const hasUnit = /\b(?:Duration|Size|Cpu)\b/.test(type);
  return [
    'a sentence',
    ...prop.questionToken === undefined ? [] : ['@default' as const],
    ...hasUnit ? ['Unit:' as const] : [],
    ...hasUnit || /\bnumber\b/.test(type) ? ['Range:' as const] : [],
  ];
}

function missingIn(doc: string, wanted: readonly Wanted[]): Wanted[] {
  return wanted.filter(line => !WANTED[line].test(doc));
}

/** Its docstring as written, without the stars. */
function docOf(prop: ts.PropertySignature): string {
  const doc = ts.getJSDocCommentsAndTags(prop).at(-1)?.getText() ?? '';
  return doc.replace(/^\/\*\*|\*\/$/g, '').replace(/^[ \t]*\*[ \t]?/gm, '').trim();
}

function sourceOf(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}
