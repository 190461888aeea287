import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CUSTOM_RESOURCES, CustomResource } from './custom-resources';
import { GoModule, moduleFiles } from './derive-module-files';
import { CustomSchemaFile } from '../src/schema/custom-schemas';
import { readSchema } from '../src/schema/read-schema';
import { SchemaSource } from '../src/schema/schema';

/** All of the projects we read are under this licence. */
const license = 'Apache-2.0';

interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: { readonly properties: object } } }[];
  };
}

/** A custom resource's schema without descriptions, as the project publishes it. */
export function customSchemaOf({ module, file, version, patch }: CustomResource): CustomSchemaFile {
  const folder = moduleFiles(module, filesOf(module));
  const definition: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  if (patch !== undefined) for (const step of parse(readFileSync(join(folder, patch), 'utf8')) as PatchStep[]) applyPatchStep(definition, step);

  const { spec } = definition as CustomResourceDefinition;
  const found = spec.versions.find(({ name }) => name === version);
  if (found === undefined) throw new Error(`${module.path} ${module.version} has no ${spec.names.kind} ${version}`);
  const written = found.schema.openAPIV3Schema;
  return {
    apiVersion: `${spec.group}/${version}`,
    kind: spec.names.kind,
    source: sourceOf(module, file),
    // The controller writes the status, so no manifest is judged by it.
    schema: readSchema({ ...written, properties: { ...written.properties, status: undefined } }),
  };
}

export function sourceOf({ path, version }: GoModule, file: string): SchemaSource {
  return { package: path, version, file, license };
}

/** Every file we read of a module, so that it is downloaded once. */
function filesOf(module: GoModule): readonly string[] {
  return CUSTOM_RESOURCES.filter(other => other.module === module).flatMap(({ file, patch }) => patch === undefined ? [file] : [file, patch]);
}

/** The two of RFC 6902 that occur; their paths have no escapes. */
interface PatchStep {
  readonly op: 'add' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

function applyPatchStep(document: unknown, { op, path, value }: PatchStep): void {
  const fields = path.split('/').slice(1);
  const last = fields.pop()!;
  const parent = fields.reduce<any>((found, field) => found[field], document);
  if (op === 'remove') delete parent[last];
  else if (last === '-') parent.push(value);
  else parent[last] = value;
}
