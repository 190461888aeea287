import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { CLUSTERS, inputOf, LABELS, madeOf, planned, PROFILE } from './made';
import { MANIFEST_SCRIPT, QUERY_SCRIPT, VERDICT_SCRIPT } from '../../../src/parts/cloud-native-pg/drill-scripts';
import { validateManifest } from '../../../src/schema/validate';
import { hardeningViolations, restrictedViolations } from '../../contract/pod-security-restricted';

const IN_TREE = { ...PROFILE, customResources: [CLUSTERS] };
const WITH_LOG_DISK = { options: { walStorage: Size.gibibytes(4) } };
const podOf = (made: any): any => made.DrillCronJob.spec.jobTemplate.spec.template.spec;
const scratchOf = (made: any): any => JSON.parse(made.DrillConfigMap.data['cluster.json']);

describe('the scratch cluster', () => {
  test('is one instance of the newest backup, with the settings of the server and a password of its own', () => {
    const scratch = scratchOf(madeOf({ credentialsSecret: 'own', options: { synchronousReplicas: 1 } }));
    const { imageName, resources, storage, postgresql } = madeOf().Cluster.spec;
    expect(scratch.metadata.name).toBe('shop-db-drill');
    expect(scratch.spec).toMatchObject({
      instances: 1,
      enablePDB: false,
      imageName,
      resources,
      storage,
      postgresql,
      bootstrap: { recovery: { source: 'origin', database: 'shop', owner: 'shop' } },
      externalClusters: [{ name: 'origin', plugin: { name: 'barman-cloud.cloudnative-pg.io', parameters: { barmanObjectName: 'shop-db-store', serverName: 'shop-db' } } }],
    });
    expect(scratch.spec.bootstrap.recovery.secret).toBeUndefined();
  });

  test.each([['the plugin', PROFILE], ['the operator itself', IN_TREE]])('writes no backup by %s, over those it reads', (_, profile) => {
    const { spec } = scratchOf(madeOf({}, profile));
    expect([spec.plugins, spec.backup]).toEqual([undefined, undefined]);
  });

  test('is a manifest that the schema accepts, once it has an owner', () => {
    for (const profile of [PROFILE, IN_TREE]) {
      expect(validateManifest(scratchOf(madeOf({}, profile)), 33)).toEqual({ isKnown: true, flaws: [] });
    }
  });

  test('goes with its Job, which a script writes into it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'drill-'));
    writeFileSync(join(folder, 'template'), madeOf().DrillConfigMap.data['cluster.json']);
    const env = { PATH: process.env.PATH, WORK: folder, TEMPLATE: join(folder, 'template'), JOB_NAME: 'shop-db-drill-123', JOB_UID: 'a-b-c' };
    expect(spawnSync('sh', ['-c', MANIFEST_SCRIPT], { env }).status).toBe(0);
    const scratch = JSON.parse(readFileSync(join(folder, 'cluster.json'), 'utf8'));
    rmSync(folder, { recursive: true });
    expect(scratch.metadata.ownerReferences).toEqual([{ apiVersion: 'batch/v1', kind: 'Job', name: 'shop-db-drill-123', uid: 'a-b-c' }]);
    expect(scratch.spec).toEqual(scratchOf(madeOf()).spec);
  });
});

