/**
 * Deny rules of Claude Code for files: where their paths begin, which of them are never asked, what the sandbox makes of them.
 * Sources as in agents/claude-code.ts. Pure; opens nothing.
 */
import type { Around, Gate, Settings } from '../agent.ts';
import { at, list, text } from '../store-kit.ts';
import { toolRule } from './command.ts';
import { type Guard, risks } from './gate.ts';
import { ignored } from './glob.ts';
import { merged, type Statement } from './layers.ts';
import { absolute, inside, withoutDrive } from './paths.ts';

/** Where a path of a rule begins, as permission rules write it; undefined where that cannot be told. */
function anchor(spec: string, from: Settings, around: Around): { base: string; pattern: string } | undefined {
  if (spec.startsWith('//')) return { base: '', pattern: spec.slice(1) };
  if (spec.startsWith('~/')) return { base: around.home, pattern: spec.slice(1) };
  if (spec.startsWith('/')) {
    const base = from.layer === 'user' ? from.absolute.slice(0, from.absolute.lastIndexOf('/')) : from.layer === 'managed' ? undefined : around.project;
    return base === undefined ? undefined : { base, pattern: spec };
  }
  return { base: around.project, pattern: spec.replace(/^\.\//, '/') };
}

/** Tools whose path rules are accepted and never asked. */
const DEAF = new Map([
  ['Write', 'Edit'],
  ['NotebookEdit', 'Edit'],
  ['MultiEdit', 'Edit'],
  ['Glob', 'Read'],
]);
const ROOTS = /^\/(?:home|Users|etc|root|var|opt|usr|tmp|private|mnt|srv)(?:\/|$)/;

/**
 * What its deny rules and its sandbox keep it from; rules that do nothing are reported.
 * @param denied the deny rules that count @param sandboxed whether a sandbox holds its commands off files
 */
export function fileGuards(denied: Statement<string>[], settings: readonly Settings[], gate: Gate, around: Around, sandboxed: boolean): Guard[] {
  const all: Guard[] = [];
  for (const { value, from, said: where } of denied) {
    const { tool, of } = toolRule(value);
    const instead = DEAF.get(tool);
    if (instead && of !== undefined) {
      gate.risks.push(risks.denyDead(where, value, `it asks ${instead} rules alone about paths`, `Write ${instead}(${of}) in its stead.`));
    } else if (tool === 'Bash' && of?.startsWith('command:')) {
      gate.risks.push(risks.denyDead(where, value, 'a command is no parameter that rules match', 'Write the command itself: Bash(rm *).'));
    } else if (tool === 'Read' && of !== undefined && from.layer === 'user' && ROOTS.test(of)) {
      gate.risks.push(risks.denyDead(where, value, 'one slash begins at ~/.claude', `Write Read(/${of}): two slashes begin at the root.`));
    } else if (tool === 'Read' && of === undefined) {
      all.push({ level: 2, because: `${value} in ${from.path} takes its Read tool away; commands still read`, covers: () => true });
    } else if (tool === 'Read' && of !== undefined) {
      const begin = anchor(of, from, around);
      if (!begin) continue;
      all.push({
        level: sandboxed ? 4 : 3,
        because: `${value} in ${from.path}${sandboxed ? ', which the sandbox enforces' : ' binds its file tools and the commands it knows, no script'}`,
        covers: (path) => {
          const below = inside(withoutDrive(path), withoutDrive(begin.base) || '/');
          return below !== undefined && ignored([begin.pattern], below);
        },
      });
    }
  }
  if (!sandboxed) return all;
  const hidden = [
    ...merged(settings, 'sandbox', 'filesystem', 'denyRead'),
    ...settings.flatMap((from) =>
      list(from.value, 'sandbox', 'credentials', 'files').flatMap((file) => {
        const path = text(file, 'path');
        return path !== undefined && at(file, 'mode') === 'deny' ? [{ value: path, from }] : [];
      }),
    ),
  ];
  for (const { value, from } of hidden) {
    const base = from.layer === 'user' ? from.absolute.slice(0, from.absolute.lastIndexOf('/')) : around.project;
    const top = absolute(value.replace(/^\/\//, '/').replace(/\/(?:\*\*)?$/, ''), around, base);
    all.push({
      level: 2,
      because: `the sandbox hides it from commands (${from.path}); its Read tool is not bound`,
      covers: (path) => path === top || inside(path, top) !== undefined || ignored([top], path.slice(1)),
    });
  }
  return all;
}
