/**
 * Writes the bundled schemas, `schemas/*.json`, from the published files of the projects that own them.
 *
 * Run: `npx tsx scripts/derive-schemas.ts`. Needs Go, at development time only: the sources are Go modules, whose zips
 * carry the OpenAPI and CustomResourceDefinition files. About 300 MB are downloaded on the first run.
 * The output depends on nothing but the pinned versions below. A new Kubernetes minor is a new NEWEST_MINOR.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CUSTOM_RESOURCES } from './custom-resources';
import { customSchemaOf, sourceOf } from './derive-custom-schema';
import { enumsOf } from './derive-go-enums';
import { definitionsOf, OpenApi } from './derive-kubernetes-schema';
import { filesBelow, GoModule, moduleFiles } from './derive-module-files';
import { KubernetesSchema } from '../src/schema/catalog';
import { CustomSchemaFile } from '../src/schema/custom-schemas';
import { minorText, NEWEST_MINOR, OLDEST_MINOR } from '../src/units/kubernetes-version';

const OUTPUT = join(__dirname, '..', 'schemas');
const OPEN_API = 'api/openapi-spec/swagger.json';

function main(): void {
  mkdirSync(OUTPUT, { recursive: true });
  for (let minor = OLDEST_MINOR; minor <= NEWEST_MINOR; minor++) write(`kubernetes-${minorText(minor)}`, kubernetesSchemaOf(minor));
  for (const resource of CUSTOM_RESOURCES) write(resource.name, customSchemaOf(resource));
}

/** A minor's first release: patches add no fields. */
function kubernetesSchemaOf(minor: number): KubernetesSchema {
  const server: GoModule = { path: 'k8s.io/kubernetes', version: `v1.${minor}.0` };
  const openApi = JSON.parse(readFileSync(join(moduleFiles(server, [OPEN_API]), OPEN_API), 'utf8')) as OpenApi;

  const types: GoModule = { path: 'k8s.io/api', version: `v0.${minor}.0` };
  const folder = moduleFiles(types, /^\w+\/v\w+\/types\.go$/);
  const packages = new Map(filesBelow(folder).map(file => [relative(folder, dirname(file)), readFileSync(file, 'utf8')]));
  return {
    kubernetes: minorText(minor),
    source: sourceOf(server, OPEN_API),
    enumSource: sourceOf(types, '*/*/types.go'),
    ...definitionsOf(openApi, enumsOf(packages)),
  };
}

/** One definition a line, so that a change of version can be reviewed. */
function write(name: string, data: KubernetesSchema | CustomSchemaFile): void {
  const lines = Object.entries(data).map(([key, value]) => {
    if (key !== 'definitions') return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    const definitions = Object.entries(value as object).map(([definition, schema]) => `${JSON.stringify(definition)}:${JSON.stringify(schema)}`);
    return `${JSON.stringify(key)}:{\n${definitions.join(',\n')}\n}`;
  });
  writeFileSync(join(OUTPUT, `${name}.json`), `{\n${lines.join(',\n')}\n}\n`);
}

main();
