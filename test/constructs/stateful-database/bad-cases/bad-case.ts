import { App, Chart } from 'cdk8s';
import { ClusterProfile, ClusterProfileProps, StatefulDatabase } from '../../../../src';
import { InvalidPropsError } from '../../../../src/errors/invalid-props';

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

/** The database `shop/orders` with these props, in a new app. */
export function databaseWith(props: unknown, profile?: ClusterProfileProps): StatefulDatabase {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  if (profile !== undefined) ClusterProfile.set(chart, new ClusterProfile(profile));
  return new StatefulDatabase(chart, 'orders', props as ConstructorParameters<typeof StatefulDatabase>[2]);
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
