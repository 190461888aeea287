import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import { Pods } from 'cdk8s-plus-27';
import { GOOD, refusalOf } from './bad-cases/bad-case';
import { SafeWebService, SafeWebServiceProps } from '../../../src';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), 'cdk8s-vetted-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

test('a program with a bad prop writes no file, not even for the charts before it', () => {
  refusalOf(() => program({ ...GOOD, image: 'nginx' }));
  expect(written()).toEqual({});
});

test('a service nobody may call fails the synthesis and writes no file', () => {
  expect(() => program(GOOD, false)).toThrow('nobody may call SafeWebService at "shop/api": add expose, allowFrom, or connectTo at its callers');
  expect(written()).toEqual({});
});

test.each([
  ['a bad prop', (): void => program({ ...GOOD, replicas: 0 })],
  ['a service nobody may call', (): void => program({ ...GOOD, replicas: 7 }, false)],
])('%s leaves the output of an earlier run as it was, byte by byte', (_, fail) => {
  program(GOOD);
  const before = written();
  expect(Object.keys(before)).toEqual(['jobs.k8s.yaml', 'shop.k8s.yaml']);
  expect(fail).toThrow();
  expect(written()).toEqual(before);
});

function program(props: SafeWebServiceProps, isCalled = true): void {
  const app = new App({ outdir });
  const jobs = new Chart(app, 'jobs', { namespace: 'shop' });
  new SafeWebService(jobs, 'reports', GOOD).allowFrom(Pods.all(jobs, 'everybody'));
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const service = new SafeWebService(shop, 'api', props);
  if (isCalled) service.allowFrom(Pods.all(shop, 'everybody'));
  app.synth();
}

function written(): Record<string, string> {
  return Object.fromEntries(readdirSync(outdir).sort().map((file) => [file, readFileSync(path.join(outdir, file), 'utf8')]));
}
