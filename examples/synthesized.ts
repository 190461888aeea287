import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs the main.ts of an example as a new process would; gives the YAML by the name of its chart. */
export function synthesized(folder: string): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => jest.requireActual(join(folder, 'main')));
    return Object.fromEntries(readdirSync(outdir).map((file) => [file.replace('.k8s.yaml', ''), readFileSync(join(outdir, file), 'utf8')]));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
