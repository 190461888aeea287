import { Composer, Document, Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { FieldMarks } from './field-marks';
import { DEEPEST, TextReading } from './text-reading';
import { UnreadableText } from './unreadable-text';
import { jsonOfNode } from './yaml-node';

/**
 * Reads one document of any YAML there is, into what kubectl would send to the API server. Never throws.
 *
 * Refused, since a cluster would refuse or misread it: a field twice, aliases that swell or lead back, keys that are no scalars,
 * numbers JSON cannot hold. Range: at most 16 million characters, 2 million tokens and 200 levels, which bounds memory and the call stack.
 */
export function readWholeYaml(text: string, marks?: FieldMarks): TextReading {
  try {
    const document = documentOf(text);
    return { json: document?.contents == null ? null : jsonOfNode(document.contents, marks) };
  } catch (error) {
    if (error instanceof UnreadableText) return { reason: error.message, offset: error.offset };
    throw error;
  }
}

const LONGEST = 16 * 1024 * 1024;
const MOST_TOKENS = 2_000_000;

function documentOf(text: string): Document.Parsed | undefined {
  if (text.length > LONGEST) throw new UnreadableText(`must be at most ${LONGEST} characters a document unless it is plain YAML or JSON`, 0);
  const tokens = tokensOf(text);
  refuseDepth(tokens);
  const documents = [...composerThatStops().compose(tokens, true, text.length)];
  const flaw = documents.flatMap(({ errors }) => errors)[0];
  if (flaw !== undefined) throw new UnreadableText(notYaml(flaw.message), flaw.pos[0]);
  if (documents.length > 1) throw new UnreadableText('must hold one document here', documents[1].range[0]);
  return documents[0] as Document.Parsed | undefined;
}

function tokensOf(text: string): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > MOST_TOKENS) throw new UnreadableText(`must have at most ${MOST_TOKENS} tokens a document unless it is plain YAML or JSON`, parser.offset);
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return tokens;
}

/** Composing is recursive, and deep enough a text ends the process: no catch would help. */
function refuseDepth(tokens: readonly CST.Token[]): void {
  const open: [token: CST.Token, depth: number][] = tokens.map(token => [token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > DEEPEST) throw new UnreadableText(`must be nested at most ${DEEPEST} deep`, token.offset);
    if (token.type === 'document' && token.value !== undefined) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) open.push([item.key, depth + 1]);
      if (item.value) open.push([item.value, depth + 1]);
    }
  }
}

/** Stops at the first flaw: a hostile text has millions, each an object with a stack trace. */
function composerThatStops(): Composer {
  const composer = new Composer(OPTIONS);
  let first: UnreadableText | undefined;
  (composer as unknown as { onError: ErrorListener }).onError = (source, _code, message, isWarning) => {
    if (isWarning === true) return;
    first ??= new UnreadableText(notYaml(message), offsetOf(source));
    throw first;
  };
  return composer;
}

type ErrorSource = number | readonly [number, number, ...unknown[]] | { readonly offset: number };
type ErrorListener = (source: ErrorSource, code: string, message: string, isWarning?: boolean) => void;

function offsetOf(source: ErrorSource): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : source[0];
}

function notYaml(message: string): string {
  return `is not YAML: ${message}`;
}

/** Every scalar stays text and every tag a name: what they mean is Kubernetes' own affair. */
const OPTIONS = { schema: 'failsafe', version: '1.2', merge: false, resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: true } as const;
