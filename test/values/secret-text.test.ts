import * as fc from 'fast-check';
import { isHarmlessValue, looksSecretByName, looksSecretByValue } from '../../src/values/secret-text';

describe('a name', () => {
  test.each([
    'PASSWORD', 'requirepass', 'masterauth', 'DB_PASSWORD', 'dbPassword', 'DBPassword', 'db.password', 'db-password', 'PGPASSWORD', 'MYSQL_PWD', 'DB_PASSWD', 'PASSPHRASE', 'SECRET', 'CLIENT_SECRET', 'clientSecret',
    'AWS_SECRET_ACCESS_KEY', 'TOKEN', 'GITHUB_TOKEN', 'authtoken', 'API_KEY', 'apiKey', 'APIKey', 'APIKEY', 'STORAGE_ACCOUNT_KEY', 'PRIVATE_KEY', 'private.key', 'SIGNING_KEY_2', 'v2ApiKey',
    'ENCRYPTION_KEY', 'CREDENTIALS', 'SECRET_KEY_BASE',
  ])('%s says that its value is a secret', name => {
    expect(looksSecretByName(name)).toBe(true);
  });

  test.each([
    '', '_', 'PWD', 'OLD_PATH', 'KEY', 'KEYBOARD', 'PUBLIC_KEY', 'TOKENIZER', 'MAX_TOKENS', 'SECRETARY', 'PASSWORDLESS', 'COMPASS', 'AUTHOR', 'DB_HOST', 'LOG_LEVEL', 'MONKEY', 'API_HOST_KEY_PAIR',
    'TOKEN_URL', 'TOKEN_TTL', 'tokenTtl', 'PASSWORD_FILE', 'SECRET_NAME', 'secretName', 'PRIVATE_KEY_PATH', 'PASSWORD_MIN_LENGTH', 'TOKEN_ISSUER', 'API_KEY_HEADER', 'password_encryption',
  ])('%j does not', name => {
    expect(looksSecretByName(name)).toBe(false);
  });

  test('says the same in camel case, snake case, kebab case and with dots', () => {
    const word = fc.constantFrom('db', 'api', 'key', 'password', 'token', 'url', 'max', 'access', 'secret', 'ttl', 'name', 'host');
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), words => {
      const camel = words.map((text, index) => index === 0 ? text : text[0].toUpperCase() + text.slice(1)).join('');
      const verdicts = [words.join('_').toUpperCase(), words.join('-'), words.join('.'), camel].map(looksSecretByName);
      expect(new Set(verdicts).size).toBe(1);
    }));
  });
});

// Built from pieces, so that no line of this file looks like a secret to a scanner.
const DASHES = '-'.repeat(5);
const SPECIMENS: ReadonlyArray<readonly [string, string]> = [
  ['a private key', `${DASHES}BEGIN PRIVATE KEY${DASHES}`],
  ['a private key', `x ${DASHES}BEGIN RSA ${'PRIVATE'} KEY${DASHES}\nabc`],
  ['a private key', `${DASHES}BEGIN PGP ${'PRIVATE'} KEY BLOCK${DASHES}`],
  ['an age private key', ['AGE', 'SECRET', 'KEY', `1${'Q'.repeat(58)}`].join('-')],
  ['an AWS access key id', `${'AKI'}A${'B'.repeat(16)}`],
  ['an AWS access key id', `id=${'ASI'}A${'2'.repeat(16)};`],
  ['a GitHub token', `${'gh'}p_${'a'.repeat(36)}`],
  ['a GitHub token', ['github', 'pat', 'b'.repeat(22), 'c'.repeat(59)].join('_')],
  ['a GitLab token', `${'gl'}pat-${'d'.repeat(20)}`],
  ['a Slack token', ['xox' + 'b', '1'.repeat(12), 'e'.repeat(24)].join('-')],
  ['a Slack webhook', `https://hooks.${'slack'}.com/services/T${'F'.repeat(9)}/B${'G'.repeat(9)}/${'h'.repeat(24)}`],
  ['a Google API key', `${'AI'}za${'i'.repeat(35)}`],
  ['a Stripe key', ['sk', 'live', 'j'.repeat(24)].join('_')],
  ['an npm token', ['npm', 'k'.repeat(36)].join('_')],
  ['a SendGrid key', ['SG', 'l'.repeat(22), 'm'.repeat(43)].join('.')],
  ['a Vault token', ['hvs', 'n'.repeat(24)].join('.')],
  ['an Azure storage key', `AccountName=shop;Account${'Key'}=${'o'.repeat(86)}==;`],
  ['a JSON web token', ['ey' + 'J'.repeat(12), 'ey' + 'J'.repeat(12), 'p'.repeat(20)].join('.')],
  ['a URL with a password', ['postgres://app', 'hunter2@db:5432/shop'].join(':')],
  ['a URL with a password', ['redis://', 'hunter2@cache:6379'].join(':')],
  ['a URL with a password', ['AMQP://guest', '$ecret@queue'].join(':')],
];

