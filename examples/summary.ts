import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { declaredLines } from './declared-lines';

type Manifest = any;

/** An example of ours, synthesized: the one in whose folder this runs, unless another is named. */
const FOLDER = process.argv[2] ?? '.';
const HEADER = ['workload', 'kind', 'pods', 'cpu', 'memory', 'may be down', 'exposed by', 'called by'];
const WORKLOADS = ['Deployment', 'StatefulSet', 'Cluster'];

for (const file of readdirSync(join(FOLDER, 'dist')).filter((name) => name.endsWith('.yaml')).sort()) {
  const text = readFileSync(join(FOLDER, 'dist', file), 'utf8');
  const manifests: Manifest[] = parseAllDocuments(text).map((document) => document.toJS());
  console.log(`dist/${file}: ${manifests.length} objects, ${linesOf(text)} lines of YAML, ${urlsOf(manifests).join(', ')}\n`);
  console.log(tableOf([HEADER, ...ofKind(manifests, ...WORKLOADS).map((workload) => rowOf(workload, manifests))]));
}
console.log(`declared in ${declaredLines(FOLDER)} lines of TypeScript, blank lines and comments left out`);

function linesOf(text: string): number {
  return text.trimEnd().split('\n').length;
}

function rowOf(workload: Manifest, manifests: Manifest[]): string[] {
  const { kind, metadata: { name }, spec } = workload;
  const { requests, limits } = kind === 'Cluster' ? spec.resources : spec.template.spec.containers[0].resources;
  return [
    name,
    kind,
    podsOf(workload, manifests),
    requests.cpu === limits.cpu ? limits.cpu : `${requests.cpu}-${limits.cpu}`,
    limits.memory,
    budgetOf(workload, manifests),
    manifests.find((route) => ['Ingress', 'HTTPRoute'].includes(route.kind) && route.metadata.name === name)?.kind ?? '',
    callersOf(name, manifests).join(' '),
  ];
}

function podsOf({ metadata: { name }, spec }: Manifest, manifests: Manifest[]): string {
  const byKeda = namedLike(name, 'ScaledObject', manifests)?.spec;
  if (byKeda !== undefined) return `${byKeda.minReplicaCount}-${byKeda.maxReplicaCount}`;
  const scaler = namedLike(name, 'HorizontalPodAutoscaler', manifests)?.spec;
  return scaler === undefined ? String(spec.replicas ?? spec.instances) : `${scaler.minReplicas}-${scaler.maxReplicas}`;
}

function budgetOf({ kind, metadata: { name }, spec }: Manifest, manifests: Manifest[]): string {
  if (kind === 'Cluster') return spec.enablePDB ? 'the operator says' : 'no budget';
  return String(namedLike(name, 'PodDisruptionBudget', manifests)?.spec.maxUnavailable ?? 'no budget');
}

/** Who may call a workload, its own pods left out. */
function callersOf(name: string, manifests: Manifest[]): string[] {
  const rules: Manifest[] = namedLike(name, 'NetworkPolicy', manifests)?.spec.ingress ?? [{}];
  return [...new Set(rules.flatMap(({ from }) => from?.map(peerOf) ?? ['anyone']))].filter((caller) => caller !== name).sort();
}

function peerOf({ podSelector, namespaceSelector }: Manifest): string {
  const labels = podSelector?.matchLabels ?? {};
  const namespace = namespaceSelector?.matchLabels['kubernetes.io/metadata.name'];
  return labels['cnpg.io/cluster'] ?? (labels['app.kubernetes.io/instance'] && labels['app.kubernetes.io/name']) ?? namespace;
}

function urlsOf(manifests: Manifest[]): string[] {
  const hosts = manifests.flatMap(({ kind, spec }) =>
    kind === 'Ingress' ? spec.rules.map((rule: Manifest) => rule.host) : kind === 'HTTPRoute' ? spec.hostnames : []);
  return [...new Set(hosts)].map((host) => `https://${host}`);
}

function namedLike(name: string, kind: string, manifests: Manifest[]): Manifest | undefined {
  return ofKind(manifests, kind).find(({ metadata }) => metadata.name === name);
}

function ofKind(manifests: Manifest[], ...kinds: string[]): Manifest[] {
  return manifests.filter(({ kind }) => kinds.includes(kind));
}

function tableOf(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()}\n`).join('');
}
