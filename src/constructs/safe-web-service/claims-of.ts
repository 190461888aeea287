import { Chart } from 'cdk8s';
import { samePath } from '../../parts/exposure/plan-exposure';
import { Claim } from '../../placement/claims';
import { SafeWebServicePlan } from './plan';

/** What no other construct of the app may have in the same cluster: its names in its namespace, its hosts and paths. */
export function claimsOf(plan: SafeWebServicePlan, chart: Chart): Claim[] {
  const namespace = chart.namespace ?? `of chart ${chart.node.path}`;
  const { exposure } = plan;
  return [
    { what: `Deployment ${plan.labels.name} in namespace ${namespace}`, prop: 'name', must: 'be the only one in its namespace', fix: 'give it a name of its own' },
    ...plan.secrets.externalSecrets.map(({ name }) => ({
      what: `ExternalSecret ${name} in namespace ${namespace}`,
      prop: 'secrets',
      must: 'make Secrets of their own',
      fix: 'share it with SecretRef.existing, or rename it',
    })),
    ...(exposure?.hosts ?? []).flatMap((host) => exposure!.paths.map((path) => ({
      what: `${host}${samePath(path)}`,
      prop: 'expose',
      must: 'lead each host and path to one service',
      fix: 'use another host or path',
    }))),
  ];
}
