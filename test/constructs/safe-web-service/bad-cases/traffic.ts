import { App, Chart, Duration } from 'cdk8s';
import { NetworkPolicyIpBlock } from 'cdk8s-plus-27';
import { BadCases, RICH } from './bad-case';
import { Exposure, ExposureOptions, Health, Tls, TrafficDistribution, WebPort } from '../../../../src';

const ELSEWHERE = new Chart(new App(), 'elsewhere');
const TLS = { tls: Tls.secret('shop-tls') };
const web = (options: object, host: unknown = 'shop.example.com'): Exposure => Exposure.web(host as string, { ...TLS, ...options } as ExposureOptions);

/** Ports, probes, the Service, the way in from outside, the network and metrics. */
export const BAD_TRAFFIC: BadCases = {
  'port 80': { props: { port: 80 }, issues: ['port must be 1024 or above, because a container without capabilities cannot bind lower ports, got 80 (listen on 8080 and keep servicePort: 80)'] },
  'port 80, asked by the probes': {
    props: { port: 80, health: Health.http('/ready', { port: 80 }), liveness: Health.http('/live', { port: 80 }) },
    issues: ['port must be 1024 or above, because a container without capabilities cannot bind lower ports, got 80 (listen on 8080 and keep servicePort: 80)'],
  },
  'a port as a text': { props: { port: '8080' }, issues: ['port must be a whole number from 1024 to 65535, got "8080"'] },
  'port 0': { props: { port: 0 }, issues: ['port must be a whole number from 1024 to 65535, got 0'] },
  'a port above 65535': { props: { port: 65536 }, issues: ['port must be a whole number from 1024 to 65535, got 65536'] },
  'a port that is NaN': { props: { port: NaN }, issues: ['port must be a whole number from 1024 to 65535, got NaN'] },
  'a port besides ports': { props: { port: 9000, ports: [WebPort.http(8080)] }, issues: ['port must be left out where ports are given, got 9000 (put WebPort.http(port) first in ports)'] },
  'no port among ports': { props: { ports: [] }, issues: ['ports must name at least one port, got an empty list'] },
  'a port number among ports': { props: { ports: [8080] }, issues: ['ports[0] must be WebPort.http(n), WebPort.grpc(n) or WebPort.tcp(n), got 8080'] },
  'two ports of one number': { props: { ports: [WebPort.http(8080), WebPort.grpc(8080)] }, issues: ['ports[1].containerPort must differ from that of ports[0], got 8080'] },
  'two ports of one name': { props: { ports: [WebPort.http(8080), WebPort.http(8081)] }, issues: ['ports[1].name must differ from that of ports[0], got "http"'] },
  'two ports behind one Service port': { props: { ports: [WebPort.http(8080), WebPort.grpc(9000, { servicePort: 80 })] }, issues: ['ports[1].servicePort must differ from that of ports[0], got 80'] },
  'a port name of 16 characters': { props: { ports: [WebPort.http(8080, { name: 'a-very-long-name' })] }, issues: ['ports[0].name must be at most 15 lower-case letters, digits and "-", with a letter, got "a-very-long-name"'] },
  'a port name with an underscore': { props: { ports: [WebPort.http(8080, { name: 'my_port' })] }, issues: ['ports[0].name must be at most 15 lower-case letters, digits and "-", with a letter, got "my_port"'] },
  'a Service port above 65535': { props: { ports: [WebPort.http(8080, { servicePort: 70000 })] }, issues: ['ports[0].servicePort must be a whole number from 1 to 65535, got 70000'] },
  'an empty application protocol': { props: { ports: [WebPort.http(8080, { appProtocol: '' })] }, issues: ['ports[0].appProtocol must be a non-empty text, got ""'] },
  'a misspelt option of a port': { props: { ports: [WebPort.http(8080, { nam: 'web' } as object)] }, issues: ['ports[0].nam must be a known prop, got "web" (did you mean name?)'] },

  'no probes': {
    props: { health: undefined, liveness: undefined },
    issues: [
      "health must say how to ask the container, got nothing (write Health.http('/path'), Health.tcp(), Health.grpc() or Health.exec([...]))",
      "liveness must say how to ask the container, got nothing (write Health.http('/path'), Health.tcp(), Health.grpc() or Health.exec([...]))",
    ],
  },
  'a probe as a path': { props: { health: '/ready' }, issues: ['health must say how to ask the container, got "/ready" (write Health.http(\'/path\'), Health.tcp(), Health.grpc() or Health.exec([...]))'] },
  'readiness declined': { props: { health: Health.declined('it is always ready') }, issues: ['health must say how to ask whether the container may get traffic, got Health.declined (only liveness may be declined)'] },
  'liveness declined without a reason': { props: { liveness: Health.declined('no') }, issues: ['liveness must give a reason of at least 10 characters, got "no" (say why this service is better off without it)'] },
  'liveness that asks what readiness asks': { props: { liveness: Health.http('/ready') }, issues: ['liveness must ask something else than health does, or an outage of what readiness depends on restarts every pod, got the same question (give it a path of its own, Health.tcp(), or Health.declined(reason))'] },
  'liveness that restarts before readiness takes it out': { props: { liveness: Health.http('/live', { period: Duration.seconds(5), failureThreshold: 6 }) }, issues: ['liveness must take at least 2 x the 17s after which readiness takes the pod out of service, got "32s" (raise its period or failureThreshold)'] },
  'a timeout above the period': { props: { health: Health.http('/ready', { timeout: Duration.seconds(6) }) }, issues: ['health.timeout must be at most the period of 5s, got "6s" (lengthen the period too)'] },
  'a timeout of no time': { props: { health: Health.http('/ready', { timeout: Duration.seconds(0) }) }, issues: ['health.timeout must be 1s to 300s, in whole seconds, got "0s"'] },
  'a period of half a second': { props: { health: Health.http('/ready', { period: Duration.millis(500) }) }, issues: ['health.period must be 1s to 300s, in whole seconds, got "500ms"'] },
  'a period as a number': { props: { health: Health.http('/ready', { period: 5 as unknown as Duration }) }, issues: ['health.period must be 1s to 300s, in whole seconds, got 5 (write Duration.seconds(n))'] },
  'a period of an hour': { props: { liveness: Health.http('/live', { period: Duration.hours(1) }) }, issues: ['liveness.period must be 1s to 300s, in whole seconds, got "3600s"'] },
  'no failure at all': { props: { health: Health.http('/ready', { failureThreshold: 0 }) }, issues: ['health.failureThreshold must be a whole number from 1 to 100, got 0'] },
  'a probe of an undeclared port': { props: { health: Health.http('/ready', { port: 8081 }) }, issues: ['health.port must be a declared container port (8080), got 8081 (declare it in ports)'] },
  'a probe without a leading slash': { props: { health: Health.http('ready') }, issues: ['health.path must be an HTTP path that starts with "/", got "ready"'] },
  'a probe of a URL': { props: { health: Health.http('http://localhost:8080/ready') }, issues: ['health.path must be an HTTP path that starts with "/", got "http://localhost:8080/ready"'] },
  'a probe with a header that cannot be': { props: { health: Health.http('/ready', { headers: { 'X Probe': 'yes' } }) }, issues: ['health.headers must hold names of letters, digits and "-" with texts, got X Probe: "yes"'] },
  'a probe with a token in a header': { props: { health: Health.http('/ready', { headers: { 'X-Auth-Token': 's3cr3t' } }) }, issues: ['health.headers.X-Auth-Token must hold no secret, got a name that speaks of one (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)], or rename it if it is none)'] },
  'a probe over HTTPS, said by a text': { props: { health: Health.http('/ready', { https: 'yes' as unknown as boolean }) }, issues: ['health.https must be true or false, got "yes"'] },
  'a probe by a command in one text': { props: { liveness: Health.exec('cat /tmp/alive' as unknown as string[]) }, issues: ['liveness must name a command, one text a word, got "cat /tmp/alive" (write Health.exec([\'/bin/check\', \'--quick\']))'] },
  'a probe by an empty command': { props: { liveness: Health.exec([]) }, issues: ["liveness must name a command, one text a word, got an empty list (write Health.exec(['/bin/check', '--quick']))"] },
  'a probe by a command with a password': { props: { liveness: Health.exec(['psql', 'postgres://api:hunter2@localhost/shop']) }, issues: ['liveness must hold no secret, got what looks like a URL with a password (put it in a Secret and refer to it with secrets: [SecretRef.existing(...)])'] },
  'a TCP probe with a path': { props: { liveness: Health.tcp({ path: '/live' } as object) }, issues: ['liveness.path must be a known prop, got "/live"'] },
  'a gRPC probe of an empty service': { props: { liveness: Health.grpc({ service: '' }) }, issues: ['liveness.service must be a non-empty text, got ""'] },

  'a Service of another type': { props: { service: { type: 'LoadBalancer' } }, issues: ['service.type must be a known prop, got "LoadBalancer"'] },
  'session affinity as a flag': { props: { service: { sessionAffinity: true } }, issues: ['service.sessionAffinity must be 1s to 86400s, in whole seconds, got true (write Duration.seconds(n))'] },
  'session affinity of two days': { props: { service: { sessionAffinity: Duration.days(2) } }, issues: ['service.sessionAffinity must be 1s to 86400s, in whole seconds, got "172800s"'] },
  'traffic nearby on Kubernetes 1.30': { props: { service: { trafficDistribution: TrafficDistribution.PREFER_CLOSE } }, profile: { kubernetesVersion: '1.30' }, issues: ["service.trafficDistribution must have Kubernetes 1.31 or later, got a ClusterProfile of 1.30 (leave it out, or set service.annotations to { 'service.kubernetes.io/topology-mode': 'Auto' })"] },
  'traffic in the zone on Kubernetes 1.33': { props: { service: { trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE } }, profile: { kubernetesVersion: '1.33' }, issues: ["service.trafficDistribution must have Kubernetes 1.34 or later, got a ClusterProfile of 1.33 (leave it out, or set service.annotations to { 'service.kubernetes.io/topology-mode': 'Auto' })"] },
  'traffic to where nobody is': { props: { service: { trafficDistribution: 'toString' } }, profile: RICH, issues: ['service.trafficDistribution must be a TrafficDistribution, got "toString"'] },
  'a headless Service, said by a text': { props: { service: { headless: 'None' } }, issues: ['service.headless must be true or false, got "None"'] },
  'session affinity of a headless Service': {
    props: { service: { headless: true, sessionAffinity: Duration.hours(1) } },
    issues: ['service.sessionAffinity must be left out where the Service is headless, because its clients choose their pods themselves, got "3600s"'],
  },
  'a Service port other than the container port of a headless Service': {
    props: { service: { headless: true }, ports: [WebPort.http(8080, { servicePort: 80 })] },
    issues: ['ports[0].servicePort must be the container port 8080 where the Service is headless, because clients reach pods themselves, got 80'],
  },
  'a Service annotation that is a number': { props: { service: { annotations: { 'example.com/weight': 1 } } }, issues: ['service.annotations must hold valid annotations, got example.com/weight: 1'] },

  'a host instead of an exposure': { props: { expose: 'shop.example.com' }, issues: ['expose must be Exposure.web(host, {...}), .ingress or .gateway, got "shop.example.com"'] },
  'a host with a scheme': { props: { expose: web({}, 'https://shop.example.com') }, issues: ['expose.host must be a lower-case host name, without scheme, port or path, got "https://shop.example.com" (write "shop.example.com")'] },
  'a host with capitals': { props: { expose: web({}, 'Shop.example.com') }, issues: ['expose.host must be a lower-case host name, without scheme, port or path, got "Shop.example.com" (write "shop.example.com")'] },
  'a host that is an address': { props: { expose: web({}, '10.0.0.1') }, issues: ['expose.host must be a lower-case host name, without scheme, port or path, got "10.0.0.1" (write "shop.example.com")'] },
  'no host': { props: { expose: Exposure.web(undefined as never, TLS) }, issues: ['expose.host must be a lower-case host name, without scheme, port or path, got nothing (write "shop.example.com")'] },
  'an alias that is the host': { props: { expose: web({ aliases: ['www.example.com', 'shop.example.com'] }) }, issues: ['expose.aliases[1] must be named once, got "shop.example.com"'] },
  'an alias with a port': { props: { expose: web({ aliases: ['www.example.com:8443'] }) }, issues: ['expose.aliases[0] must be a lower-case host name, without scheme, port or path, got "www.example.com:8443" (write "shop.example.com")'] },
  'one path, not a list': { props: { expose: web({ paths: '/shop' }) }, issues: ['expose.paths must be a list, got "/shop"'] },
  'no paths': { props: { expose: web({ paths: [] }) }, issues: ['expose.paths must name at least one path, got an empty list (leave it out for "/")'] },
  'a path without a leading slash': { props: { expose: web({ paths: ['shop'] }) }, issues: ['expose.paths[0] must be an HTTP path that starts with "/", without a query, got "shop"'] },
  'a path with two slashes': { props: { expose: web({ paths: ['/shop//cart'] }) }, issues: ['expose.paths[0] must be an HTTP path that starts with "/", without a query, got "/shop//cart"'] },
  'a path with and without a trailing slash': { props: { expose: web({ paths: ['/shop', '/shop/'] }) }, issues: ['expose.paths[1] must be named once, got "/shop/"'] },
  'no TLS': { props: { expose: web({ tls: undefined }) }, issues: ["expose.tls must say where the certificate comes from, got nothing (write Tls.secret('shop-tls') or Tls.certManager('letsencrypt'))"] },
  'a TLS Secret with capitals': { props: { expose: web({ tls: Tls.secret('ShopTls') }) }, issues: ['expose.tls must name a Secret or ClusterIssuer, got "ShopTls"'] },
  'TLS ended upstream, by something': { props: { expose: web({ tls: Tls.terminatedUpstream('CDN') }) }, issues: ['expose.tls must give a reason of at least 10 characters, got "CDN" (say why this service is better off without it)'] },
  'cert-manager where it is not installed': { props: { expose: web({ tls: Tls.certManager('letsencrypt') }) }, issues: ["expose.tls must have certificates.cert-manager.io in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use Tls.secret('name') with a certificate of your own)"] },
  'a Gateway where the cluster has none': {
    props: { expose: Exposure.gateway('shop.example.com', TLS) },
    issues: [
      'expose must have httproutes.gateway.networking.k8s.io in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or use Exposure.ingress)',
      'expose must have a Gateway to attach to, got a ClusterProfile without one (name it in gateway of the ClusterProfile, or use Exposure.ingress)',
    ],
  },
  'a Gateway nobody named': {
    props: { expose: Exposure.gateway('shop.example.com', TLS) },
    profile: { customResources: ['httproutes.gateway.networking.k8s.io'] },
    issues: ['expose must have a Gateway to attach to, got a ClusterProfile without one (name it in gateway of the ClusterProfile, or use Exposure.ingress)'],
  },
  'an exposed port that speaks no HTTP': { props: { ports: [WebPort.tcp(5432)], health: Health.tcp(), liveness: Health.exec(['check']), expose: web({}) }, issues: ['expose must lead to a port that speaks HTTP, got port "tcp" (put WebPort.http(n) first in ports)'] },
  'a misspelt option of an exposure': { props: { expose: web({ pahts: ['/shop'] }) }, issues: ['expose.pahts must be a known prop, got a list of 1 (did you mean paths?)'] },
  'an annotation of an exposure that is a flag': { props: { expose: web({ annotations: { 'example.com/waf': true } }) }, issues: ['expose.annotations must hold valid annotations, got example.com/waf: true'] },

  'a caller by name': { props: { allowFrom: ['web'] }, issues: ['allowFrom[0] must be a SafeWebService, a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock, got "web"'] },
  'a caller that is a selector': { props: { allowFrom: [{ podSelector: {} }] }, issues: ['allowFrom[0] must be a SafeWebService, a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock, got an object'] },
  'one caller, not a list': { props: { allowFrom: 'web' }, issues: ['allowFrom must be a list, got "web"'] },
  'a target by address': { props: { allowTo: ['10.0.0.0/8'] }, issues: ['allowTo[0] must be a SafeWebService, a workload of cdk8s-plus, Pods, Namespaces or NetworkPolicyIpBlock, got "10.0.0.0/8"'] },
  'a caller by an address that cannot be': {
    props: { allowFrom: [NetworkPolicyIpBlock.ipv4(ELSEWHERE, 'Bad', '10.0.0.256/8')] },
    issues: ['allowFrom[0] must be an IP block such as 10.0.0.0/8, got "10.0.0.256/8"'],
  },
  'a target except addresses outside it': {
    props: { allowTo: [NetworkPolicyIpBlock.ipv4(ELSEWHERE, 'Apart', '10.0.0.0/8', ['192.168.0.0/16'])] },
    issues: ['allowTo[0] must except blocks inside 10.0.0.0/8, got "192.168.0.0/16"'],
  },
  'targets, though everything is open': { props: { egress: 'open', allowTo: [] }, issues: ['allowTo must come with Egress.DECLARED, because with Egress.OPEN everything is allowed, got Egress.OPEN (leave egress out)'] },
  'an egress that does not exist': { props: { egress: 'closed' }, issues: ['egress must be Egress.OPEN or Egress.DECLARED, got "closed"'] },

  'metrics as a flag': { props: { metrics: true }, issues: ['metrics must be an object, got true'] },
  'metrics on a privileged port': { props: { metrics: { port: 80 } }, issues: ['metrics.port must be a whole number from 1024 to 65535, got 80'] },
  'metrics without a leading slash': { props: { metrics: { path: 'metrics' } }, issues: ['metrics.path must be an HTTP path that starts with "/", got "metrics"'] },
  'metrics every second': { props: { metrics: { interval: Duration.seconds(1) } }, issues: ['metrics.interval must be 5s to 600s, in whole seconds, got "1s"'] },
  'metrics beside the port named metrics': { props: { ports: [WebPort.http(8080), WebPort.http(9090, { name: 'metrics' })], metrics: { port: 9091 } }, issues: ['metrics.port must be the port named "metrics", which ports declares, got 9091'] },
  'a misspelt option of metrics': { props: { metrics: { Port: 9090 } }, issues: ['metrics.Port must be a known prop, got 9090 (did you mean port?)'] },
};
