import { Quantity } from '../../units/quantity';
import { LOG_ALLOWANCE } from '../resources/plan-resources';
import { MountPlan } from '../volumes/plan-volumes';

/** What a container may take of the node's disk: its scratch volumes on disk, and its logs. */
export function ephemeralStorageOf(mounts: readonly MountPlan[]): Quantity {
  return mounts
    .flatMap(({ scratch }) => (scratch === undefined || scratch.inMemory ? [] : [Quantity.parse(scratch.size)]))
    .reduce((sum, size) => sum.plus(size), LOG_ALLOWANCE);
}

/** What it may take of its own memory by writing to volumes that lie there. */
export function inMemoryScratchOf(mounts: readonly MountPlan[]): Quantity {
  return mounts
    .flatMap(({ scratch }) => (scratch?.inMemory === true ? [Quantity.parse(scratch.size)] : []))
    .reduce((sum, size) => sum.plus(size), Quantity.parse('0'));
}