describe('what a drill may do', () => {
  test('is to make clusters, and to see and remove the scratch one, and to see its disk', () => {
    const clusters = { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'] };
    expect(madeOf().DrillRole.rules).toEqual([
      { ...clusters, verbs: ['create'] },
      { ...clusters, resourceNames: ['shop-db-drill'], verbs: ['get', 'list', 'watch', 'delete'] },
      { apiGroups: [''], resources: ['persistentvolumeclaims'], resourceNames: ['shop-db-drill-1'], verbs: ['get', 'list', 'watch'] },
    ]);
    expect(madeOf().DrillRoleBinding).toMatchObject({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'shop-db-drill' },
      subjects: [{ kind: 'ServiceAccount', name: 'shop-db-drill' }],
    });
  });

  test('is to see the disk of the log too, where there is one', () => {
    expect(madeOf(WITH_LOG_DISK).DrillRole.rules[2].resourceNames).toEqual(['shop-db-drill-1', 'shop-db-drill-1-wal']);
  });

  test('has a token in the containers that run kubectl, and in no other', () => {
    const pod = podOf(madeOf());
    expect([pod.automountServiceAccountToken, madeOf().DrillServiceAccount.automountServiceAccountToken]).toEqual([false, false]);
    const withToken = [...pod.initContainers, ...pod.containers].filter(({ volumeMounts }) => volumeMounts.some(({ name }: any) => name === 'token'));
    expect(withToken.map(({ name, command }) => [name, command[0]])).toEqual([['clear', 'kubectl'], ['settle', 'kubectl'], ['restore', 'kubectl'], ['remove', 'kubectl']]);
    expect(pod.volumes.find(({ name }: any) => name === 'token').projected.sources[0]).toEqual({ serviceAccountToken: { path: 'token', expirationSeconds: 3600 } });
  });

  test('fits Pod Security restricted', () => {
    for (const profile of [PROFILE, { ...PROFILE, assignsUserIds: true }]) {
      const pod = podOf(madeOf({}, profile));
      expect([...restrictedViolations(pod), ...hardeningViolations(pod)]).toEqual([]);
    }
  });

  test('has the ids of the image, unless the platform gives its own', () => {
    expect(podOf(madeOf()).securityContext.runAsUser).toBe(26);
    expect(podOf(madeOf({}, { ...PROFILE, assignsUserIds: true })).securityContext.runAsUser).toBeUndefined();
  });
});

describe('the CronJob', () => {
  test('runs one container after another, and tells what came of it last', () => {
    const { initContainers, containers } = podOf(madeOf());
    const remove = ['kubectl', 'delete', 'cluster.postgresql.cnpg.io/shop-db-drill', '--ignore-not-found', '--wait', '--timeout=300s'];
    expect([...initContainers, ...containers].map(({ name, command }) => [name, command])).toEqual([
      ['manifest', ['sh', '/opt/drill/manifest.sh']],
      ['clear', remove],
      ['settle', ['kubectl', 'wait', '--for=delete', 'persistentvolumeclaim/shop-db-drill-1', '--timeout=300s']],
      ['restore', ['kubectl', 'create', '-f', '/drill/cluster.json']],
      ['query', ['sh', '/opt/drill/query.sh']],
      ['remove', remove],
      ['verdict', ['sh', '/opt/drill/verdict.sh']],
    ]);
    const [postgres, kubectl] = ['ghcr.io/cloudnative-pg/postgresql:17.2', 'registry.k8s.io/kubectl:v1.33.0'];
    expect([...initContainers, ...containers].map(({ image }) => image)).toEqual([postgres, kubectl, kubectl, kubectl, postgres, kubectl, postgres]);
  });

  test('waits for each disk that an earlier drill left, the one of the log too', () => {
    const wait = (claim: string): string[] => ['kubectl', 'wait', '--for=delete', `persistentvolumeclaim/${claim}`, '--timeout=300s'];
    expect(podOf(madeOf(WITH_LOG_DISK)).initContainers.slice(2, 5).map(({ name, command }: any) => [name, command])).toEqual([
      ['settle', wait('shop-db-drill-1')],
      ['settle-wal', wait('shop-db-drill-1-wal')],
      ['restore', ['kubectl', 'create', '-f', '/drill/cluster.json']],
    ]);
    expect(planned(WITH_LOG_DISK).plan.drill!.answerSeconds).toBe(21_600 - 4 * 300);
  });

  test('fails once, in time, and never beside another', () => {
    const { schedule, timeZone, concurrencyPolicy, jobTemplate } = madeOf().DrillCronJob.spec;
    expect([schedule, timeZone, concurrencyPolicy]).toEqual(['41 4 * * 0', 'Etc/UTC', 'Forbid']);
    expect(jobTemplate.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 21_600, ttlSecondsAfterFinished: 86_400 });
    expect(planned().plan.drill!.answerSeconds).toBe(21_600 - 3 * 300);
  });

  test('takes the first kubectl that is an image on Kubernetes 1.27, and the author image where there is one', () => {
    expect(planned({}, { ...PROFILE, kubernetesVersion: '1.27' }).plan.drill!.kubectlImage).toBe('registry.k8s.io/kubectl:v1.28.0');
    expect(planned({ options: { drillImage: 'registry.example.com/kubectl:1.33.1' } }).plan.drill!.kubectlImage).toBe('registry.example.com/kubectl:1.33.1');
  });

  test('hands the query over as it is written, dollars too', () => {
    const { env } = podOf(madeOf({ drill: { ...inputOf().drill!, query: 'SELECT $$a$(B)$$' } })).initContainers[4];
    expect(env.find(({ name }: any) => name === 'DRILL_QUERY').value).toBe('SELECT $$$$a$$(B)$$$$');
  });

  test('has labels that no Service of the database selects', () => {
    const { labels } = madeOf().DrillCronJob.spec.jobTemplate.spec.template.metadata;
    expect(labels).toMatchObject({ 'app.kubernetes.io/name': 'shop-db-drill', 'app.kubernetes.io/instance': 'shop-db-drill', 'team': 'shop' });
    expect(LABELS.selector).not.toMatchObject(labels);
  });

  test('reaches the scratch cluster, as nobody else but the operator does', () => {
    const { podSelector, ingress } = madeOf().DrillNetworkPolicy.spec;
    expect(podSelector.matchLabels).toEqual({ 'cnpg.io/cluster': 'shop-db-drill' });
    expect(ingress[1]).toEqual({
      from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop-db-drill', 'app.kubernetes.io/instance': 'shop-db-drill' } } }],
      ports: [{ port: 5432, protocol: 'TCP' }],
    });
  });

  test('reaches DNS, the scratch cluster and the API server where everything is denied by default, and is called by nobody', () => {
    const { DrillJobNetworkPolicy: policy, DrillCronJob } = madeOf({}, { ...PROFILE, dns: { namespace: 'openshift-dns' }, dnsPort: 5353 });
    expect(policy.metadata.name).toBe('shop-db-drill-job');
    expect(policy.spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop-db-drill', 'app.kubernetes.io/instance': 'shop-db-drill' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } } }],
          ports: [53, 5353].flatMap((port) => ['UDP', 'TCP'].map((protocol) => ({ port, protocol }))),
        },
        { to: [{ podSelector: { matchLabels: { 'cnpg.io/cluster': 'shop-db-drill' } } }], ports: [{ port: 5432, protocol: 'TCP' }] },
        { to: undefined, ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }] },
      ],
    });
    expect(DrillCronJob.spec.jobTemplate.spec.template.metadata.labels).toMatchObject(policy.spec.podSelector.matchLabels);
  });
});

