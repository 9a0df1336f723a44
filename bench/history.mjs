/**
 * Measures the history of a git repository, bare or not: keyreach and the peers on PATH against `git log -p`, one after the other in every
 * round, so that what else the machine does hits all alike. A ratio is the median of the ratios within the rounds.
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { median, once } from './measure.mjs';
import { commandsFor, YARDSTICK } from './peers.mjs';
import { folderOf, git, write } from './room.mjs';

/** A working tree of git, or a bare repository; not just any folder inside one. */
export const isRepository = (path) => existsSync(join(path, '.git')) || ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(path, name)));

const LIMIT = 60; // seconds, for a repository with one commit
const LACKS = /missing|unable to read|could not read|bad object|could not (parse|fetch)|unable to find|not a valid object|promisor/i;
const PARTIAL = 'lacks objects (a partial mirror): git log -p cannot read all of it, so there is no yardstick and no ratio';

/** Tools compile their rules, and keep them, in the first run; that run gets a repository with one commit. */
async function warmUp(repo) {
  const tiny = folderOf('tiny');
  if (!existsSync(join(tiny, '.git'))) {
    write('tiny/small.js', 'export const answer = 42;\n');
    git('-C', tiny, 'init', '-q');
    git('-C', tiny, 'add', '.');
    git('-C', tiny, '-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-q', '-m', 'small');
    for (const { args } of commandsFor(tiny, false)) await once(args, LIMIT);
  }
  // For everybody, the packs come from memory.
  const packs = resolve(repo, git('-C', repo, 'rev-parse', '--git-path', 'objects/pack') ?? '');
  for (const name of existsSync(packs) ? readdirSync(packs) : []) {
    for await (const _ of createReadStream(join(packs, name), { highWaterMark: 1 << 20 }));
  }
}

/** Runs everything in rounds; a command that failed isn't tried again. */
async function rounds(commands, runs, limit) {
  const results = commands.map(() => []);
  for (let round = 0; round < runs; round++) {
    for (const [i, { args, exits }] of commands.entries()) {
      if (results[i].some(({ exit }) => !exits.includes(exit))) continue;
      results[i].push(await once(args, limit));
    }
  }
  return results;
}

/** What keyreach tells of itself when asked to, on one line of its errors. */
function statsOf(errors) {
  for (const line of errors.split('\n').filter((text) => text.startsWith('{'))) {
    try {
      const { history } = JSON.parse(line);
      if (history) return history;
    } catch {
      // Another line.
    }
  }
  return undefined;
}

function rowOf(command, mine, yard) {
  const row = { name: command.name, own: command.own, yardstick: command.args === yard.args };
  const last = mine.at(-1);
  if (!command.exits.includes(last.exit)) return { ...row, failed: Number.isInteger(last.exit) ? `exit ${last.exit}` : last.exit, errors: last.errors };
  const of = (key) => (mine.every((run) => run[key] !== undefined) ? median(mine.map((run) => run[key])) : undefined);
  const ratios = yard.ok ? mine.map((run, i) => run.wall / yard.runs[i].wall) : [];
  return {
    ...row,
    ...{ wall: of('wall'), cpu: of('cpu'), peak: of('peak'), stats: command.own && statsOf(last.errors) },
    ...(ratios.length > 0 && { ratio: median(ratios), range: [Math.min(...ratios), Math.max(...ratios)] }),
  };
}

const cell = (value, digits, width) => (value === undefined ? '-' : value.toFixed(digits)).padStart(width);

/** The last thing a command said of itself, without the line of figures. */
function lastOf(errors) {
  const lines = errors.split('\n').filter((line) => line.trim() && !line.startsWith('{"history"'));
  return lines.at(-1)?.slice(0, 160) ?? 'no message';
}

function print(group) {
  console.log(`\n${group.title}   ${group.about}`);
  const wide = Math.max(...group.rows.map(({ name }) => name.length), 20);
  console.log(`  ${''.padEnd(wide)}  × git log     (range)     wall s    CPU s  peak MB`);
  for (const row of group.rows) {
    if (row.failed) {
      console.log(`  ${row.name.padEnd(wide)}  failed (${row.failed}): ${lastOf(row.errors)}`);
      continue;
    }
    const range = row.range && !row.yardstick ? row.range.map((r) => r.toFixed(2)).join('–') : '';
    const figures = `${cell(row.wall, 2, 8)} ${cell(row.cpu, 2, 8)} ${cell(row.peak, 0, 8)}`;
    console.log(`  ${row.name.padEnd(wide)}  ${cell(row.ratio, 2, 9)} ${range.padStart(13)}  ${figures}`);
  }
  if (group.without) console.log(`  ${group.without}`);
  for (const { name, stats } of group.rows) {
    if (!stats) continue;
    const share = stats.blobs > 0 ? ` (${((100 * stats.parsed) / stats.blobs).toFixed(1)} %)` : '';
    console.log(`  ${name}: ${stats.blobs} blobs, ${(stats.bytes / 1e6).toFixed(1)} MB; ${stats.parsed} documents read whole${share}`);
    const times = Object.entries(stats.ms ?? {}).map(([what, ms]) => `${what} ${ms}`);
    if (times.length > 0) console.log(`    milliseconds: ${times.join(', ')}`);
  }
}

/** Measures one repository, prints a table, and gives it back for the picture. */
export async function history(path, runs, limit) {
  const repo = resolve(path);
  const bare = git('-C', repo, 'rev-parse', '--is-bare-repository') === 'true';
  await warmUp(repo);
  const commands = commandsFor(repo, bare);
  const results = await rounds(commands, runs, limit);
  const at = commands.findIndex(({ name }) => name === YARDSTICK.name);
  const yard = { args: commands[at].args, runs: results[at], ok: results[at].every(({ exit }) => exit === 0) };
  const rows = commands.map((command, i) => rowOf(command, results[i], yard));
  const commits = git('-C', repo, 'rev-list', '--all', '--count');
  const packed = /size-pack: (\d+)/.exec(git('-C', repo, 'count-objects', '-v') ?? '')?.[1];
  const size = packed > 0 && `${(packed / 1024).toFixed(packed < 10_240 ? 1 : 0)} MB packed`;
  const about = [commits && `${commits} commit${commits === '1' ? '' : 's'}`, size, bare ? 'bare' : 'with a working tree'];
  const failed = rows[at].failed && (LACKS.test(rows[at].errors) ? PARTIAL : `git log -p failed (${rows[at].failed}): no yardstick, no ratios`);
  const group = { title: basename(repo, '.git'), about: about.filter(Boolean).join(', '), rows, without: failed };
  print(group);
  return group;
}
