import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { ConfigMap, Env, EnvValue, Secret } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { madeChart, madeService } from './made';
import { ConfigFile, ConfigRollout, PodVolume, SafeWebServiceProps, SecretRef } from '../../../src';

const templateOf = (change: (chart: Chart) => Partial<SafeWebServiceProps>, patch?: JsonPatch): any => {
  const chart = madeChart();
  const service = madeService(change(chart), chart);
  if (patch !== undefined) service.deployment.addJsonPatch(patch);
  return service.deployment.toJson().spec.template;
};
const checksumOf = (...args: Parameters<typeof templateOf>): string | undefined => templateOf(...args).metadata.annotations?.['checksum/config'];

/** Ways in which a pod reaches the key `used` of a ConfigMap or Secret `shared` that somebody else made. */
const REACHES: { readonly [name: string]: (chart: Chart, content: string, other: string) => Partial<SafeWebServiceProps> } = {
  'a variable from a key of a ConfigMap': (chart, content, other) => ({ env: { A: EnvValue.fromConfigMap(shared(chart, content, other), 'used') } }),
  'a variable from a key of a Secret': (chart, content, other) => ({ env: { A: sharedSecret(chart, content, other).envValue('used') } }),
  'a Secret by reference, as a variable': (chart, content, other) => ({ secrets: [SecretRef.of(sharedSecret(chart, content, other), { env: { A: 'used' } })] }),
  'one item of a mounted ConfigMap': (chart, content, other) => mounted(PodVolume.configMap('v', shared(chart, content, other), { items: { used: 'file' } })),
  'one item of a mounted Secret': (chart, content, other) => mounted(PodVolume.secret('v', sharedSecret(chart, content, other), { items: { used: 'file' } })),
  'a ConfigMap mounted by sub-path': (chart, content, other) => ({ volumes: [{ volume: PodVolume.configMap('v', shared(chart, content, other)), path: '/v', subPath: 'used' }] }),
  'an init container': (chart, content, other) => ({ initContainers: [{ name: 'init', image: 'a:1', env: { A: EnvValue.fromConfigMap(shared(chart, content, other), 'used') } }] }),
  'a sidecar': (chart, content, other) => ({ sidecars: [{ name: 'side', image: 'a:1', env: { A: EnvValue.fromConfigMap(shared(chart, content, other), 'used') } }] }),
};

/** Ways in which it reaches every key. */
const REACHES_ALL: typeof REACHES = {
  'all keys of a ConfigMap as variables': (chart, content, other) => ({ envFrom: [Env.fromConfigMap(shared(chart, content, other))] }),
  'all keys of a Secret as variables': (chart, content, other) => ({ envFrom: [Env.fromSecret(sharedSecret(chart, content, other))] }),
  'a mounted ConfigMap': (chart, content, other) => mounted(PodVolume.configMap('v', shared(chart, content, other))),
  'a mounted Secret': (chart, content, other) => ({ secrets: [SecretRef.of(sharedSecret(chart, content, other), { mountPath: '/s' })] }),
};

describe.each(Object.entries({ ...REACHES, ...REACHES_ALL }))('a pod that reaches configuration through %s', (_name, reach) => {
  test('rolls when a reachable byte changes', () => {
    expect(checksumOf((chart) => reach(chart, 'one', 'same'))).toMatch(/^[0-9a-f]{64}$/);
    expect(checksumOf((chart) => reach(chart, 'one', 'same'))).not.toBe(checksumOf((chart) => reach(chart, 'onf', 'same')));
  });
});

test.each(Object.entries(REACHES))('a key that is not reached through %s rolls nothing', (_name, reach) => {
  expect(templateOf((chart) => reach(chart, 'one', 'a'))).toEqual(templateOf((chart) => reach(chart, 'one', 'b')));
});

test.each(Object.entries(REACHES_ALL))('every key that is reached through %s rolls the pod', (_name, reach) => {
  expect(checksumOf((chart) => reach(chart, 'one', 'a'))).not.toBe(checksumOf((chart) => reach(chart, 'one', 'b')));
});

test('a ConfigMap in a projected volume of a patched pod counts', () => {
  const patched = (content: string): string | undefined => checksumOf((chart) => {
    shared(chart, content, 'same');
    return mounted(PodVolume.serviceAccountToken('v', { audience: 'a' }));
  }, JsonPatch.add('/spec/template/spec/volumes/1/projected/sources/-', { configMap: { name: 'shared', items: [{ key: 'used', path: 'f' }] } }));
  expect(patched('one')).not.toBe(patched('two'));
});

