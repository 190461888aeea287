import { ManifestFields } from '../kubernetes-fields';
import { LabelsPlan } from '../labels/plan-labels';

/** What every object of a workload has in common. */
export function manifestOf(labels: LabelsPlan, apiVersion: string, kind: string, annotations: { readonly [key: string]: string } = {}, name = labels.name): ManifestFields {
  const all = { ...labels.annotations, ...annotations };
  return {
    apiVersion,
    kind,
    metadata: { name, labels: labels.labels, ...(Object.keys(all).length > 0 ? { annotations: all } : {}) },
  };
}
