import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { declaredLines } from './declared-lines';

type Manifest = any;

const DIST = join(__dirname, 'dist');
const HEADER = ['service', 'pods', 'cpu', 'memory', 'may be down', 'exposed by', 'called by'];

for (const file of readdirSync(DIST).filter((name) => name.endsWith('.yaml')).sort()) {
  const text = readFileSync(join(DIST, file), 'utf8');
  const manifests: Manifest[] = parseAllDocuments(text).map((document) => document.toJS());
  console.log(`dist/${file}: ${manifests.length} objects, ${linesOf(text)} lines of YAML, ${urlsOf(manifests).join(', ')}\n`);
  console.log(tableOf([HEADER, ...ofKind(manifests, 'Deployment').map((deployment) => rowOf(deployment, manifests))]));
}
console.log(`declared in ${declaredLines()} lines of TypeScript, blank lines and comments left out`);

function linesOf(text: string): number {
  return text.trimEnd().split('\n').length;
}

function rowOf({ metadata: { name }, spec }: Manifest, manifests: Manifest[]): string[] {
  const { requests, limits } = spec.template.spec.containers[0].resources;
  return [
    name,
    podsOf(name, spec, manifests),
    `${requests.cpu}-${limits.cpu}`,
    limits.memory,
    String(namedLike(name, 'PodDisruptionBudget', manifests)?.spec.maxUnavailable ?? 'no budget'),
    routesTo(name, manifests)[0]?.kind ?? '',
    callersOf(name, manifests).join(' '),
  ];
}

function podsOf(name: string, spec: Manifest, manifests: Manifest[]): string {
  const scaler = namedLike(name, 'HorizontalPodAutoscaler', manifests)?.spec;
  return scaler === undefined ? String(spec.replicas) : `${scaler.minReplicas}-${scaler.maxReplicas}`;
}

function callersOf(name: string, manifests: Manifest[]): string[] {
  const rules: Manifest[] = namedLike(name, 'NetworkPolicy', manifests)?.spec.ingress ?? [{}];
  return rules.flatMap(({ from }) => from?.map(peerOf) ?? ['anyone']).sort();
}

function peerOf({ podSelector, namespaceSelector }: Manifest): string {
  return namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] ?? podSelector.matchLabels['app.kubernetes.io/name'];
}

function urlsOf(manifests: Manifest[]): string[] {
  const hosts = manifests.flatMap(({ kind, spec }) =>
    kind === 'Ingress' ? spec.rules.map((rule: Manifest) => rule.host) : kind === 'HTTPRoute' ? spec.hostnames : []);
  return [...new Set(hosts)].map((host) => `https://${host}`);
}

function routesTo(name: string, manifests: Manifest[]): Manifest[] {
  return manifests.filter(({ kind, metadata }) => ['Ingress', 'HTTPRoute'].includes(kind) && metadata.name === name);
}

function namedLike(name: string, kind: string, manifests: Manifest[]): Manifest | undefined {
  return ofKind(manifests, kind).find(({ metadata }) => metadata.name === name);
}

function ofKind(manifests: Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

function tableOf(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()}\n`).join('');
}
