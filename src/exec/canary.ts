/**
 * Proves a sandbox before it is relied on: a made-up secret is put where stores lie, and read from inside by `cat` and by `node`; and all that
 * should be hidden is looked at from inside. If anything can be seen, nothing is started. Shows no content, not even the made-up one.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../model.ts';
import { printable } from '../printable.ts';
import type { Around, Hidden } from './hide.ts';
import type { Sandbox } from './sandbox.ts';

/** Run inside: prints the places at which there is something to see, by their number, and that it came to its end. */
const LOOK = `
const fs = require('node:fs');
const seen = [];
JSON.parse(fs.readFileSync(0, 'utf8')).forEach((path, i) => {
  try { if (fs.statSync(path).isDirectory() ? fs.readdirSync(path).length : fs.readFileSync(path).length) seen.push(i); } catch {}
});
process.stdout.write(JSON.stringify({ seen }));
`;
const PATIENCE = 30_000;

const HELP: Record<string, string> = {
  bubblewrap:
    'It needs user namespaces: kernel.unprivileged_userns_clone=1 (Debian), an AppArmor profile for bwrap or ' +
    'kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 23.10 and later), user.max_user_namespaces above 0; in a container, leave to make them',
};

/** @throws UsageError when the sandbox does not work, or does not hide */
export function proveHiding(sandbox: Sandbox, hidden: readonly Hidden[], around: Around, env: Record<string, string>): void {
  const folder = place(around);
  try {
    const value = randomBytes(24).toString('hex');
    const file = join(folder, 'credentials');
    writeFileSync(file, value, { mode: 0o600 });
    // Once hidden as a file, once with the folder it lies in: these are two ways.
    for (const canary of [
      { path: file, folder: false },
      { path: folder, folder: true },
    ]) {
      const within = (command: string[], input: string) => inSandbox(sandbox, command, [...hidden, canary], env, input);
      const cat = within(['cat', file], '');
      if (cat.stdout.includes(value)) throw new UsageError(`the ${sandbox.name} sandbox hides nothing: cat could read a made-up secret; nothing was started`);
      const paths = [...hidden.map((h) => h.path), file];
      const look = within([process.execPath, '-e', LOOK], JSON.stringify(paths));
      const seen = seenIn(look.stdout);
      if (!seen) {
        const said = printable(look.stderr.split('\n').find(Boolean) ?? `exit code ${look.code}`);
        throw new UsageError(`the ${sandbox.name} sandbox does not work here, so nothing was started: ${said}. ${HELP[sandbox.name] ?? ''}`.trim());
      }
      if (seen.includes(paths.length - 1))
        throw new UsageError(`the ${sandbox.name} sandbox hides nothing: node could read a made-up secret; nothing was started`);
      if (seen.length)
        throw new UsageError(
          `the ${sandbox.name} sandbox leaves open what it should hide (${seen.map((i) => printable(paths[i] ?? '?')).join(', ')}); nothing was started`,
        );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder among the stores, so that the canary is hidden as they are and not for lying elsewhere. */
function place({ home, project }: Around): string {
  for (const parent of [home, project])
    try {
      return mkdtempSync(join(parent, '.keyreach-canary-'));
    } catch {
      // The next one.
    }
  throw new UsageError('--sandbox cannot be proven: neither the home nor the project may be written to; nothing was started');
}

function seenIn(stdout: string): number[] | undefined {
  try {
    const { seen } = JSON.parse(stdout) as { seen: unknown };
    return Array.isArray(seen) ? seen.map(Number) : undefined;
  } catch {
    return undefined;
  }
}

function inSandbox(sandbox: Sandbox, command: string[], hidden: readonly Hidden[], env: Record<string, string>, input: string) {
  const { program, args, filter } = sandbox.wrap(command, hidden);
  const descriptors = [filter, '/dev/null'].map((path) => (path === undefined ? ('ignore' as const) : openSync(path, path === filter ? 'r' : 'w')));
  try {
    const ran = spawnSync(program, args, { env, input, encoding: 'utf8', timeout: PATIENCE, stdio: ['pipe', 'pipe', 'pipe', ...descriptors] });
    return { code: ran.status, stdout: ran.stdout ?? '', stderr: ran.stderr ?? '' };
  } finally {
    for (const fd of descriptors) if (typeof fd === 'number') closeSync(fd);
  }
}
