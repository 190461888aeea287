import * as ts from 'typescript';

/** One place where a file names another module. */
export interface Import {
  readonly line: number;
  /** Undefined where it is computed, so that nobody can tell which module it is. */
  readonly specifier?: string;
}

/**
 * Every module a file names: import, import type, export from, import equals, import(), the type import(),
 * require, require.resolve and declare module.
 */
export function importsOf(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined): void => {
    if (specifier === undefined) return;
    const line = source.getLineAndCharacterOfPosition(specifier.getStart()).line + 1;
    imports.push(ts.isStringLiteralLike(specifier) ? { line, specifier: specifier.text } : { line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument);
    else if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0] ?? node);
    else if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) add(node.name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function isLoader(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  const name = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(name) && name.text === 'require';
}
