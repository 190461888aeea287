import { App, Chart } from 'cdk8s';
import { ClusterProfile, ClusterProfileProps, Health, SafeWebService } from '../../../../src';
import { InvalidPropsError } from '../../../../src/errors/invalid-props';
import { issueText } from '../../../../src/errors/issue';

/** What somebody wrote instead of props that are right, and every line of the error that answers it. */
export interface BadCase {
  /** Laid over GOOD; typed loosely, because programs without a type check are who we speak to. */
  readonly props: { readonly [prop: string]: unknown };
  readonly profile?: ClusterProfileProps;
  readonly issues: readonly string[];
}

/** Bad cases by title, in the words of the person who wrote it. */
export interface BadCases {
  readonly [title: string]: BadCase;
}

/** Props of which nothing is wrong. */
export const GOOD = { image: 'ghcr.io/acme/api:1.4.2', health: Health.http('/ready'), liveness: Health.http('/live') };

/** A cluster that lacks nothing. */
export const RICH: ClusterProfileProps = {
  kubernetesVersion: '1.36',
  customResources: [
    'httproutes.gateway.networking.k8s.io', 'certificates.cert-manager.io', 'externalsecrets.external-secrets.io',
    'secretproviderclasses.secrets-store.csi.x-k8s.io', 'podmonitors.monitoring.coreos.com',
  ],
  gateway: { name: 'public', namespace: 'edge', httpsListener: 'https', httpListener: 'http' },
  customMetricsAdapter: 'prometheus-adapter',
  externalMetricsAdapter: 'prometheus-adapter',
};

/** The service `shop/api` with these props over the good ones, in a new app. */
export function serviceWith(props: unknown, profile?: ClusterProfileProps): SafeWebService {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  if (profile !== undefined) ClusterProfile.set(chart, new ClusterProfile(profile));
  return new SafeWebService(chart, 'api', props as ConstructorParameters<typeof SafeWebService>[2]);
}

/** The InvalidPropsError that an action throws; any other error goes through. */
export function refusalOf(action: () => unknown): InvalidPropsError {
  try {
    action();
  } catch (error) {
    if (error instanceof InvalidPropsError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The lines of an error, one an issue. */
export function linesOf(error: InvalidPropsError): string[] {
  return error.issues.map(issueText);
}
