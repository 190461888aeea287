import { allContainersOf } from './container';
import { entriesOf, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { ManifestSet } from './manifest-set';
import { tryParseQuantity } from './quantity';

const REQUESTED = ['cpu', 'memory', 'ephemeral-storage'];
const LIMITED = ['memory', 'ephemeral-storage'];

/** Source: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
export function* resourceViolations(set: ManifestSet): Iterable<string> {
  for (const { subject, pod } of set.podSets) {
    for (const container of allContainersOf(pod)) {
      yield* presenceViolations(subject, container);
      yield* orderViolations(subject, container);
      yield* scratchViolations(subject, container, pod);
    }
  }
}

function* presenceViolations(subject: string, container: Json): Iterable<string> {
  for (const resource of REQUESTED.filter(each => !isPresent(container?.resources?.requests?.[each]))) {
    yield sentenceOf('resources/request', subject, `container ${container?.name} requests no ${resource}`);
  }
  for (const resource of LIMITED.filter(each => !isPresent(container?.resources?.limits?.[each]))) {
    yield sentenceOf('resources/limit', subject, `container ${container?.name} has no ${resource} limit`);
  }
  for (const side of ['requests', 'limits']) {
    for (const [resource, value] of entriesOf(container?.resources?.[side])) {
      const amount = tryParseQuantity(value);
      if (amount === undefined || amount <= 0n) {
        yield sentenceOf('resources/quantity', subject, `container ${container.name} has ${side}.${resource} ${shown(value)}, which is no amount above 0`);
      }
    }
  }
}

function* orderViolations(subject: string, container: Json): Iterable<string> {
  const { requests, limits } = container?.resources ?? {};
  for (const [resource, limit] of entriesOf(limits)) {
    const [asked, allowed] = [tryParseQuantity(requests?.[resource]), tryParseQuantity(limit)];
    if (asked === undefined || allowed === undefined) continue;
    if (asked > allowed) {
      yield sentenceOf('resources/order', subject, `container ${container.name} requests ${requests[resource]} ${resource} above its limit ${limit}`);
    }
    if (resource === 'memory' && asked < allowed) {
      yield sentenceOf('resources/memory', subject, `container ${container.name} must have a memory request equal to its limit, got ${requests.memory} and ${limit}`);
    }
  }
}

/**
 * Disk-backed emptyDirs fill the ephemeral storage, memory-backed ones the memory of who mounts them.
 * Source: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
function* scratchViolations(subject: string, container: Json, pod: Json): Iterable<string> {
  const mounted = new Set(listOf(container?.volumeMounts).map(mount => mount?.name));
  const scratch = listOf(pod?.volumes).filter(volume => isPresent(volume?.emptyDir) && mounted.has(volume.name)).map(volume => volume.emptyDir);
  const onDisk = sumOfLimits(scratch.filter(volume => volume.medium !== 'Memory'));
  const inMemory = sumOfLimits(scratch.filter(volume => volume.medium === 'Memory'));
  const limits = container?.resources?.limits;
  const disk = tryParseQuantity(limits?.['ephemeral-storage']);
  if (disk !== undefined && onDisk > disk) {
    yield sentenceOf('resources/scratch', subject,
      `container ${container.name} mounts emptyDirs of ${bytesOf(onDisk)} but its ephemeral-storage limit is ${limits['ephemeral-storage']}`);
  }
  const memory = tryParseQuantity(limits?.memory);
  if (memory !== undefined && inMemory > 0n && inMemory >= memory) {
    yield sentenceOf('resources/memory-volume', subject,
      `container ${container.name} mounts memory-backed emptyDirs of ${bytesOf(inMemory)}, all of its memory limit ${limits.memory}`);
  }
}

function sumOfLimits(volumes: readonly Json[]): bigint {
  return volumes.reduce((sum, volume) => sum + (tryParseQuantity(volume.sizeLimit) ?? 0n), 0n);
}

function bytesOf(nano: bigint): string {
  return `${nano / 1_000_000_000n} bytes`;
}
