/**
 * `keyreach exec -- CMD…`: starts a program, usually a coding agent, with an environment that holds no credentials but its own, and on request
 * in a sandbox in which the stores of credentials cannot be read. Prints names, never values; starts nothing when a promise cannot be kept.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import agents from 'shelf:agents';
import stores from 'shelf:stores';
import type { Agent } from '../agent.ts';
import { loadConfig } from '../config/config.ts';
import { sanitise, told } from '../exec/allowlist.ts';
import { pointers } from '../exec/pointers.ts';
import { findProgram, holdSignals, run, type Start } from '../exec/run.ts';
import { UsageError } from '../model.ts';
import { printable } from '../printable.ts';
import { findRepository } from '../sources/git/command.ts';
import type { Platform, Store } from '../store.ts';

export interface ExecOptions {
  command: string[];
  /** Variables that are passed on, too. */
  keep: string[];
  /** Further files and folders that a sandbox hides. */
  hide: string[];
  sandbox: boolean;
  quiet: boolean;
}

/** A program's name without its folder and the endings of Windows. */
const nameOf = (program: string): string => basename(program.replaceAll('\\', '/')).replace(/\.(?:exe|cmd|bat|ps1)$/i, '');

export async function exec(options: ExecOptions, shelves: { agents: readonly Agent[]; stores: readonly Store[] } = { agents, stores }): Promise<number> {
  const [command, ...args] = options.command;
  if (command === undefined) throw new UsageError('say what to start after two dashes: keyreach exec -- CMD…');
  for (const name of options.keep)
    if (name === '' || /[=\0]/.test(name)) throw new UsageError(`--keep takes the name of a variable, not ${JSON.stringify(name.replace(/=.*/s, '=…'))}`);
  if (options.hide.length && !options.sandbox) throw new UsageError('--hide needs --sandbox');
  const say = (line: string): void => {
    if (!options.quiet) process.stderr.write(`keyreach: ${line}\n`);
  };

  const cwd = realpathSync(process.cwd());
  const project = findRepository(cwd)?.root ?? cwd;
  const home = realHome();
  const agent = shelves.agents.find((a) => a.programs.includes(nameOf(command)));
  const keys = agent?.keys ?? [];
  const { agentFile, AGENT_FILE } = await import('../exec/agent-file.ts');
  const file = await agentFile([...new Set([cwd, project])], keys, async () => {
    const here = await loadConfig(undefined, cwd);
    return here.file ? here : loadConfig(undefined, project);
  });

  const release = holdSignals();
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-exec-')));
  try {
    const folder = join(scratch, 'pointers');
    mkdirSync(folder);
    const environment = sanitise({
      inherited: process.env,
      keep: options.keep,
      keys,
      file: file?.values ?? {},
      // A bash that is not told that it runs below another takes a piped input for a remote login's, and reads ~/.bashrc.
      set: { ...pointers(folder), PWD: cwd, SHLVL: String(Math.max(1, Number(process.env['SHLVL']) || 1)), KEYREACH_EXEC: '1' },
      platform: process.platform,
    });
    const { env } = environment;
    const found = findProgram(command, env['PATH'], cwd);
    if (found.path === undefined) {
      process.stderr.write(`keyreach: cannot start ${printable(command)}: ${found.why}\n`);
      return found.code;
    }
    for (const line of told(environment, command, AGENT_FILE)) say(line);
    if (file?.unknown.length) say(`does not know which environment ${file.unknown.map(printable).join(', ')} of ${AGENT_FILE} opens`);

    const around = { home, project, cwd, env: process.env, platform: process.platform as Platform };
    let start: Start = { program: found.path, args, argv0: command, env };
    if (options.sandbox) {
      const [hiding, { sandboxOf }, { proveHiding }] = await Promise.all([
        import('../exec/hide.ts'),
        import('../exec/sandbox.ts'),
        import('../exec/canary.ts'),
      ]);
      const sandbox = sandboxOf(around, scratch, env['PATH']);
      const holding = await foundIn(project, home);
      const plan = hiding.planHiding(
        [...hiding.defaultPlaces(shelves.stores, around), ...holding.loose],
        options.hide,
        hiding.ownPlaces(agent, around),
        around,
      );
      if (sandbox.ownTemporary && env['TMPDIR']?.startsWith('/tmp')) env['TMPDIR'] = '/tmp';
      proveHiding(sandbox, plan.hidden, around, env);
      const names = (paths: readonly string[]) => paths.map((p) => hiding.shown(p, around)).join(', ') || 'nothing';
      say(`sandbox: hides ${names(plan.hidden.map((h) => h.path))}`);
      if (holding.tracked.length) say(`sandbox: leaves files that git tracks, and in them what looks like credentials: ${names(holding.tracked)}`);
      if (plan.own.length) say(`sandbox: leaves ${printable(command)} its own ${names(plan.own)}`);
      if (plan.linked.length) say(`sandbox: cannot hide other names (hard links) of ${names(plan.linked)}`);
      say('sandbox: proven with a made-up secret; the network and the rest of the disk stay open');
      if (process.getuid?.() === 0) say('sandbox: root can write to files that others run; start it as another user');
      start = { env, ...sandbox.wrap([found.path, ...args], plan.hidden) };
    } else {
      const { startUpFiles } = await import('../exec/hide.ts');
      const again = startUpFiles(around);
      const sandbox = process.platform === 'win32' ? 'no sandbox is known for Windows' : '--sandbox hides both';
      say(`soft: files stay readable, and so is the environment of other processes of yours; ${sandbox}`);
      if (again.length) say(`soft: shells read ${again.join(', ')} again, and with it what is exported there`);
    }
    const ended = await release();
    if (ended !== undefined) return ended;
    const { code, fault } = await run(start);
    if (fault) process.stderr.write(`keyreach: cannot start ${printable(command)}: ${fault}\n`);
    return code;
  } finally {
    await release();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Files in which preflight finds credentials. Those that git tracks are the project itself: hiding them would undo it. */
async function foundIn(project: string, home: string): Promise<{ loose: string[]; tracked: string[] }> {
  const [{ look }, { absoluteOf }, { AGENT_FILE }] = await Promise.all([
    import('./preflight.ts'),
    import('../preflight/reach.ts'),
    import('../exec/agent-file.ts'),
  ]);
  const { report } = await look({ dir: project, agent: 'auto', scope: 'machine' });
  const places = report.credentials.filter((c) => c.confidence !== 'low' && typeof c.facts['malformed'] !== 'string').flatMap((c) => c.places);
  const paths = (tracked: boolean): string[] =>
    places
      .filter((p) => (p.kind === 'file' && (p.tracking === 'tracked' || p.tracking === 'staged')) === tracked)
      .map((p) => absoluteOf(p, { project, home }))
      .filter((p): p is string => p !== undefined && basename(p) !== AGENT_FILE);
  return { loose: [...new Set(paths(false))].sort(), tracked: [...new Set(paths(true))].sort() };
}

/** The home folder without links; a home that is not there is no reason not to start. */
function realHome(): string {
  const home = process.env['HOME'] || homedir();
  try {
    return realpathSync(home);
  } catch {
    return home;
  }
}
