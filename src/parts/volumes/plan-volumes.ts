import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Quantity } from '../../units/quantity';
import { trySizeQuantity } from '../../units/size';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, flagOf, listOf, textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isConfigKey } from '../../values/env-name';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-name';
import { isAbsolutePath } from '../../values/http-path';
import { Fields } from '../kubernetes-fields';
import { ClaimAccess, MountedVolume, PodVolume, PodVolumeSpec } from './pod-volume';

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
  if (!isAbsolutePath(item.path)) issues.add({ prop: `${prop}.path`, must: 'be an absolute path in the container', got: shown(item.path) });
  if (item.subPath !== undefined && (typeof item.subPath !== 'string' || !isAbsolutePath(`/${item.subPath}`) || item.subPath.startsWith('/'))) {
    issues.add({ prop: `${prop}.subPath`, must: 'be a relative path in the volume', got: shown(item.subPath) });
  }
  if (!(item.volume instanceof PodVolume)) {
    issues.add({ prop: `${prop}.volume`, must: 'be a PodVolume', got: shown(item.volume), fix: "write PodVolume.emptyDir('cache', Size.mebibytes(64))" });
    return undefined;
  }
  const spec = item.volume._spec;
  if (!isDnsLabel(spec.name)) issues.add({ prop: `${prop}.volume.name`, must: 'be a DNS label of at most 63 characters', got: shown(spec.name) });
  const readOnly = item.readOnly === undefined ? !WRITABLE.includes(spec.type) : flagOf(issues, `${prop}.readOnly`, item.readOnly);
  const size = spec.type === 'emptyDir' ? sizeOf(`${prop}.volume.sizeLimit`, spec.sizeLimit, issues) : undefined;
  return {
    volume: { name: spec.name, ...sourceOf(`${prop}.volume`, spec, size, issues) },
    mount: { name: spec.name, mountPath: item.path, ...(item.subPath === undefined ? {} : { subPath: item.subPath }), ...(readOnly ? { readOnly: true } : {}) },
    scratch: size === undefined ? undefined : { size: size.toString(), inMemory: flagOf(issues, `${prop}.volume.inMemory`, spec.inMemory) },
    singleWriter: spec.access !== undefined && SINGLE_WRITER.includes(spec.access),
  };
}

function sourceOf(prop: string, spec: PodVolumeSpec, size: Quantity | undefined, issues: IssueList): Omit<VolumeFields, 'name'> {
  if (spec.type === 'emptyDir') return { emptyDir: { ...(spec.inMemory === true ? { medium: 'Memory' } : {}), sizeLimit: (size ?? Quantity.parse('0')).toString() } };
  if (spec.type === 'token') {
    const audience = textOf(issues, `${prop}.audience`, spec.source);
    return { projected: { sources: [{ serviceAccountToken: { path: 'token', audience, expirationSeconds: expirationOf(prop, spec, issues) } }] } };
  }
  if (!isDnsSubdomain(spec.source)) issues.add({ prop, must: 'name what it is made of', got: shown(spec.source) });
  const name = String(spec.source);
  if (spec.type === 'csi') return { csi: { driver: name, readOnly: true, volumeAttributes: attributesOf(`${prop}.attributes`, spec.items, issues) } };
  if (spec.type === 'claim') {
    if (!Object.values(ClaimAccess).includes(spec.access!)) issues.add({ prop: `${prop}.access`, must: 'be a ClaimAccess', got: shown(spec.access) });
    return { persistentVolumeClaim: { claimName: name } };
  }
  const items = itemsOf(prop, spec.items, issues);
  return spec.type === 'configMap' ? { configMap: { name, ...items } } : { secret: { secretName: name, ...items } };
}

function attributesOf(prop: string, given: PodVolumeSpec['items'], issues: IssueList): Record<string, string> {
  const attributes = entriesOf(issues, prop, given);
  for (const [key, value] of attributes) {
    if (typeof value !== 'string') issues.add({ prop: `${prop}["${key}"]`, must: 'be a text', got: shown(value), fix: 'put it in quotes' });
  }
  return Object.fromEntries(attributes);
}

function itemsOf(prop: string, given: PodVolumeSpec['items'], issues: IssueList): { items?: { key: string; path: string }[] } {
  const items = entriesOf(issues, `${prop}.items`, given).map(([key, path]) => ({ key, path }));
  for (const { key, path } of items) {
    if (!isConfigKey(key) || typeof path !== 'string' || !isAbsolutePath(`/${path}`)) {
      issues.add({ prop: `${prop}.items`, must: 'map keys to relative paths', got: `${key}: ${shown(path)}` });
    }
  }
  return items.length > 0 ? { items } : {};
}

function expirationOf(prop: string, spec: PodVolumeSpec, issues: IssueList): number {
  return wholeNumberIn(issues, `${prop}.expirationSeconds`, spec.expirationSeconds ?? 3600, { min: 600, max: 86400 }) ?? 3600;
}

function sizeOf(prop: string, size: Size | undefined, issues: IssueList): Quantity | undefined {
  const quantity = size instanceof Size ? trySizeQuantity(size) : undefined;
  if (quantity !== undefined && !quantity.isZero()) return quantity;
  issues.add({ prop, must: 'be a size above zero', got: shown(size), fix: 'write Size.mebibytes(64)' });
  return undefined;
}
