import { join } from 'node:path';
import { App } from 'cdk8s';
import { Orders } from './orders';
import { ClusterProfile } from 'cdk8s-vetted';

const app = new App();
new Orders(app, 'orders-bare', ClusterProfile.fromFile(join(__dirname, 'profiles', 'bare-1.27.yaml')));
new Orders(app, 'orders-managed', ClusterProfile.fromFile(join(__dirname, 'profiles', 'managed-1.33.yaml')));
app.synth();
