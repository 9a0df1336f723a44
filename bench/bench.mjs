/**
 * Measures the built program against yardsticks, side by side in one run, and prints ratios. Fetches nothing.
 *   npm run bench -- [--runs N] [DIR...]      DIR: large trees to scan; ripgrep (rg) on PATH is their yardstick
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMPTY_CONFIG, engineOf } from '../dist/index.js';

const args = process.argv.slice(2);
const at = args.indexOf('--runs');
const RUNS = at < 0 ? 5 : Number(args.splice(at, 2)[1]);
const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
const node = process.execPath;

/** Runs a command once: wall seconds and, on Linux, the most memory it held, in MB. */
function once([command, ...rest], cwd) {
  return new Promise((resolve) => {
    const began = process.hrtime.bigint();
    const child = spawn(command, rest, { cwd, stdio: 'ignore' });
    let peak = 0;
    const look = () => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      } catch {
        // Not Linux, or already over.
      }
    };
    const timer = setInterval(look, 5);
    look();
    child.on('error', () => resolve(undefined));
    child.on('close', () => {
      clearInterval(timer);
      resolve({ seconds: Number(process.hrtime.bigint() - began) / 1e9, megabytes: peak / 1024 });
    });
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Runs both in turn, A B A B …, and prints the medians and the median of the ratios pair by pair. */
async function compare(title, a, b, cwd) {
  await once(a, cwd);
  if (!(await once(b, cwd))) return console.log(`${title.padEnd(44)} (${b[0]} is not on PATH)`);
  const pairs = [];
  for (let i = 0; i < RUNS; i++) pairs.push([await once(a, cwd), await once(b, cwd)]);
  const pick = (side, what) => median(pairs.map((p) => p[side][what]));
  const ratio = median(pairs.map(([x, y]) => x.seconds / y.seconds));
  console.log(
    `${title.padEnd(44)} ${ratio.toFixed(2).padStart(6)}×   ${pick(0, 'seconds').toFixed(3)} s / ${pick(1, 'seconds').toFixed(3)} s   peak ${pick(0, 'megabytes').toFixed(0)} MB / ${pick(1, 'megabytes').toFixed(0)} MB`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'keyreach-bench-'));
try {
  writeFileSync(join(folder, 'small.js'), 'export const answer = 42;\n');
  const anchors = join(folder, 'anchors.txt');
  writeFileSync(anchors, `${(await engineOf(EMPTY_CONFIG)).anchors.join('\n')}\n`);
  console.log(`${RUNS} runs each, medians; first figure / yardstick`);
  await compare('keyreach --version / node -e 0', [node, BIN, '--version'], [node, '-e', '0'], folder);
  await compare('keyreach scan small.js / node -e 0', [node, BIN, 'scan', 'small.js'], [node, '-e', '0'], folder);
  for (const tree of args) {
    for (const jobs of ['1', '2']) {
      await compare(
        `scan --jobs ${jobs} ${tree} / rg -uu -c -F -f`,
        [node, BIN, 'scan', tree, '--jobs', jobs, '--report', 'json'],
        ['rg', '-uu', '-c', '-F', '-f', anchors, '--glob', '!.git', tree],
        folder,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
