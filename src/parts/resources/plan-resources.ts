import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-27';
import { tryCpuQuantity } from '../../units/cpu';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { reasonOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';
import { CpuLimit, Qos, Resources, ResourceOptions, ResourcePreset } from './resources';

/** Amounts as Kubernetes quantities. */
export interface ResourcesPlan {
  readonly cpuRequest: string;
  /** Absent where the author declined it. */
  readonly cpuLimit?: string;
  readonly memory: string;
  readonly ephemeralStorage: string;
}

const CPU_BURST = 4;
const LEAST_MEMORY = Quantity.parse('16Mi');

/**
 * Log files, which count against ephemeral storage: the kubelet keeps 5 files of 10 MiB a container, and one in rotation.
 *
 * Source: https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
export const LOG_ALLOWANCE = Quantity.parse('64Mi');

export interface ResourcesInput {
  readonly at: string;
  readonly resources: Resources | undefined;
  readonly qos: Qos;
  /** Used where the author gives none. */
  readonly preset: ResourcePreset;
  readonly ephemeralStorage: Quantity;
}

export function planResources(input: ResourcesInput, issues: IssueList): ResourcesPlan {
  const { at, qos } = input;
  const options = optionsOf(input, issues);
  const defaults = Resources.preset(input.preset)._options!;
  const request = cpuOf(issues, `${at}.cpu`, options.cpu) ?? tryCpuQuantity(defaults.cpu!)!;
  return {
    cpuRequest: request.toDecimalString(),
    cpuLimit: planCpuLimit(at, options.cpuLimit, request, qos, issues)?.toDecimalString(),
    memory: (memoryOf(issues, `${at}.memory`, options.memory) ?? trySizeQuantity(defaults.memory!)!).toString(),
    ephemeralStorage: input.ephemeralStorage.toString(),
  };
}

export function resourceFieldsOf(plan: ResourcesPlan): Fields<k8s.ResourceRequirements> {
  return {
    requests: { 'cpu': plan.cpuRequest, 'memory': plan.memory, 'ephemeral-storage': plan.ephemeralStorage },
    limits: { 'cpu': plan.cpuLimit, 'memory': plan.memory, 'ephemeral-storage': plan.ephemeralStorage } as Record<string, string>,
  };
}

function optionsOf({ at, resources }: ResourcesInput, issues: IssueList): ResourceOptions {
  if (resources === undefined) return {};
  if (!(resources instanceof Resources) || (resources._options === undefined && resources._preset === undefined)) {
    issues.add({ prop: at, must: 'be Resources.preset(...) or Resources.of({...})', got: shown(resources) });
    return {};
  }
  if (resources._options === undefined) {
    issues.add({ prop: at, must: `be one of the presets ${Object.values(ResourcePreset).join(', ')}`, got: shown(resources._preset) });
    return {};
  }
  return isStruct(issues, at, resources._options, { cpu: true, cpuLimit: true, memory: true }) ? resources._options : {};
}

function planCpuLimit(at: string, limit: CpuLimit | undefined, request: Quantity, qos: Qos, issues: IssueList): Quantity | undefined {
  const prop = `${at}.cpuLimit`;
  if (limit === undefined) return qos === Qos.GUARANTEED ? request : request.times(CPU_BURST);
  if (!(limit instanceof CpuLimit)) {
    issues.add({ prop, must: 'be CpuLimit.of(cpu) or CpuLimit.none(reason)', got: shown(limit) });
    return undefined;
  }
  if (limit._cpu === undefined) {
    reasonOf(issues, prop, limit._reason);
    if (qos === Qos.GUARANTEED) issues.add({ prop, must: 'equal the CPU request where qos is GUARANTEED', got: 'none', fix: 'leave cpuLimit out' });
    return undefined;
  }
  const amount = cpuOf(issues, prop, limit._cpu);
  if (amount === undefined || issues.concerns(`${at}.cpu`)) return amount;
  if (amount.isLessThan(request)) {
    issues.add({ prop, must: `be at least the CPU request ${request}`, got: `"${amount}"` });
  } else if (qos === Qos.GUARANTEED && !amount.equals(request)) {
    issues.add({ prop, must: `equal the CPU request ${request} where qos is GUARANTEED`, got: `"${amount}"`, fix: 'leave cpuLimit out' });
  }
  return amount;
}

function cpuOf(issues: IssueList, prop: string, cpu: Cpu | undefined): Quantity | undefined {
  if (cpu === undefined) return undefined;
  const amount = cpu instanceof Cpu ? tryCpuQuantity(cpu) : undefined;
  if (amount !== undefined && !amount.isZero()) return amount;
  issues.add({ prop, must: 'be a CPU amount above zero in whole millicores', got: shown(cpu), fix: 'write Cpu.millis(250)' });
  return undefined;
}

function memoryOf(issues: IssueList, prop: string, memory: Size | undefined): Quantity | undefined {
  if (memory === undefined) return undefined;
  const amount = memory instanceof Size ? trySizeQuantity(memory) : undefined;
  if (amount !== undefined && !amount.isLessThan(LEAST_MEMORY)) return amount;
  issues.add({ prop, must: `be a size of at least ${LEAST_MEMORY} in whole bytes`, got: shown(memory), fix: 'write Size.mebibytes(256)' });
  return undefined;
}
