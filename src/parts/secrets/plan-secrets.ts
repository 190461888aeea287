import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { SecretRef, SecretRefSpec } from './secret-ref';
import { needCustomResource } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, flagOf, listOf, secondsIn, textOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-name';
import { isConfigKey, isEnvName } from '../../values/env-name';
import { isAbsolutePath } from '../../values/http-path';
import { Fields } from '../kubernetes-fields';
import { MountPlan, VolumeFields } from '../volumes/plan-volumes';

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
  const plans = listOf(issues, 'secrets', secrets).map((secret, i) => planSecretRef(`secrets[${i}]`, secret, name, profile, issues));
  const externalSecrets = plans.flatMap((plan) => plan.externalSecrets);
  refuseTwins(externalSecrets, issues);
  return { env: plans.flatMap((plan) => plan.env), mounts: plans.flatMap((plan) => plan.mounts), externalSecrets };
}

/** One secret by reference; nothing where it was refused. */
export function planSecretRef(prop: string, secret: SecretRef, name: string, profile: ClusterProfile, issues: IssueList): SecretsPlan {
  if (secret instanceof SecretRef) return planSecret(prop, secret._spec, name, profile, issues);
  issues.add({ prop, must: 'be SecretRef.existing, .of, .external or .csi', got: shown(secret), fix: 'secrets enter by reference, never by value' });
  return NOTHING;
}

function refuseTwins(externalSecrets: readonly ExternalSecretPlan[], issues: IssueList): void {
  const names = externalSecrets.map((secret) => secret.name);
  names.filter((name, i) => names.indexOf(name) < i).forEach((name) => {
    issues.add({ prop: 'secrets', must: 'name each external secret differently', got: `${shown(name)} twice`, fix: 'give one a name, or put its keys into the other' });
  });
}

const KNOWN: { readonly [by in SecretRefSpec['by']]: { readonly [option: string]: true } } = {
  existing: { mountPath: true, env: true },
  external: { name: true, store: true, namespacedStore: true, keys: true, refreshInterval: true, mountPath: true, env: true },
  csi: { providerClass: true, mountPath: true },
};
const NOTHING: SecretsPlan = { env: [], mounts: [], externalSecrets: [] };

function planSecret(prop: string, spec: SecretRefSpec, name: string, profile: ClusterProfile, issues: IssueList): SecretsPlan {
  if (!isStruct<object>(issues, prop, spec.options, KNOWN[spec.by])) return NOTHING;
  const { mountPath } = spec.options;
  const isMounted = isAbsolutePath(mountPath) && mountPath !== '/';
  if (mountPath !== undefined && !isMounted) issues.add({ prop: `${prop}.mountPath`, must: 'be an absolute path below / in the container', got: shown(mountPath) });
  if (spec.by === 'csi') return planCsi(prop, spec.options, profile, issues);
  const external = spec.by === 'external' ? planExternal(prop, spec.options, name, profile, issues) : undefined;
  const given = external?.name ?? spec.secretName;
  const isNamed = isDnsSubdomain(given);
  if (!isNamed) issues.add({ prop: `${prop}.name`, must: 'be the name of a Secret', got: shown(given) });
  const secretName = isNamed ? given : 'invalid';
  const env = planEnv(prop, spec, secretName, issues);
  if (env.length === 0 && mountPath === undefined) {
    issues.add({ prop, must: 'be mounted or become variables', got: 'neither', fix: "give mountPath: '/var/run/secrets/app' or env: { VARIABLE: 'key' }" });
  }
  return {
    env,
    mounts: !isMounted ? [] : [mountOf(mountPath, secretName, { secret: { secretName } })],
    externalSecrets: external === undefined ? [] : [external],
  };
}

function planEnv(prop: string, spec: SecretRefSpec, secretName: string, issues: IssueList): Fields<k8s.EnvVar>[] {
  const keys = Object.keys(spec.options.keys ?? {});
  return entriesOf(issues, `${prop}.env`, spec.options.env).map(([variable, key]) => {
    if (!isEnvName(variable)) issues.add({ prop: `${prop}.env`, must: 'have names of environment variables', got: shown(variable) });
    if (!isConfigKey(key)) {
      issues.add({ prop: `${prop}.env.${variable}`, must: 'be a key of the Secret', got: shown(key) });
    } else if (spec.by === 'external' && keys.length > 0 && !keys.includes(key)) {
      issues.add({ prop: `${prop}.env.${variable}`, must: `be one of the keys ${keys.join(', ')}`, got: shown(key) });
    }
    return { name: variable, valueFrom: { secretKeyRef: { name: secretName, key } } };
  });
}

function planExternal(
  prop: string, options: SecretRefSpec['options'], name: string, profile: ClusterProfile, issues: IssueList,
): ExternalSecretPlan {
  needCustomResource(issues, profile, prop, EXTERNAL_SECRETS, 'use SecretRef.existing with a Secret somebody else makes');
  const secretName = options.name ?? `${name}-secrets`;
  const keys = entriesOf(issues, `${prop}.keys`, options.keys);
  if (keys.length === 0 && !issues.concerns(`${prop}.keys`)) issues.add({ prop: `${prop}.keys`, must: 'name at least one key', got: shown(options.keys) });
  const interval = secondsIn(issues, `${prop}.refreshInterval`, options.refreshInterval ?? Duration.hours(1), { min: 10, max: 30 * 86400 }) ?? 3600;
  return {
    name: secretName,
    spec: {
      refreshInterval: `${interval}s`,
      secretStoreRef: { kind: flagOf(issues, `${prop}.namespacedStore`, options.namespacedStore) ? 'SecretStore' : 'ClusterSecretStore', name: textOf(issues, `${prop}.store`, options.store) ?? '' },
      target: { name: secretName, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: keys.map(([key, remote]) => {
        if (!isConfigKey(key)) issues.add({ prop: `${prop}.keys`, must: 'have keys that a Secret accepts', got: shown(key) });
        const [path, property] = (textOf(issues, `${prop}.keys.${key}`, remote) ?? '').split('#', 2);
        return { secretKey: key, remoteRef: { key: path, ...(property === undefined ? {} : { property }) } };
      }),
    },
  };
}

function planCsi(prop: string, options: SecretRefSpec['options'], profile: ClusterProfile, issues: IssueList): SecretsPlan {
  needCustomResource(issues, profile, prop, PROVIDER_CLASSES, 'use SecretRef.existing or SecretRef.external');
  const { providerClass, mountPath } = options;
  const isNamed = isDnsSubdomain(providerClass);
  if (!isNamed) issues.add({ prop: `${prop}.providerClass`, must: 'be the name of a SecretProviderClass', got: shown(providerClass) });
  if (mountPath === undefined) issues.add({ prop: `${prop}.mountPath`, must: 'be an absolute path below / in the container', got: shown(mountPath) });
  if (!isNamed || !isAbsolutePath(mountPath)) return NOTHING;
  const source = { csi: { driver: CSI_DRIVER, readOnly: true, volumeAttributes: { secretProviderClass: providerClass } } };
  return { env: [], mounts: [mountOf(mountPath, providerClass, source)], externalSecrets: [] };
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
