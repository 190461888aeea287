/**
 * Writes the bundled schemas, `schemas/*.json`, from the published files of the projects that own them.
 *
 * Run: `npx tsx scripts/derive-schemas.ts`. Needs Go, at development time only: the sources are Go modules, whose zips
 * carry the OpenAPI and CustomResourceDefinition files. About 250 MB are downloaded on the first run.
 * The output depends on nothing but the pinned versions below. A new Kubernetes minor is a new NEWEST_MINOR.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { enumsOf } from './derive-go-enums';
import { definitionsOf, OpenApi } from './derive-kubernetes-schema';
import { filesBelow, GoModule, moduleFiles } from './derive-module-files';
import { KubernetesSchema } from '../src/schema/catalog';
import { CustomSchemaFile } from '../src/schema/custom-schemas';
import { readSchema } from '../src/schema/read-schema';
import { SchemaSource } from '../src/schema/schema';
import { minorText, NEWEST_MINOR, OLDEST_MINOR } from '../src/units/kubernetes-version';

const OUTPUT = join(__dirname, '..', 'schemas');
const OPEN_API = 'api/openapi-spec/swagger.json';

/** All of these projects are under this licence. */
const license = 'Apache-2.0';

const CUSTOM_RESOURCES = [
  {
    name: 'external-secret',
    module: { path: 'github.com/external-secrets/external-secrets', version: 'v1.3.2' },
    file: 'config/crds/bases/external-secrets.io_externalsecrets.yaml',
    version: 'v1',
  },
  {
    name: 'http-route',
    module: { path: 'sigs.k8s.io/gateway-api', version: 'v1.6.3' },
    file: 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
    version: 'v1',
  },
  {
    name: 'pod-monitor',
    module: { path: 'github.com/prometheus-operator/prometheus-operator', version: 'v0.85.0' },
    file: 'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
    version: 'v1',
  },
];

function main(): void {
  mkdirSync(OUTPUT, { recursive: true });
  for (let minor = OLDEST_MINOR; minor <= NEWEST_MINOR; minor++) write(`kubernetes-${minorText(minor)}`, kubernetesSchemaOf(minor));
  for (const resource of CUSTOM_RESOURCES) write(resource.name, customSchemaOf(resource));
}

/** A minor's first release: patches add no fields. */
function kubernetesSchemaOf(minor: number): KubernetesSchema {
  const server: GoModule = { path: 'k8s.io/kubernetes', version: `v1.${minor}.0` };
  const openApi = JSON.parse(readFileSync(join(moduleFiles(server, path => path === OPEN_API), OPEN_API), 'utf8')) as OpenApi;

  const types: GoModule = { path: 'k8s.io/api', version: `v0.${minor}.0` };
  const folder = moduleFiles(types, path => /^\w+\/v\w+\/types\.go$/.test(path));
  const packages = new Map(filesBelow(folder).map(file => [relative(folder, dirname(file)), readFileSync(file, 'utf8')]));
  return {
    kubernetes: minorText(minor),
    source: sourceOf(server, OPEN_API),
    enumSource: sourceOf(types, '*/*/types.go'),
    ...definitionsOf(openApi, enumsOf(packages)),
  };
}

interface CustomResource {
  readonly name: string;
  readonly module: GoModule;
  readonly file: string;
  readonly version: string;
}

interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: { readonly properties: object } } }[];
  };
}

function customSchemaOf({ module, file, version }: CustomResource): CustomSchemaFile {
  const { spec } = parse(readFileSync(join(moduleFiles(module, path => path === file), file), 'utf8')) as CustomResourceDefinition;
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

function sourceOf({ path, version }: GoModule, file: string): SchemaSource {
  return { package: path, version, file, license };
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
