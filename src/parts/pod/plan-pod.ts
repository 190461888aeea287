import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { planPullSecrets } from './plan-pull-secrets';
import { SchedulingPlan, planScheduling } from './plan-scheduling';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { isAbsolutePath } from '../../values/http-path';
import { ConfigPlan } from '../config/plan-config';
import { refuseClashes } from '../containers/container-clashes';
import { ContainerPlan } from '../containers/container-plan';
import { ephemeralStorageOf } from '../containers/ephemeral-storage';
import { planCommand } from '../containers/plan-command';
import { planEnv, planEnvFrom } from '../containers/plan-env';
import { planInitContainers, planSidecars } from '../containers/plan-extra-container';
import { planPullPolicy } from '../containers/plan-image';
import { IdentityPlan, planIdentity } from '../identity/plan-identity';
import { Fields } from '../kubernetes-fields';
import { PodSecurityPlan, planPodSecurity } from '../pod-hardening/plan-pod-security';
import { ProbesPlan } from '../probes/plan-probes';
import { needNodeThatFits } from '../resources/node-fit';
import { planResources } from '../resources/plan-resources';
import { Qos, ResourcePreset } from '../resources/resources';
import { SecretsPlan } from '../secrets/plan-secrets';
import { ShutdownPlan } from '../shutdown/plan-shutdown';
import { SpreadPlan, planSpread } from '../spread/plan-spread';
import { MountPlan, VolumeFields, planMounts, planScratch } from '../volumes/plan-volumes';
import { volumesOf } from '../volumes/pod-volumes';
import { WorkloadProps } from '../workload-props';

/** A pod, decided. */
export interface PodPlan {
  readonly main: ContainerPlan;
  readonly init: readonly ContainerPlan[];
  readonly sidecars: readonly ContainerPlan[];
  readonly volumes: readonly VolumeFields[];
  readonly security: PodSecurityPlan;
  readonly identity: IdentityPlan;
  readonly spread: SpreadPlan;
  readonly scheduling: SchedulingPlan;
  readonly imagePullSecrets: readonly string[];
  readonly graceSeconds: number;
  /** Never for the pods of a Job, which end by themselves. */
  readonly restartPolicy: 'Always' | 'Never';
}

export interface PodInput {
  readonly props: WorkloadProps;
  readonly name: string;
  readonly ports: readonly Fields<k8s.ContainerPort>[];
  readonly probes: ProbesPlan;
  readonly shutdown: ShutdownPlan;
  readonly config: ConfigPlan;
  readonly secrets: SecretsPlan;
  /** Whether the pods end by themselves. */
  readonly isJob?: boolean;
}

const DEFAULT_TMP = Size.mebibytes(64);

export function planPod(input: PodInput, profile: ClusterProfile, issues: IssueList): PodPlan {
  const { props, name, shutdown } = input;
  const context = {
    imagePullPolicy: planPullPolicy(props.imagePullPolicy, issues),
    qos: planQos(props.qos, issues),
    tmpSize: planTmpSize(props.tmpSize, issues),
    shutdown,
  };
  const main = planMain(input, context, issues);
  const init = planInitContainers(props.initContainers, context, issues);
  const sidecars = planSidecars(props.sidecars, context, profile, issues);
  const containers = [main, ...init, ...sidecars];
  refuseClashes(containers, issues);
  needNodeThatFits([main, ...sidecars].map((plan) => plan.resources), init.map((plan) => plan.resources), profile, issues);
  return {
    main,
    init,
    sidecars,
    volumes: volumesOf(containers, issues),
    security: planPodSecurity(props, profile, issues),
    identity: planIdentity(props, name, issues),
    spread: planSpread(props.spread, profile, issues),
    scheduling: planScheduling(props, profile, issues),
    imagePullSecrets: planPullSecrets(props.imagePullSecrets, issues),
    graceSeconds: shutdown.graceSeconds,
    restartPolicy: input.isJob === true ? 'Never' : 'Always',
  };
}

