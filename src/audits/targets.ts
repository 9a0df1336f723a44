/**
 * The config's targets as runs of keyreach, each a process of its own: what breaks one does not touch the others, and its memory ends with it.
 */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Target } from '../config/types.ts';
import { type Report, type Skip, UsageError } from '../model.ts';
import { printable } from '../printable.ts';
import { parseReport } from './report-file.ts';

const KINDS = ['scan', 'preflight', 'database', 'github', 'aws'] as const;

/** The arguments of the run that walks it. @throws UsageError for a target that says no kind, or two */
export function argumentsOf(target: Target): string[] {
  const kinds = KINDS.filter((k) => target[k] !== undefined && target[k] !== false);
  if (kinds.length !== 1)
    throw new UsageError(`the target "${target.name}" must say one of ${KINDS.join(', ')}${kinds.length ? `, and says ${kinds.join(' and ')}` : ''}`);
  const option = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`--${name}=${value}`]);
  const flag = (name: string, on: boolean | undefined): string[] => (on ? [`--${name}`] : []);
  const online = option('online', target.online);
  switch (kinds[0]) {
    case 'scan':
      return ['scan', ...flag('history', target.history), ...online, '--', ...(target.scan as string[])];
    case 'preflight':
      return ['preflight', ...option('scope', target.scope), '--', target.preflight as string];
    case 'database':
      return ['audit', 'database', target.database as string];
    case 'github':
      return [
        'audit',
        'github',
        target.github as string,
        ...option('base-url', target.baseUrl),
        ...option('token-env', target.tokenEnv),
        ...flag('clone', target.clone),
      ];
    default:
      return [
        'audit',
        'aws',
        ...option('profile', target.profile),
        ...option('authorization-details', target.authorizationDetails),
        ...option('credential-report', target.credentialReport),
        ...option('with-report', target.withReport),
      ];
  }
}

/** `2/5`: the second of five. @throws UsageError */
export function parseShard(text: string): { index: number; of: number } {
  const [, i, n] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const [index, of] = [Number(i), Number(n)];
  if (!i || !n || index < 1 || index > of) throw new UsageError(`--shard takes I/N, such as 1/4; not "${text}"`);
  return { index, of };
}

/**
 * The targets of one shard. Names decide, so that a target stays in its shard whatever else is added; shards are about alike in size.
 */
export function shardOf(targets: readonly Target[], { index, of }: { index: number; of: number }): Target[] {
  return targets.filter(({ name }) => createHash('sha256').update(name).digest().readUInt32BE(0) % of === index - 1);
}

/** Names a target among what was skipped. */
const skip = (target: Target, detail: string): Skip => ({ path: `target ${target.name}`, reason: 'failed', detail });

/** Runs a target and reads its report; a run that ends without one is something that was not read. @param cwd that paths are relative to */
export async function runTarget(target: Target, cwd: string, config: string | undefined, limit: number): Promise<Report | Skip> {
  const args = argumentsOf(target);
  const at = args.indexOf('--');
  const more = ['--report=json', ...(config === undefined ? [] : [`--config=${config}`])];
  const argv = at < 0 ? [...args, ...more] : [...args.slice(0, at), ...more, ...args.slice(at)];
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] as string, ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: limit });
  const out: Buffer[] = [];
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 4000) said += chunk.toString('utf8');
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('error', () => resolve([2, null]));
    child.on('close', (c, s) => resolve([c, s]));
  });
  if (signal) return skip(target, `it was ended (${signal}) after ${limit / 60_000} minutes`);
  try {
    const report = parseReport(Buffer.concat(out).toString('utf8'), target.name);
    // A run that could not do its whole job says what it skipped.
    return code === 2 && report.skipped.length === 0 ? { ...report, skipped: [skip(target, 'nothing was read')] } : report;
  } catch {
    const line = said.split('\n').find((l) => l.startsWith('keyreach: ')) ?? said.split('\n')[0] ?? '';
    return skip(target, printable(line.replace(/^keyreach: /, '')) || `it ended with ${code} and no report`);
  }
}
