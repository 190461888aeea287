import { schemaOf } from './catalog';
import { interpret, MUST_BE_KNOWN } from './interpret';
import { SchemaFlaw } from './schema-flaw';
import { minorText, NEWEST_MINOR } from '../units/kubernetes-version';

/**
 * The flaws, where an unknown field that a later minor knows says so: `known from Kubernetes 1.28`.
 *
 * @param key the manifest's `kindKey`
 * @param minor the minor the flaws were found with
 */
export function withFirstMinors(flaws: readonly SchemaFlaw[], manifest: unknown, key: string, minor: number): readonly SchemaFlaw[] {
  const unknown = new Set(unknownFieldsOf(flaws));
  const firstMinors = new Map<string, number>();
  for (let later = minor + 1; later <= NEWEST_MINOR && unknown.size > 0; later++) {
    const { kinds, definitions } = schemaOf(later);
    if (!Object.hasOwn(kinds, key)) break;
    const stillUnknown = new Set(unknownFieldsOf(interpret({ $ref: kinds[key] }, manifest, definitions)));
    for (const at of unknown) {
      if (stillUnknown.has(at)) continue;
      firstMinors.set(at, later);
      unknown.delete(at);
    }
  }
  return flaws.map(flaw => {
    const firstMinor = flaw.must === MUST_BE_KNOWN ? firstMinors.get(flaw.at) : undefined;
    return firstMinor === undefined ? flaw : { ...flaw, hint: `known from Kubernetes ${minorText(firstMinor)}` };
  });
}

function unknownFieldsOf(flaws: readonly SchemaFlaw[]): string[] {
  return flaws.filter(({ must }) => must === MUST_BE_KNOWN).map(({ at }) => at);
}
