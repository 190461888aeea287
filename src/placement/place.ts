import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestFields } from '../parts/kubernetes-fields';

/** Places a manifest in the construct tree under a child id that is a public promise. */
export function place(scope: Construct, id: string, manifest: ManifestFields): ApiObject;
export function place(scope: Construct, id: string, manifest: ManifestFields | undefined): ApiObject | undefined;
export function place(scope: Construct, id: string, manifest: ManifestFields | undefined): ApiObject | undefined {
  return manifest && new ApiObject(scope, id, manifest as ApiObjectProps);
}
