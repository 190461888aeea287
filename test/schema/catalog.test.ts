import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CUSTOM_RESOURCES } from '../../scripts/custom-resources';
import { hasKind, kindsOf, schemaOf } from '../../src/schema/catalog';
import { Schema } from '../../src/schema/schema';

const MINORS = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36];
const FOLDER = join(__dirname, '..', '..', 'schemas');
const FILES = readdirSync(FOLDER);

describe('the data files', () => {
  test('are one for each minor and one for each bundled custom resource', () => {
    const names = [...CUSTOM_RESOURCES.map(({ name }) => name), ...MINORS.map(minor => `kubernetes-1.${minor}`)];
    expect(FILES.sort()).toEqual(names.map(name => `${name}.json`).sort());
  });

  test.each(FILES)('%s names its package, version, file and licence', file => {
    const { source } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    expect(source).toEqual({
      package: expect.stringMatching(/^[a-z0-9.-]+\.[a-z]+\/[a-z0-9/-]+$/),
      version: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
      file: expect.stringMatching(/\.(?:json|yaml)$/),
      license: 'Apache-2.0',
    });
  });

  test.each(MINORS)('kubernetes-1.%i comes from that minor, enums too', minor => {
    const { kubernetes, source, enumSource } = schemaOf(minor);
    expect([kubernetes, source.version, enumSource.version]).toEqual([`1.${minor}`, `v1.${minor}.0`, `v0.${minor}.0`]);
  });

  test.each(MINORS)('kubernetes-1.%i refers only to definitions it has, and has none it does not need', minor => {
    const { kinds, definitions } = schemaOf(minor);
    const used = new Set([...Object.values(kinds), ...Object.values(definitions).flatMap(referencesOf)]);
    expect([...used].sort()).toEqual(Object.keys(definitions));
  });
});

function referencesOf(schema: Schema): string[] {
  const { $ref, properties = {}, items, additionalProperties } = schema;
  const inner = [...Object.values(properties), ...[items, additionalProperties].filter(part => typeof part === 'object')];
  return [...($ref === undefined ? [] : [$ref]), ...inner.flatMap(referencesOf)];
}

describe('the catalog', () => {
  test.each([26, 37, 30.5, NaN])('refuses minor %p', minor => {
    expect(() => schemaOf(minor)).toThrow(new RangeError(`Kubernetes minor must be 27 to 36, got ${minor}`));
  });

  test('reads a minor once', () => {
    expect(schemaOf(30)).toBe(schemaOf(30));
  });

  test.each<[string, string, number, boolean]>([
    ['apps/v1', 'Deployment', 27, true],
    ['v1', 'Pod', 36, true],
    ['apps/v1', 'DeploymentList', 30, true],
    ['flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', 28, true],
    ['flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', 29, false],
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 29, false],
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 30, true],
    ['policy/v1beta1', 'PodDisruptionBudget', 27, false],
    ['apps', 'v1 Deployment', 30, false],
    ['', 'constructor', 30, false],
  ])('knows of %s %s on 1.%i: %p', (apiVersion, kind, minor, expected) => {
    expect(hasKind(minor, apiVersion, kind)).toBe(expected);
  });

  test('lists kinds sorted and once', () => {
    const names = kindsOf(30).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
    expect(names).toEqual([...new Set(names)].sort());
    expect(kindsOf(30)).toContainEqual({ apiVersion: 'apps/v1', kind: 'Deployment' });
  });
});
