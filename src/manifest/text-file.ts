import { readFileSync, statSync } from 'node:fs';
import { InputFault } from './input-fault';
import { SourceText } from './source-document';

/** A JavaScript text cannot be much larger. */
const LARGEST_MIB = 256;

/** The text of a file, or why there is none. Never throws. */
export function tryReadTextFile(file: string): SourceText | InputFault {
  try {
    const stats = statSync(file);
    if (!stats.isFile() && !stats.isFIFO()) return fault(file, 'is no file that ends');
    if (stats.size > LARGEST_MIB * 1024 * 1024) return fault(file, `is larger than ${LARGEST_MIB} MiB`);
    const bytes = readFileSync(file);
    return isUtf16(bytes) ? fault(file, 'is UTF-16: save it as UTF-8') : decoded(file, bytes);
  } catch (error) {
    return fault(file, `cannot be read: ${reasonOf(error)}`);
  }
}

/** What went wrong with a file, without the path that the message of Node repeats. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : REASONS.get(code) ?? code;
}

const REASONS = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its links lead in a circle'],
]);

function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xFF && second === 0xFE) || (first === 0xFE && second === 0xFF);
}

/** A mark of the byte order at the start is dropped. */
function decoded(file: string, bytes: Buffer): SourceText {
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { file, text: new TextDecoder('utf-8').decode(bytes), hasForeignBytes: true };
  }
}

function fault(file: string, reason: string): InputFault {
  return Object.freeze({ file, reason });
}
