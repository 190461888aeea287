import { Chart } from 'cdk8s';
import { SafeWebServicePlan } from './plan';
import { samePath } from '../../parts/exposure/plan-exposure';
import { Claim } from '../../placement/claims';
import { workloadClaimsOf } from '../../placement/workload-claims';

/** What no other construct of the app may have in the same cluster: its names in its namespace, its hosts and paths. */
export function claimsOf(plan: SafeWebServicePlan, chart: Chart): Claim[] {
  const { exposure } = plan;
  const route = (name: string): Claim => ({
    what: `HTTPRoute ${name} in namespace ${chart.namespace ?? `of chart ${chart.node.path}`}`,
    prop: 'name',
    must: 'leave the names of routes of others free',
    fix: 'give it a name of its own',
  });
  return [
    ...(exposure?.gateway === undefined ? [] : [route(plan.labels.name)]),
    ...(exposure?.gateway?.httpListener === undefined ? [] : [route(`${plan.labels.name}-redirect`)]),
    ...workloadClaimsOf(plan.labels.name, plan.secrets.externalSecrets, chart),
    ...(exposure?.hosts ?? []).flatMap((host) => exposure!.paths.map((path) => ({
      what: `${host}${samePath(path)}`,
      prop: 'expose',
      must: 'lead each host and path to one service',
      fix: 'use another host or path',
    }))),
  ];
}
