import { readFileSync, writeFileSync } from 'node:fs';
const dir = process.cwd() + '/test/constructs/safe-web-service/bad-cases/';
const { serviceWith, refusalOf, linesOf, GOOD } = require(dir + 'bad-case.ts');
for (const f of process.argv.slice(2)) {
  const mod = require(dir + f + '.ts');
  const table: any = Object.values(mod)[0];
  let text = readFileSync(dir + f + '.ts', 'utf8');
  const q = (s: string) => s.includes("'") && !s.includes('"') ? JSON.stringify(s) : `'${s.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g,'\\n')}'`;
  const parts = text.split('issues: []');
  if (parts.length - 1 !== Object.keys(table).length) console.log(f, 'MISMATCH', parts.length - 1, Object.keys(table).length);
  let out = parts[0];
  Object.entries<any>(table).forEach(([title, c], i) => {
    let lines: string[];
    try { lines = linesOf(refusalOf(() => serviceWith({ ...GOOD, ...c.props }, c.profile))); } catch (e: any) { lines = ['XXX ' + e.stack.split('\n').slice(0, 3).join(' | ')]; }
    console.log(`${title}:\n${lines.map((l) => '     ' + l).join('\n')}`);
    const indent = /\n( *)$/.exec(out);
    const lineStart = out.slice(out.lastIndexOf('\n') + 1);
    const pad = /^ */.exec(lineStart)![0];
    out += lines.length === 1 ? `issues: [${q(lines[0])}]` : `issues: [\n${lines.map((l) => `${pad}  ${q(l)},\n`).join('')}${pad}]`;
    out += parts[i + 1];
  });
  if (process.env.WRITE) writeFileSync(dir + f + '.ts', out);
}