/** What the scripts make of a server that `psql` plays: the text of a script, or none where the server never comes. */
function rehearsed(
  psql: string, options: { readonly hasSecret?: boolean; readonly answerSeconds?: number } = {},
): { verdict: string; status: number | null; told: string; queries: number } {
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'psql'), `#!/bin/sh\nprintf '%s\\n' "$*" >> "${folder}/calls"\n${psql}\n`);
  chmodSync(join(bin, 'psql'), 0o755);
  if (options.hasSecret ?? true) writeFileSync(join(folder, 'password'), 'hunter2');
  const env = {
    PATH: `${bin}:${process.env.PATH}`, WORK: folder, SECRET: folder, DRILL_HOST: 'h', DRILL_USER: 'u', DRILL_DATABASE: 'd', DRILL_QUERY: 'SELECT 1', ANSWER_SECONDS: String(options.answerSeconds ?? 0), POLL_SECONDS: '0', MOST_RETRIES: '3',
  };
  expect(spawnSync('sh', ['-c', QUERY_SCRIPT], { env }).status).toBe(0);
  const verdict = existsSync(join(folder, 'verdict')) ? readFileSync(join(folder, 'verdict'), 'utf8').trim() : '';
  const { status, stdout } = spawnSync('sh', ['-c', VERDICT_SCRIPT], { env });
  const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
  rmSync(folder, { recursive: true });
  expect(calls).not.toContain('hunter2');
  return { verdict, status, told: stdout.toString().trim(), queries: calls.split('\n').filter((call) => call.endsWith('--command=SELECT 1')).length };
}

/** A server that takes writes and answers the query. */
const answering = (answer: string): string => `case "$*" in *pg_is_in_recovery*) echo t ;; *) ${answer} ;; esac`;

