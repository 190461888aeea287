/** The path of a field inside the value at `at`: `spec.replicas`, or `metadata.labels["app.kubernetes.io/name"]`. */
export function fieldPath(at: string, field: string): string {
  if (!PLAIN_FIELD.test(field)) return `${at}[${JSON.stringify(field)}]`;
  return at === '' ? field : `${at}.${field}`;
}

const PLAIN_FIELD = /^[A-Za-z_$][\w$-]*$/;

/** The path of one item of the list at `at`: `spec.containers[0]`. */
export function itemPath(at: string, index: number): string {
  return `${at}[${index}]`;
}
