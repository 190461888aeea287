import fc from 'fast-check';
import { deployment, goodManifests, Manifest, service } from './good-manifests';
import { bundledCustomSchemas, customSchemasOf } from '../../src/schema/custom-schemas';
import { SchemaFlaw } from '../../src/schema/schema-flaw';
import { validateManifest } from '../../src/schema/validate';

const MINORS = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36];
const EVERY_FIELD_FITS = { isKnown: true, flaws: [] };

const unknown = (at: string, hint?: string): SchemaFlaw => ({
  at, must: 'be a field of this kind', got: `"${at.slice(at.lastIndexOf('.') + 1)}"`, ...(hint === undefined ? {} : { hint }),
});

describe('a good manifest', () => {
  test.each(MINORS)('of each kind has no flaw on Kubernetes 1.%i', minor => {
    for (const manifest of goodManifests()) {
      expect({ kind: manifest.kind, ...validateManifest(manifest, minor) }).toEqual({ kind: manifest.kind, ...EVERY_FIELD_FITS });
    }
  });

  test('is not changed', () => {
    const manifests = goodManifests();
    manifests.forEach(manifest => validateManifest(manifest, 30));
    expect(manifests).toEqual(goodManifests());
  });
});

interface Mistake {
  readonly in: Manifest;
  readonly flaws: readonly SchemaFlaw[];
}

function mistakeIn(manifest: Manifest, change: (manifest: Manifest) => void, ...flaws: SchemaFlaw[]): Mistake {
  change(manifest);
  return { in: manifest, flaws };
}

function goodOf(kind: string): Manifest {
  return goodManifests().find(manifest => manifest.kind === kind)!;
}

