import { plainScalar } from '../../src/manifest/plain-scalar';

describe('without quotes', () => {
  test.each<[string, unknown]>([
    ...['', '~', 'null', 'Null', 'NULL'].map(text => [text, null] as [string, unknown]),
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(text => [text, true] as [string, unknown]),
    ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(text => [text, false] as [string, unknown]),
    ['0', 0], ['-0', 0], ['-0.0', 0], ['7', 7], ['+7', 7], ['-7', -7], ['1_000', 1000], ['0755', 493], ['-0755', -493], ['0o17', 15], ['0O17', 15], ['0x1F', 31], ['-0X1f', -31],
    ['0b11', 3], ['00', 0], ['08', 8], ['099', 99], ['1.5', 1.5], ['1.', 1], ['.5', 0.5], ['-.5', -0.5], ['1e3', 1000], ['1E-3', 0.001], ['.5e1', 5], ['9007199254740993', 9007199254740992],
    ['.inf', Infinity], ['+.Inf', Infinity], ['-.INF', -Infinity], ['.nan', NaN],
    ...['yES', 'nULL', 'tRue', 'oN', 'yeah', 'nope', '12:30', '2001-01-01', '1.2.3', '1e400', '-', '+', '.', '...', '._5', '.5_0', '0x', '0b2', '0o8', '1e', 'e1', '0xG', '--1', '1-', 'inf', 'nan', 'Infinity', 'NaN',
      'toString', '__proto__', '500m', '1Gi', ' 1', '9'.repeat(401)].map(text => [text, text] as [string, unknown]),
  ])('%s is %p', (text, value) => {
    expect(plainScalar(text)).toBe(value);
  });
});
