import { Chart } from 'cdk8s';
import { StatefulDatabasePlan } from './database-plan';
import { Claim } from '../../placement/claims';

/** What no other construct of the app may have in the same cluster. */
export function claimsOf({ labels, externalSecrets }: StatefulDatabasePlan, chart: Chart): Claim[] {
  const namespace = chart.namespace ?? `of chart ${chart.node.path}`;
  return [
    { what: `database ${labels.name} in namespace ${namespace}`, prop: 'name', must: 'be the only one in its namespace', fix: 'give it a name of its own' },
    ...externalSecrets.map(({ name }) => ({
      what: `ExternalSecret ${name} in namespace ${namespace}`,
      prop: 'credentials',
      must: 'make Secrets of their own',
      fix: 'rename one of them',
    })),
  ];
}
