/**
 * Whether a name, such as an environment variable or a config key, says that its value is a secret: `DB_PASSWORD`, `apiKey`.
 *
 * Only the end of a word counts, so `PGPASSWORD` does, but `TOKENIZER` and `MAX_TOKENS` do not.
 * A name whose last word tells something about the secret does not either: `TOKEN_URL`, `PASSWORD_FILE`, `SECRET_NAME`, `TOKEN_TTL`.
 * Source: https://kubernetes.io/docs/concepts/configuration/secret/
 */
export function looksSecretByName(name: string): boolean {
  const words = wordsOf(name);
  if (ABOUT_A_SECRET.has(words[words.length - 1])) return false;
  return words.some((word, index) => SECRET_WORD.test(word) || SECRET_PAIRS.has(`${words[index - 1]} ${word}`));
}

/**
 * The kind of secret that a text holds, such as 'a private key', or undefined.
 * Only formats that their issuers documented as recognizable; a random-looking word is not one.
 * Source: https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
export function looksSecretByValue(text: string): string | undefined {
  return KINDS.find(({ pattern }) => pattern.test(text))?.kind;
}

/**
 * Whether a value cannot be a secret, even under a secret's name such as `TOKEN_TTL` or `PASSWORD_FILE`:
 * nothing, a number of at most 15 digits, a boolean, a duration such as `15m` or `1h30m`, an absolute path, or a reference `$(NAME)`.
 */
export function isHarmlessValue(text: string): boolean {
  return HARMLESS.some(pattern => pattern.test(text));
}

/** `dbPassword`, `DBPassword`, `DB_PASSWORD` and `db.password` are all [db, password]. */
function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return spaced.toLowerCase().split(/[^a-z0-9]+/).filter(word => word !== '');
}

const SECRET_WORD = /(?:password|passwd|passphrase|secret|credential)s?$|(?:token|apikey|accesskey|privatekey|requirepass|masterauth)$/;

const SECRET_PAIRS: ReadonlySet<string> = new Set([
  'api key', 'access key', 'account key', 'private key', 'encryption key', 'signing key', 'master key',
  'db pwd', 'mysql pwd',
]);

const ABOUT_A_SECRET: ReadonlySet<string> = new Set([
  'file', 'path', 'dir', 'directory', 'name', 'namespace', 'ref', 'url', 'uri', 'endpoint', 'arn',
  'ttl', 'expiry', 'expiration', 'lifetime', 'timeout', 'interval', 'seconds', 'minutes', 'hours', 'days',
  'length', 'count', 'limit', 'type', 'algorithm', 'issuer', 'audience', 'header', 'encryption', 'enabled', 'required', 'policy',
]);

interface Kind {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** The first that matches names the kind. `(?<![...])` and `(?![...])` keep a match from starting or ending inside a longer word. */
const KINDS: readonly Kind[] = [
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { kind: 'an age private key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{58}(?![0-9A-Z])/ },
  { kind: 'an AWS access key id', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/ },
  { kind: 'a GitHub token', pattern: /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?![A-Za-z0-9_])/ },
  { kind: 'a GitLab token', pattern: /(?<![A-Za-z0-9_-])glpat-[A-Za-z0-9_-]{20}/ },
  { kind: 'a Slack token', pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[0-9]{6,}-[A-Za-z0-9-]{10,}/ },
  { kind: 'a Slack webhook', pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{20,}/ },
  { kind: 'a Google API key', pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/ },
  { kind: 'a Stripe key', pattern: /(?<![A-Za-z0-9_])[sr]k_live_[A-Za-z0-9]{24,}/ },
  { kind: 'an npm token', pattern: /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/ },
  { kind: 'a SendGrid key', pattern: /(?<![A-Za-z0-9_-])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/ },
  { kind: 'a Vault token', pattern: /(?<![A-Za-z0-9_.-])hv[sb]\.[A-Za-z0-9_-]{24,}/ },
  { kind: 'an Azure storage key', pattern: /AccountKey=[A-Za-z0-9+/]{86}==/ },
  { kind: 'a JSON web token', pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
  // A password that is a placeholder, such as $(NAME), ${NAME}, {{ name }}, <name>, %s or ***, is filled in later.
  { kind: 'a URL with a password', pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/?#]{0,255}:(?!\$[({]|\{\{|<|%s@|\*+@)[^\s:@/?#]{1,255}@[^\s@/?#]/i },
];

const HARMLESS: readonly RegExp[] = [
  /^\s*$/,
  /^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$/,
  /^(?:true|false|yes|no|on|off)$/i,
  /^(?:[0-9]+(?:\.[0-9]+)?(?:ns|us|ms|s|m|h|d))+$/,
  /^(?:\/[A-Za-z0-9._-]+)+\/?$/,
  /^\$\([-._a-zA-Z][-._a-zA-Z0-9]*\)$/,
];
