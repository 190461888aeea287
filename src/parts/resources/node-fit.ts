import { ResourcesPlan } from './plan-resources';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { tryCpuQuantity } from '../../units/cpu';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';

/**
 * Refuses a pod that fits no node of the cluster, where the profile knows the nodes.
 *
 * A pod requests the sum over its running containers, or the largest init container where that is more.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function needNodeThatFits(running: readonly ResourcesPlan[], init: readonly ResourcesPlan[], profile: ClusterProfile, issues: IssueList): void {
  if (profile.nodePools === undefined || issues.concerns('resources', 'sidecars', 'initContainers')) return;
  const cpu = podRequestOf(running.map((plan) => plan.cpuRequest), init.map((plan) => plan.cpuRequest));
  const memory = podRequestOf(running.map((plan) => plan.memory), init.map((plan) => plan.memory));
  const fits = profile.nodePools.some((pool) => !tryCpuQuantity(pool.cpu)!.isLessThan(cpu) && !trySizeQuantity(pool.memory)!.isLessThan(memory));
  if (fits) return;
  const pools = profile.nodePools.map((pool) => `${pool.name} (${tryCpuQuantity(pool.cpu)}, ${trySizeQuantity(pool.memory)})`).join(', ');
  issues.add({ prop: 'resources', must: `fit a node of the cluster: ${pools}`, got: `a pod that requests ${cpu} CPU and ${memory} memory`, fix: 'ask for less, or add a larger pool' });
}

function podRequestOf(running: readonly string[], init: readonly string[]): Quantity {
  const sum = running.map((amount) => Quantity.parse(amount)).reduce((a, b) => a.plus(b));
  return init.map((amount) => Quantity.parse(amount)).reduce((largest, amount) => (amount.isGreaterThan(largest) ? amount : largest), sum);
}
