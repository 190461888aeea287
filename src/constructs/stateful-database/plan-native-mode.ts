import { ModePlan, SharedPlan } from './database-plan';
import { planInstances } from './plan-mode';
import { StatefulDatabaseProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { EnginePlan } from '../../parts/database/engine-plan';
import { planEngine } from '../../parts/database/plan-engine';
import { planNative } from '../../parts/database/plan-native';
import { checkObjectives, recoveryOf } from '../../parts/database/plan-recovery';
import { LabelsPlan, planLabels } from '../../parts/labels/plan-labels';
import { Egress } from '../../parts/network-guard/egress';
import { NetworkGuardPlan, planNetworkGuard } from '../../parts/network-guard/plan-network-guard';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { tryParseImageReference } from '../../values/image-reference';

const FIXES = {
  rpo: 'back up more often, shorten backup.timeout, or use CloudNativePG, which archives the log',
  rto: 'measure objectives.restoreMebibytesPerSecond, take a smaller disk, or use CloudNativePG, which fails over',
};

/** A database as a StatefulSet, with jobs that back it up. */
export function planNativeMode(props: StatefulDatabaseProps, id: string, shared: SharedPlan, profile: ClusterProfile, issues: IssueList): ModePlan {
  const { maxConnections, storage, backup } = shared;
  const engine = planEngine(props.engine, { memory: Quantity.parse(shared.resources.memory), maxConnections }, issues) ?? UNKNOWN;
  const labels = planLabels(props, id, tryParseImageReference(engine.image), issues);
  const native = planNative({ props, labels, engine, instances: planInstances(props, issues), resources: shared.resources, storage, backup }, profile, issues);
  const recovery = backup && recoveryOf(backup, storage.size, shared.restoreSpeed);
  checkObjectives(props.objectives, recovery, FIXES, issues);
  const { secretName, passwordKey } = native.credentials;
  return {
    labels,
    port: engine.port,
    client: { ...engine.client, service: labels.name, secretName, passwordKey },
    budget: { maxConnections, reserved: engine.reserved, fix: 'raise it, or lower poolSize or the most pods of a client' },
    network: planNetwork(props, labels, engine, [native.jobs?.backup, native.jobs?.restore].flatMap((job) => (job === undefined ? [] : [job.labels.selector])), profile, issues),
    externalSecrets: [...native.credentials.externalSecrets, ...backup?.store.s3?.externalSecrets ?? []],
    native,
    recovery,
    hasPeers: (props.allowFrom?.length ?? 0) > 0,
    notes: [native.disruption.note, storage.note].filter((note): note is string => note !== undefined),
  };
}

/** Its clients, its own pods and its jobs; it calls nobody. */
function planNetwork(
  props: StatefulDatabaseProps, labels: LabelsPlan, engine: EnginePlan, jobs: readonly { readonly [key: string]: string }[], profile: ClusterProfile, issues: IssueList,
): NetworkGuardPlan {
  const guard = planNetworkGuard({ allowFrom: props.allowFrom, ports: [engine.port], egress: Egress.DECLARED }, profile, issues);
  const own = [labels.selector, ...jobs].map((matchLabels) => ({ podSelector: { matchLabels: { ...matchLabels } } }));
  const instances = [{ peers: [own[0]] }];
  return { ...guard, ingress: [...guard.ingress, { peers: own, ports: [engine.port] }], allowTo: instances };
}

/** Stands in for an engine that was refused; such a plan never leaves the planner. */
const UNKNOWN: EnginePlan = {
  kind: 'postgres',
  image: 'invalid:1',
  port: 1024,
  portName: 'invalid',
  user: 1,
  dataPath: '/invalid',
  scratch: [],
  env: [],
  readyCommand: [],
  aliveCommand: [],
  startupSeconds: 1,
  files: {},
  hasAdmin: true,
  reserved: [],
  client: { prefix: 'PG' },
  backup: { scripts: {}, canRestore: false, env: [], query: '' },
};
