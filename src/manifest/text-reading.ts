import { Json } from './json';

/** What came of the text of one document. */
export type TextReading = ReadText | UnreadText;

export interface ReadText {
  /** Frozen all the way down. Null for a document without content. */
  readonly json: Json;
}

export interface UnreadText {
  /** Continues the sentence "<file>:<line> ...". */
  readonly reason: string;
  /** Where in the text it goes wrong. */
  readonly offset: number;
}

/** Deeper than any real manifest, shallow enough for the call stack of every function that walks one. */
export const DEEPEST = 200;
