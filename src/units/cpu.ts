import { Cpu } from 'cdk8s-plus-27';
import { Quantity } from './quantity';

/**
 * CPU as an exact quantity, or undefined when it is NaN, infinite, negative or finer than a millicore.
 *
 * `Cpu` writes any number into its text, `NaNm` and `-1` included; Kubernetes allows nothing finer than `1m`.
 * Source: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu
 */
export function tryCpuQuantity(cpu: Cpu): Quantity | undefined {
  const text: unknown = cpu?.amount;
  return typeof text === 'string' && WHOLE_MILLICORES.test(text) ? Quantity.tryParse(text) : undefined;
}

// The text decides, not the parsed value: 0.9999999999 would round up to a whole core.
const WHOLE_MILLICORES = /^(?:[0-9]+m|[0-9]+(?:\.[0-9]{1,3})?)$/;
