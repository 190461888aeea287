import { readFileSync } from 'node:fs';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { parseDocument } from 'yaml';
import { ClusterProfileProps } from './cluster-profile-props';
import { InvalidInputError } from '../errors/invalid-input';
import { Quantity } from '../units/quantity';

const SECONDS_OF: Record<string, number> = { s: 1, m: 60, h: 3600 };
const NANO_OF_UNIT = 1_000_000_000n;
const NANO_OF_MILLI = 1_000_000n;

/** The props a profile file spells out; what they mean is judged by planClusterProfile. */
export function readClusterProfileFile(path: string): ClusterProfileProps {
  const content = contentOf(path, textOfFile(path));
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new InvalidInputError(path, 'must hold one map with the props of a ClusterProfile, such as "kubernetesVersion: \'1.33\'"');
  }
  const values = content as Record<string, unknown>;
  return {
    ...values,
    ...('loadBalancerDeregistration' in values ? { loadBalancerDeregistration: durationOf(values.loadBalancerDeregistration) } : {}),
    ...(Array.isArray(values.nodePools) ? { nodePools: values.nodePools.map(nodePoolOf) } : {}),
  } as ClusterProfileProps;
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InvalidInputError(path, `cannot be read: ${(error as Error).message}`);
  }
}

function contentOf(path: string, text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  try {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  } catch (error) {
    throw new InvalidInputError(path, `is not YAML or JSON: ${(error as Error).message.trim()}`);
  }
}

/** What is no duration, quantity or map is handed on as it is, for the planner to refuse with its name. */
function durationOf(value: unknown): unknown {
  const match = typeof value === 'string' ? /^(\d{1,9})([smh])$/.exec(value) : null;
  return match === null ? value : Duration.seconds(Number(match[1]) * SECONDS_OF[match[2]]);
}

function nodePoolOf(pool: unknown): unknown {
  if (typeof pool !== 'object' || pool === null) return pool;
  const values = pool as Record<string, unknown>;
  return { ...values, cpu: cpuOf(values.cpu), memory: sizeOf(values.memory) };
}

function cpuOf(value: unknown): unknown {
  const quantity = quantityOf(value);
  return quantity === undefined || quantity.nano % NANO_OF_MILLI !== 0n ? value : Cpu.millis(Number(quantity.nano / NANO_OF_MILLI));
}

function sizeOf(value: unknown): unknown {
  const quantity = quantityOf(value);
  if (quantity === undefined || quantity.isNegative() || quantity.nano % NANO_OF_UNIT !== 0n) return value;
  return Size.kibibytes(Number(quantity.nano / NANO_OF_UNIT) / 1024);
}

function quantityOf(value: unknown): Quantity | undefined {
  return typeof value === 'string' || typeof value === 'number' ? Quantity.tryParse(value) : undefined;
}
