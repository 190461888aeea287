import { ContainerPlan } from './container-plan';
import { ephemeralStorageOf } from './ephemeral-storage';
import { ExtraContainer, InitContainer, Sidecar } from './extra-container';
import { planCommand } from './plan-command';
import { planEnv, planEnvFrom } from './plan-env';
import { planImage } from './plan-image';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { KnownProps, isStruct } from '../../validation/known-props';
import { entriesOf, listOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsLabel } from '../../values/dns-name';
import { isPortName } from '../../values/port';
import { Health } from '../probes/health';
import { ProbePlan, planProbe } from '../probes/plan-probe';
import { planResources } from '../resources/plan-resources';
import { Qos, ResourcePreset } from '../resources/resources';
import { ShutdownPlan, drainHandlerOf } from '../shutdown/plan-shutdown';
import { planMounts, planScratch } from '../volumes/plan-volumes';

/** What extra containers share with the main one. */
export interface ExtraContainerContext {
  readonly imagePullPolicy: string;
  readonly qos: Qos;
  readonly tmpSize: Quantity;
  readonly shutdown: ShutdownPlan;
}

/** Init containers that restart always. On by default from 1.29. Source: https://github.com/kubernetes/enhancements/issues/753 */
const NATIVE_SIDECAR_MINOR = 29;

/** The volume `tmp-<name>` is a label too. */
const LONGEST_NAME = 59;

const KNOWN_INIT: KnownProps<InitContainer> = { name: true, image: true, command: true, args: true, env: true, envFrom: true, resources: true, volumes: true };
const KNOWN_SIDECAR: KnownProps<Sidecar> = { ...KNOWN_INIT, ports: true, health: true };

export function planInitContainers(containers: InitContainer[] | undefined, context: ExtraContainerContext, issues: IssueList): ContainerPlan[] {
  return listOf(issues, 'initContainers', containers).flatMap((container, i) => {
    const at = `initContainers[${i}]`;
    return isStruct(issues, at, container, KNOWN_INIT) ? [planExtraContainer(at, container, context, issues)] : [];
  });
}

export function planSidecars(sidecars: Sidecar[] | undefined, context: ExtraContainerContext, profile: ClusterProfile, issues: IssueList): ContainerPlan[] {
  const isNativeSidecar = profile.minor >= NATIVE_SIDECAR_MINOR;
  return listOf(issues, 'sidecars', sidecars).flatMap((sidecar, i) => {
    const at = `sidecars[${i}]`;
    if (!isStruct(issues, at, sidecar, KNOWN_SIDECAR)) return [];
    const ports = planPorts(at, sidecar, issues);
    const readiness = sidecar.health === undefined ? undefined : planHealth(at, sidecar.health, ports.map((port) => port.containerPort), issues);
    return [{
      ...planExtraContainer(at, sidecar, context, issues),
      ports,
      readiness,
      startup: isNativeSidecar && readiness !== undefined ? { ...readiness, failureThreshold: STARTUP_FAILURES } : undefined,
      // A native sidecar is ended after the main container, so it need not wait; and where the main one does not wait, nothing has to.
      preStop: isNativeSidecar || context.shutdown.drainDelaySeconds === 0 ? undefined : drainHandlerOf(context.shutdown.drainDelaySeconds, profile),
      isNativeSidecar,
    }];
  });
}

const READINESS = { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 };
/** 60 seconds at the default period. */
const STARTUP_FAILURES = 12;

function planExtraContainer(at: string, container: ExtraContainer, context: ExtraContainerContext, issues: IssueList): ContainerPlan {
  const isNamed = isDnsLabel(container.name) && container.name.length <= LONGEST_NAME;
  if (!isNamed) {
    issues.add({ prop: `${at}.name`, must: `be a DNS label of at most ${LONGEST_NAME} characters`, got: shown(container.name) });
  }
  // What was refused counts as unlike everything else, so that it is refused once.
  const name = isNamed ? container.name : at;
  planImage(`${at}.image`, container.image, issues);
  const mounts = [planScratch(`tmp-${name}`, '/tmp', context.tmpSize), ...planMounts(`${at}.volumes`, container.volumes, issues)];
  const resources = { at: `${at}.resources`, resources: container.resources, qos: context.qos, preset: ResourcePreset.MICRO, ephemeralStorage: ephemeralStorageOf(mounts) };
  return {
    at: `${at}.`,
    name,
    image: container.image,
    imagePullPolicy: context.imagePullPolicy,
    command: planCommand(`${at}.command`, container.command, issues),
    args: planCommand(`${at}.args`, container.args, issues),
    env: planEnv(`${at}.env`, container.env, issues),
    envFrom: planEnvFrom(`${at}.envFrom`, container.envFrom, issues),
    ports: [],
    resources: planResources(resources, issues),
    mounts,
    isNativeSidecar: false,
  };
}

function planHealth(at: string, health: Health, ports: readonly number[], issues: IssueList): ProbePlan | undefined {
  if (health instanceof Health && health._by === 'declined') {
    issues.add({ prop: `${at}.health`, must: 'say how to ask the container', got: 'Health.declined', fix: 'leave it out where the sidecar is not asked' });
    return undefined;
  }
  return planProbe(`${at}.health`, health, READINESS, ports, issues);
}

function planPorts(at: string, sidecar: Sidecar, issues: IssueList): { name: string; containerPort: number; protocol: string }[] {
  return entriesOf(issues, `${at}.ports`, sidecar.ports).map(([name, port]) => {
    if (!isPortName(name)) issues.add({ prop: `${at}.ports`, must: 'have names of at most 15 lower-case letters, digits and "-"', got: shown(name) });
    wholeNumberIn(issues, `${at}.ports.${name}`, port, { min: 1024, max: 65535 });
    return { name, containerPort: typeof port === 'number' ? port : 0, protocol: 'TCP' };
  });
}
