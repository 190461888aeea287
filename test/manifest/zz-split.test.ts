import * as YAML from 'yaml';
import * as fc from 'fast-check';
import { documentTextsOf } from '../../src/manifest/document-text';
import { readWholeYaml } from '../../src/manifest/whole-yaml';
import { tryReadPlainYaml } from '../../src/manifest/plain-yaml';
const frag = fc.constantFrom('---\n','--- \n','---\r\n','...\n','... # c\n','a: 1\n','  b: 2\n','- x\n','# c\n','\n','%YAML 1.2\n','"\n','"x\n','|\n','--- |\n',' text\n','--- "a\n','b"\n','[\n',']\n','{a: 1}\n','---x\n','....\n','  ---\n','--- {a: 1}\n','x: |\n','x: "\n','--- # c\n', '---','...', '--- a', '{', '? a\n', ': b\n');
const leaf=(x:any):any=>Array.isArray(x)?x.map(leaf):x&&typeof x==='object'?Object.fromEntries(Object.entries(x).map(([k,v])=>[k,leaf(v)])):x===null?'':String(x);
const j=(x:unknown)=>JSON.stringify(x);
test('split', () => {
  let ok=0, n=0;
  fc.assert(fc.property(fc.array(frag,{maxLength:9}).map(a=>a.join('')), text => {
    const docs = YAML.parseAllDocuments(text, {schema:'failsafe', logLevel:'silent', prettyErrors:false}) as YAML.Document.Parsed[];
    const mine = documentTextsOf(text).map(d=>readWholeYaml(text.slice(d.start,d.end)));
    n++;
    const bad = docs.some(d=>d.errors.length);
    if (bad) { if (!mine.some(m=>'reason' in m)) throw new Error('accepts '+j(text)+' '+docs.map(d=>d.errors[0]?.message)+j(mine)); return; }
    ok++;
    if ('empty' in docs) { expect(mine).toEqual([]); return; }
    if (mine.some(m => 'reason' in m && /no text|twice/.test(m.reason))) return;
    const theirs = docs.map(d=>leaf(d.toJS()));
    expect([text, ...mine.map(m=>'json' in m ? leaf(m.json) : m)]).toEqual([text, ...theirs]);
  }), {numRuns: 30000});
  console.log(n, ok);
});
