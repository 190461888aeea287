import { join } from 'node:path';
import { App } from 'cdk8s';
import { OnlineBoutique } from './shop';
import { ClusterProfile } from 'cdk8s-vetted';

const app = new App();
new OnlineBoutique(app, 'shop-bare', { profile: profileOf('bare-1.30'), host: 'shop.example.com' });
new OnlineBoutique(app, 'shop-managed', { profile: profileOf('managed-1.33'), host: 'shop.example.com' });
new OnlineBoutique(app, 'shop-openshift', { profile: profileOf('openshift-1.34'), host: 'shop.apps.example.com' });
app.synth();

function profileOf(name: string): ClusterProfile {
  return ClusterProfile.fromFile(join(__dirname, 'profiles', `${name}.yaml`));
}
