import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { refuseSecretContent } from '../config/secret-literal';

/** An entry point or its arguments: texts, one a word, and no secret among them. */
export function planCommand(prop: string, words: string[] | undefined, issues: IssueList): readonly string[] | undefined {
  if (words === undefined) return undefined;
  if (!Array.isArray(words) || words.length === 0 || [...words].some((word) => typeof word !== 'string')) {
    issues.add({ prop, must: 'be a list of texts, one a word', got: shown(words), fix: "write ['serve', '--port=8080']" });
    return undefined;
  }
  words.forEach((word, i) => refuseSecretContent(`${prop}[${i}]`, word, issues));
  return words;
}
