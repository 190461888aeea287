import * as fc from 'fast-check';
import { goodSet } from './good-set';
import { invariantViolations } from './invariants';
import { Json } from './json';
import { rulesIn, rulesOf } from './rule-ids';
import { Change, Spoil } from './spoil';
import { SPOILINGS } from './spoilings';

function violationsAfter(change: Change, minor = 30): string[] {
  const set = goodSet();
  change(new Spoil(set));
  return invariantViolations(set, minor);
}

/** Changes that keep the set good, beside the boundary of a rule. */
const STILL_GOOD: readonly [string, Change, number?][] = [
  ['the good set itself', () => {}],
  ['a deadline one second above the need', g => { g.deployment.spec.progressDeadlineSeconds = 91; }],
  ['one old revision', g => { g.deployment.spec.revisionHistoryLimit = 1; }],
  ['a sleep of one second', g => { g.main.lifecycle.preStop.sleep.seconds = 1; }],
  ['the most equal to the fewest', g => { g.scaler.spec.maxReplicas = 3; }],
  ['one pod and no spread', g => { g.fixAt(1); delete g.pod.topologySpreadConstraints; }],
  ['a Namespace, a Role and a ConfigMap by the grammars of their kinds', g => g.set.push(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '2shop' } },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'shop:reader' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '2.shop' } },
  )],
  ['a PodMonitor that names the namespace of the pods', g => {
    g.monitor.metadata.namespace = 'monitoring';
    g.monitor.spec.namespaceSelector = { matchNames: ['shop'] };
  }],
  ['liveness at exactly twice readiness',
    g => { Object.assign(g.main.livenessProbe, { periodSeconds: 8, failureThreshold: 4, timeoutSeconds: 2 }); }],
  ['exec sleep and no native sidecar on 1.27', g => {
    g.main.lifecycle.preStop = { exec: { command: ['sh', '-c', 'sleep 10'] } };
    g.pod.initContainers.shift();
  }, 27],
  ['no preStop, marked as draining itself',
    g => { delete g.main.lifecycle; g.template.metadata.annotations = { 'cdk8s-vetted/drains-itself': 'true' }; }],
  ['one pod, one eviction allowed', g => g.fixAt(1)],
  ['one pod and no budget', g => { g.fixAt(1); g.remove(g.budget); }],
  ['80 % of 5 pods or more', g => {
    g.scaler.spec.minReplicas = 5;
    delete g.budget.spec.maxUnavailable;
    g.budget.spec.minAvailable = '80%';
  }],
  ['two of three unavailable in a rollout', g => { g.deployment.spec.strategy.rollingUpdate.maxUnavailable = 2; }],
  ['1024 MiB against 1 GiB', g => {
    g.main.resources.requests.memory = '1024Mi';
    g.main.resources.limits.memory = '1Gi';
  }],
  ['memory utilization just outside the tolerance', g => {
    g.scaler.spec.metrics[0].resource = { name: 'memory', target: { type: 'Utilization', averageUtilization: 90 } };
  }],
  ['a wildcard one label up', g => { g.ingress.spec.tls[0].hosts = ['*.example.com']; }],
  ['an exact path beside a prefix', g => g.add(g.ingress, c => {
    c.metadata.name = 'api-too';
    c.spec.rules[0].http.paths[0].pathType = 'Exact';
  })],
  ['one route on two listeners', g => g.add(g.route, c => { c.metadata.name = 'api-redirect'; c.spec.parentRefs[0].sectionName = 'http'; })],
  ['a range that ends on the port', g => { g.policy.spec.ingress[0].ports = [{ port: 8000, endPort: 8080 }]; }],
  ['egress to anywhere', g => { g.policy.spec.egress = [{}]; }],
  ['no policy', g => g.remove(g.policy)],
  ['a database of one instance, without a sleep before its end', g => g.addDatabase()],
  ['a database that SIGTERM ends', g => { delete g.addDatabase().main.lifecycle; }],
  ['a worker that KEDA scales to zero', g => g.addWorker()],
  ['a worker that an HPA scales', g => { g.addWorker(); g.worker.useHpa(); }],
  ['a worker of Jobs', g => { g.addWorker(); g.worker.asJob(); }],
  ['a foreign ConfigMap', g => { g.pod.volumes[2].configMap = { name: 'apis' }; }],
  ['an own ConfigMap that may be absent', g => { g.pod.volumes[2].configMap = { name: 'api-maybe', optional: true }; }],
  ['a ConfigMap of exactly 1 MiB', g => { g.config.data = { mode: 'x'.repeat(1024 * 1024 - 2) + 'é' }; }],
  ['a Service of the same name in another group', g => g.set.push({
    apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'api', namespace: 'shop' }, spec: {},
  })],
];

