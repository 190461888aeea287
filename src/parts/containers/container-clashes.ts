import { ContainerPlan } from './container-plan';
import { inMemoryScratchOf } from './ephemeral-storage';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';

/** Refuses what containers of one pod cannot both have: a name, a port; and memory that is a volume's and the program's at once. The main container comes first. */
export function refuseClashes(containers: readonly ContainerPlan[], issues: IssueList): void {
  const names = containers.map((container) => container.name);
  containers.forEach(({ at, name, mounts, resources }, i) => {
    if (names.indexOf(name) < i) issues.add({ prop: `${at}name`, must: 'differ from those of the other containers', got: shown(name) });
    const inMemory = inMemoryScratchOf(mounts);
    if (!inMemory.isLessThan(Quantity.parse(resources.memory))) {
      issues.add({ prop: `${at}volumes`, must: `keep volumes in memory below the memory limit ${resources.memory}`, got: `"${inMemory}"` });
    }
  });
  const ports = containers.flatMap(({ at, ports: own }) => own.map((port) => ({ prop: `${at}ports`, ...port })));
  for (const port of ports) {
    for (const key of ['name', 'containerPort'] as const) {
      const first = ports.find((other) => other[key] === port[key]);
      // Twins in one container are refused with its ports.
      if (first === undefined || first.prop === port.prop || issues.concerns(port.prop)) continue;
      issues.add({ prop: port.prop, must: 'use names and numbers no other container uses', got: shown(port[key]) });
    }
  }
}
