import { QueueSourcePlan } from './plan-queue-source';
import { PodIdentityProvider, SecretKey, TriggerAuth } from './trigger-auth';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, textOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';
import { isConfigKey } from '../../values/env-name';

/** The spec of a TriggerAuthentication. Source: https://keda.sh/docs/latest/concepts/authentication/ */
export interface TriggerAuthPlan {
  readonly secretTargetRef?: readonly { readonly parameter: string; readonly name: string; readonly key: string }[];
  readonly podIdentity?: { readonly provider: string; readonly roleArn?: string; readonly identityId?: string };
}

export function planTriggerAuth(auth: TriggerAuth | undefined, source: QueueSourcePlan, issues: IssueList): TriggerAuthPlan | undefined {
  if (auth === undefined) {
    if (source.auth.isNeeded) issues.add({ prop: 'auth', must: `say how KEDA reads the length from ${source.broker}`, got: shown(auth), fix: fixOf(source) });
    return undefined;
  }
  if (!(auth instanceof TriggerAuth)) {
    issues.add({ prop: 'auth', must: 'be TriggerAuth.secret({...}) or TriggerAuth.podIdentity(provider)', got: shown(auth) });
    return undefined;
  }
  if (source.auth.parameters.length === 0) {
    issues.add({ prop: 'auth', must: `be left out for ${source.broker}`, got: shown(auth) });
    return undefined;
  }
  return auth._parameters === undefined && auth._provider !== undefined ? planIdentity(auth, source, issues) : planSecret(auth, source, issues);
}

/** How the Prometheus trigger is told what its Secret holds. Source: https://keda.sh/docs/latest/scalers/prometheus/#authentication-parameters */
export function authModesOf(plan: TriggerAuthPlan | undefined): string | undefined {
  const names = (plan?.secretTargetRef ?? []).map(({ parameter }) => parameter);
  const modes = [['bearerToken', 'bearer'], ['username', 'basic'], ['cert', 'tls'], ['customAuthHeader', 'custom']].filter(([parameter]) => names.includes(parameter));
  return modes.length === 0 ? undefined : modes.map(([, mode]) => mode).join(',');
}

function planSecret(auth: TriggerAuth, source: QueueSourcePlan, issues: IssueList): TriggerAuthPlan {
  const parameters = entriesOf(issues, 'auth', auth._parameters);
  const names = parameters.map(([parameter]) => parameter);
  if (names.length === 0 && !issues.concerns('auth')) issues.add({ prop: 'auth', must: 'name a Secret for at least one parameter', got: shown(auth._parameters), fix: fixOf(source) });
  for (const parameter of names.filter((name) => !source.auth.parameters.includes(name))) {
    issues.add({ prop: `auth.${parameter}`, must: `be a parameter of the trigger of ${source.broker} (${source.auth.parameters.join(', ')})`, got: shown(parameter) });
  }
  for (const parameter of (source.facts.missing ?? []).filter((name) => !names.includes(name))) {
    issues.add({ prop: `auth.${parameter}`, must: `be given, because source.${parameter} is not`, got: 'nothing', fix: fixOf(source) });
  }
  return { secretTargetRef: parameters.map(([parameter, ref]) => ({ parameter, ...keyOf(`auth.${parameter}`, ref, issues) })) };
}

function keyOf(prop: string, ref: SecretKey, issues: IssueList): { readonly name: string; readonly key: string } {
  if (!isStruct(issues, prop, ref, { secretName: true, key: true })) return { name: 'invalid', key: 'invalid' };
  if (!isDnsSubdomain(ref.secretName)) issues.add({ prop: `${prop}.secretName`, must: 'be the name of a Secret', got: shown(ref.secretName) });
  if (!isConfigKey(ref.key)) issues.add({ prop: `${prop}.key`, must: 'be a key of the Secret', got: shown(ref.key) });
  return { name: ref.secretName, key: ref.key };
}

function planIdentity(auth: TriggerAuth, source: QueueSourcePlan, issues: IssueList): TriggerAuthPlan {
  const provider = auth._provider!;
  const options = auth._options;
  if (!Object.values(PodIdentityProvider).includes(provider)) {
    issues.add({ prop: 'auth', must: 'be an identity of a PodIdentityProvider', got: shown(provider) });
  } else if (!source.auth.identities.includes(provider)) {
    issues.add({ prop: 'auth', must: `be an identity that the trigger of ${source.broker} takes (${source.auth.identities.join(', ') || 'none: use TriggerAuth.secret'})`, got: shown(provider) });
  }
  if (!isStruct(issues, 'auth', options, { roleArn: true, identityId: true })) return {};
  const { roleArn, identityId } = options;
  if (roleArn !== undefined) refuseForeign('roleArn', roleArn, provider === PodIdentityProvider.AWS, issues);
  if (identityId !== undefined) refuseForeign('identityId', identityId, provider === PodIdentityProvider.AZURE_WORKLOAD, issues);
  return { podIdentity: { provider, ...(roleArn === undefined ? {} : { roleArn }), ...(identityId === undefined ? {} : { identityId }) } };
}

function refuseForeign(option: string, value: string, fits: boolean, issues: IssueList): void {
  if (!fits) issues.add({ prop: `auth.${option}`, must: 'be left out for this provider', got: shown(value) });
  else textOf(issues, `auth.${option}`, value);
}

function fixOf({ auth, facts }: QueueSourcePlan): string {
  const parameter = facts.missing?.[0] ?? auth.parameters[0];
  return `write TriggerAuth.secret({ ${parameter}: { secretName, key } })${auth.identities.length > 0 ? ` or TriggerAuth.podIdentity(...) for ${auth.identities.join(', ')}` : ''}`;
}