/** One that so often loses the connection of the query before it answers: psql ends with 2. */
const restarting = (times: number, answer: string): string =>
  answering(`if [ "$(grep -c 'command=SELECT 1$' "$WORK/calls")" -le ${times} ]; then echo lost >&2; exit 2; else ${answer}; fi`);

describe('the scripts', () => {
  test('are shell', () => {
    for (const script of [MANIFEST_SCRIPT, QUERY_SCRIPT, VERDICT_SCRIPT]) expect(spawnSync('sh', ['-n', '-c', script]).status).toBe(0);
  });

  test('find a good answer good', () => {
    const { verdict, status, told } = rehearsed(answering('echo 42'));
    expect(verdict).toMatch(/^OK: restored in \d+ s, and the query gave "42"$/);
    expect([status, told]).toEqual([0, `restore drill: ${verdict}`]);
  });

  test.each([
    ['nothing', answering('true'), 'FAILED: the query gave ""'],
    ['zero', answering('echo 0'), 'FAILED: the query gave "0"'],
    ['false', answering('echo f'), 'FAILED: the query gave "f"'],
    ['a first column of zero', answering('echo "0|5"'), 'FAILED: the query gave "0"'],
    ['an error', answering('{ echo "no such table" >&2; exit 1; }'), 'FAILED: the query gave an error: no such table'],
    ['an error that speaks of success', answering('{ echo "not OK: 1" >&2; exit 1; }'), 'FAILED: the query gave an error: not OK: 1'],
    ['no server', 'echo "refused" >&2; exit 2', 'FAILED: no restored server after 0 s: refused'],
    ['a server that still recovers', 'echo f', 'FAILED: no restored server after 0 s'],
  ])('find %s bad, and end with 1', (_, psql, start) => {
    const { verdict, status } = rehearsed(psql);
    expect(verdict.startsWith(start)).toBe(true);
    expect(status).toBe(1);
  });

  test('ask again where the server restarts between its start and the query', () => {
    const { verdict, status, queries } = rehearsed(restarting(3, 'echo 42'), { answerSeconds: 60 });
    expect(verdict).toMatch(/^OK: restored in \d+ s, and the query gave "42"$/);
    expect([status, queries]).toEqual([0, 4]);
  });

  test.each([
    ['a server that stays away, after so many retries', restarting(4, 'echo 42'), 60, 4, 'FAILED: the restored server went away, and 3 retries did not reach it: lost'],
    ['a server that goes away, once the time is up', restarting(1, 'echo 42'), 0, 1, 'FAILED: the restored server went away, and 0 retries did not reach it: lost'],
    ['an error of the query, at once', answering('{ echo "no such table" >&2; exit 1; }'), 60, 1, 'FAILED: the query gave an error: no such table'],
    ['a wrong answer, at once', answering('echo 0'), 60, 1, 'FAILED: the query gave "0", which means the data is not there'],
    ['a wrong answer after a restart', restarting(1, 'echo 0'), 60, 2, 'FAILED: the query gave "0", which means the data is not there'],
  ])('find %s bad', (_, psql, answerSeconds, queries, verdict) => {
    expect(rehearsed(psql, { answerSeconds })).toMatchObject({ status: 1, verdict, queries });
  });

  test('are given ten minutes for a restart', () => {
    const { env } = podOf(madeOf()).initContainers[4];
    const [poll, most] = ['POLL_SECONDS', 'MOST_RETRIES'].map((name) => Number(env.find((variable: any) => variable.name === name).value));
    expect([poll, most]).toEqual([10, 60]);
  });

  test('find a cluster without a password bad', () => {
    expect(rehearsed(answering('echo 1'), { hasSecret: false })).toMatchObject({ status: 1, verdict: expect.stringMatching(/^FAILED: no restored server/) });
  });

  test('find it bad where nothing was written down', () => {
    const folder = mkdtempSync(join(tmpdir(), 'drill-'));
    expect(spawnSync('sh', ['-c', VERDICT_SCRIPT], { env: { PATH: process.env.PATH, WORK: folder } }).status).toBe(1);
    rmSync(folder, { recursive: true });
  });
});
