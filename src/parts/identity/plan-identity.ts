import { CloudIdentity } from './cloud-identity';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';

export interface IdentityPlan {
  readonly serviceAccountName: string;
  /** Whether the account is ours to make. */
  readonly isOwn: boolean;
  readonly annotations: { readonly [key: string]: string };
  readonly podLabels: { readonly [key: string]: string };
}

export interface IdentityInput {
  readonly serviceAccountName?: string;
  readonly cloudIdentity?: CloudIdentity;
}

const PROVIDERS = {
  aws: { annotation: 'eks.amazonaws.com/role-arn', shape: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, must: 'be the ARN of an IAM role', podLabels: {} },
  google: { annotation: 'iam.gke.io/gcp-service-account', shape: /^[a-z0-9-]+@[a-z0-9.:-]+\.gserviceaccount\.com$/, must: 'be the email of a Google service account', podLabels: {} },
  azure: {
    annotation: 'azure.workload.identity/client-id',
    shape: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    must: 'be the client id of a managed identity, a UUID',
    podLabels: { 'azure.workload.identity/use': 'true' },
  },
} as const;

export function planIdentity(input: IdentityInput, name: string, issues: IssueList): IdentityPlan {
  const given = input.serviceAccountName;
  if (given !== undefined && !isDnsSubdomain(given)) issues.add({ prop: 'serviceAccountName', must: 'be the name of a ServiceAccount', got: shown(given) });
  const identity = input.cloudIdentity;
  const plan: IdentityPlan = { serviceAccountName: given ?? name, isOwn: given === undefined, annotations: {}, podLabels: {} };
  if (identity === undefined) return plan;
  if (!(identity instanceof CloudIdentity)) {
    issues.add({ prop: 'cloudIdentity', must: 'be CloudIdentity.awsRole, .googleServiceAccount or .azureManagedIdentity', got: shown(identity) });
    return plan;
  }
  if (given !== undefined) {
    issues.add({ prop: 'cloudIdentity', must: 'be set on the ServiceAccount itself where serviceAccountName names one', got: shown(given), fix: 'leave serviceAccountName out' });
  }
  const provider = PROVIDERS[identity._provider];
  if (typeof identity._id !== 'string' || !provider.shape.test(identity._id)) issues.add({ prop: 'cloudIdentity', must: provider.must, got: shown(identity._id) });
  return { ...plan, annotations: { [provider.annotation]: identity._id }, podLabels: provider.podLabels };
}
