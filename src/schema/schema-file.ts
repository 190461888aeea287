import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bundled schemas lie outside the compiled sources: two levels up from here, both in the repository and in the published package. */
const FOLDER = join(__dirname, '..', '..', 'schemas');

/** One bundled data file, such as `kubernetes-1.30`. scripts/derive-schemas.ts writes them, a test reads all of them. */
export function readSchemaFile<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as T;
}
