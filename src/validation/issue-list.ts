import { InvalidPropsError } from '../errors/invalid-props';
import { Issue } from '../errors/issue';

/**
 * Collects everything that is wrong, so that the author reads it all at once.
 *
 * A planner that meets a bad value adds an issue and goes on with the default;
 * `throwIfAny` runs before a plan leaves the planner, so that such a plan never escapes.
 */
export class IssueList {
  private readonly issues: Issue[] = [];

  public add(issue: Issue): void {
    this.issues.push(issue);
  }

  /** Whether any of these props, or a part of them, was found wrong already. */
  public concerns(...props: string[]): boolean {
    return this.issues.some((issue) => props.some((prop) => issue.prop === prop || issue.prop.startsWith(`${prop}.`) || issue.prop.startsWith(`${prop}[`)));
  }

  /** @param order the props in the order in which the author looks them up; others come first */
  public throwIfAny(subject: string, order: readonly string[] = []): void {
    const rank = (issue: Issue): number => order.indexOf(issue.prop.split(/[.[]/)[0]);
    if (this.issues.length > 0) throw new InvalidPropsError(subject, [...this.issues].sort((a, b) => rank(a) - rank(b)));
  }
}
