import { Duration } from 'cdk8s';
import { DatabasePodBasics, basicPodOf } from './database-pod-basics';
import { EnginePlan, SECRETS_PATH } from './engine-plan';
import { CredentialsPlan } from './plan-credentials';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { secondsIn } from '../../validation/ranges';
import { ConfigMapPlan } from '../config/plan-config';
import { ContainerPlan } from '../containers/container-plan';
import { ephemeralStorageOf } from '../containers/ephemeral-storage';
import { PodPlan } from '../pod/plan-pod';
import { ProbePlan } from '../probes/plan-probe';
import { ResourcesPlan } from '../resources/plan-resources';
import { drainHandlerOf } from '../shutdown/plan-shutdown';
import { planSpread } from '../spread/plan-spread';
import { Spread } from '../spread/spread';
import { MountPlan } from '../volumes/plan-volumes';
import { volumesOf } from '../volumes/pod-volumes';

/** The claim of each instance; the StatefulSet makes it. */
export const DATA_VOLUME = 'data';

/** Ready again after 5 seconds, out of the endpoints after 20 at the latest (3 x 5 + 5). Own judgement. */
const READINESS = { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 };
/** Restarted after 70 seconds at the latest (6 x 10 + 10): a restart of a database is an outage with a recovery. Own judgement. */
const LIVENESS = { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 };
const STARTUP = { periodSeconds: 10, timeoutSeconds: 5 };
/** Between the end of the stop command and SIGKILL. Own judgement. */
const MARGIN_SECONDS = 10;
/** Endpoint changes reach every node within seconds. Own judgement. */
const DRAIN_SECONDS = 5;

export interface DatabasePodInput {
  readonly name: string;
  readonly engine: EnginePlan;
  readonly credentials: CredentialsPlan;
  readonly basics: DatabasePodBasics;
  readonly resources: ResourcesPlan;
  /** Whether there are several instances. */
  readonly isSpread: boolean;
  readonly startupBudget?: Duration;
  readonly terminationGracePeriod?: Duration;
  readonly config?: ConfigMapPlan;
}

/** The pod of a database server, without its claim. */
export function planDatabasePod(input: DatabasePodInput, profile: ClusterProfile, issues: IssueList): PodPlan {
  const { engine, name, basics } = input;
  const graceSeconds = secondsIn(issues, 'terminationGracePeriod', input.terminationGracePeriod ?? Duration.seconds(300), { min: 30, max: 7200 }) ?? 300;
  const mounts = [...scratchOf(engine), ...configMountsOf(input.config, engine), credentialsMountOf(input.credentials), DATA_MOUNT(engine)];
  const stop = engine.stopCommand?.(graceSeconds - MARGIN_SECONDS);
  const main: ContainerPlan = {
    at: 'engine',
    name,
    image: engine.image,
    imagePullPolicy: basics.imagePullPolicy,
    command: engine.command,
    args: engine.args,
    env: engine.env,
    envFrom: [],
    ports: [{ name: engine.portName, containerPort: engine.port, protocol: 'TCP' }],
    resources: { ...input.resources, ephemeralStorage: ephemeralStorageOf(mounts).toString() },
    mounts,
    ...probesOf(engine, planStartup(input, issues)),
    preStop: stop === undefined ? drainOf(input, profile) : { exec: { command: [...stop] } },
    isNativeSidecar: false,
  };
  const { topologyKeys } = planSpread(input.isSpread ? Spread.soft() : Spread.none('one instance has nothing to spread'), profile, issues);
  return {
    ...basicPodOf(basics),
    main,
    init: [],
    sidecars: [],
    volumes: volumesOf([main], issues).filter((volume) => volume.name !== DATA_VOLUME),
    spread: { topologyKeys },
    graceSeconds,
    restartPolicy: 'Always',
  };
}

/** Where others take over, endpoints forget an instance before SIGTERM; the only one has nobody to wait for. */
function drainOf({ isSpread }: DatabasePodInput, profile: ClusterProfile): ContainerPlan['preStop'] {
  return isSpread ? drainHandlerOf(DRAIN_SECONDS, profile) : undefined;
}

/** The folders every server has, and those of its engine. */
export function scratchOf(engine: EnginePlan): MountPlan[] {
  return [{ name: 'tmp', path: '/tmp', size: '64Mi', inMemory: false }, ...engine.scratch].map(({ name, path, size, inMemory }) => ({
    volume: { name, emptyDir: { ...(inMemory ? { medium: 'Memory' } : {}), sizeLimit: size } },
    mount: { name, mountPath: path },
    scratch: { size, inMemory },
    singleWriter: false,
  }));
}

function planStartup({ startupBudget, engine }: DatabasePodInput, issues: IssueList): number {
  if (startupBudget === undefined) return engine.startupSeconds;
  return secondsIn(issues, 'startupBudget', startupBudget, { min: 10, max: 86400 }) ?? engine.startupSeconds;
}

function probesOf(engine: EnginePlan, startupSeconds: number): { readonly readiness: ProbePlan; readonly liveness: ProbePlan; readonly startup: ProbePlan } {
  const ready = { exec: { command: [...engine.readyCommand] } };
  return {
    readiness: { handler: ready, ...READINESS },
    liveness: { handler: { exec: { command: [...engine.aliveCommand] } }, ...LIVENESS },
    startup: { handler: ready, ...STARTUP, failureThreshold: Math.ceil(startupSeconds / STARTUP.periodSeconds) },
  };
}

/** The file name of a path in the ConfigMap of the engine. */
export function configKeyOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function configMountsOf(config: ConfigMapPlan | undefined, engine: EnginePlan): MountPlan[] {
  if (config === undefined) return [];
  const volume = { name: 'config', configMap: { name: config.name } };
  return Object.keys(engine.files).map((path) => ({
    volume, mount: { name: volume.name, mountPath: path, subPath: configKeyOf(path), readOnly: true }, singleWriter: false,
  }));
}

/** Passwords as files that the group of the pod may read. */
export function credentialsMountOf({ secretName, passwordKey, adminKey }: CredentialsPlan, isAdminOnly = false): MountPlan {
  const items = [
    ...(isAdminOnly && adminKey !== undefined ? [] : [{ key: passwordKey, path: 'password' }]),
    ...(adminKey === undefined ? [] : [{ key: adminKey, path: 'admin-password' }]),
  ];
  return {
    volume: { name: 'credentials', secret: { secretName, items, defaultMode: 0o440 } },
    mount: { name: 'credentials', mountPath: SECRETS_PATH, readOnly: true },
    singleWriter: false,
  };
}

const DATA_MOUNT = (engine: EnginePlan): MountPlan => ({
  volume: { name: DATA_VOLUME },
  mount: { name: DATA_VOLUME, mountPath: engine.dataPath },
  singleWriter: true,
});
