import { App, Chart, Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import { ClusterProfile, Exposure, Health, SafeWebService, SecretRef, Tls } from 'cdk8s-vetted';

const app = new App();
ClusterProfile.set(app, new ClusterProfile({ kubernetesVersion: '1.30', ingress: { className: 'nginx' } }));
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const api = new SafeWebService(shop, 'api', {
  image: 'registry.example.com/shop/api:1.4.2',
  health: Health.http('/ready'),
  liveness: Health.http('/live'),
  autoscaling: { maxReplicas: 10 },
  config: { LOG_LEVEL: 'info' },
  env: { GREETING: EnvValue.fromValue('hello') },
  secrets: [SecretRef.existing('api-db', { env: { DATABASE_URL: 'url' } })],
  shutdownTimeout: Duration.seconds(30),
});

const web = new SafeWebService(shop, 'web', {
  image: 'registry.example.com/shop/web:2.0.0',
  health: Health.http('/ready'),
  liveness: Health.http('/live'),
  replicas: 3,
  expose: Exposure.web('shop.example.com', { tls: Tls.secret('shop-tls') }),
});

web.connectTo(api);
app.synth();
