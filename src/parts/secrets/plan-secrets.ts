import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { needCustomResource } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, listOf, secondsIn, textOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isConfigKey, isEnvName } from '../../values/env-name';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-name';
import { isAbsolutePath } from '../../values/http-path';
import { Fields } from '../kubernetes-fields';
import { MountPlan, VolumeFields } from '../volumes/plan-volumes';
import { ExternalSecretOptions, SecretRef, SecretRefSpec } from './secret-ref';

export interface SecretsPlan {
  readonly env: readonly Fields<k8s.EnvVar>[];
  readonly mounts: readonly MountPlan[];
  readonly externalSecrets: readonly ExternalSecretPlan[];
}

export interface ExternalSecretPlan {
  readonly name: string;
  readonly spec: {
    readonly refreshInterval: string;
    readonly secretStoreRef: { readonly kind: string; readonly name: string };
    readonly target: { readonly name: string; readonly creationPolicy: string; readonly deletionPolicy: string };
    readonly data: readonly { readonly secretKey: string; readonly remoteRef: { readonly key: string; readonly property?: string } }[];
  };
}

const EXTERNAL_SECRETS = 'externalsecrets.external-secrets.io';
const PROVIDER_CLASSES = 'secretproviderclasses.secrets-store.csi.x-k8s.io';
const CSI_DRIVER = 'secrets-store.csi.k8s.io';

export function planSecrets(secrets: SecretRef[] | undefined, name: string, profile: ClusterProfile, issues: IssueList): SecretsPlan {
  const plans = listOf(issues, 'secrets', secrets).flatMap((secret, i) => {
    const prop = `secrets[${i}]`;
    if (secret instanceof SecretRef) return [planSecret(prop, secret._spec, name, profile, issues)];
    issues.add({ prop, must: 'be SecretRef.existing, .of, .external or .csi', got: shown(secret), fix: 'secrets enter by reference, never by value' });
    return [];
  });
  return {
    env: plans.flatMap((plan) => plan.env),
    mounts: plans.flatMap((plan) => plan.mounts),
    externalSecrets: plans.flatMap((plan) => plan.externalSecrets),
  };
}

function planSecret(prop: string, spec: SecretRefSpec, name: string, profile: ClusterProfile, issues: IssueList): SecretsPlan {
  const { mountPath } = spec.use ?? {};
  if (mountPath !== undefined && !isAbsolutePath(mountPath)) issues.add({ prop: `${prop}.mountPath`, must: 'be an absolute path in the container', got: shown(mountPath) });
  if (spec.by === 'csi') return planCsi(prop, spec, profile, issues);
  const external = spec.by === 'external' ? planExternal(prop, spec.external!, name, profile, issues) : undefined;
  const secretName = external?.name ?? spec.secretName;
  if (!isDnsSubdomain(secretName)) issues.add({ prop: `${prop}.name`, must: 'be the name of a Secret', got: shown(secretName) });
  const env = planEnv(prop, spec, String(secretName), issues);
  if (env.length === 0 && mountPath === undefined) {
    issues.add({ prop, must: 'be mounted or become variables', got: 'neither', fix: "give mountPath: '/var/run/secrets/app' or env: { VARIABLE: 'key' }" });
  }
  return {
    env,
    mounts: mountPath === undefined ? [] : [mountOf(mountPath, String(secretName), { secret: { secretName: String(secretName) } })],
    externalSecrets: external === undefined ? [] : [external],
  };
}

function planEnv(prop: string, spec: SecretRefSpec, secretName: string, issues: IssueList): Fields<k8s.EnvVar>[] {
  return entriesOf(issues, `${prop}.env`, spec.use?.env).map(([variable, key]) => {
    if (!isEnvName(variable)) issues.add({ prop: `${prop}.env`, must: 'have names of environment variables', got: shown(variable) });
    if (!isConfigKey(key)) issues.add({ prop: `${prop}.env.${variable}`, must: 'be a key of the Secret', got: shown(key) });
    if (spec.external !== undefined && !Object.keys(spec.external.keys ?? {}).includes(key)) {
      issues.add({ prop: `${prop}.env.${variable}`, must: `be one of the keys ${Object.keys(spec.external.keys ?? {}).join(', ')}`, got: shown(key) });
    }
    return { name: variable, valueFrom: { secretKeyRef: { name: secretName, key } } };
  });
}

function planExternal(
  prop: string, options: ExternalSecretOptions, name: string, profile: ClusterProfile, issues: IssueList,
): ExternalSecretPlan | undefined {
  const known = { name: true, store: true, namespacedStore: true, keys: true, refreshInterval: true, mountPath: true, env: true } as const;
  if (!isStruct(issues, prop, options, known)) return undefined;
  needCustomResource(issues, profile, prop, EXTERNAL_SECRETS, 'use SecretRef.existing with a Secret somebody else makes');
  const secretName = options.name ?? `${name}-secrets`;
  const keys = entriesOf(issues, `${prop}.keys`, options.keys);
  if (keys.length === 0) issues.add({ prop: `${prop}.keys`, must: 'name at least one key', got: shown(options.keys) });
  const interval = secondsIn(issues, `${prop}.refreshInterval`, options.refreshInterval ?? Duration.hours(1), { min: 10, max: 30 * 86400 }) ?? 3600;
  return {
    name: secretName,
    spec: {
      refreshInterval: `${interval}s`,
      secretStoreRef: { kind: options.namespacedStore === true ? 'SecretStore' : 'ClusterSecretStore', name: textOf(issues, `${prop}.store`, options.store) ?? '' },
      target: { name: secretName, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: keys.map(([key, remote]) => {
        if (!isConfigKey(key)) issues.add({ prop: `${prop}.keys`, must: 'have keys that a Secret accepts', got: shown(key) });
        const [path, property] = (textOf(issues, `${prop}.keys.${key}`, remote) ?? '').split('#', 2);
        return { secretKey: key, remoteRef: { key: path, ...(property === undefined ? {} : { property }) } };
      }),
    },
  };
}

function planCsi(prop: string, spec: SecretRefSpec, profile: ClusterProfile, issues: IssueList): SecretsPlan {
  needCustomResource(issues, profile, prop, PROVIDER_CLASSES, 'use SecretRef.existing or SecretRef.external');
  const providerClass = spec.csi?.providerClass;
  if (!isDnsSubdomain(providerClass)) issues.add({ prop: `${prop}.providerClass`, must: 'be the name of a SecretProviderClass', got: shown(providerClass) });
  const source = { csi: { driver: CSI_DRIVER, readOnly: true, volumeAttributes: { secretProviderClass: String(providerClass) } } };
  return { env: [], mounts: [mountOf(String(spec.csi?.mountPath), String(providerClass), source)], externalSecrets: [] };
}

function mountOf(mountPath: string, secretName: string, source: Omit<VolumeFields, 'name'>): MountPlan {
  const name = volumeNameOf(secretName);
  return { volume: { name, ...source }, mount: { name, mountPath, readOnly: true }, singleWriter: false };
}

/** A volume is named after its Secret; a name too long or dotted for a volume keeps its last letters. */
function volumeNameOf(secretName: string): string {
  const name = `secret-${secretName}`;
  return isDnsLabel(name) ? name : `secret-${secretName.replace(/[^a-z0-9]/g, '-').slice(-50).replace(/^-+/, '')}`;
}
