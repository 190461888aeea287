import { kindKey, schemaOf } from './catalog';
import { bundledCustomSchemas, CustomSchemas } from './custom-schemas';
import { withFirstMinors } from './first-minor';
import { interpret } from './interpret';
import { SchemaFlaw } from './schema-flaw';

/** What a schema says of one manifest. */
export interface ManifestCheck {
  /** Whether there is a schema for the manifest's apiVersion and kind. Without one there are no flaws, which is no praise. */
  readonly isKnown: boolean;
  readonly flaws: readonly SchemaFlaw[];
}

/**
 * Checks a manifest against the API of Kubernetes 1.`minor`:
 * unknown fields, wrong types, missing fields, values outside an enum. All flaws at once.
 *
 * Never throws for a manifest that came from JSON or YAML. Values of a Secret are not shown.
 * A `v1 List` is unknown: hand over its items.
 *
 * Range of `minor`: 27 to 36; anything else throws a RangeError.
 * @param customSchemas schemas of custom resources, by default those of the custom resources our constructs emit
 */
export function validateManifest(manifest: unknown, minor: number, customSchemas: CustomSchemas = bundledCustomSchemas()): ManifestCheck {
  const { kinds, definitions } = schemaOf(minor);
  const key = keyOf(manifest);
  if (Object.hasOwn(kinds, key)) {
    const flaws = withFirstMinors(interpret({ $ref: kinds[key] }, manifest, definitions), manifest, key, minor);
    return { isKnown: true, flaws: key === SECRET ? flaws.map(withoutSecret) : flaws };
  }
  const custom = customSchemas.get(key);
  return custom === undefined ? { isKnown: false, flaws: [] } : { isKnown: true, flaws: interpret(custom, manifest, definitions) };
}

const SECRET = kindKey('v1', 'Secret');

/** The empty text, which names no kind, for what is no manifest. */
function keyOf(manifest: unknown): string {
  if (typeof manifest !== 'object' || manifest === null) return '';
  const { apiVersion, kind } = manifest as { readonly apiVersion?: unknown; readonly kind?: unknown };
  return typeof apiVersion === 'string' && typeof kind === 'string' ? kindKey(apiVersion, kind) : '';
}

function withoutSecret(flaw: SchemaFlaw): SchemaFlaw {
  return /^(?:data|stringData)\b/.test(flaw.at) ? { ...flaw, got: 'a value that is not shown' } : flaw;
}
