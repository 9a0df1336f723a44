/**
 * Runs one command in a fresh folder and tells what it cost: wall and CPU seconds, and the most memory its process tree held at one time.
 * CPU and memory come from GNU time and /proc; elsewhere they are left out.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, folder } from './room.mjs';

// GNU time asks the kernel what the child and its waited-for children used; the BSD one has no -f.
const timer = '/usr/bin/time';
const timed = spawnSync(timer, ['-f', '%U', '-o', join(folder, 'probe'), 'true'], { stdio: 'ignore' }).status === 0;

/** A process and all it started, as process ids; the folder of a process lists children thread by thread. */
function tree(id, into = []) {
  into.push(id);
  try {
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      for (const child of readFileSync(`/proc/${id}/task/${thread}/children`, 'utf8').split(' ')) if (child) tree(child, into);
    }
  } catch {
    // Over already, or not Linux.
  }
  return into;
}

/** Ends a process that we started. */
function end(id) {
  try {
    process.kill(Number(id), 'SIGKILL');
  } catch {
    // Over already.
  }
}

/** The megabytes a process tree holds now: the sum, or the peak of one process where that is more. */
function held(root) {
  let sum = 0;
  let one = 0;
  for (const id of timed ? tree(root).slice(1) : tree(root)) {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      sum += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
      one = Math.max(one, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // Over already, or not Linux.
    }
  }
  return Math.max(sum, one) / 1024;
}

/** What GNU time wrote last: seconds of CPU, and the megabytes of the largest process. */
function usageOf(file) {
  try {
    const [user, system, most] = readFileSync(file, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
    if (most > 0) return { cpu: user + system, most: most / 1024 };
  } catch {
    // No GNU time here, or it was not started.
  }
  return {};
}

/**
 * Runs a command once. `{out}` in an argument is the fresh folder it runs in. What it prints is discarded; the end of its errors is kept.
 * Gives { exit, wall, cpu, peak, errors } in seconds and MB; cpu and peak are undefined where they can't be had, exit is words if it has none.
 */
export function once(command, limit) {
  const out = mkdtempSync(join(folder, 'run-'));
  const [usage, log] = [`${out}.usage`, `${out}.errors`];
  const errors = openSync(log, 'w');
  const [program, ...args] = command.map((part) => part.replaceAll('{out}', out));
  const [file, rest] = timed ? [timer, ['-f', '%U %S %M', '-o', usage, program, ...args]] : [program, args];
  return new Promise((resolve) => {
    let sampled = 0;
    let late = false;
    const began = process.hrtime.bigint();
    const child = spawn(file, rest, { cwd: out, env, stdio: ['ignore', 'ignore', errors] });
    const look = setInterval(() => {
      sampled = Math.max(sampled, held(child.pid));
    }, 20);
    const stop = setTimeout(() => {
      late = true;
      const mine = tree(child.pid);
      for (const id of mine.length > 1 && timed ? mine.slice(1) : mine) end(id);
    }, limit * 1000);
    const over = (exit) => {
      const wall = Number(process.hrtime.bigint() - began) / 1e9;
      clearInterval(look);
      clearTimeout(stop);
      closeSync(errors);
      const { cpu, most } = usageOf(usage);
      const peak = Math.max(sampled, most ?? 0) || undefined;
      const said = readFileSync(log, 'utf8').slice(-4096);
      for (const left of [out, usage, log]) rmSync(left, { recursive: true, force: true });
      resolve({ exit: late ? `stopped after ${limit} s` : exit, wall, cpu, peak, errors: said });
    };
    child.on('error', () => over('not started'));
    child.on('exit', (code, signal) => over(code ?? signal));
  });
}

export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
