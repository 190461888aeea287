/**
 * The name of an environment variable that every Kubernetes from 1.27 accepts:
 * letters, digits, '-', '_' and '.', no leading digit, neither '.' alone nor a leading '..'. Newer clusters allow more.
 * Source: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function isEnvName(text: unknown): text is string {
  return typeof text === 'string' && ENV_NAME.test(text) && !isDirectoryReference(text);
}

/**
 * A key in a ConfigMap or Secret, which is also its file name in a volume:
 * at most 253 of letters, digits, '-', '_' and '.', neither '.' alone nor a leading '..'.
 * Source: https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
 */
export function isConfigKey(text: unknown): text is string {
  return typeof text === 'string' && text.length <= LONGEST_CONFIG_KEY && CONFIG_KEY.test(text) && !isDirectoryReference(text);
}

function isDirectoryReference(text: string): boolean {
  return text === '.' || text.startsWith('..');
}

const LONGEST_CONFIG_KEY = 253;
const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;
