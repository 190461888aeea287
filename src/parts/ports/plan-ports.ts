import { k8s } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { listOf, textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isPortName } from '../../values/port';
import { Fields } from '../kubernetes-fields';
import { WebPort } from './web-port';

export interface PortPlan {
  readonly name: string;
  readonly containerPort: number;
  readonly servicePort: number;
  readonly appProtocol?: string;
  readonly isHttp: boolean;
}

export interface PortsInput {
  readonly port?: number;
  readonly ports?: WebPort[];
  /** Whether names lead to pods, so that no Service stands between that could map one port to another. */
  readonly headless: boolean;
}

const DEFAULT_PORT = 8080;
const FIRST_SERVICE_PORT = 80;
/** A container without capabilities cannot bind ports below it. Source: capabilities(7), CAP_NET_BIND_SERVICE */
const FIRST_UNPRIVILEGED = 1024;

/** At least one port, the first being the one that probes and exposure use. */
export function planPorts(input: PortsInput, issues: IssueList): readonly PortPlan[] {
  if (input.port !== undefined && input.ports !== undefined) {
    issues.add({ prop: 'port', must: 'be left out where ports are given', got: shown(input.port), fix: 'put WebPort.http(port) first in ports' });
  }
  if (input.ports === undefined) return [planPort('port', WebPort.http(input.port ?? DEFAULT_PORT), firstServicePortOf(input), issues)];
  const ports = listOf(issues, 'ports', input.ports);
  if (ports.length === 0 && !issues.concerns('ports')) issues.add({ prop: 'ports', must: 'name at least one port', got: shown(input.ports) });
  const plans = ports.flatMap((port, i) => {
    if (port instanceof WebPort) return [planPort(`ports[${i}]`, port, i === 0 ? firstServicePortOf(input) : undefined, issues, input.headless)];
    issues.add({ prop: `ports[${i}]`, must: 'be WebPort.http(n), WebPort.grpc(n) or WebPort.tcp(n)', got: shown(port) });
    return [];
  });
  if (!issues.concerns('ports')) refuseTwins(plans, issues);
  return plans.length > 0 ? plans : [planPort('port', WebPort.http(DEFAULT_PORT), FIRST_SERVICE_PORT, issues)];
}

export function containerPortFieldsOf(plans: readonly PortPlan[]): Fields<k8s.ContainerPort>[] {
  return plans.map((plan) => ({ name: plan.name, containerPort: plan.containerPort, protocol: 'TCP' }));
}

export function servicePortFieldsOf(plans: readonly PortPlan[]): Fields<k8s.ServicePort>[] {
  return plans.map((plan) => ({ name: plan.name, port: plan.servicePort, targetPort: plan.name, protocol: 'TCP', appProtocol: plan.appProtocol }));
}

/** Undefined where the container port is the default. */
function firstServicePortOf(input: PortsInput): number | undefined {
  return input.headless ? undefined : FIRST_SERVICE_PORT;
}

function planPort(prop: string, port: WebPort, fallback: number | undefined, issues: IssueList, headless = false): PortPlan {
  const options = port._options;
  const containerPort = containerPortOf(prop, port._containerPort, issues);
  if (!isStruct(issues, prop, options, { name: true, servicePort: true, appProtocol: true })) return { name: 'http', containerPort, servicePort: containerPort, isHttp: true };
  const isNamed = isPortName(options.name);
  if (!isNamed) {
    issues.add({ prop: `${prop}.name`, must: 'be at most 15 lower-case letters, digits and "-", with a letter', got: shown(options.name) });
  }
  const servicePort = options.servicePort === undefined
    ? fallback ?? containerPort
    : wholeNumberIn(issues, `${prop}.servicePort`, options.servicePort, { min: 1, max: 65535 }) ?? containerPort;
  if (headless && servicePort !== containerPort) {
    issues.add({ prop: `${prop}.servicePort`, must: `be the container port ${containerPort} where the Service is headless, because clients reach pods themselves`, got: shown(servicePort) });
  }
  const appProtocol = options.appProtocol === undefined ? undefined : textOf(issues, `${prop}.appProtocol`, options.appProtocol);
  return { name: isNamed ? options.name : prop, containerPort, servicePort, appProtocol, isHttp: port._isHttp };
}

function containerPortOf(prop: string, port: number, issues: IssueList): number {
  if (Number.isInteger(port) && port >= 1 && port < FIRST_UNPRIVILEGED) {
    issues.add({
      prop,
      must: `be ${FIRST_UNPRIVILEGED} or above, because a container without capabilities cannot bind lower ports`,
      got: shown(port),
      fix: `listen on ${port + 8000} and keep servicePort: ${port}`,
    });
  } else {
    wholeNumberIn(issues, prop, port, { min: FIRST_UNPRIVILEGED, max: 65535 });
  }
  // Kept although refused, so that a probe that asks it is not refused too.
  return typeof port === 'number' ? port : DEFAULT_PORT;
}

function refuseTwins(plans: readonly PortPlan[], issues: IssueList): void {
  for (const key of ['name', 'containerPort', 'servicePort'] as const) {
    plans.forEach((plan, i) => {
      const first = plans.findIndex((other) => other[key] === plan[key]);
      const prop = `ports[${i}].${key}`;
      if (first < i) issues.add({ prop, must: `differ from that of ports[${first}]`, got: shown(plan[key]) });
    });
  }
}
