/**
 * The parts of an image reference such as `ghcr.io/shop/checkout:1.4.2@sha256:...`.
 * A part that the text leaves out is left out here: no default registry, no `latest`.
 */
export interface ImageReference {
  /** Host and optional port: `ghcr.io`, `localhost:5000`. */
  readonly registry?: string;
  /** Path in the registry: `shop/checkout`. */
  readonly repository: string;
  readonly tag?: string;
  /** Algorithm and lower-case hex digits: `sha256:...`. */
  readonly digest?: string;
}

/**
 * Reads an image reference by the grammar that container runtimes use, or gives undefined.
 *
 * The first part is a registry when it holds a '.', a ':' or a capital, or is `localhost`; else it belongs to the repository.
 * Range: a tag of at most 128 characters; a digest of sha256 or sha512; registry and repository of at most 255 characters together.
 * Source: https://github.com/distribution/reference
 */
export function tryParseImageReference(text: unknown): ImageReference | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_REFERENCE) return undefined;
  const { before: tagged, after: digest } = cut(text, text.indexOf('@'));
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;

  const colon = tagged.lastIndexOf(':');
  const { before: name, after: tag } = cut(tagged, colon > tagged.lastIndexOf('/') ? colon : -1);
  if (name.length > LONGEST_NAME || (tag !== undefined && !TAG.test(tag))) return undefined;

  const { registry, repository } = splitName(name);
  if (registry !== undefined && !REGISTRY.test(registry)) return undefined;
  if (!repository.split('/').every(part => PATH_PART.test(part))) return undefined;
  // Runtimes take 64 hex digits alone as the id of a local image.
  if (registry === undefined && IMAGE_ID.test(repository)) return undefined;

  return {
    ...(registry === undefined ? {} : { registry }),
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/**
 * Whether the reference says which build it means: by a digest, or by a tag other than `latest`.
 * Source: https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function isPinned(ref: ImageReference): boolean {
  return ref.digest !== undefined || (ref.tag !== undefined && ref.tag !== 'latest');
}

/** The text on both sides of one separator at `index`; all of it is `before` when `index` is -1. */
function cut(text: string, index: number): { readonly before: string; readonly after?: string } {
  return index === -1 ? { before: text } : { before: text.slice(0, index), after: text.slice(index + 1) };
}

function splitName(name: string): { readonly registry?: string; readonly repository: string } {
  const slash = name.indexOf('/');
  if (slash === -1) return { repository: name };
  const first = name.slice(0, slash);
  const isRegistry = first === 'localhost' || REGISTRY_MARK.test(first);
  return isRegistry ? { registry: first, repository: name.slice(slash + 1) } : { repository: name };
}

const LONGEST_NAME = 255;
const LONGEST_REFERENCE = LONGEST_NAME + ':'.length + 128 + '@sha512:'.length + 128;
const REGISTRY_MARK = /[.:A-Z]/;
const REGISTRY = /^(?:\[[a-fA-F0-9:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::[0-9]+)?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
