/**
 * The members of the string fields that Kubernetes marks with `+enum`, by `core.v1.Container#imagePullPolicy`.
 *
 * The published OpenAPI files do not carry enums; the Go types they are generated from do. Read as text, which suffices
 * for these generated-looking files: `// +enum` above `type T string`, constants of type T, struct fields of type T.
 * An enum with a constant that is not a literal is left out, and its fields stay plain strings.
 *
 * @param packages the text of types.go by package, such as `core/v1`
 */
export function enumsOf(packages: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const members = new Map([...packages].flatMap(([name, text]) => enumTypesOf(text).flatMap(type => membersOf(name, text, type))));
  const enums = new Map<string, readonly string[]>();
  for (const [name, text] of packages) {
    const structs = structsOf(text);
    for (const struct of structs.keys()) {
      for (const field of fieldsOf(struct, structs)) {
        const found = members.get(qualified(field.type, name, text));
        if (found === undefined) continue;
        // The empty text means "left out" where Go cannot tell the two apart.
        const mayBeEmpty = field.isOptional && !field.isPointerOrList && !found.includes('');
        enums.set(`${name.replace('/', '.')}.${struct}#${field.name}`, mayBeEmpty ? [...found, ''] : found);
      }
    }
  }
  return enums;
}

function enumTypesOf(text: string): string[] {
  return [...text.matchAll(/^\/\/ \+enum\n(?:\/\/.*\n)*type (\w+) string$/gm)].map(([, type]) => type);
}

function membersOf(name: string, text: string, type: string): [string, readonly string[]][] {
  const isComputed = new RegExp(`^\\s+\\w+\\s*(?:${type}\\s*)?= ${type}\\([^"]`, 'm').test(text);
  const constants = new RegExp(`^(?:const)?\\s+\\w+\\s+(?:${type}\\s*=\\s*|=\\s*${type}\\()"([^"]*)"`, 'gm');
  const values = [...text.matchAll(constants)].map(([, value]) => value);
  return isComputed || values.length === 0 ? [] : [[`${name}.${type}`, [...new Set(values)].sort()]];
}

function structsOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].map(([, struct, body]) => [struct, body]));
}

interface GoField {
  readonly name: string;
  readonly type: string;
  readonly isPointerOrList: boolean;
  readonly isOptional: boolean;
}

function fieldsOf(struct: string, structs: ReadonlyMap<string, string>): GoField[] {
  const body = structs.get(struct) ?? '';
  const own = [...body.matchAll(/^\s+\w+\s+([*[\]]*)([\w.]+)\s+`json:"(\w+)(,[^"]*)?"/gm)].map(([, wrapper, type, name, options = '']) => (
    { name, type, isPointerOrList: wrapper !== '', isOptional: options.includes('omitempty') }));
  const inlined = [...body.matchAll(/^\s+(\w+)\s+`json:",inline"/gm)].flatMap(([, embedded]) => fieldsOf(embedded, structs));
  return [...own, ...inlined];
}

/** `PullPolicy` in core/v1 is `core/v1.PullPolicy`; `v1.Protocol` is of the package imported as v1. */
function qualified(type: string, name: string, text: string): string {
  const [alias, imported] = type.split('.');
  if (imported === undefined) return `${name}.${type}`;
  const found = [...text.matchAll(/^\s+(\w+ )?"k8s\.io\/api\/(\w+\/(\w+))"$/gm)].find(([, given, , version]) => (given?.trim() ?? version) === alias);
  return found === undefined ? type : `${found[2]}.${imported}`;
}
