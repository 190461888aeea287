import { readFileSync } from 'node:fs';
import * as ts from 'typescript';

/** The `@default` of each prop of an interface, where it is an expression and not a sentence after a dash. */
export function documentedDefaults(file: string, name: string): { readonly [prop: string]: string } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const declaration = source.statements.find((statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  if (declaration === undefined) throw new Error(`${file} declares no interface ${name}`);
  return Object.fromEntries(declaration.members.flatMap((member) => {
    const tag = ts.getJSDocTags(member).find((candidate) => candidate.tagName.text === 'default');
    const text = ts.getTextOfJSDocComment(tag?.comment)?.trim();
    return text === undefined || text.startsWith('-') ? [] : [[member.name!.getText(), text.split(';')[0].trim()]];
  }));
}
