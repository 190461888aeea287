import { Duration } from 'cdk8s';
import { MetricsEndpoint } from './metrics-endpoint';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isHttpPath } from '../../values/http-path';
import { PortPlan } from '../ports/plan-ports';

export interface MetricsPlan {
  readonly port: number;
  readonly portName: string;
  readonly path: string;
  readonly intervalSeconds: number;
  /** Whether the port serves metrics alone and is no port of the Service. */
  readonly isOwnPort: boolean;
  /** Whether a PodMonitor finds the pods; else annotations do. */
  readonly byPodMonitor: boolean;
}

const POD_MONITORS = 'podmonitors.monitoring.coreos.com';
const OWN_PORT_NAME = 'metrics';

export function planMetrics(metrics: MetricsEndpoint | undefined, ports: readonly PortPlan[], profile: ClusterProfile, issues: IssueList): MetricsPlan | undefined {
  if (metrics === undefined || !isStruct(issues, 'metrics', metrics, { port: true, path: true, interval: true })) return undefined;
  const first = ports[0]?.containerPort;
  const port = metrics.port === undefined && first !== undefined
    ? first
    : wholeNumberIn(issues, 'metrics.port', metrics.port, { min: 1024, max: 65535 }) ?? first ?? 1024;
  const shared = ports.find((candidate) => candidate.containerPort === port);
  if (shared === undefined && ports.some((candidate) => candidate.name === OWN_PORT_NAME)) {
    issues.add({ prop: 'metrics.port', must: 'be the port named "metrics", which ports declares', got: shown(metrics.port) });
  }
  const path = metrics.path ?? '/metrics';
  if (!isHttpPath(path)) issues.add({ prop: 'metrics.path', must: 'be an HTTP path that starts with "/"', got: shown(path) });
  return {
    port,
    portName: shared?.name ?? OWN_PORT_NAME,
    path,
    intervalSeconds: secondsIn(issues, 'metrics.interval', metrics.interval ?? Duration.seconds(30), { min: 5, max: 600 }) ?? 30,
    isOwnPort: shared === undefined,
    byPodMonitor: profile.hasCustomResource(POD_MONITORS),
  };
}

/** The port of the container that serves metrics alone, where there is one. */
export function metricsPortFieldsOf(plan: MetricsPlan | undefined): { name: string; containerPort: number; protocol: string }[] {
  return plan?.isOwnPort === true ? [{ name: plan.portName, containerPort: plan.port, protocol: 'TCP' }] : [];
}

/** What a collector without the Prometheus operator looks for; a convention of many, a standard of none. */
export function metricsAnnotationsOf(plan: MetricsPlan | undefined): Record<string, string> {
  if (plan === undefined || plan.byPodMonitor) return {};
  return { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(plan.port), 'prometheus.io/path': plan.path };
}

/** The spec of a PodMonitor. Source: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor */
export interface PodMonitorFields {
  readonly selector: { readonly matchLabels: { readonly [key: string]: string } };
  readonly podMetricsEndpoints: readonly { readonly port: string; readonly path: string; readonly interval: string }[];
}

export function podMonitorFieldsOf(plan: MetricsPlan, selector: { readonly [key: string]: string }): PodMonitorFields {
  return {
    selector: { matchLabels: selector },
    podMetricsEndpoints: [{ port: plan.portName, path: plan.path, interval: `${plan.intervalSeconds}s` }],
  };
}
