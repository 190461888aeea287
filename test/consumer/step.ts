/** A step that went wrong, in words for the reader of the output. */
export class StepFailed extends Error {}

/** The packages could not be fetched, which says nothing about ours. */
export class RegistryUnreachable extends Error {}

/** Runs one step and prints one line: what it is, how long it took, what it found. */
export function step<T>(name: string, action: () => T, found: (result: T) => string = () => ''): T {
  const start = performance.now();
  const tell = (verdict: string, more: string): void => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
    console.log(`${verdict.padEnd(6)} ${seconds} s  ${name}${more === '' ? '' : `: ${more}`}`);
  };
  try {
    const result = action();
    tell('ok', found(result));
    return result;
  } catch (error) {
    tell(error instanceof RegistryUnreachable ? 'no net' : 'FAILED', '');
    throw error;
  }
}

/** Goes on only where it is so. */
export function expectThat(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new StepFailed(otherwise);
}
