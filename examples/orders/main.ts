import { join } from 'node:path';
import { App } from 'cdk8s';
import { Orders } from './orders';
import { ClusterProfile } from 'cdk8s-vetted';

const app = new App();
new Orders(app, 'orders-bare', { profile: profileOf('bare-1.27'), host: 'orders.example.com' });
new Orders(app, 'orders-managed', { profile: profileOf('managed-1.33'), host: 'orders.example.com' });
app.synth();

function profileOf(name: string): ClusterProfile {
  return ClusterProfile.fromFile(join(__dirname, 'profiles', `${name}.yaml`));
}