const container = (manifest: Manifest): Manifest => manifest.spec.template.spec.containers[0];
const CONTAINER = 'spec.template.spec.containers[0]';

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a field in the wrong case': mistakeIn(deployment(), d => { container(d).imagePullpolicy = 'Always'; },
    unknown(`${CONTAINER}.imagePullpolicy`, 'did you mean "imagePullPolicy"?')),
  'a field with swapped letters': mistakeIn(deployment(), d => { d.spec.repilcas = 2; }, unknown('spec.repilcas', 'did you mean "replicas"?')),
  'a field at the wrong level': mistakeIn(deployment(), d => { d.spec.containers = []; }, unknown('spec.containers')),
  'a field that is nowhere': mistakeIn(service(), s => { s.metadata.colour = 'red'; }, unknown('metadata.colour')),
  'an unknown field set to null': mistakeIn(service(), s => { s.colour = null; }, unknown('colour')),
  'a quoted number': mistakeIn(deployment(), d => { d.spec.replicas = '3'; },
    { at: 'spec.replicas', must: 'be an integer', got: '"3"', hint: 'remove the quotes' }),
  'a fraction': mistakeIn(deployment(), d => { d.spec.replicas = 1.5; }, { at: 'spec.replicas', must: 'be an integer', got: '1.5' }),
  'a number beyond 32 bits': mistakeIn(deployment(), d => { d.spec.replicas = 2147483648; },
    { at: 'spec.replicas', must: 'fit in 32 bits', got: '2147483648' }),
  'a bare number as environment value': mistakeIn(deployment(), d => { container(d).env[0].value = 8080; },
    { at: `${CONTAINER}.env[0].value`, must: 'be a string', got: '8080', hint: 'put it in quotes' }),
  'a bare boolean as label': mistakeIn(service(), s => { s.metadata.labels = { 'example.com/public': true }; },
    { at: 'metadata.labels["example.com/public"]', must: 'be a string', got: 'true', hint: 'put it in quotes' }),
  'a quoted boolean': mistakeIn(goodOf('ConfigMap'), c => { c.immutable = 'true'; },
    { at: 'immutable', must: 'be a boolean', got: '"true"', hint: 'remove the quotes' }),
  'an object instead of a list': mistakeIn(deployment(), d => { d.spec.template.spec.containers = { name: 'web' }; },
    { at: 'spec.template.spec.containers', must: 'be a list', got: 'an object' }),
  'a list instead of an object': mistakeIn(service(), s => { s.spec.selector = []; }, { at: 'spec.selector', must: 'be an object', got: 'an empty list' }),
  'a null in a list': mistakeIn(deployment(), d => { d.spec.template.spec.containers.push(null); },
    { at: 'spec.template.spec.containers[1]', must: 'be an object', got: 'null' }),
  'a missing field': mistakeIn(deployment(), d => { delete container(d).ports[0].containerPort; },
    { at: `${CONTAINER}.ports[0].containerPort`, must: 'be set', got: 'nothing' }),
  'a needed field set to null': mistakeIn(deployment(), d => { d.spec.selector = null; }, { at: 'spec.selector', must: 'be set', got: 'null' }),
  'an enum value in the wrong case': mistakeIn(deployment(), d => { container(d).imagePullPolicy = 'ifnotpresent'; },
    { at: `${CONTAINER}.imagePullPolicy`, must: 'be one of Always, IfNotPresent, Never', got: '"ifnotpresent"', hint: 'did you mean "IfNotPresent"?' }),
  'an enum value of another field': mistakeIn(service(), s => { s.spec.type = 'Ingress'; },
    { at: 'spec.type', must: 'be one of ClusterIP, ExternalName, LoadBalancer, NodePort', got: '"Ingress"' }),
  'an enum value in a list': mistakeIn(goodOf('PersistentVolumeClaim'), c => { c.spec.accessModes = ['ReadWriteTwice']; },
    { at: 'spec.accessModes[0]', must: 'be one of ReadOnlyMany, ReadWriteMany, ReadWriteOnce, ReadWriteOncePod', got: '"ReadWriteTwice"' }),
  'an empty enum value where it is not the same as none': mistakeIn(goodOf('Job'), j => { j.spec.completionMode = ''; },
    { at: 'spec.completionMode', must: 'be one of Indexed, NonIndexed', got: '""' }),
  'a unit that does not exist': mistakeIn(deployment(), d => { container(d).resources.limits.memory = '256MB'; },
    { at: `${CONTAINER}.resources.limits.memory`, must: 'be a quantity such as 500m, 2 or 1Gi', got: '"256MB"' }),
  'a boolean as quantity': mistakeIn(deployment(), d => { container(d).resources.limits.cpu = true; },
    { at: `${CONTAINER}.resources.limits.cpu`, must: 'be a quantity such as 500m, 2 or 1Gi', got: 'true' }),
  'a fraction where a number or a percentage is wanted': mistakeIn(deployment(), d => { d.spec.strategy.rollingUpdate.maxSurge = 0.25; },
    { at: 'spec.strategy.rollingUpdate.maxSurge', must: 'be an integer or a string', got: '0.25' }),
  'a time that is none': mistakeIn(service(), s => { s.metadata.creationTimestamp = 'yesterday'; },
    { at: 'metadata.creationTimestamp', must: 'be a time such as 2030-01-31T12:00:00Z', got: '"yesterday"' }),
  'a password that is not base64, and stays unseen': mistakeIn(goodOf('Secret'), s => { s.data.token = 'hunter2'; },
    { at: 'data.token', must: 'be base64', got: 'a value that is not shown' }),
  'a bare password, which stays unseen': mistakeIn(goodOf('Secret'), s => { s.stringData.password = 4711; },
    { at: 'stringData.password', must: 'be a string', got: 'a value that is not shown', hint: 'put it in quotes' }),
  'two mistakes, both told': mistakeIn(service(), s => { s.spec.ports[0].port = '80'; s.spec.selektor = {}; },
    { at: 'spec.ports[0].port', must: 'be an integer', got: '"80"', hint: 'remove the quotes' },
    unknown('spec.selektor', 'did you mean "selector"?')),
  'a custom resource with an unknown field': mistakeIn(goodOf('HTTPRoute'), r => { r.spec.hostname = []; }, unknown('spec.hostname', 'did you mean "hostnames"?')),
  'a custom resource with a value outside its enum': mistakeIn(goodOf('ExternalSecret'), e => { e.spec.target.creationPolicy = 'owner'; },
    { at: 'spec.target.creationPolicy', must: 'be one of Owner, Orphan, Merge, None', got: '"owner"', hint: 'did you mean "Owner"?' }),
  'a custom resource with a value outside its pattern': mistakeIn(goodOf('PodMonitor'), p => { p.spec.podMetricsEndpoints[0].interval = '30 s'; }, {
    at: 'spec.podMetricsEndpoints[0].interval',
    must: 'match ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
    got: '"30 s"',
  }),
  'a custom resource with a mistake in its metadata': mistakeIn(goodOf('PodMonitor'), p => { p.metadata.label = {}; }, unknown('metadata.label', 'did you mean "labels"?')),
};

