import { Issue, issueText } from './issue';

/** Thrown by a construct whose props are wrong; carries every issue of every prop. */
export class InvalidPropsError extends Error {
  public constructor(public readonly subject: string, public readonly issues: readonly Issue[]) {
    const count = issues.length === 1 ? '1 invalid prop' : `${issues.length} invalid props`;
    super([`${subject} has ${count}:`, ...issues.map((issue) => `  ${issueText(issue)}`)].join('\n'));
    this.name = 'InvalidPropsError';
  }
}
