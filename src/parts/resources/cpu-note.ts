import { Resources } from './resources';

/** What an author should know who declined the CPU limit. */
export function cpuNoteOf(resources: Resources | undefined): string | undefined {
  const reason = resources?._options?.cpuLimit?._reason;
  return typeof reason === 'string' ? `no CPU limit: ${reason}` : undefined;
}
