import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { AppConfigSources } from './app-config-sources';
import { CHECKSUM_ANNOTATION, PodSpecLike, configChecksumOf } from '../parts/config/config-checksum';
import { ManifestFields } from '../parts/kubernetes-fields';

/**
 * A workload whose pod template carries a hash of the configuration it reaches.
 *
 * The hash is taken from what is emitted, patches included, when it is emitted: only then is every ConfigMap complete.
 */
export class HashedWorkload extends ApiObject {
  public constructor(scope: Construct, id: string, manifest: ManifestFields) {
    super(scope, id, manifest as ApiObjectProps);
  }

  public override toJson(): any {
    const json = super.toJson();
    const template = json?.spec?.template;
    const sources = new AppConfigSources(this, json?.metadata?.namespace);
    const checksum = configChecksumOf((template?.spec ?? {}) as PodSpecLike, (source) => sources.tryFind(source));
    if (checksum === undefined) return json;
    const annotations = sorted({ ...template.metadata?.annotations, [CHECKSUM_ANNOTATION]: checksum });
    return { ...json, spec: { ...json.spec, template: { ...template, metadata: sorted({ ...template.metadata, annotations }) } } };
  }
}

/** Places a workload whose configuration is hashed, where there is one. */
export function placeHashed(scope: Construct, id: string, manifest: ManifestFields | undefined): ApiObject | undefined {
  return manifest && new HashedWorkload(scope, id, manifest);
}

/** Keys in the order in which cdk8s writes them. */
function sorted<T extends object>(map: T): T {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
