import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Quantity } from './quantity';

/**
 * A size as an exact quantity of bytes, or undefined when it is NaN, infinite, negative or not whole bytes.
 *
 * `Size` accepts NaN and fractions, and writes them out: `Size.mebibytes(0.3)` is `0.3Mi`, which is 314572.8 bytes.
 * Source: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory
 */
export function trySizeQuantity(size: Size): Quantity | undefined {
  if (!isSize(size)) return undefined;
  // Exact in doubles: every unit of Size is a power of two kibibytes.
  const bytes = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * BYTES_PER_KIBIBYTE;
  return Number.isInteger(bytes) && bytes >= 0 ? Quantity.ofBytes(bytes) : undefined;
}

/** By its method, not its class: a program can hold two copies of cdk8s. */
function isSize(value: unknown): value is Size {
  return typeof value === 'object' && value !== null && 'toKibibytes' in value;
}

const BYTES_PER_KIBIBYTE = 1024;
