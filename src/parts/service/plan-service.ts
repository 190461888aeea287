import { ServiceOptions, TrafficDistribution } from './service-options';
import { needMinor } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { KnownProps, isStruct } from '../../validation/known-props';
import { entriesOf, flagOf, secondsIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isAnnotationKey } from '../../values/label';
import { ServiceSpecFields } from '../kubernetes-fields';
import { PortPlan, servicePortFieldsOf } from '../ports/plan-ports';

export interface ServicePlan {
  readonly headless: boolean;
  readonly annotations: { readonly [key: string]: string };
  readonly affinitySeconds?: number;
  readonly trafficDistribution?: string;
}

/** First minor in which a value is on by default. Source: https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution */
const SINCE: { readonly [value in TrafficDistribution]: number } = {
  [TrafficDistribution.PREFER_CLOSE]: 31,
  [TrafficDistribution.PREFER_SAME_ZONE]: 34,
  [TrafficDistribution.PREFER_SAME_NODE]: 34,
};
const KNOWN: KnownProps<ServiceOptions> = { headless: true, sessionAffinity: true, trafficDistribution: true, annotations: true };
const BEFORE = "leave it out, or set service.annotations to { 'service.kubernetes.io/topology-mode': 'Auto' }";

export function planService(options: ServiceOptions | undefined, profile: ClusterProfile, issues: IssueList): ServicePlan {
  if (options === undefined) return { headless: false, annotations: {} };
  if (!isStruct(issues, 'service', options, KNOWN)) return { headless: false, annotations: {} };
  const annotations = entriesOf(issues, 'service.annotations', options.annotations);
  for (const [key, value] of annotations) {
    if (!isAnnotationKey(key) || typeof value !== 'string') issues.add({ prop: 'service.annotations', must: 'hold valid annotations', got: `${key}: ${shown(value)}` });
  }
  const headless = flagOf(issues, 'service.headless', options.headless);
  if (headless && options.sessionAffinity !== undefined) {
    issues.add({ prop: 'service.sessionAffinity', must: 'be left out where the Service is headless, because its clients choose their pods themselves', got: shown(options.sessionAffinity) });
  }
  return {
    headless,
    annotations: Object.fromEntries(annotations),
    affinitySeconds: options.sessionAffinity === undefined
      ? undefined
      : secondsIn(issues, 'service.sessionAffinity', options.sessionAffinity, { min: 1, max: 86400 }),
    trafficDistribution: planTrafficDistribution(options.trafficDistribution, profile, issues),
  };
}

export function serviceFieldsOf(plan: ServicePlan, ports: readonly PortPlan[], selector: { readonly [key: string]: string }): ServiceSpecFields {
  return {
    type: 'ClusterIP',
    clusterIP: plan.headless ? 'None' : undefined,
    selector,
    ports: servicePortFieldsOf(ports),
    sessionAffinity: plan.affinitySeconds === undefined ? undefined : 'ClientIP',
    sessionAffinityConfig: plan.affinitySeconds === undefined ? undefined : { clientIP: { timeoutSeconds: plan.affinitySeconds } },
    trafficDistribution: plan.trafficDistribution,
  };
}

function planTrafficDistribution(value: TrafficDistribution | undefined, profile: ClusterProfile, issues: IssueList): string | undefined {
  if (value === undefined) return undefined;
  if (!Object.values(TrafficDistribution).includes(value)) issues.add({ prop: 'service.trafficDistribution', must: 'be a TrafficDistribution', got: shown(value) });
  else needMinor(issues, profile, 'service.trafficDistribution', SINCE[value], BEFORE);
  return value;
}
