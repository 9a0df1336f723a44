/**
 * What agents' files build gates of: an empty one to begin with, guards of files, and the usual risks in the usual words.
 * Pure; says nothing of any one agent.
 */
import type { Around, Gate, Protection, Risk, Said, Settings } from '../agent.ts';
import type { Severity } from '../model.ts';
import { blotted } from './blot.ts';
import { ignored, matchesPath } from './glob.ts';
import { absolute, inside } from './paths.ts';

/** Something that stands between an agent and files. */
export interface Guard {
  level: Protection;
  because: string;
  covers(path: string): boolean;
}

/** The strongest guard of a path. */
export const guarded =
  (guards: readonly Guard[], otherwise = 'no rule of its settings names it'): Gate['protects'] =>
  (path) => {
    const best = guards.reduce<Guard | undefined>((a, b) => (b.level > (a?.level ?? 0) && b.covers(path) ? b : a), undefined);
    return best ? { level: best.level, because: blotted(best.because) } : { level: 0, because: otherwise };
  };

/** A gate that is shut and guards nothing: what each agent's file begins with. */
export const newGate = (because: string): Gate => ({
  shell: 'asks',
  because,
  allowed: [],
  protects: guarded([]),
  environment: 'inherited',
  network: 'open',
  risks: [],
  servers: [],
  unknown: [],
});

/** Files of ignore rules in the project: no shell obeys them. */
export const ignoreFiles = (settings: readonly Settings[], around: Around): Guard[] =>
  settings
    .filter((s) => s.role === 'ignore')
    .map((file) => {
      const lines = file.text.split('\n');
      return {
        level: 1 as const,
        because: `${file.path} lists it, which binds no command`,
        covers: (path: string) => {
          const own = inside(path, around.project);
          return own !== undefined && ignored(lines, own);
        },
      };
    });

/** A rule for files, written as a glob: absolute, from home, or from the project; a bare name stands for any file of that name in it. */
export function byGlob(pattern: string, around: Around, level: Protection, because: string): Guard {
  const fixed = /^(?:~|\$HOME|\/|[A-Za-z]:)/.test(pattern);
  const whole = fixed ? absolute(pattern, around) : pattern.replace(/^\.\//, '');
  return {
    level,
    because,
    covers: (path) => {
      if (fixed || whole.startsWith('**/'))
        return matchesPath(whole, path.replace(/^\//, whole.startsWith('/') ? '/' : '')) || inside(path, whole) !== undefined;
      const own = inside(path, around.project);
      return own !== undefined && (matchesPath(whole, own) || inside(own, whole) !== undefined || (!whole.includes('/') && matchesPath(`**/${whole}`, own)));
    },
  };
}

/** Takes the gate away, and says so. */
export function open(gate: Gate, because: string, said?: Said): void {
  gate.shell = 'everything';
  gate.because = because;
  if (said) gate.said = said;
}

type Told = { evidence?: string[]; remedy: string };

const risk = (check: string, severity: Severity, said: Said, message: string, { evidence = [], remedy }: Told): Risk => ({
  check,
  severity,
  // Rules may hold what was once typed after a prompt, secrets among it.
  message: blotted(message),
  evidence: evidence.map(blotted),
  remedy: blotted(remedy),
  said,
});

/** The words in which several agents' files report the same thing. */
export const risks = {
  /** @param what e.g. `permissions.defaultMode is bypassPermissions` */
  autoApprove: (said: Said, what: string, remedy: string, severity: Severity = 'critical', evidence: string[] = []): Risk =>
    risk('agent-auto-approve', severity, said, `acts without asking: ${what}`, { evidence, remedy }),
  shell: (said: Said, rule: string, remedy: string, all: boolean): Risk =>
    risk('agent-unrestricted-shell', all ? 'high' : 'medium', said, all ? `may run any command: ${rule}` : `may run what it likes by way of ${rule}`, {
      remedy,
    }),
  denyDead: (said: Said, rule: string, why: string, remedy: string): Risk =>
    risk('agent-deny-ineffective', 'high', said, `has a rule that does nothing: ${blotted(rule)}`, { evidence: [why], remedy }),
  noSandbox: (said: Said, what: string, remedy: string, severity: Severity = 'medium'): Risk =>
    risk('agent-no-sandbox', severity, said, `runs commands without a sandbox of the system: ${what}`, { remedy }),
  tooWide: (said: Said, folder: string, remedy: string): Risk =>
    risk('agent-trusts-home-or-root', 'high', said, `trusts ${folder}, with all that lies in it`, { remedy }),
  executes: (said: Said, what: string, remedy = 'Read what it runs, and take it out of the repository unless everyone who opens it wants it.'): Risk =>
    risk('agent-config-repo-executes', 'high', said, `runs commands that the repository brings: ${what}`, { remedy }),
};

/** Reports what rules for commands let through; a rule for all opens the gate. */
export function letThrough(gate: Gate, rules: readonly { rule: string; breadth: 'all' | 'anything' | 'some'; said: Said }[], remedy: string): void {
  for (const { rule: written, breadth, said } of rules) {
    const rule = blotted(written);
    gate.allowed.push(rule);
    if (breadth !== 'some') gate.risks.push(risks.shell(said, rule, remedy, breadth === 'all'));
    if (breadth === 'all') open(gate, `${rule} lets every command through`, said);
    else if (gate.shell === 'asks') gate.shell = 'some';
  }
}
