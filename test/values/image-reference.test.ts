import * as fc from 'fast-check';
import { ImageReference, isPinned, tryParseImageReference } from '../../src/values/image-reference';

const SHA256 = `sha256:${'a1'.repeat(32)}`;
const SHA512 = `sha512:${'0f'.repeat(64)}`;

describe('reading an image reference', () => {
  test.each<[string, ImageReference]>([
    ['nginx', { repository: 'nginx' }],
    ['nginx:1.27', { repository: 'nginx', tag: '1.27' }],
    ['library/nginx:1.27', { repository: 'library/nginx', tag: '1.27' }],
    ['ghcr.io/shop/checkout:1.4.2', { registry: 'ghcr.io', repository: 'shop/checkout', tag: '1.4.2' }],
    ['localhost/app', { registry: 'localhost', repository: 'app' }],
    ['localhost:5000/app:dev', { registry: 'localhost:5000', repository: 'app', tag: 'dev' }],
    ['host:5000/app', { registry: 'host:5000', repository: 'app' }],
    ['10.0.0.1:5000/a/b/c', { registry: '10.0.0.1:5000', repository: 'a/b/c' }],
    ['[fd00::1]:5000/app:1', { registry: '[fd00::1]:5000', repository: 'app', tag: '1' }],
    ['Host/app', { registry: 'Host', repository: 'app' }],
    ['nginx:5000', { repository: 'nginx', tag: '5000' }],
    ['a.b_c__d---e:V_1.2-x', { repository: 'a.b_c__d---e', tag: 'V_1.2-x' }],
    [`nginx@${SHA256}`, { repository: 'nginx', digest: SHA256 }],
    [`ghcr.io/shop/checkout:1.4.2@${SHA512}`, { registry: 'ghcr.io', repository: 'shop/checkout', tag: '1.4.2', digest: SHA512 }],
    [`nginx:${'t'.repeat(128)}`, { repository: 'nginx', tag: 't'.repeat(128) }],
    [`ghcr.io/${'x'.repeat(247)}`, { registry: 'ghcr.io', repository: 'x'.repeat(247) }],
    [`shop/${'a1'.repeat(32)}`, { repository: `shop/${'a1'.repeat(32)}` }],
    [`ghcr.io/${'a1'.repeat(32)}`, { registry: 'ghcr.io', repository: 'a1'.repeat(32) }],
    [`ghcr.io/${'x'.repeat(247)}:${'t'.repeat(128)}@${SHA512}`, { registry: 'ghcr.io', repository: 'x'.repeat(247), tag: 't'.repeat(128), digest: SHA512 }],
  ])('%s', (text, reference) => {
    expect(tryParseImageReference(text)).toEqual(reference);
  });

  test.each([
    '', ' ', 'Nginx', 'shop/Nginx', 'ghcr.io/Shop/app', ':1.27', '@sha256:', '/nginx', 'nginx/', 'ghcr.io/', 'a//b', 'nginx:', 'nginx:1:2', 'nginx: 1', 'nginx:-1', 'nginx:.1', 'a/nginx:1/2',
    ' nginx', 'nginx ', 'nginx\n', 'https://ghcr.io/app', '-nginx', 'nginx-', '_a', 'a_', 'a.', 'a..b', 'a___b', 'a._b', 'a+b', 'ghcr.io:/app', 'ghcr.io:x/app', 'ghcr..io/app', '-ghcr.io/app',
    'ghcr-.io/app', '[fd00::1/app', '[fd00::g]/app', `nginx:${'t'.repeat(129)}`, `ghcr.io/${'x'.repeat(248)}`, 'x'.repeat(100_000), 'a1'.repeat(32), `${'a1'.repeat(32)}:1`,
    `nginx@${SHA256}0`, `nginx@${SHA256.slice(0, -1)}`, `nginx@${SHA256.toUpperCase()}`, `nginx@${SHA256.replace('a1', 'A1')}`, `nginx@${SHA256.replace('sha256', 'sha512')}`,
    `nginx@${SHA256}@${SHA256}`, `nginx@md5:${'a1'.repeat(16)}`, `nginx@${SHA256}:1`, undefined, null, 1, {},
  ])('%j is none', text => {
    expect(tryParseImageReference(text)).toBeUndefined();
  });

  test('the parts put together are the text again', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:[._]|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
    const parts = fc.record({
      registry: fc.option(fc.stringMatching(/^(?:localhost|[a-z0-9]{1,8}\.[a-zA-Z0-9]{1,8})(?::[0-9]{1,5})?$/), { nil: undefined }),
      repository: fc.array(part, { minLength: 1, maxLength: 3 }).map(list => list.join('/')),
      tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), { nil: undefined }),
      digest: fc.option(fc.stringMatching(/^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/), { nil: undefined }),
    });
    const isUnambiguous = ({ registry, repository }: ImageReference) => registry !== undefined || !/^(?:localhost|[^/]*\.[^/]*)\//.test(repository);
    fc.assert(fc.property(parts.filter(isUnambiguous), ({ registry, repository, tag, digest }) => {
      const text = [registry === undefined ? '' : `${registry}/`, repository, tag === undefined ? '' : `:${tag}`, digest === undefined ? '' : `@${digest}`].join('');
      expect(tryParseImageReference(text)).toEqual({ registry, repository, tag, digest });
    }));
  });

  test('no reference survives a stray character', () => {
    fc.assert(fc.property(fc.nat(), fc.constantFrom(' ', '\n', '@', '#', '?', '=', 'é', '//'), (at, stray) => {
      const text = 'ghcr.io/shop/checkout:1.4.2';
      const index = at % (text.length + 1);
      expect(tryParseImageReference(text.slice(0, index) + stray + text.slice(index))).toBeUndefined();
    }));
  });
});

test.each([
  [false, { repository: 'nginx' }], [false, { repository: 'nginx', tag: 'latest' }], [true, { repository: 'nginx', tag: '1.27' }], [true, { repository: 'nginx', tag: 'latest-alpine' }],
  [true, { repository: 'nginx', digest: SHA256 }], [true, { repository: 'nginx', tag: 'latest', digest: SHA256 }],
])('pinned is %s for %j', (pinned, reference) => {
  expect(isPinned(reference)).toBe(pinned);
});
