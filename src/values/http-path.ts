/**
 * The path of a probe, Ingress or HTTPRoute, such as `/healthz`: a '/' and then visible ASCII.
 *
 * Refused, because Ingress and HTTPRoute refuse it: '//', a '.' or '..' segment, an encoded slash (`%2f`); and '#', which no server is sent.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch
 */
export function isHttpPath(text: unknown): text is string {
  if (typeof text !== 'string' || !VISIBLE_PATH.test(text)) return false;
  return !['//', '#', '%2f', '%2F'].some(refused => text.includes(refused)) && !DOT_SEGMENT.test(text);
}

/**
 * An absolute path in a container, as a mount takes it: no '..' segment, no ':' and no control character.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 */
export function isAbsolutePath(text: unknown): text is string {
  return typeof text === 'string' && MOUNT_PATH.test(text) && !text.split('/').includes('..');
}

const VISIBLE_PATH = /^\/[\x21-\x7e]*$/;
const DOT_SEGMENT = /\/\.{1,2}(?:\/|$)/;
const MOUNT_PATH = /^\/[^:\p{Cc}]*$/u;
