import { mapOf } from './field';
import { Manifest } from './manifest';

/** The keys a ConfigMap or Secret has: those of `data`, `binaryData` and `stringData`. */
export function configKeysOf(manifest: Manifest): ReadonlySet<string> {
  return new Set(['data', 'binaryData', 'stringData'].flatMap(field => Object.keys(mapOf(manifest.json, field))));
}
