import * as fc from 'fast-check';
import { isAbsolutePath, isHttpPath } from '../../src/values/http-path';

describe('an HTTP path', () => {
  test.each(['/', '/healthz', '/api/v1/', '/ready?full=1', '/a.b/..c/...', '/.well-known/x', '/a%20b', "/~x!$&'()*+,;=:@"])('%s is one', text => {
    expect(isHttpPath(text)).toBe(true);
  });

  test.each([
    '', 'healthz', ' /a', '/a b', '/a\n', '/a\t', '/a\u0000', '/a\u007f', '/é', '//', '/a//b', '//a', '/a#b', '/a/./b', '/a/../b', '/..', '/.', '/a/..', '/a/.', '/./a', '/a%2fb', '/a%2Fb',
    'http://a/b', undefined, null, 1,
  ])('%j is none', text => {
    expect(isHttpPath(text)).toBe(false);
  });

  test('segments joined by slashes make one, and a space, a fragment, an empty or a dotted segment unmakes it', () => {
    const segment = fc.stringMatching(/^[A-Za-z0-9_~-]{1,10}$/);
    fc.assert(fc.property(fc.array(segment, { minLength: 1 }), fc.nat(), fc.constantFrom('', '.', '..', 'a b', 'a#b', '%2F', '\u0001'), (segments, at, bad) => {
      const index = at % segments.length;
      expect(isHttpPath(`/${segments.join('/')}`)).toBe(true);
      expect(isHttpPath(`/${[...segments.slice(0, index), bad, ...segments.slice(index)].join('/')}`)).toBe(false);
      expect(isHttpPath(segments.join('/'))).toBe(false);
    }));
  });
});

describe('an absolute path in a container', () => {
  test.each(['/', '/tmp', '/etc/app/config.yaml', '/a b', '/a/', '/..a/b..', '/.ssh', '/a//b', '/ä'])('%s is one', text => {
    expect(isAbsolutePath(text)).toBe(true);
  });

  test.each(['', 'tmp', './tmp', '~/x', '/a:b', 'C:/x', '/..', '/a/../b', '/a/..', '../a', '/a\nb', '/a\u0000', '/a\u007f', undefined, null, 1])('%j is none', text => {
    expect(isAbsolutePath(text)).toBe(false);
  });
});
