import { App, Chart } from 'cdk8s';
import { ClusterProfile, ClusterProfileProps, QueueScaledWorker } from '../../../../src';
import { InvalidPropsError } from '../../../../src/errors/invalid-props';
import { issueText } from '../../../../src/errors/issue';
import { WITH_KEDA } from '../made';

/** What somebody wrote instead of props that are right, and every line of the error that answers it. */
export interface BadCase {
  /** Laid over GOOD; typed loosely, because programs without a type check are who we speak to. */
  readonly props: { readonly [prop: string]: unknown };
  /** One with KEDA where it is left out. */
  readonly profile?: ClusterProfileProps;
  readonly issues: readonly string[];
}

/** Bad cases by title, in the words of the person who wrote it. */
export interface BadCases {
  readonly [title: string]: BadCase;
}

/** The worker `shop/indexer` with these props, in a new app. */
export function workerWith(props: unknown, profile: ClusterProfileProps = WITH_KEDA): QueueScaledWorker {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, new ClusterProfile(profile));
  return new QueueScaledWorker(chart, 'indexer', props as ConstructorParameters<typeof QueueScaledWorker>[2]);
}

/** The lines of the InvalidPropsError that an action throws, one an issue; any other error goes through. */
export function refusalOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof InvalidPropsError) return error.issues.map(issueText);
    throw error;
  }
  throw new Error('nothing was refused');
}
