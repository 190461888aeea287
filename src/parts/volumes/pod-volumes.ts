import { MountPlan, VolumeFields } from './plan-volumes';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';

/** The volumes of a pod: each once, however many containers mount it. */
export function volumesOf(containers: readonly { readonly at: string; readonly mounts: readonly MountPlan[] }[], issues: IssueList): VolumeFields[] {
  const volumes = new Map<string, VolumeFields>();
  for (const { at, mounts } of containers) {
    const paths = new Set<string>();
    for (const { volume, mount } of mounts) {
      const known = volumes.get(volume.name);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(volume)) {
        issues.add({ prop: `${at}volumes`, must: 'use one name for one volume', got: shown(volume.name), fix: 'rename one of them' });
      }
      const path = mount.mountPath.replace(/\/+$/, '');
      if (paths.has(path)) issues.add({ prop: `${at}volumes`, must: 'mount one thing at a path', got: shown(mount.mountPath) });
      paths.add(path);
      volumes.set(volume.name, volume);
    }
  }
  return [...volumes.values()];
}
