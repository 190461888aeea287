import { Duration } from 'cdk8s';
import { IssueList } from '../../validation/issue-list';
import { flagOf, secondsIn, textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { planSelector } from '../horizontal-scaling/plan-scaling-metric';

/** How long a broker waits for a message to be done before it gives it to somebody else. */
export interface AckRule {
  /** The prop of the source that sets it, or its name in the broker's words where no prop does. */
  readonly prop: string;
  readonly seconds: number;
  /** Whether it is the broker's own default, which the author did not confirm. */
  readonly isDefault: boolean;
  /** Whether the application extends it while it works. */
  readonly isExtended: boolean;
}

/** Reads the options of a source: what is wrong becomes an issue, and a text stands in for it. */
export class QueueFields {
  public constructor(private readonly options: { readonly [option: string]: unknown }, private readonly issues: IssueList) {}

  public text(option: string): string {
    return this.tryText(option) ?? this.refuse(option, 'be a non-empty text');
  }

  public tryText(option: string): string | undefined {
    const value = this.options[option];
    return value === undefined ? undefined : textOf(this.issues, `source.${option}`, value) ?? 'invalid';
  }

  /** A text of a shape; others would reach further than the place they are put into. */
  public named(option: string, shape: RegExp, must: string): string {
    const value = this.options[option];
    return typeof value === 'string' && shape.test(value) ? value : this.refuse(option, must);
  }

  /** An absolute address over one of these schemes, without credentials. */
  public url(option: string, schemes: readonly string[]): string {
    const value = this.options[option];
    const parsed = typeof value === 'string' ? tryParseUrl(value) : undefined;
    if (parsed === undefined || !schemes.includes(parsed.protocol.slice(0, -1)) || parsed.hostname === '') {
      return this.refuse(option, `be an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
    }
    if (parsed.username !== '' || parsed.password !== '') return this.refuseSecret(option);
    return value as string;
  }

  /** `host:port`. */
  public hostPort(option: string, value: unknown = this.options[option]): { readonly host: string; readonly port: number } {
    const [, host, port] = (typeof value === 'string' ? HOST_PORT.exec(value) : undefined) ?? [];
    if (host !== undefined && Number(port) >= 1 && Number(port) <= 65535) return { host, port: Number(port) };
    this.refuse(option, 'be host:port', value);
    return { host: 'invalid', port: 1 };
  }

  public list(option: string): readonly unknown[] {
    const value = this.options[option];
    if (Array.isArray(value) && value.length > 0) return [...value];
    this.refuse(option, 'be a list with at least one entry');
    return [];
  }

  /** Labels that select series of a metric. */
  public labels(option: string): { readonly [key: string]: string } {
    return planSelector(`source.${option}`, this.options[option] as { readonly [key: string]: string } | undefined, this.issues);
  }

  public wholeNumber(option: string, min: number, max: number, fallback?: number): number {
    const value = this.options[option] ?? fallback;
    return wholeNumberIn(this.issues, `source.${option}`, value, { min, max }) ?? min;
  }

  public flag(option: string): boolean {
    return flagOf(this.issues, `source.${option}`, this.options[option]);
  }

  public ack(prop: string, range: { readonly min: number; readonly max: number }, fallback: number | undefined): AckRule | undefined {
    const value = this.options[prop];
    if (value === undefined && fallback === undefined) return undefined;
    const seconds = secondsIn(this.issues, `source.${prop}`, value ?? Duration.seconds(fallback!), range);
    return { prop: `source.${prop}`, seconds: seconds ?? Infinity, isDefault: value === undefined, isExtended: this.flag('extendsDeadline') };
  }

  public has(option: string): boolean {
    return this.options[option] !== undefined;
  }

  public refuse(option: string, must: string, value: unknown = this.options[option], fix?: string): string {
    this.issues.add({ prop: `source.${option}`, must, got: shown(value), fix });
    return 'invalid';
  }

  private refuseSecret(option: string): string {
    this.issues.add({ prop: `source.${option}`, must: 'hold no secret', got: 'an address with a user or password', fix: 'use auth: TriggerAuth.secret({...})' });
    return 'invalid';
  }
}

const HOST_PORT = /^([a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?):([0-9]{1,5})$/;

function tryParseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