test.each(Object.keys(MISTAKES))('%s is told exactly', name => {
  expect(validateManifest(MISTAKES[name].in, 30).flaws).toEqual(MISTAKES[name].flaws);
});

describe('what Kubernetes accepts', () => {
  test.each<[string, (manifest: Manifest) => void]>([
    ['null in an optional field', d => { d.spec.replicas = null; }],
    ['null as the value of a label', d => { d.metadata.labels = { app: null }; }],
    ['undefined in a field, as TypeScript objects have it', d => { d.spec.replicas = undefined; d.spec.nothing = undefined; }],
    ['the empty text where it means none', d => { container(d).imagePullPolicy = ''; }],
    ['a port by number or by name', d => { container(d).readinessProbe.httpGet.port = 'http'; }],
    ['a whole quantity without quotes', d => { container(d).resources.limits.cpu = 2; }],
    ['any status', d => { d.status = { replicas: 'many' }; }],
  ])('%s is no flaw', (_, change) => {
    const manifest = deployment();
    change(manifest);
    expect(validateManifest(manifest, 30)).toEqual(EVERY_FIELD_FITS);
  });
});

describe('a field newer than the cluster', () => {
  const sidecar = (d: Manifest): void => { d.spec.template.spec.initContainers[0].restartPolicy = 'Always'; };
  const sleep = (d: Manifest): void => { container(d).lifecycle.preStop = { sleep: { seconds: 5 } }; };
  const group = (p: Manifest): void => { p.spec.schedulingGroup = {}; };
  const distribution = (s: Manifest): void => { s.spec.trafficDistribution = 'PreferClose'; };

  test.each<[string, () => Manifest, (manifest: Manifest) => void, string, number]>([
    ['a native sidecar', deployment, sidecar, 'spec.template.spec.initContainers[0].restartPolicy', 28],
    ['a preStop sleep', deployment, sleep, `${CONTAINER}.lifecycle.preStop.sleep`, 29],
    ['a traffic distribution', service, distribution, 'spec.trafficDistribution', 30],
    ['a scheduling group', () => goodOf('Pod'), group, 'spec.schedulingGroup', 36],
  ])('%s is known from the minor the hint names', (_, good, change, at, first) => {
    const manifest = good();
    change(manifest);
    for (const minor of MINORS) {
      const flaws = minor < first ? [unknown(at, `known from Kubernetes 1.${first}`)] : [];
      expect(validateManifest(manifest, minor).flaws).toEqual(flaws);
    }
  });
});

describe('a kind', () => {
  test.each<[string, unknown]>([
    ['that was removed', { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget' }],
    ['that does not exist', { apiVersion: 'v1', kind: 'Servise' }],
    ['named like a member of Object', { apiVersion: 'constructor', kind: '' }],
    ['that is not text', { apiVersion: 1, kind: [] }],
    ['that kubectl alone knows', { apiVersion: 'v1', kind: 'List', items: [] }],
    ['of nothing', null],
  ])('%s is unknown and has no flaws', (_, manifest) => {
    expect(validateManifest(manifest, 30)).toEqual({ isKnown: false, flaws: [] });
  });

  test('that a CustomResourceDefinition of the user declares is checked like any other', () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'shops.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Shop', plural: 'shops' },
        versions: [{
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description: 'A shop.',
              properties: { metadata: { type: 'object' }, spec: { type: 'object', properties: { size: { type: 'integer', minimum: 1 } } } },
            },
          },
        }],
      },
    };
    const schemas = new Map([...bundledCustomSchemas(), ...customSchemasOf([definition, service(), 'text'])]);
    const shop = { apiVersion: 'example.com/v1', kind: 'Shop', metadata: { name: 'a' }, spec: { size: 0, sise: 1 } };

    expect(validateManifest(definition, 30)).toEqual(EVERY_FIELD_FITS);
    expect(validateManifest(shop, 30).isKnown).toBe(false);
    expect(validateManifest(shop, 30, schemas).flaws).toEqual([
      { at: 'spec.size', must: 'be 1 or more', got: '0' },
      unknown('spec.sise', 'did you mean "size"?'),
    ]);
  });

  test('is a RangeError on a minor outside 27 to 36', () => {
    expect(() => validateManifest(service(), 26)).toThrow(RangeError);
    expect(() => validateManifest(service(), 37)).toThrow(RangeError);
  });
});

