import { InputFault } from './input-fault';
import { Manifest } from './manifest';
import { findManifestFiles } from './manifest-files';
import { Found, manifestsOf } from './manifests-of';
import { tryReadPlainJson } from './plain-json';
import { documentsOf, SourceDocument, SourceText } from './source-document';
import { tryReadTextFile } from './text-file';
import { DEEPEST, ReadText } from './text-reading';

/** Everything that was asked for: what can be judged, and what cannot, in the order of the input. Nothing is left out of both. */
export interface ManifestReading {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly InputFault[];
}

/** Reads files, folders and patterns with stars, as `findManifestFiles` finds them. Never throws. */
export function readManifestFiles(paths: readonly string[]): ManifestReading {
  const { files, faults } = findManifestFiles(paths);
  return joined([{ manifests: [], faults }, ...files.map(readFile)]);
}

function readFile(file: string): ManifestReading {
  const found = tryReadTextFile(file);
  return 'reason' in found ? { manifests: [], faults: [found] } : readSource(found);
}

/**
 * Reads YAML or JSON text, such as standard input: any number of documents, Lists included. Never throws.
 *
 * @param file what to call it in findings
 */
export function readManifestText(file: string, text: string): ManifestReading {
  return readSource({ file, text: text.startsWith('\uFEFF') ? text.slice(1) : text });
}

/** Takes objects that were never text, as they would be serialized. Never throws. */
export function readManifestObjects(file: string, objects: readonly unknown[]): ManifestReading {
  return joined(objects.map((object, index) => {
    const read = tryReadObject(object);
    const { manifests, refusals } = read === undefined ? NOT_JSON : manifestsOf(read.json, file, undefined);
    return { manifests, faults: refusals.map(({ reason }) => Object.freeze({ file, reason: `object ${index} ${reason}` })) };
  }));
}

const NOT_JSON: Found = { manifests: [], refusals: [{ at: [], reason: `must be a map that can be written as JSON, nested at most ${DEEPEST} deep` }] };

function tryReadObject(object: unknown): ReadText | undefined {
  try {
    return tryReadPlainJson(JSON.stringify(object) ?? '', 0);
  } catch {
    return undefined;
  }
}

function readSource(source: SourceText): ManifestReading {
  return joined(documentsOf(source).map(readSourceDocument));
}

function readSourceDocument(document: SourceDocument): ManifestReading {
  const reading = document.read();
  if ('reason' in reading) return { manifests: [], faults: [document.fault(reading.reason, document.lineAt(reading.offset))] };
  const { manifests, refusals } = manifestsOf(reading.json, document.file, document);
  return { manifests, faults: refusals.map(({ at, reason }) => document.fault(reason, document.lineOf(at))) };
}

function joined(readings: readonly ManifestReading[]): ManifestReading {
  return Object.freeze({
    manifests: Object.freeze(readings.flatMap(({ manifests }) => manifests)),
    faults: Object.freeze(readings.flatMap(({ faults }) => faults)),
  });
}