const SENTENCES: readonly [Change, string][] = [
  [g => { g.main.livenessProbe.failureThreshold = 3; },
    '[probes/reaction] Deployment/api: liveness of container api reacts after 32 s, readiness after 17 s; liveness must take at least twice as long'],
  [g => { g.deployment.spec.progressDeadlineSeconds = 90; },
    '[rollout/deadline] Deployment/api: progressDeadlineSeconds 90 must exceed the startup budget 80 s plus minReadySeconds 10'],
  [g => { g.deployment.spec.strategy.rollingUpdate = { maxSurge: 0, maxUnavailable: '25%' }; },
    '[rollout/stuck] Deployment/api: at 3 pods maxSurge 0 and maxUnavailable 25% both come to 0'],
  [g => { g.deployment.spec.strategy.rollingUpdate.maxUnavailable = 3; },
    '[rollout/floor] Deployment/api: maxUnavailable 3 of 3 pods leaves none during a rollout'],
  [g => { delete g.budget.spec.maxUnavailable; g.budget.spec.minAvailable = '80%'; },
    '[budget/blocks] PodDisruptionBudget/api: minAvailable 80% allows no eviction at 3 pods of Deployment/api, so a drain never ends'],
  [g => { g.pod.terminationGracePeriodSeconds = 10; },
    '[shutdown/grace] Deployment/api: terminationGracePeriodSeconds 10 leaves nothing after 10 s of preStop in container api'],
  [g => { g.pod.volumes[0].emptyDir.sizeLimit = '65Mi'; },
    '[resources/scratch] Deployment/api: container prepare mounts emptyDirs of 68157440 bytes but its ephemeral-storage limit is 64Mi'],
];

describe('the good set', () => {
  test.each(STILL_GOOD.map(([title, change, minor]) => ({ title, change, minor })))('breaks nothing: $title', ({ change, minor }) => {
    expect(violationsAfter(change, minor)).toEqual([]);
  });
});

describe('one spoiling makes exactly its own rules speak', () => {
  test.each(SPOILINGS.map(([title, change, rules, minor]) => ({ title, change, rules, minor })))('$title', ({ change, rules, minor }) => {
    expect([...rulesOf(violationsAfter(change, minor))].sort()).toEqual([...rules].sort());
  });

  test.each(SENTENCES.map(([change, sentence]) => ({ change, sentence })))('$sentence', ({ change, sentence }) => {
    expect(violationsAfter(change)).toEqual([sentence]);
  });

  test('every rule in the sources is spoken by some row', () => {
    const spoken = new Set(SPOILINGS.flatMap(([, , rules]) => rules));
    const written = rulesIn(__dirname).filter(rule => !/^(restricted|hardening)\//.test(rule));
    expect([...spoken].sort()).toEqual(written);
  });
});

describe('odd input', () => {
  test.each([[undefined], [null], ['text'], [[null, 1, 'text', [], {}]]])('%j is judged without a throw', input => {
    expect(() => invariantViolations(input as Json, 30)).not.toThrow();
  });

  test('any one value replaced by any other is judged without a throw, twice alike, and left untouched', () => {
    const odd = fc.constantFrom<Json>(
      undefined, null, '', 'x', '25%', '-1', 0, -1, 1.5, 1e20, NaN, true, false, [], {}, [null], ['x'], [[]], [{}], { x: null }, { matchLabels: 'x' });
    fc.assert(fc.property(fc.nat(), odd, (seed, value) => {
      const set = goodSet();
      replaceOne(set, seed, value);
      const before = JSON.stringify(set);
      const violations = invariantViolations(set, 27 + seed % 8);
      expect(rulesOf(violations).filter(rule => rule.startsWith('unreadable'))).toEqual([]);
      expect(invariantViolations(set, 27 + seed % 8)).toEqual(violations);
      expect(JSON.stringify(set)).toBe(before);
    }), { numRuns: 500 });
  });
});

/** Puts the value in place of the seed-th field or item of the tree. */
function replaceOne(root: Json, seed: number, value: Json): void {
  const places: [Json, string][] = [];
  const visit = (node: Json) => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      visit(node[key]);
    }
  };
  visit(root);
  const [parent, key] = places[seed % places.length];
  parent[key] = value;
}
