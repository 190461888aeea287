/** Something in the input that is no manifest, or cannot be read: it was not judged. */
export interface InputFault {
  readonly file: string;
  /** Which document of the file, counted from 1; absent for a fault of the whole file. */
  readonly document?: number;
  /** Counted from 1 in the file. */
  readonly line?: number;
  /** Continues the sentence "<file>:<line> ...". */
  readonly reason: string;
}

/** `shop/api.yaml:12 (document 3) has the field "image" twice in one map`. */
export function inputFaultText(fault: InputFault): string {
  const line = fault.line === undefined ? '' : `:${fault.line}`;
  const document = fault.document === undefined ? '' : ` (document ${fault.document})`;
  return `${fault.file}${line}${document} ${fault.reason}`;
}