interface MainContext {
  readonly imagePullPolicy: string;
  readonly qos: Qos;
  readonly tmpSize: Quantity;
}

function planMain({ props, name, ports, probes, shutdown, config, secrets }: PodInput, context: MainContext, issues: IssueList): ContainerPlan {
  const mounts = [
    planScratch('tmp', '/tmp', context.tmpSize),
    ...configMountsOf(config),
    ...secrets.mounts,
    ...planMounts('volumes', props.volumes, issues),
  ];
  const ephemeralStorage = planEphemeralStorage(props.ephemeralStorage, mounts, issues);
  const resources = planResources({ at: 'resources', resources: props.resources, qos: context.qos, preset: ResourcePreset.SMALL, ephemeralStorage }, issues);
  const env = [...secrets.env, ...planEnv('env', props.env, issues)];
  refuseShadows(env.map((variable) => variable.name), Object.keys(config.env?.data ?? {}), issues);
  return {
    at: '',
    name,
    image: props.image,
    imagePullPolicy: context.imagePullPolicy,
    command: planCommand('command', props.command, issues),
    args: planCommand('args', props.args, issues),
    workingDir: planWorkingDir(props.workingDir, issues),
    env,
    envFrom: [...(config.env === undefined ? [] : [{ configMapRef: { name: config.env.name } }]), ...planEnvFrom('envFrom', props.envFrom, issues)],
    ports,
    resources,
    mounts,
    readiness: probes.readiness,
    liveness: probes.liveness,
    startup: probes.startup,
    preStop: shutdown.preStop,
    isNativeSidecar: false,
  };
}

function planWorkingDir(path: string | undefined, issues: IssueList): string | undefined {
  if (path !== undefined && !isAbsolutePath(path)) issues.add({ prop: 'workingDir', must: 'be an absolute path in the container', got: shown(path) });
  return path;
}

function planQos(qos: Qos | undefined, issues: IssueList): Qos {
  const chosen = qos ?? Qos.BURSTABLE;
  if (!Object.values(Qos).includes(chosen)) issues.add({ prop: 'qos', must: 'be Qos.BURSTABLE or Qos.GUARANTEED', got: shown(chosen) });
  return chosen;
}

function planTmpSize(size: Size | undefined, issues: IssueList): Quantity {
  const quantity = size === undefined ? trySizeQuantity(DEFAULT_TMP) : size instanceof Size ? trySizeQuantity(size) : undefined;
  if (quantity !== undefined && !quantity.isZero()) return quantity;
  issues.add({ prop: 'tmpSize', must: 'be a size above zero', got: shown(size), fix: 'write Size.mebibytes(64)' });
  return trySizeQuantity(DEFAULT_TMP)!;
}

function planEphemeralStorage(size: Size | undefined, mounts: readonly MountPlan[], issues: IssueList): Quantity {
  const least = ephemeralStorageOf(mounts);
  if (size === undefined) return least;
  const quantity = size instanceof Size ? trySizeQuantity(size) : undefined;
  if (quantity !== undefined && !quantity.isLessThan(least)) return quantity;
  issues.add({ prop: 'ephemeralStorage', must: `be a size of at least ${least}, its emptyDir volumes and 64Mi for logs`, got: shown(size), fix: 'leave it out' });
  return least;
}

function configMountsOf(config: ConfigPlan): MountPlan[] {
  if (config.files === undefined) return [];
  const volume = { name: 'config-files', configMap: { name: config.files.name } };
  return config.mounts.map(({ path, key }) => ({ volume, mount: { name: volume.name, mountPath: path, subPath: key, readOnly: true }, singleWriter: false }));
}

/** One name, one value: a variable that hides another is found at run time alone. */
function refuseShadows(env: readonly string[], config: readonly string[], issues: IssueList): void {
  env.forEach((name, i) => {
    if (env.indexOf(name) < i) issues.add({ prop: 'env', must: 'set each variable once, in env or in secrets', got: `${name} twice` });
    if (config.includes(name)) issues.add({ prop: 'config', must: 'name no variable that env or secrets set', got: shown(name) });
  });
}
