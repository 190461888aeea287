/**
 * A text for `sh`, as written: backslashes stay, and `@{` stands for the `${` of the shell, which would be one of ours.
 */
export function shell(text: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw(text, ...values).replace(/@\{/g, '${');
}
