import { ImagePullPolicy } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { ImageReference, isPinned, tryParseImageReference } from '../../values/image-reference';

/** A reference that names one image for good; undefined where it was refused. */
export function planImage(prop: string, image: string, issues: IssueList): ImageReference | undefined {
  const reference = tryParseImageReference(image);
  if (reference === undefined) {
    issues.add({ prop, must: 'be an image reference', got: shown(image), fix: 'write registry.example.com/team/app:1.2.3' });
  } else if (!isPinned(reference)) {
    const name = [reference.registry, reference.repository].filter((part) => part !== undefined).join('/');
    issues.add({ prop, must: 'carry a tag or digest other than latest', got: shown(image), fix: `write ${shown(`${name}:1.2.3`)}` });
  }
  return reference;
}

export function planPullPolicy(policy: ImagePullPolicy | undefined, issues: IssueList): string {
  const chosen = policy ?? ImagePullPolicy.ALWAYS;
  if (chosen === ImagePullPolicy.ALWAYS || chosen === ImagePullPolicy.IF_NOT_PRESENT) return chosen;
  issues.add({ prop: 'imagePullPolicy', must: 'be ImagePullPolicy.ALWAYS or IF_NOT_PRESENT, because an image nobody pulls is on no new node', got: shown(policy) });
  return ImagePullPolicy.ALWAYS;
}
