import { Chart } from 'cdk8s';
import { LabelSelector, PodSelectorConfig } from 'cdk8s-plus-27';
import { IConstruct } from 'constructs';

/** The pods with these labels in the namespace of a construct, as network policies of others name them. */
export function podSelectorConfigOf(scope: IConstruct, labels: { readonly [key: string]: string }): PodSelectorConfig {
  const { namespace } = Chart.of(scope);
  return {
    labelSelector: LabelSelector.of({ labels: { ...labels } }),
    namespaces: namespace === undefined ? undefined : { names: [namespace] },
  };
}
