import { InvalidPropsError } from '../../errors/invalid-props';

/** One client of a database: all its pods, each with a pool. */
export interface PoolUse {
  readonly caller: string;
  /** Sets apart the pools of one caller. */
  readonly prefix: string;
  readonly maxPods: number;
  readonly poolSize: number;
}

export interface Reserve {
  readonly what: string;
  readonly connections: number;
}

/** The connections a server accepts, and who may take how many of them. */
export class ConnectionBudget {
  private readonly uses: PoolUse[] = [];

  public constructor(private readonly subject: string, private readonly maxConnections: number, private readonly reserved: readonly Reserve[], private readonly fix: string) {}

  /** Adds a client, or refuses it with the sum over all clients. The same pool of the same caller counts once, at its largest. */
  public register(use: PoolUse): void {
    const same = this.uses.findIndex(({ caller, prefix }) => caller === use.caller && prefix === use.prefix);
    const others = this.uses.filter((_, i) => i !== same);
    const largest = same < 0 ? use : { ...use, maxPods: Math.max(use.maxPods, this.uses[same].maxPods), poolSize: Math.max(use.poolSize, this.uses[same].poolSize) };
    const all = [...others, largest];
    if (neededBy(all, this.reserved) > this.maxConnections) throw this.refusal(all);
    this.uses.splice(0, this.uses.length, ...all);
  }

  private refusal(uses: readonly PoolUse[]): InvalidPropsError {
    const reserved = this.reserved.map(({ what, connections }) => `${connections} for ${what}`);
    const clients = uses.map(({ caller, maxPods, poolSize }) => `${maxPods * poolSize} for ${caller} (${maxPods} pods x ${poolSize})`);
    return new InvalidPropsError(this.subject, [{
      prop: 'maxConnections',
      must: `be at least ${neededBy(uses, this.reserved)} = ${[...reserved, ...clients].join(' + ')}`,
      got: String(this.maxConnections),
      fix: this.fix,
    }]);
  }
}

function neededBy(uses: readonly PoolUse[], reserved: readonly Reserve[]): number {
  return uses.reduce((sum, { maxPods, poolSize }) => sum + maxPods * poolSize, reserved.reduce((sum, { connections }) => sum + connections, 0));
}
