import structures from 'shelf:structures';
import { it } from 'vitest';
import { readFileSync, statSync } from 'node:fs';
import { execSync } from 'node:child_process';
import { syntaxOf } from '/work/main/src/detect/filetype.ts';
it('sweep', () => {
  const files = execSync(`find / -xdev \\( -name '*.json' -o -name '*.y*ml' -o -name '*.toml' -o -name '*.xml' -o -name '*.html' -o -name '*.csproj' -o -name '*.plist' -o -name '*.svg' -o -name '*.tfstate' \\) -size -1024k -type f -not -path '/proc/*' 2>/dev/null | head -20000`, { maxBuffer: 1 << 26 }).toString().trim().split('\n');
  const st: Record<string, { n: number; ms: number; throws: number; values: number; off: number; slow: string[]; bad: string[]; thrown: string[];bytes:number }> = {};
  for (const f of files) {
    const syntax = syntaxOf(f);
    const s = structures.find((x) => x.syntaxes.includes(syntax)); if (!s) continue;
    let text; try { text = readFileSync(f, 'latin1'); } catch { continue; }
    const o = (st[syntax] ??= { n: 0, ms: 0, throws: 0, values: 0, off: 0, slow: [], bad: [], thrown: [],bytes:0 }); o.n++; o.bytes+=text.length;
    const t = performance.now();
    try { for (const v of s.read(text)) { o.values++; if (v.start < 0 || v.end > text.length || v.start >= v.end) {o.bad.push(f + ' RANGE ' + v.name);} else if (!v.decoded && text.slice(v.start, v.end) !== v.value && !/[\n\r]/.test(text.slice(v.start, v.end)) && !text.slice(v.start,v.end).includes("''")) { o.off++; if (o.bad.length < 12) o.bad.push(`${f} ${v.name} ${JSON.stringify(v.value.slice(0, 60))} ${JSON.stringify(text.slice(v.start, v.end).slice(0, 60))}`); } } }
    catch (e) { o.throws++; if (o.thrown.length < 8) o.thrown.push(f + ' ' + (e as Error).name+' '+ String((e as Error).message).slice(0, 80)); }
    const ms = performance.now() - t; o.ms += ms; if (ms > 700) o.slow.push(`${f} ${statSync(f).size} ${ms | 0}`);
  }
  console.log(JSON.stringify(st, null, 1));
}, 580_000);
