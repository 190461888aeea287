import { App, Chart } from 'cdk8s';
import { Deployment, EnvValue } from 'cdk8s-plus-27';
import { GOOD, madeChart, madeService } from './made';
import { ClusterProfile, Egress, Exposure, SafeWebService, Tls, WebPort } from '../../../src';

const policyOf = (service: SafeWebService): any => service.networkPolicy.toJson().spec;
const podsOf = (name: string): unknown => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name } },
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
});

test('connectTo opens the network on both sides, on the ports of the callee alone', () => {
  const chart = madeChart();
  const callee = madeService({ ports: [WebPort.grpc(7070), WebPort.http(7071)] }, chart, 'callee');
  const caller = madeService({ egress: Egress.DECLARED }, chart, 'caller');
  caller.connectTo(callee);
  const ports = [{ port: 7070, protocol: 'TCP' }, { port: 7071, protocol: 'TCP' }];
  expect(policyOf(callee).ingress).toEqual([{ from: [podsOf('caller')], ports }]);
  expect(policyOf(caller).egress.slice(1)).toEqual([{ to: [podsOf('callee')], ports }]);
});

test('connecting twice opens the network once', () => {
  const chart = madeChart();
  const callee = madeService({}, chart, 'callee');
  const caller = madeService({ egress: Egress.DECLARED }, chart, 'caller');
  caller.connectTo(callee);
  caller.connectTo(callee);
  expect(policyOf(callee).ingress).toHaveLength(1);
  expect(policyOf(caller).egress).toHaveLength(2);
});

test('declared egress always reaches the cluster DNS, over UDP and TCP', () => {
  expect(policyOf(madeService({ egress: Egress.DECLARED })).egress).toEqual([{
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
    ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }],
  }]);
});

test('egress is open unless targets are declared', () => {
  const chart = madeChart();
  expect(policyOf(madeService({}, chart)).egress).toEqual([{}]);
  const target = new Deployment(chart, 'target', { containers: [{ image: 'a:1', portNumber: 1234 }] });
  expect(policyOf(madeService({ allowTo: [target] }, chart, 'declared')).egress).toHaveLength(2);
});

test('an exposed service admits every source where nobody knows where traffic comes from, and the controller alone where the profile does', () => {
  const expose = Exposure.web('a.example.com', { tls: Tls.secret('tls') });
  expect(policyOf(madeService({ expose })).ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
  const known = madeChart({ ingress: { className: 'nginx', controller: { namespace: 'edge' } } });
  expect(policyOf(madeService({ expose }, known)).ingress).toEqual([
    { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } }], ports: [{ port: 8080, protocol: 'TCP' }] },
  ]);
});

test('a service that nobody may call does not synthesize, and says how to let somebody', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const service = new SafeWebService(chart, 'api', GOOD);
  expect(() => app.synthYaml()).toThrow('nobody may call SafeWebService at "shop/api": add expose, allowFrom, or connectTo at its callers');
  service.allowFrom(service);
  expect(app.synthYaml()).toContain('kind: NetworkPolicy');
});

test('connectTo and allowFrom refuse what is no peer', () => {
  const service = madeService();
  expect(() => service.connectTo('api' as any)).toThrow('connectTo must name a construct of ours, got "api" (use allowTo for other peers)');
  expect(() => service.allowFrom({} as any)).toThrow('allowFrom must name network peers, got an empty object');
});

test('the address carries the namespace where the chart has one, and the port of the Service', () => {
  expect(madeService().address).toBe('api.shop:80');
  const chart = new Chart(new App(), 'plain');
  ClusterProfile.set(chart, new ClusterProfile());
  expect(new SafeWebService(chart, 'api', { ...GOOD, ports: [WebPort.grpc(7070, { servicePort: 7000 })] }).address).toBe('api:7000');
});

test('a headless Service leads to the container ports, and so does the address', () => {
  const service = madeService({ service: { headless: true }, ports: [WebPort.grpc(7070)] });
  expect(service.service.toJson().spec).toMatchObject({ clusterIP: 'None', ports: [{ port: 7070, targetPort: 'grpc' }] });
  expect(service.address).toBe('api.shop:7070');
});

test('a connection gives the caller the address in the variable it names, before its own variables', () => {
  const chart = madeChart();
  const callee = madeService({}, chart, 'callee');
  const caller = madeService({ env: { URL: EnvValue.fromValue('http://$(CALLEE)/') } }, chart, 'caller');
  caller.connectTo(callee, { addressVariable: 'CALLEE' });
  caller.connectTo(callee, { addressVariable: 'CALLEE' });
  expect(caller.deployment.toJson().spec.template.spec.containers[0].env).toEqual([{ name: 'CALLEE', value: 'callee.shop:80' }, { name: 'URL', value: 'http://$(CALLEE)/' }]);
});

test('a connection refuses wrong options, and a variable that is set already', () => {
  const chart = madeChart();
  const callee = madeService({}, chart, 'callee');
  const caller = madeService({ env: { TAKEN: EnvValue.fromValue('x') }, config: { SET: 'y' } }, chart, 'caller');
  expect(() => caller.connectTo(callee, { addressVariable: '1 2', prefix: '=', poolSize: 0, adressVariable: 'A' } as any)).toThrow([
    'SafeWebService at "shop/caller" has 4 invalid props:',
    '  connectTo.adressVariable must be a known prop, got "A" (did you mean addressVariable?)',
    '  connectTo.addressVariable must be the name of an environment variable, got "1 2"',
    '  connectTo.prefix must begin the name of an environment variable, got "="',
    '  connectTo.poolSize must be a whole number from 1 to 10000, got 0',
  ].join('\n'));
  for (const addressVariable of ['TAKEN', 'SET']) {
    expect(() => caller.connectTo(callee, { addressVariable })).toThrow(`connectTo must set variables that are not set already, got ${addressVariable}`);
  }
});
