import { Quantity } from '../../../units/quantity';

/** What an engine has to know of the rest. */
export interface EngineInput {
  /** Memory of the container, request and limit. */
  readonly memory: Quantity;
  readonly maxConnections: number;
}
