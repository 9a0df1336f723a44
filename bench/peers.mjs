/**
 * The command lines that read the whole history of a git repository, as data: one entry for each tool. Nothing is verified or fetched.
 * `{repo}` is the repository, `{out}` a fresh folder for each run. Never give a tool /dev/null as a file: some delete or replace theirs.
 */
import { fileURLToPath } from 'node:url';
import { programs, said } from './room.mjs';

export const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
const git = ['git', '--no-pager', '-C', '{repo}'];
const keyreach = (jobs) => [process.execPath, BIN, 'scan', '{repo}', '--history', '--jobs', jobs, '--report', 'json={out}/report.json'];

/** The yardstick, and what is always there. `exits` are the codes of a run that did its work. */
export const YARDSTICK = { name: 'git log -p', args: [...git, 'log', '-p', '-U0', '--all', '--full-history', '--no-textconv', '--no-ext-diff'], exits: [0] };
const OWN = [
  { name: 'keyreach --jobs 1', args: keyreach('1'), exits: [0, 1], own: true },
  { name: 'keyreach --jobs 2', args: keyreach('2'), exits: [0, 1], own: true },
  { name: 'git cat-file --batch', args: [...git, 'cat-file', '--batch', '--batch-all-objects', '--unordered'], exits: [0] },
];

/** `bare` is added for a repository without a working tree; `of` tells which versions an entry is for. */
const PEERS = [
  {
    name: 'gitleaks',
    version: ['version'],
    args: ['git', '{repo}', '--no-banner', '--no-color', '--log-level', 'error', '--report-format', 'json', '--report-path', '{out}/report.json'],
    exits: [0, 1],
  },
  {
    name: 'betterleaks',
    version: ['--version'],
    of: /^1\./,
    args: [
      'git',
      '{repo}',
      '--no-banner',
      '--no-color',
      '--log-level',
      'error',
      '--validation=false',
      '--report-format',
      'json',
      '--report-path',
      '{out}/report.json',
    ],
    exits: [0, 1],
  },
  {
    name: 'betterleaks',
    version: ['--version'],
    of: /^2\./,
    args: ['git', '{repo}', '--silent', '--no-color', '--log-level', 'error', '--output', '{out}/report.json'],
    exits: [0, 1],
  },
  {
    name: 'trufflehog',
    version: ['--version'],
    args: ['git', 'file://{repo}', '--no-verification', '--no-update', '--json', '--no-color', '--log-level=-1'],
    bare: ['--bare'],
    exits: [0],
  },
  {
    name: 'kingfisher',
    version: ['--version'],
    args: ['scan', '{repo}', '--no-validate', '--no-update-check', '--quiet', '--format', 'json', '--output', '{out}/report.json'],
    exits: [0, 200],
  },
  {
    name: 'titus',
    version: ['version'],
    args: ['scan', '{repo}', '--git', '--quiet', '--format', 'json', '--output', '{out}/titus.ds'],
    exits: [0],
  },
  {
    name: 'noseyparker',
    version: ['--version'],
    args: ['scan', '--quiet', '--progress', 'never', '--datastore', '{out}/noseyparker.ds', '{repo}'],
    exits: [0],
  },
];

/** What can be run here: our own commands, and every peer on PATH, also under a name that ends in its version. */
function found() {
  return PEERS.flatMap(({ name, version, of, ...entry }) =>
    programs(new RegExp(`^${name}(-\\d[\\w.-]*)?$`)).flatMap(([, file]) => {
      const number = /\d+\.\d+\.\d+[\w.-]*/.exec(said(file, version))?.[0] ?? '';
      if (of && !of.test(number)) return [];
      return [{ ...entry, name: `${name} ${number}`.trim(), args: [file, ...entry.args] }];
    }),
  );
}

let all;
/** Every command for this repository, the yardstick first. */
export function commandsFor(repo, bare) {
  all ??= [YARDSTICK, ...OWN, ...found()];
  return all.map((entry) => ({ ...entry, args: [...entry.args, ...((bare && entry.bare) || [])].map((part) => part.replaceAll('{repo}', repo)) }));
}
