import { EnvFrom, EnvValue, k8s } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { entriesOf, listOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isEnvName } from '../../values/env-name';
import { refuseSecretLiteral } from '../config/secret-literal';
import { Fields } from '../kubernetes-fields';

export type EnvFields = Fields<k8s.EnvVar>;
export type EnvFromFields = Fields<k8s.EnvFromSource>;

/** Variables in the author's order, because a later one may refer to an earlier one as $(NAME). */
export function planEnv(prop: string, env: { readonly [name: string]: EnvValue } | undefined, issues: IssueList): EnvFields[] {
  return entriesOf(issues, prop, env).flatMap(([name, value]): EnvFields[] => {
    if (!isEnvName(name)) issues.add({ prop, must: 'have names of environment variables', got: shown(name) });
    if (!(value instanceof EnvValue)) {
      const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
      issues.add({ prop: `${prop}.${name}`, must: 'be an EnvValue', got: shown(value), fix: isScalar ? `write EnvValue.fromValue(${JSON.stringify(String(value))})` : undefined });
      return [];
    }
    if (value.valueFrom !== undefined) return [{ name, valueFrom: plainOf(value.valueFrom) as EnvFields['valueFrom'] }];
    if (typeof value.value !== 'string') {
      issues.add({ prop: `${prop}.${name}`, must: 'be a text', got: shown(value.value), fix: 'put it in quotes' });
      return [];
    }
    refuseSecretLiteral(`${prop}.${name}`, name, value.value, issues);
    return [{ name, value: value.value }];
  });
}

export function planEnvFrom(prop: string, envFrom: EnvFrom[] | undefined, issues: IssueList): EnvFromFields[] {
  return listOf(issues, prop, envFrom).flatMap((source, i) => {
    const fields = source instanceof EnvFrom ? plainOf(source._toKube()) as EnvFromFields : {};
    if (fields.configMapRef?.name !== undefined || fields.secretRef?.name !== undefined) return [fields];
    issues.add({ prop: `${prop}[${i}]`, must: 'be Env.fromConfigMap(...) or Env.fromSecret(...)', got: shown(source) });
    return [];
  });
}

/** A value of an L1 struct as plain JSON: int-or-string and quantity objects become their values. */
function plainOf(value: unknown): unknown {
  if (value instanceof k8s.IntOrString || value instanceof k8s.Quantity) return value.value;
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, plainOf(item)]));
}
