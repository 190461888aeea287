import { IssueList } from '../../validation/issue-list';
import { isHarmlessValue, looksSecretByName, looksSecretByValue } from '../../values/secret-text';

const FIX = 'put it in a Secret and refer to it with secrets: [SecretRef.existing(...)]';

/** Refuses a named literal that looks like a secret: what is synthesized is committed, logged and diffed. */
export function refuseSecretLiteral(prop: string, name: string, value: string, issues: IssueList): void {
  const kind = looksSecretByValue(value);
  if (kind !== undefined) {
    issues.add({ prop, must: 'hold no secret', got: `what looks like ${kind}`, fix: FIX });
  } else if (looksSecretByName(name) && !isHarmlessValue(value)) {
    issues.add({ prop, must: 'hold no secret', got: 'a name that speaks of one', fix: `${FIX}, or rename it if it is none` });
  }
}

/** Refuses a text that holds a secret of a well-known format. */
export function refuseSecretContent(prop: string, text: string, issues: IssueList): void {
  const kind = looksSecretByValue(text);
  if (kind !== undefined) issues.add({ prop, must: 'hold no secret', got: `what looks like ${kind}`, fix: FIX });
}
