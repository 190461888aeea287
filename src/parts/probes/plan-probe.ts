import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isHttpPath } from '../../values/http-path';
import { Fields } from '../kubernetes-fields';
import { Health } from './health';

export type ProbeHandler = Pick<Fields<k8s.Probe>, 'httpGet' | 'tcpSocket' | 'grpc' | 'exec'>;

export interface ProbePlan {
  readonly handler: ProbeHandler;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

export interface ProbeTiming {
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** The container ports a probe may ask; the first is the default. */
export type ProbePorts = readonly number[];

/** One probe, with its timing checked. A declined or wrong one is undefined. */
export function planProbe(prop: string, health: Health | undefined, timing: ProbeTiming, ports: ProbePorts, issues: IssueList): ProbePlan | undefined {
  if (!(health instanceof Health)) {
    issues.add({ prop, must: 'say how to ask the container', got: shown(health), fix: "write Health.http('/path'), Health.tcp(), Health.grpc() or Health.exec([...])" });
    return undefined;
  }
  const options = health._options;
  const known = { port: true, period: true, timeout: true, failureThreshold: true, headers: true, https: true, service: true } as const;
  if (!isStruct(issues, prop, options, known)) return undefined;
  const handler = handlerOf(prop, health, ports, issues);
  const seconds = (name: 'period' | 'timeout', fallback: number): number =>
    options[name] === undefined ? fallback : secondsIn(issues, `${prop}.${name}`, options[name], { min: 1, max: Duration.minutes(5).toSeconds() }) ?? fallback;
  const periodSeconds = seconds('period', timing.periodSeconds);
  const timeoutSeconds = seconds('timeout', Math.min(timing.timeoutSeconds, periodSeconds));
  const failureThreshold = options.failureThreshold === undefined
    ? timing.failureThreshold
    : wholeNumberIn(issues, `${prop}.failureThreshold`, options.failureThreshold, { min: 1, max: 100 }) ?? timing.failureThreshold;
  if (timeoutSeconds > periodSeconds && !issues.concerns(`${prop}.timeout`, `${prop}.period`)) {
    issues.add({ prop: `${prop}.timeout`, must: `be at most the period of ${periodSeconds}s`, got: `"${timeoutSeconds}s"`, fix: 'lengthen the period too' });
  }
  return handler === undefined ? undefined : { handler, periodSeconds, timeoutSeconds, failureThreshold };
}

/** Seconds from the first failure a probe can see until Kubernetes acts on it, at the longest. */
export function reactionSecondsOf(plan: ProbeTiming): number {
  return plan.failureThreshold * plan.periodSeconds + plan.timeoutSeconds;
}

export function probeFieldsOf(plan: ProbePlan): Fields<k8s.Probe> {
  return {
    ...plan.handler,
    periodSeconds: plan.periodSeconds,
    timeoutSeconds: plan.timeoutSeconds,
    failureThreshold: plan.failureThreshold,
    successThreshold: 1,
  };
}

function handlerOf(prop: string, health: Health, ports: ProbePorts, issues: IssueList): ProbeHandler | undefined {
  const { port: asked, headers, https, service } = health._options;
  if (health._by === 'exec') {
    const command = health._command;
    if (Array.isArray(command) && command.length > 0 && command.every((word) => typeof word === 'string' && word !== '')) return { exec: { command } };
    issues.add({ prop, must: 'name a command, one text a word', got: shown(command), fix: "write Health.exec(['/bin/check', '--quick'])" });
    return undefined;
  }
  const port = asked ?? ports[0];
  const isDeclared = port !== undefined && ports.includes(port);
  if (!isDeclared) issues.add({ prop: `${prop}.port`, must: `be a declared container port (${ports.join(', ') || 'there is none'})`, got: shown(asked), fix: 'declare it in ports' });
  const isPath = health._by !== 'http' || isHttpPath(health._path);
  if (!isPath) issues.add({ prop: `${prop}.path`, must: 'be an HTTP path that starts with "/"', got: shown(health._path) });
  if (!isDeclared || !isPath) return undefined;
  if (health._by === 'tcp') return { tcpSocket: { port } };
  if (health._by === 'grpc') return { grpc: service === undefined ? { port } : { port, service } };
  const httpHeaders = entriesOf(issues, `${prop}.headers`, headers).map(([name, value]) => ({ name, value }));
  for (const { name, value } of httpHeaders) {
    if (!/^[A-Za-z0-9-]+$/.test(name) || typeof value !== 'string') issues.add({ prop: `${prop}.headers`, must: 'hold names of letters, digits and "-" with texts', got: `${name}: ${shown(value)}` });
  }
  return { httpGet: { path: health._path, port, scheme: https === true ? 'HTTPS' : 'HTTP', ...(httpHeaders.length > 0 ? { httpHeaders } : {}) } };
}
