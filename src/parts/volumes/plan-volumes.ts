import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ClaimAccess, KeySelection, MountedVolume, PodVolume, PodVolumeSpec, TokenOptions } from './pod-volume';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, flagOf, listOf, textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-name';
import { isConfigKey } from '../../values/env-name';
import { isAbsolutePath } from '../../values/http-path';
import { Fields } from '../kubernetes-fields';

export type VolumeFields = Fields<k8s.Volume>;
export type MountFields = Fields<k8s.VolumeMount>;

/** A volume and where one container sees it. */
export interface MountPlan {
  readonly volume: VolumeFields;
  readonly mount: MountFields;
  /** What it may take of the node's disk or of the container's memory. */
  readonly scratch?: { readonly size: string; readonly inMemory: boolean };
  /** Set where only one node or pod can mount it. */
  readonly singleWriter: boolean;
}

const SINGLE_WRITER = [ClaimAccess.READ_WRITE_ONCE, ClaimAccess.READ_WRITE_ONCE_POD];
const WRITABLE: readonly PodVolumeSpec['type'][] = ['emptyDir', 'claim'];
const OPTIONS: { readonly [type in PodVolumeSpec['type']]: { readonly [option: string]: true } } = {
  emptyDir: { inMemory: true },
  configMap: { items: true },
  secret: { items: true },
  claim: {},
  csi: {},
  token: { audience: true, expirationSeconds: true },
};

export function planMounts(at: string, mounted: MountedVolume[] | undefined, issues: IssueList): MountPlan[] {
  return listOf(issues, at, mounted).flatMap((item, i) => planMount(`${at}[${i}]`, item, issues) ?? []);
}

/** A scratch volume of ours: the writable /tmp of a container whose root cannot be written. */
export function planScratch(name: string, path: string, size: Quantity): MountPlan {
  return {
    volume: { name, emptyDir: { sizeLimit: size.toString() } },
    mount: { name, mountPath: path },
    scratch: { size: size.toString(), inMemory: false },
    singleWriter: false,
  };
}

function planMount(prop: string, item: MountedVolume, issues: IssueList): MountPlan | undefined {
  if (!isStruct(issues, prop, item, { volume: true, path: true, subPath: true, readOnly: true })) return undefined;
  const isPath = isAbsolutePath(item.path) && item.path !== '/';
  if (!isPath) issues.add({ prop: `${prop}.path`, must: 'be an absolute path below / in the container', got: shown(item.path) });
  if (item.subPath !== undefined && (typeof item.subPath !== 'string' || !isAbsolutePath(`/${item.subPath}`) || item.subPath.startsWith('/'))) {
    issues.add({ prop: `${prop}.subPath`, must: 'be a relative path in the volume', got: shown(item.subPath) });
  }
  if (!(item.volume instanceof PodVolume)) {
    issues.add({ prop: `${prop}.volume`, must: 'be a PodVolume', got: shown(item.volume), fix: "write PodVolume.emptyDir('cache', Size.mebibytes(64))" });
    return undefined;
  }
  const spec = item.volume._spec;
  const options = spec.options ?? {};
  if (!isStruct<object>(issues, `${prop}.volume`, options, OPTIONS[spec.type])) return undefined;
  const isNamed = isDnsLabel(spec.name);
  if (!isNamed) issues.add({ prop: `${prop}.volume.name`, must: 'be a DNS label of at most 63 characters', got: shown(spec.name) });
  const readOnly = item.readOnly === undefined ? !WRITABLE.includes(spec.type) : flagOf(issues, `${prop}.readOnly`, item.readOnly);
  const size = spec.type === 'emptyDir' ? sizeOf(`${prop}.volume.sizeLimit`, spec.sizeLimit, issues) : undefined;
  const inMemory = flagOf(issues, `${prop}.volume.inMemory`, options.inMemory);
  // What was refused counts as unlike everything else, so that it is refused once.
  const name = isNamed ? spec.name : prop;
  return {
    volume: { name, ...sourceOf(`${prop}.volume`, spec, { inMemory, size }, issues) },
    mount: {
      name,
      mountPath: isPath ? item.path : prop,
      ...(item.subPath === undefined ? {} : { subPath: item.subPath }),
      ...(readOnly ? { readOnly: true } : {}),
    },
    scratch: size === undefined ? undefined : { size: size.toString(), inMemory },
    singleWriter: spec.access !== undefined && SINGLE_WRITER.includes(spec.access),
  };
}

function sourceOf(prop: string, spec: PodVolumeSpec, scratch: { inMemory: boolean; size?: Quantity }, issues: IssueList): Omit<VolumeFields, 'name'> {
  if (spec.type === 'emptyDir') return { emptyDir: { ...(scratch.inMemory ? { medium: 'Memory' } : {}), sizeLimit: scratch.size?.toString() } };
  if (spec.type === 'token') return { projected: { sources: [{ serviceAccountToken: tokenOf(prop, spec.options ?? {}, issues) }] } };
  const isNamed = isDnsSubdomain(spec.source);
  if (!isNamed) issues.add({ prop, must: 'name what it is made of', got: shown(spec.source) });
  const name = isNamed ? spec.source : 'invalid';
  if (spec.type === 'csi') return { csi: { driver: name, readOnly: true, volumeAttributes: attributesOf(`${prop}.attributes`, spec.attributes, issues) } };
  if (spec.type === 'claim') {
    if (!Object.values(ClaimAccess).includes(spec.access!)) issues.add({ prop: `${prop}.access`, must: 'be a ClaimAccess', got: shown(spec.access) });
    return { persistentVolumeClaim: { claimName: name } };
  }
  const items = itemsOf(prop, spec.options?.items, issues);
  return spec.type === 'configMap' ? { configMap: { name, ...items } } : { secret: { secretName: name, ...items } };
}

function tokenOf(prop: string, options: Partial<TokenOptions>, issues: IssueList): { path: string; audience?: string; expirationSeconds: number } {
  return {
    path: 'token',
    audience: textOf(issues, `${prop}.audience`, options.audience),
    expirationSeconds: wholeNumberIn(issues, `${prop}.expirationSeconds`, options.expirationSeconds ?? 3600, { min: 600, max: 86400 }) ?? 3600,
  };
}

function attributesOf(prop: string, given: PodVolumeSpec['attributes'], issues: IssueList): Record<string, string> {
  return Object.fromEntries(entriesOf(issues, prop, given).filter(([key, value]) => {
    if (typeof value !== 'string') issues.add({ prop: `${prop}["${key}"]`, must: 'be a text', got: shown(value), fix: 'put it in quotes' });
    return typeof value === 'string';
  }));
}

function itemsOf(prop: string, given: KeySelection['items'], issues: IssueList): { items?: { key: string; path: string }[] } {
  const items = entriesOf(issues, `${prop}.items`, given).filter(([key, path]) => {
    const isItem = isConfigKey(key) && typeof path === 'string' && !path.startsWith('/') && isAbsolutePath(`/${path}`);
    if (!isItem) issues.add({ prop: `${prop}.items`, must: 'map keys to relative paths', got: `${key}: ${shown(path)}` });
    return isItem;
  });
  return items.length > 0 ? { items: items.map(([key, path]) => ({ key, path })) } : {};
}

function sizeOf(prop: string, size: Size | undefined, issues: IssueList): Quantity | undefined {
  const quantity = size instanceof Size ? trySizeQuantity(size) : undefined;
  if (quantity !== undefined && !quantity.isZero()) return quantity;
  issues.add({ prop, must: 'be a size above zero', got: shown(size), fix: 'write Size.mebibytes(64)' });
  return undefined;
}
