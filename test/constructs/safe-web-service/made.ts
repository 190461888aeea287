import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ClusterProfile, ClusterProfileProps, Health, SafeWebService, SafeWebServiceProps } from '../../../src';

/** Props that are right, to change one thing of. */
export const GOOD: SafeWebServiceProps = { image: 'ghcr.io/acme/api:1.4.2', health: Health.http('/ready'), liveness: Health.http('/live') };

/** A chart in namespace `shop` of a cluster. */
export function madeChart(cluster: ClusterProfileProps = {}, id = 'shop', app = new App()): Chart {
  const chart = new Chart(app, id, { namespace: 'shop' });
  ClusterProfile.set(chart, new ClusterProfile(cluster));
  return chart;
}

/** The service `api` with props changed from the good ones. */
export function madeService(change: Partial<SafeWebServiceProps> = {}, chart = madeChart(), id = 'api'): SafeWebService {
  return new SafeWebService(chart, id, { ...GOOD, ...change });
}

/** Every object below a construct, without asking whether anybody may call it. */
export function manifestsOf(scope: IConstruct): any[] {
  return scope.node.findAll().flatMap((construct) => (ApiObject.isApiObject(construct) ? [construct.toJson()] : []));
}
