import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as ts from 'typescript';
import * as vetted from '../../src';

const README = readFileSync(path.join(__dirname, '..', '..', 'README.md'), 'utf8');
const PROGRAMS = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, program]) => program);
const REFUSALS = [...README.matchAll(/^  (service\.trafficDistribution must .*)$/gm)].map(([, line]) => line);

test('the README shows programs', () => {
  expect(PROGRAMS.length).toBeGreaterThanOrEqual(3);
});

test('its first program synthesizes what it says', () => {
  const outdir = mkdtempSync(path.join(tmpdir(), 'readme-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    run(PROGRAMS[0]);
    const yaml = readdirSync(outdir).map((file) => readFileSync(path.join(outdir, file), 'utf8')).join('\n');
    for (const kind of ['Deployment', 'Service', 'Ingress', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'NetworkPolicy', 'ConfigMap', 'ServiceAccount']) {
      expect(yaml).toContain(`kind: ${kind}\n`);
    }
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
});

test('its databases and workers are accepted', () => {
  const app = new cdk8s.App();
  const chart = new cdk8s.Chart(app, 'orders');
  vetted.ClusterProfile.set(chart, new vetted.ClusterProfile({ externalMetricsAdapter: 'Prometheus Adapter' }));
  run(PROGRAMS[1], { chart });
  expect(app.synthYaml()).toContain('kind: StatefulSet');
});

test('the message it shows is the one an author gets', () => {
  const chart = new cdk8s.Chart(new cdk8s.App(), 'shop');
  const refused = (): unknown => new vetted.SafeWebService(chart, 'api', {
    image: 'a:1', health: vetted.Health.http('/ready'), liveness: vetted.Health.tcp(), service: { trafficDistribution: vetted.TrafficDistribution.PREFER_CLOSE },
  });
  expect(REFUSALS).toHaveLength(1);
  expect(refused).toThrow(`SafeWebService at "shop/api" has 1 invalid prop:\n  ${REFUSALS[0]}`);
});

/** Runs a program with what it imports, and with the names it takes for granted. */
function run(program: string, names: Record<string, unknown> = {}): void {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: Record<string, unknown> = { 'cdk8s': cdk8s, 'cdk8s-plus-27': kplus, 'cdk8s-vetted': vetted };
  const granted = { ...kplus, ...cdk8s, ...vetted, ...names, require: (name: string) => modules[name], exports: {} };
  new Function(...Object.keys(granted), outputText)(...Object.values(granted));
}
