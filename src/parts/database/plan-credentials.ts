import { DatabaseCredentials, ExternalCredentialsOptions } from './database-credentials';
import { ADMIN_PASSWORD_FILE, PASSWORD_FILE, SECRETS_PATH } from './engine-plan';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';
import { isConfigKey } from '../../values/env-name';
import { ExternalSecretPlan, planSecretRef } from '../secrets/plan-secrets';
import { SecretRef } from '../secrets/secret-ref';

export interface CredentialsPlan {
  readonly secretName: string;
  readonly passwordKey: string;
  /** Absent where the engine has no superuser. */
  readonly adminKey?: string;
  readonly externalSecrets: readonly ExternalSecretPlan[];
}

export function planCredentials(credentials: DatabaseCredentials | undefined, hasAdmin: boolean, name: string, profile: ClusterProfile, issues: IssueList): CredentialsPlan {
  const nothing: CredentialsPlan = { secretName: 'invalid', passwordKey: PASSWORD_FILE, externalSecrets: [] };
  if (!(credentials instanceof DatabaseCredentials)) {
    issues.add({ prop: 'credentials', must: 'say who may log in', got: typeof credentials === 'string' ? 'a text' : shown(credentials), fix: `write DatabaseCredentials.existing(${shown(`${name}-credentials`)})` });
    return nothing;
  }
  if (credentials._by === 'external') return planExternal(credentials._external, hasAdmin, name, profile, issues) ?? nothing;
  if (!isDnsSubdomain(credentials._secretName)) {
    issues.add({ prop: 'credentials', must: 'be the name of a Secret', got: shown(credentials._secretName) });
    return nothing;
  }
  if (!isStruct(issues, 'credentials', credentials._keys, { password: true, adminPassword: true })) return nothing;
  const { password = PASSWORD_FILE, adminPassword } = credentials._keys;
  if (!isConfigKey(password)) issues.add({ prop: 'credentials.password', must: 'be a key of the Secret', got: shown(password) });
  refuseAdmin(adminPassword, hasAdmin, issues);
  const adminKey = adminPassword ?? ADMIN_PASSWORD_FILE;
  if (hasAdmin && !isConfigKey(adminKey)) issues.add({ prop: 'credentials.adminPassword', must: 'be a key of the Secret', got: shown(adminKey) });
  if (hasAdmin && adminKey === password) {
    issues.add({ prop: 'credentials.adminPassword', must: 'differ from that of the clients, or each of them is superuser', got: shown(adminKey), fix: 'add a key to the Secret' });
  }
  return {
    secretName: credentials._secretName,
    passwordKey: isConfigKey(password) ? password : PASSWORD_FILE,
    adminKey: hasAdmin ? (isConfigKey(adminKey) ? adminKey : ADMIN_PASSWORD_FILE) : undefined,
    externalSecrets: [],
  };
}

function refuseAdmin(adminPassword: string | undefined, hasAdmin: boolean, issues: IssueList): void {
  if (!hasAdmin && adminPassword !== undefined) {
    issues.add({ prop: 'credentials.adminPassword', must: 'be left out, because the engine has no superuser of its own', got: shown(adminPassword) });
  }
}

function planExternal(options: ExternalCredentialsOptions | undefined, hasAdmin: boolean, name: string, profile: ClusterProfile, issues: IssueList): CredentialsPlan | undefined {
  const known = { store: true, password: true, adminPassword: true, namespacedStore: true, refreshInterval: true } as const;
  if (!isStruct(issues, 'credentials', options, known)) return undefined;
  const { password, adminPassword, ...rest } = options;
  refuseAdmin(adminPassword, hasAdmin, issues);
  if (hasAdmin && adminPassword === undefined) issues.add({ prop: 'credentials.adminPassword', must: 'be the path of the password of the superuser', got: 'nothing' });
  const keys = { [PASSWORD_FILE]: password, ...(hasAdmin && adminPassword !== undefined ? { [ADMIN_PASSWORD_FILE]: adminPassword } : {}) };
  const secretName = `${name}-credentials`;
  const { externalSecrets } = planSecretRef('credentials', SecretRef.external({ ...rest, name: secretName, keys, mountPath: SECRETS_PATH }), name, profile, issues);
  return { secretName, passwordKey: PASSWORD_FILE, adminKey: hasAdmin ? ADMIN_PASSWORD_FILE : undefined, externalSecrets };
}