test('binary content rolls pods that mount it, and no pod that takes variables from it', () => {
  const withBinary = (content: string, reach: (map: ConfigMap) => Partial<SafeWebServiceProps>): string | undefined => checksumOf((chart) => {
    const map = new ConfigMap(chart, 'shared', { metadata: { name: 'shared' }, data: { text: 't' } });
    ApiObject.of(map).addJsonPatch(JsonPatch.add('/binaryData', { blob: content }));
    return reach(map);
  });
  const mount = (map: ConfigMap): Partial<SafeWebServiceProps> => mounted(PodVolume.configMap('v', map));
  const variables = (map: ConfigMap): Partial<SafeWebServiceProps> => ({ envFrom: [Env.fromConfigMap(map)] });
  expect(withBinary('AAAA', mount)).not.toBe(withBinary('BBBB', mount));
  expect(withBinary('AAAA', variables)).toBe(withBinary('BBBB', variables));
});

test('a ConfigMap of the same name in another namespace counts for nothing', () => {
  const withForeign = (content: string): any => templateOf((chart) => {
    const other = new Chart(chart.node.root as any, 'other', { namespace: 'other' });
    const foreign = new ConfigMap(other, 'shared', { metadata: { name: 'shared' }, data: { used: content } });
    return { env: { A: EnvValue.fromConfigMap(foreign, 'used') } };
  });
  expect(withForeign('one')).toEqual(withForeign('two'));
});

test('a ConfigMap that gets its content after the service was made counts', () => {
  const late = (content: string): string | undefined => {
    const chart = madeChart();
    const map = new ConfigMap(chart, 'shared', { metadata: { name: 'shared' } });
    const service = madeService({ envFrom: [Env.fromConfigMap(map)] }, chart);
    map.addData('late', content);
    return service.deployment.toJson().spec.template.metadata.annotations?.['checksum/config'];
  };
  expect(late('one')).not.toBe(late('two'));
});

test('an existing Secret, whose content nobody knows, gives no hash', () => {
  expect(checksumOf(() => ({ secrets: [SecretRef.existing('elsewhere', { mountPath: '/s' })] }))).toBeUndefined();
});

test('a volume that no container mounts counts for nothing', () => {
  const unmounted = (content: string): any => templateOf((chart) => {
    shared(chart, content, 'same');
    return {};
  }, JsonPatch.add('/spec/template/spec/volumes/-', { name: 'v', configMap: { name: 'shared' } }));
  expect(unmounted('one')).toEqual(unmounted('two'));
});

test('a changed literal or file rolls the pod, whichever mode is chosen', () => {
  for (const configRollout of Object.values(ConfigRollout)) {
    const withConfig = (level: string, file: string): any => templateOf(() => ({ configRollout, config: { LOG_LEVEL: level }, configFiles: [ConfigFile.text('/etc/a', file)] }));
    expect(withConfig('info', 'x')).not.toEqual(withConfig('warn', 'x'));
    expect(withConfig('info', 'x')).not.toEqual(withConfig('info', 'y'));
    expect(withConfig('info', 'x')).toEqual(withConfig('info', 'x'));
  }
});

test('immutable ConfigMaps carry the hash of their content in their names, and pods refer to it', () => {
  const service = madeService({ configRollout: ConfigRollout.IMMUTABLE_NAME, config: { LOG_LEVEL: 'info' } });
  const map = service.configMap!.toJson();
  expect(map.immutable).toBe(true);
  expect(map.metadata.name).toMatch(/^api-config-[0-9a-f]{10}$/);
  expect(service.deployment.toJson().spec.template.spec.containers[0].envFrom).toEqual([{ configMapRef: { name: map.metadata.name } }]);
});

test('for any content: the hash changes exactly when a reachable value does', () => {
  // cdk8s-plus drops empty values, so there is nothing to reach.
  const content = fc.dictionary(fc.constantFrom('used', 'b', 'c'), fc.string({ minLength: 1 }), { maxKeys: 3 });
  const checksum = (data: Record<string, string>): string | undefined => checksumOf((chart) => ({
    env: { A: EnvValue.fromConfigMap(new ConfigMap(chart, 'shared', { metadata: { name: 'shared' }, data }), 'used') },
  }));
  fc.assert(fc.property(content, content, (one, two) => (checksum(one) === checksum(two)) === (one.used === two.used)), { numRuns: 100 });
});

function shared(chart: Chart, content: string, other: string): ConfigMap {
  return new ConfigMap(chart, 'shared', { metadata: { name: 'shared' }, data: { used: content, other } });
}

function sharedSecret(chart: Chart, content: string, other: string): Secret {
  return new Secret(chart, 'shared-secret', { metadata: { name: 'shared' }, stringData: { used: content, other } });
}

function mounted(volume: PodVolume): Partial<SafeWebServiceProps> {
  return { volumes: [{ volume, path: '/v' }] };
}
