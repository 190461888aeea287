import { PodPlan } from './plan-pod';
import { IssueList } from '../../validation/issue-list';
import { ReplicaRange } from '../replica-range';

/** The volume that one pod or node alone can mount; more than one pod of it would wait forever. */
export function singleWriterOf(pod: PodPlan, range: ReplicaRange, fix: string, issues: IssueList): string | undefined {
  const containers = [pod.main, ...pod.init, ...pod.sidecars];
  const container = containers.find(({ mounts }) => mounts.some(({ singleWriter }) => singleWriter));
  const mount = container?.mounts.find(({ singleWriter }) => singleWriter);
  if (container === undefined || mount === undefined) return undefined;
  if (range.max > 1) {
    issues.add({
      prop: `${container.at}volumes`,
      must: `be mountable by ${range.max} pods`,
      got: `volume "${mount.volume.name}", which one pod or node alone can mount`,
      fix: `use ClaimAccess.READ_WRITE_MANY, or ${fix}`,
    });
  }
  return mount.volume.name;
}
