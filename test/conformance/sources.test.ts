import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'vectors');
const FILES = readdirSync(FOLDER);

test.each(FILES)('%s says which file of which version its numbers are from, and under which licence', (name) => {
  const { source } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { source: unknown };
  expect(source).toEqual({
    repository: expect.stringMatching(/^kubernetes\/[a-z]+$/),
    file: expect.stringMatching(/^pkg\/.+_test\.go$/),
    version: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
    licence: 'Apache-2.0',
  });
});
