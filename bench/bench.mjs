/**
 * Measures the built program against yardsticks, side by side in one run, and prints ratios. Fetches nothing, writes to a temporary folder.
 *   npm run bench -- [--runs N] [--svg FILE] [--limit SECONDS] [--trees] [PATH...]
 * PATH: a git repository, whose history is measured, or a large tree. --trees takes repositories as trees, too. --limit ends a run that hangs.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EMPTY_CONFIG, engineOf } from '../dist/index.js';
import { history, isRepository } from './history.mjs';
import { median, once } from './measure.mjs';
import { BIN } from './peers.mjs';
import { picture } from './picture.mjs';
import { git, programs, write } from './room.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    svg: { type: 'string' },
    limit: { type: 'string', default: '1800' },
    trees: { type: 'boolean', default: false },
  },
});
const RUNS = Number(values.runs);
const LIMIT = Number(values.limit);
if (!(Number.isInteger(RUNS) && RUNS > 0 && LIMIT > 0)) {
  console.error('--runs and --limit take a number from 1 on');
  process.exit(2);
}
const node = process.execPath;
const EXITS = [0, 1]; // nothing found, something found: for keyreach as for rg

/** Runs both in turn, A B A B …, and prints the medians and the median of the ratios pair by pair. */
async function compare(title, a, b) {
  const label = title.padEnd(44);
  if (programs(/^rg$/).length === 0 && b[0] === 'rg') return console.log(`${label} (rg is not on PATH)`);
  const pairs = [];
  for (let i = -1; i < RUNS; i++) {
    const pair = [await once(a, LIMIT), await once(b, LIMIT)];
    const bad = pair.findIndex(({ exit }) => !EXITS.includes(exit));
    if (bad >= 0) return console.log(`${label} ${['first', 'second'][bad]} failed (exit: ${pair[bad].exit})`);
    if (i >= 0) pairs.push(pair); // the first pair warms up
  }
  const both = (what, digits, unit) => [0, 1].map((side) => `${median(pairs.map((p) => p[side][what] ?? Number.NaN)).toFixed(digits)} ${unit}`).join(' / ');
  const ratio = median(pairs.map(([x, y]) => x.wall / y.wall));
  const figures = `${both('wall', 3, 's')}   CPU ${both('cpu', 2, 's')}   peak ${both('peak', 0, 'MB')}`;
  console.log(`${label} ${ratio.toFixed(2).padStart(6)}×   ${figures.replaceAll(/NaN \w+/g, '-')}`);
}

async function tree(path, anchors) {
  for (const jobs of ['1', '2']) {
    await compare(
      `scan --jobs ${jobs} ${path} / rg -uu -c -F -f`,
      [node, BIN, 'scan', resolve(path), '--jobs', jobs, '--report', 'json={out}/report.json'],
      ['rg', '-uu', '-c', '-F', '-f', anchors, '--glob', '!.git', resolve(path)],
    );
  }
}

const small = write('small.js', 'export const answer = 42;\n');
const anchors = write('anchors.txt', `${(await engineOf(EMPTY_CONFIG)).anchors.join('\n')}\n`);
const load = loadavg()[0].toFixed(1);
console.log(`node ${process.versions.node}, ${git('version')}, ${availableParallelism()} processors, load ${load} before the first run`);
console.log(`${RUNS === 1 ? 'one run' : `medians of ${RUNS} runs`} each, interleaved; first figure / yardstick`);
await compare('keyreach --version / node -e 0', [node, BIN, '--version'], [node, '-e', '0']);
await compare('keyreach scan small.js / node -e 0', [node, BIN, 'scan', small], [node, '-e', '0']);
const groups = [];
for (const path of positionals) {
  if (!values.trees && isRepository(path)) groups.push(await history(path, RUNS, LIMIT));
  else await tree(path, anchors);
}
if (values.svg && groups.some(({ rows }) => rows.some(({ ratio }) => ratio))) {
  writeFileSync(values.svg, picture(groups, RUNS));
  console.log(`\nwrote ${values.svg}`);
} else if (values.svg) console.log(`\nno picture: none of the paths is a git repository with a yardstick`);
