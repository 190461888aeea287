import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { BadCase, GOOD, linesOf, refusalOf, serviceWith } from './bad-cases/bad-case';
import { BAD_CONFIGURATION } from './bad-cases/configuration';
import { BAD_CONTAINERS } from './bad-cases/containers';
import { BAD_NAMES } from './bad-cases/names';
import { BAD_SCALE } from './bad-cases/scale';
import { BAD_TRAFFIC } from './bad-cases/traffic';
import { Exposure, Health, Resources, SafeWebService, SafeWebServiceProps, Tls } from '../../../src';
import { KNOWN_PROPS } from '../../../src/constructs/safe-web-service/known-props';

const TABLES = [BAD_NAMES, BAD_CONTAINERS, BAD_CONFIGURATION, BAD_TRAFFIC, BAD_SCALE];
const CASES: [string, BadCase][] = TABLES.flatMap((table) => Object.entries(table));

describe('an author is told of', () => {
  test.each(CASES)('%s', (_title, { props, profile, issues }) => {
    expect(linesOf(refusalOf(() => serviceWith({ ...GOOD, ...props }, profile)))).toEqual(issues);
  });
});

test('props of which nothing is wrong are refused by nobody', () => {
  expect(serviceWith(GOOD).name).toBe('api');
});

test('no two bad cases have one title', () => {
  expect(new Set(CASES.map(([title]) => title)).size).toBe(CASES.length);
});

test('every prop has a bad case', () => {
  const refusedIn = ({ props, issues }: BadCase): string[] => Object.keys(props).filter((prop) => issues.map(propOf).includes(prop));
  const refused = new Set(CASES.flatMap(([, badCase]) => refusedIn(badCase)));
  expect(Object.keys(KNOWN_PROPS).filter((prop) => !refused.has(prop))).toEqual([]);
});

test('what is no object is no props', () => {
  expect([undefined, null, 'nginx:1', [GOOD]].map((props) => refusalOf(() => serviceWith(props)).message.split('\n'))).toEqual([
    ['SafeWebService at "shop/api" has 1 invalid prop:', '  props must be an object, got nothing'],
    ['SafeWebService at "shop/api" has 1 invalid prop:', '  props must be an object, got null'],
    ['SafeWebService at "shop/api" has 1 invalid prop:', '  props must be an object, got "nginx:1"'],
    ['SafeWebService at "shop/api" has 1 invalid prop:', '  props must be an object, got a list of 1'],
  ]);
});

/** Written in an order of its own, because the error keeps that of the documentation. */
const ALL_WRONG = {
  expose: Exposure.web('Shop', { tls: Tls.secret('shop-tls') }),
  minReady: 5,
  replicas: -1,
  ports: [],
  liveness: undefined,
  health: Health.http('ready'),
  sidecars: [{ name: 'proxy', image: 'envoy' }],
  userId: 0,
  env: { DEBUG: 'yes' },
  tmpSize: Size.mebibytes(0),
  resources: Resources.of({ cpu: Cpu.millis(0), memory: Size.mebibytes(1) }),
  name: 'Api',
  terminationGracePeriod: Duration.seconds(1),
  replica: 3,
  image: 'nginx',
} as unknown as SafeWebServiceProps;

test('many wrong props come in one error, unknown ones first, the others in the order of the documentation', () => {
  expect(refusalOf(() => serviceWith(ALL_WRONG)).message.split('\n')).toEqual([
    'SafeWebService at "shop/api" has 16 invalid props:',
    '  replica must be a known prop, got 3 (did you mean replicas?)',
    '  image must carry a tag or digest other than latest, got "nginx" (write "nginx:1.2.3")',
    '  name must be a DNS label of at most 52 characters that starts with a letter, got "Api" (use lower-case letters, digits and "-")',
    '  resources.cpu must be a CPU amount above zero in whole millicores, got "0m" (write Cpu.millis(250))',
    '  resources.memory must be a size of at least 16Mi in whole bytes, got "1Mi" (write Size.mebibytes(256))',
    '  tmpSize must be a size above zero, got "0Mi" (write Size.mebibytes(64))',
    '  env.DEBUG must be an EnvValue, got "yes" (write EnvValue.fromValue("yes"))',
    '  terminationGracePeriod must be at least drainDelay 10s + shutdownTimeout 20s = 30s, or SIGKILL ends work in flight, got "1s" (leave it out: 35s is derived)',
    '  userId must be a whole number from 1 to 2147483647, got 0',
    '  sidecars[0].image must carry a tag or digest other than latest, got "envoy" (write "envoy:1.2.3")',
    '  health.path must be an HTTP path that starts with "/", got "ready"',
    '  liveness must say how to ask the container, got nothing (write Health.http(\'/path\'), Health.tcp(), Health.grpc() or Health.exec([...]))',
    '  ports must name at least one port, got an empty list',
    '  replicas must be a whole number from 1 to 5000, got -1',
    '  minReady must be 0s to 3600s, in whole seconds, got 5 (write Duration.seconds(n))',
    '  expose.host must be a lower-case host name, without scheme, port or path, got "Shop" (write "shop.example.com")',
  ]);
});

test('a caller or target that is connected later is judged like one that was given', () => {
  const service = serviceWith(GOOD);
  const acts = [() => service.allowFrom('web' as never), () => service.connectTo('cart' as never), () => service.connectTo(undefined as never)];
  expect(acts.map((act) => refusalOf(act)).map(({ subject, issues }) => [subject, ...issues.map(({ prop, got }) => `${prop}, got ${got}`)])).toEqual([
    ['SafeWebService at "shop/api"', 'allowFrom, got "web"'],
    ['SafeWebService at "shop/api"', 'connectTo, got "cart"'],
    ['SafeWebService at "shop/api"', 'connectTo, got nothing'],
  ]);
});

test('a construct id that is no name asks for a name', () => {
  const { node } = serviceWith(GOOD);
  expect(linesOf(refusalOf(() => new SafeWebService(node.scope!, 'Api_2', GOOD)))).toEqual([
    'name must be a DNS label of at most 52 characters that starts with a letter, got the construct id "Api_2" (use lower-case letters, digits and "-")',
  ]);
});

function propOf(line: string): string {
  return line.split(/[ .[]/)[0];
}