describe('hostile input', () => {
  test('own fields named like members of Object are ordinary unknown fields', () => {
    const hostile = JSON.parse('{"apiVersion":"v1","kind":"Service","metadata":{"constructor":{},"labels":{"__proto__":"a"}},"__proto__":{"spec":1},"toString":1}');
    expect(validateManifest(hostile, 30).flaws).toEqual([unknown('metadata.constructor'), unknown('__proto__'), unknown('toString')]);
  });

  test('nesting beyond the call stack is one flaw', () => {
    let schema: Manifest = { type: 'object' };
    for (let depth = 0; depth < 50_000; depth++) schema = { type: 'object', not: schema };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'shops.example.com' },
      spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Shop', plural: 'shops' }, versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }] },
    };
    const { flaws } = validateManifest(definition, 30);
    expect(flaws.map(({ must }) => must)).toEqual(['be nested at most 200 deep']);
    expect(customSchemasOf([definition]).size).toBe(1);
  });

  test('of many unknown fields all are told, the first hundred with a hint', () => {
    const ports = Array.from({ length: 10_000 }, () => ({ prot: 80, port: 80 }));
    const { flaws } = validateManifest({ apiVersion: 'v1', kind: 'Service', spec: { ports } }, 27);
    expect(flaws).toHaveLength(10_000);
    expect(flaws.filter(({ hint }) => hint === 'did you mean "port"?')).toHaveLength(100);
  });

  test('no JSON makes it throw, in any place of a manifest', () => {
    const place = fc.constantFrom('metadata', 'spec', 'status', 'data', 'rules', 'apiVersion', 'kind');
    fc.assert(fc.property(fc.integer({ min: 0, max: 19 }), place, fc.jsonValue({ maxDepth: 4 }), (index, field, json) => {
      const manifest = goodManifests()[index];
      manifest[field] = json;
      expect(validateManifest(manifest, 36).flaws).toBeInstanceOf(Array);
      expect(validateManifest(json, 36)).toEqual({ isKnown: false, flaws: [] });
    }), { numRuns: 100 });
  });

  test('no JSON makes it throw as a schema', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 3 }), (schema, spec) => {
      const definition = {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        spec: { group: 'g', names: { kind: 'K' }, versions: [{ name: 'v1', schema: { openAPIV3Schema: schema } }, schema] },
      };
      expect(validateManifest({ apiVersion: 'g/v1', kind: 'K', spec }, 36, customSchemasOf([definition, schema])).isKnown).toBe(true);
    }), { numRuns: 100 });
  });
});

test('one unknown field, put into any object whose fields are fixed, is exactly one flaw', () => {
  const manifests = goodManifests();
  fc.assert(fc.property(fc.nat(), fc.nat(), fc.constantFrom(...MINORS), (whichManifest, whichObject, minor) => {
    const manifest = structuredClone(manifests[whichManifest % manifests.length]);
    const objects = fixedObjects(manifest);
    objects[whichObject % objects.length].zzNobodyKnowsThis = 'x';
    expect(validateManifest(manifest, minor).flaws).toEqual([
      expect.objectContaining({ at: expect.stringMatching(/(?:^|\.)zzNobodyKnowsThis$/), must: 'be a field of this kind' }),
    ]);
  }), { numRuns: 150 });
});

const FREE_FIELDS = ['labels', 'annotations', 'matchLabels', 'data', 'stringData', 'binaryData', 'requests', 'limits', 'status'];

/** Every object of a manifest, save those whose keys the user chooses. */
function fixedObjects(value: unknown): Manifest[] {
  if (Array.isArray(value)) return value.flatMap(fixedObjects);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, field]) => isFree(name, field) ? [] : fixedObjects(field));
  return [value, ...inner];
}

function isFree(name: string, field: unknown): boolean {
  const isServiceSelector = name === 'selector' && Object.hasOwn(Object(field), 'app.kubernetes.io/name');
  return isServiceSelector || (FREE_FIELDS.includes(name) && !Array.isArray(field));
}
