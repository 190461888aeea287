/** Who leads to whom, both ways round. Built once from its links, in their order. */
export class Relation<From extends object, To extends object, Link extends object> {
  public readonly links: readonly Link[];
  private readonly outgoing = new Map<From, Link[]>();
  private readonly incoming = new Map<To, Link[]>();

  public constructor(links: readonly Link[], fromOf: (link: Link) => From, toOf: (link: Link) => readonly To[]) {
    this.links = Object.freeze([...links]);
    for (const link of this.links) {
      push(this.outgoing, fromOf(link), link);
      for (const to of new Set(toOf(link))) push(this.incoming, to, link);
    }
  }

  /** The links that begin at something. */
  public from(from: From): readonly Link[] {
    return this.outgoing.get(from) ?? [];
  }

  /** The links that end at something. */
  public to(to: To): readonly Link[] {
    return this.incoming.get(to) ?? [];
  }
}

function push<Key, Link>(index: Map<Key, Link[]>, key: Key, link: Link): void {
  const found = index.get(key);
  if (found === undefined) index.set(key, [link]);
  else found.push(link);
}
