import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findManifestFiles } from '../../src/manifest/manifest-files';
import { readManifestFiles } from '../../src/manifest/read';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const FILES = ['b.yaml', 'a.yml', 'c.json', 'notes.md', 'deep/er/d.yaml', 'deep/e.yaml', '.hidden/f.yaml', '.g.yaml', 'node_modules/h.yaml', 'star*.yaml', 'empty/none.txt'];

let root = '';
const previous = process.cwd();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'manifests-'));
  for (const file of FILES) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), POD);
  }
  symlinkSync('..', join(root, 'deep', 'er', 'up'));
  symlinkSync('self', join(root, 'deep', 'self'));
  symlinkSync('deep', join(root, 'another'));
  symlinkSync('gone.yaml', join(root, 'deep', 'broken.yaml'));
  process.chdir(root);
});

afterAll(() => {
  process.chdir(previous);
  rmSync(root, { recursive: true });
});

const DEEP = ['deep/broken.yaml', 'deep/e.yaml', 'deep/er/d.yaml'];
const ALL = ['a.yml', 'b.yaml', 'c.json', ...DEEP, 'star*.yaml'];

test.each<[string, readonly string[], readonly string[]]>([
  ['a file', ['b.yaml'], ['b.yaml']],
  ['a file whatever its name ends in', ['notes.md'], ['notes.md']],
  ['a file twice', ['b.yaml', 'b.yaml', '*.yaml'], ['b.yaml', 'star*.yaml']],
  ['a folder', ['.'], ALL.map(file => `./${file}`)],
  ['a folder and what is in it', ['deep', 'deep/e.yaml'], [...DEEP]],
  ['a folder with a slash', ['deep/'], [...DEEP]],
  ['a hidden folder that is asked for', ['.hidden'], ['.hidden/f.yaml']],
  ['a link to a folder', ['another'], ['another/broken.yaml', 'another/e.yaml', 'another/er/d.yaml']],
  ['a star', ['*.yaml'], ['b.yaml', 'star*.yaml']],
  ['a file whose name has a star', ['star*.yaml'], ['star*.yaml']],
  ['a question mark', ['?.y?ml', '?.yml'], ['b.yaml', 'a.yml']],
  ['a star for a folder', ['*/*.yaml'], ['deep/broken.yaml', 'deep/e.yaml']],
  ['two stars', ['**/*.yaml'], ['b.yaml', ...DEEP, 'star*.yaml']],
  ['two stars below a folder', ['deep/**/*.yaml'], [...DEEP]],
  ['two stars at the end', ['deep/**'], [...DEEP, 'deep/self']],
  ['braces', ['{c.json,deep/{e,f}.yaml,*.yml}'], ['c.json', 'deep/e.yaml', 'a.yml']],
  ['hidden files that are spelled out', ['.hidden/*.yaml', '.g.yaml'], ['.hidden/f.yaml', '.g.yaml']],
  ['node_modules that is spelled out', ['node_modules/*'], ['node_modules/h.yaml']],
])('%s is found', (_, paths, files) => {
  expect(findManifestFiles(paths)).toEqual({ files, faults: [] });
});

test.each<[string, string, string]>([
  ['a path that is not there', 'gone.yaml', 'there is no such file or folder'],
  ['a pattern that matches nothing', 'gone/*.yaml', 'matches no file'],
  ['braces that match nothing', '{x,y}.yaml', 'matches no file'],
  ['a folder without manifests', 'empty', 'holds no .yaml, .yml or .json file'],
  ['more braces than anybody means', '{a,b}'.repeat(10), 'stands for more than 1000 paths'],
])('%s is a fault', (_, file, reason) => {
  expect(findManifestFiles([file, 'b.yaml'])).toEqual({ files: ['b.yaml'], faults: [{ file, reason }] });
});

test('an absolute pattern is found', () => {
  const found = findManifestFiles([`${root.split('\\').join('/')}/*.yml`]);
  expect(found.files.map(file => file.slice(root.length))).toEqual(['/a.yml']);
});

describe('reading', () => {
  const written = (name: string, bytes: Buffer | string): string => {
    writeFileSync(join(root, name), bytes);
    return name;
  };

  test('names the file of each manifest, in the order of the files', () => {
    const { manifests, faults } = readManifestFiles(['deep', 'a.yml']);
    expect(manifests.map(({ source }) => source.file)).toEqual(['deep/e.yaml', 'deep/er/d.yaml', 'a.yml']);
    expect(faults).toEqual([{ file: 'deep/broken.yaml', reason: 'cannot be read: there is no such file' }]);
  });

  test.each<[string, Buffer | string, object]>([
    ['UTF-16', Buffer.from(`\uFEFF${POD}`, 'utf16le'), { reason: 'is UTF-16: save it as UTF-8' }],
    ['a picture', Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]), { document: 1, line: 1, reason: 'has bytes that are not UTF-8' }],
    ['a NUL', `${POD}x: "\0"\n`, { document: 1, line: 4, reason: 'has the character U+0000, which YAML forbids' }],
  ])('%s is a fault', (_, bytes, fault) => {
    const file = written('odd.txt', bytes);
    expect(readManifestFiles([file])).toEqual({ manifests: [], faults: [{ file, ...fault }] });
  });

  test('one document with bytes that are no UTF-8 leaves the others', () => {
    const file = written('odd.txt', Buffer.concat([Buffer.from(`${POD}---\n${POD}x: "`), Buffer.from([0xC3, 0x28]), Buffer.from(`"\n---\n${POD}`)]));
    const { manifests, faults } = readManifestFiles([file]);
    expect(manifests.map(({ source }) => source.document)).toEqual([1, 3]);
    expect(faults).toEqual([{ file, document: 2, line: 8, reason: 'has bytes that are not UTF-8' }]);
  });

  test('drops a byte order mark', () => {
    expect(readManifestFiles([written('odd.txt', `\uFEFF${POD}`)]).faults).toEqual([]);
  });
});
