/** One thing that is wrong with one prop, in the words of the person who wrote it. */
export interface Issue {
  /** The prop as its author writes it, such as `autoscaling.maxReplicas` or `ports[1].name`. */
  readonly prop: string;
  /** What the prop must be; continues the sentence "<prop> must ...". */
  readonly must: string;
  /** What it was. */
  readonly got: string;
  /** What to write instead, where that can be guessed. */
  readonly fix?: string;
}

export function issueText(issue: Issue): string {
  const fix = issue.fix === undefined ? '' : ` (${issue.fix})`;
  return `${issue.prop} must ${issue.must}, got ${issue.got}${fix}`;
}