describe('a value', () => {
  test.each(SPECIMENS)('is recognized as %s', (kind, text) => {
    expect(looksSecretByValue(text)).toBe(kind);
  });

  test.each(SPECIMENS.filter(([, text]) => !text.includes('://') && !text.includes(' ')))('is no longer recognized as %s with its last characters gone', (_, text) => {
    expect(looksSecretByValue(text.slice(0, text.length - 24))).toBeUndefined();
  });

  test.each([
    '', 'hello', 'password', 'true', '8080', 'shop.example.com', 'https://shop.example.com:8443/a@b', 'http://user@host', 'postgres://db:5432/shop', 'postgres://app:$(DB_PASSWORD)@db/shop',
    'postgres://app:${DB_PASSWORD}@db/shop', 'postgres://app:{{password}}@db/shop', 'postgres://app:<password>@db/shop', 'postgres://%s:%s@%s/%s', 'https://user:***@host',
    'ssh://git@host/x', 'a:b@c', `${DASHES}BEGIN CERTIFICATE${DASHES}`, `${DASHES}BEGIN PUBLIC KEY${DASHES}`, `AKIA${'b'.repeat(16)}`, `XAKIA${'B'.repeat(16)}`, `AKIA${'B'.repeat(17)}`,
    'npm_config_cache', 'sk_test_'.padEnd(40, 'q'), `sha256:${'a1'.repeat(32)}`, 'd3b07384-d9a0-4c9b-8f3e-1a2b3c4d5e6f', '4f5c2a0c9d1e8b7a6f5e4d3c2b1a0f9e8d7c6b5a', 'dGhlIHF1aWNrIGJyb3duIGZveA==',
    'ey.ey.ey', 'AIza', 'SG.example.com',
  ])('%j is nothing known', text => {
    expect(looksSecretByValue(text)).toBeUndefined();
  });

  test('that is harmless is never a known secret', () => {
    for (const [, text] of SPECIMENS) expect(isHarmlessValue(text)).toBe(false);
  });

  test('made of random lower-case words is nothing known', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,12}(?:[-_./ ][a-z]{1,12}){0,6}$/), text => {
      expect(looksSecretByValue(text)).toBeUndefined();
    }));
  });
});

describe('a harmless value', () => {
  test.each([
    '', '  ', '0', '15', '-1', '+3', '1.5', '9'.repeat(15), 'true', 'False', 'yes', 'off', '15m', '30s', '500ms', '1h30m', '1.5h', '7d', '/etc/secrets/token', '/run/a.b/c_d/', '$(DB_PASSWORD)',
  ])('%j is one', text => {
    expect(isHarmlessValue(text)).toBe(true);
  });

  test.each([
    'hunter2', '9'.repeat(16), '1,5', 'truey', 'm', '15 m', '15x', '/', '//a', 'etc/token', '/a b', '/K7MDENG+bPx==', '$DB_PASSWORD', '$(A) ', 'x$(A)', '$(A)$(B)', '${A}', 'nope', '15m\n',
  ])('%j is none', text => {
    expect(isHarmlessValue(text)).toBe(false);
  });
});
