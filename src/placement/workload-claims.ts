import { Chart } from 'cdk8s';
import { Claim } from './claims';
import { ExternalSecretPlan } from '../parts/secrets/plan-secrets';

/** What every workload alone may have in its namespace: its own name, and the names of its external secrets. */
export function workloadClaimsOf(name: string, externalSecrets: readonly ExternalSecretPlan[], chart: Chart): Claim[] {
  const namespace = chart.namespace ?? `of chart ${chart.node.path}`;
  return [
    { what: `Deployment ${name} in namespace ${namespace}`, prop: 'name', must: 'be the only one in its namespace', fix: 'give it a name of its own' },
    ...externalSecrets.map((secret) => ({
      what: `ExternalSecret ${secret.name} in namespace ${namespace}`,
      prop: 'secrets',
      must: 'make Secrets of their own',
      fix: 'share it with SecretRef.existing, or rename it',
    })),
  ];
}
