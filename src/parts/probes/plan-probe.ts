import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, flagOf, secondsIn, textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isHttpPath } from '../../values/http-path';
import { refuseSecretContent, refuseSecretLiteral } from '../config/secret-literal';
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

const TIMED = { port: true, period: true, timeout: true, failureThreshold: true } as const;
const KNOWN: { readonly [by in Health['_by']]: { readonly [option: string]: true } } = {
  http: { ...TIMED, headers: true, https: true },
  grpc: { ...TIMED, service: true },
  tcp: TIMED,
  exec: TIMED,
  declined: {},
};

/** The container ports a probe may ask; the first is the default. */
export type ProbePorts = readonly number[];

/** One probe, with its timing checked. A declined or wrong one is undefined. */
export function planProbe(prop: string, health: Health | undefined, timing: ProbeTiming, ports: ProbePorts, issues: IssueList): ProbePlan | undefined {
  if (!(health instanceof Health)) {
    issues.add({ prop, must: 'say how to ask the container', got: shown(health), fix: "write Health.http('/path'), Health.tcp(), Health.grpc() or Health.exec([...])" });
    return undefined;
  }
  const options = health._options;
  if (!isStruct<object>(issues, prop, options, KNOWN[health._by])) return undefined;
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
  if (health._by === 'exec') return execOf(prop, health._command, issues);
  const { port: asked, service } = health._options;
  const port = asked ?? ports[0];
  const isDeclared = port !== undefined && ports.includes(port);
  if (!isDeclared) issues.add({ prop: `${prop}.port`, must: `be a declared container port (${ports.join(', ') || 'there is none'})`, got: shown(asked), fix: 'declare it in ports' });
  if (health._by === 'http') return httpOf(prop, health, isDeclared ? port : undefined, issues);
  const name = service === undefined ? {} : { service: textOf(issues, `${prop}.service`, service) };
  if (!isDeclared) return undefined;
  return health._by === 'tcp' ? { tcpSocket: { port } } : { grpc: { port, ...name } };
}

function execOf(prop: string, command: string[] | undefined, issues: IssueList): ProbeHandler | undefined {
  if (!Array.isArray(command) || command.length === 0 || [...command].some((word) => typeof word !== 'string' || word === '')) {
    issues.add({ prop, must: 'name a command, one text a word', got: shown(command), fix: "write Health.exec(['/bin/check', '--quick'])" });
    return undefined;
  }
  command.forEach((word) => refuseSecretContent(prop, word, issues));
  return { exec: { command } };
}

function httpOf(prop: string, health: Health, port: number | undefined, issues: IssueList): ProbeHandler | undefined {
  const { headers, https } = health._options;
  const isPath = isHttpPath(health._path);
  if (!isPath) issues.add({ prop: `${prop}.path`, must: 'be an HTTP path that starts with "/"', got: shown(health._path) });
  const httpHeaders = entriesOf(issues, `${prop}.headers`, headers).map(([name, value]) => ({ name, value }));
  for (const { name, value } of httpHeaders) {
    if (!/^[A-Za-z0-9-]+$/.test(name) || typeof value !== 'string') issues.add({ prop: `${prop}.headers`, must: 'hold names of letters, digits and "-" with texts', got: `${name}: ${shown(value)}` });
    else refuseSecretLiteral(`${prop}.headers.${name}`, name, value, issues);
  }
  const scheme = flagOf(issues, `${prop}.https`, https) ? 'HTTPS' : 'HTTP';
  if (!isPath || port === undefined || issues.concerns(`${prop}.headers`)) return undefined;
  return { httpGet: { path: health._path, port, scheme, ...(httpHeaders.length > 0 ? { httpHeaders } : {}) } };
}
