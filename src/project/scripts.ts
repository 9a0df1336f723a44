/**
 * The scripts people and agents start in a project: package.json, Makefile, justfile, Taskfile, shell files, CI. Reads them; starts none.
 */
import type { Project, ProjectFile } from '../check.ts';
import { roleOf } from '../places.ts';
import { filesLike, once } from './files.ts';
import { lines } from './hcl.ts';
import { type Command, commandsOf } from './shell.ts';
import { workflowsOf } from './workflows.ts';
import { asList, asMap, asText, type Data, isMap, lineOf, readYaml } from './yaml.ts';

export interface Script {
  file: ProjectFile;
  /** The script's, target's or job's; empty for a file that is one script. */
  name: string;
  commands: Command[];
  /** All that stands there, where a guard may be. */
  text: string;
  /** Who starts it: people, or a pipeline. */
  by: 'hand' | 'ci';
  /** What stands in the way outside of the text: `just`'s [confirm], a job's environment. */
  guarded?: string;
}

const MOST_TEXT = 20 * 2 ** 20;

export const scriptsOf = once((project: Project): Script[] => {
  const scripts: Script[] = [];
  let budget = MOST_TEXT;
  const read = (pattern: RegExp, parse: (text: string, file: ProjectFile) => Omit<Script, 'file'>[]) => {
    for (const file of filesLike(project, pattern)) {
      // Vendored and built scripts are not started by hand.
      if (budget <= 0 || roleOf(file.path) === 'carried') continue;
      const text = project.text(file.path);
      if (text === undefined) continue;
      budget -= text.length;
      for (const script of parse(text, file)) scripts.push({ ...script, file });
    }
  };
  read(/(^|\/)package\.json$/, ofPackage);
  read(/(^|\/)(GNU)?[Mm]akefile(\.\w+)?$|\.mk$/, ofMakefile);
  read(/(^|\/)\.?justfile$|\.just$/i, ofJustfile);
  read(/(^|\/)[Tt]askfile\.(dist\.)?ya?ml$/, ofTaskfile);
  read(/\.(sh|bash|zsh|ksh)$|(^|\/)(s?bin|scripts?|tools|hack|ci)\/[\w-]+$/, (text, file) =>
    /\.(sh|bash|zsh|ksh)$/.test(file.path) || /^#!.*\b(sh|bash|zsh|ksh|dash)\b/.test(text.slice(0, 100)) ? [whole(text)] : [],
  );
  read(/(^|\/)\.gitlab-ci\.ya?ml$/, ofGitlab);
  read(/(^|\/)\.circleci\/config\.ya?ml$/, ofCircle);
  for (const { file, jobs } of workflowsOf(project))
    for (const job of jobs) {
      const runs = job.steps.flatMap((s) => (s.run ? [{ run: s.run, line: lineOf(s.data, 'run') ?? s.line }] : []));
      const commands = runs.flatMap(({ run, line }) => shifted(commandsOf(run), run.includes('\n') ? line : line - 1));
      const guarded = job.gated ? { guarded: 'its job is bound to an environment' } : {};
      scripts.push({ file, name: job.id, commands, text: runs.map((r) => r.run).join('\n'), by: 'ci', ...guarded });
    }
  return scripts;
});

/** @param by lines before the first one */
const shifted = (commands: readonly Command[], by: number): Command[] => commands.map((c) => ({ ...c, line: c.line + by }));

const whole = (text: string): Omit<Script, 'file'> => ({ name: '', commands: commandsOf(text), text, by: 'hand' });

function ofPackage(text: string): Omit<Script, 'file'>[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  const scripts = (data as { scripts?: unknown } | null)?.scripts;
  if (typeof scripts !== 'object' || scripts === null || Array.isArray(scripts)) return [];
  const lineAt = lines(text);
  let from = Math.max(0, text.indexOf('"scripts"'));
  return Object.entries(scripts)
    .slice(0, 1000)
    .flatMap(([name, script]) => {
      if (typeof script !== 'string') return [];
      const at = text.indexOf(`${JSON.stringify(name)}:`, from);
      if (at >= 0) from = at;
      const line = lineAt(from);
      return [{ name, commands: commandsOf(script).map((c) => ({ ...c, line })), text: script, by: 'hand' as const }];
    });
}

/** Blocks of indented lines under a header at the margin. */
function recipes(text: string, header: RegExp): { name: string; head: string; before: string; body: string; line: number }[] {
  const found: { name: string; head: string; before: string; body: string; line: number }[] = [];
  const all = text.split('\n');
  for (let i = 0; i < all.length; i++) {
    const match = header.exec((all[i] as string).slice(0, 1000));
    if (!match) continue;
    const body: string[] = [];
    const line = i + 2;
    const before = all[i - 1] ?? '';
    while (i + 1 < all.length && /^(\s+\S|\s*$|\s*#|(if|else|end)\w*\b)/.test((all[i + 1] as string).slice(0, 1000))) body.push(all[++i] as string);
    found.push({ name: match[1] as string, head: match[0], before, body: body.join('\n'), line });
  }
  return found;
}

function ofMakefile(text: string): Omit<Script, 'file'>[] {
  return recipes(text, /^([\w./%$(){}-]+(?:[ \t]+[\w./%$(){}-]+)*)[ \t]*::?(?![=:]).*/).map(({ name, head, body, line }) => ({
    name: name.trim(),
    commands: shifted(commandsOf(body.replace(/^[ \t]+[@+-]*/gm, '')), line - 1),
    // A prerequisite may be the guard.
    text: `${head}\n${body}`,
    by: 'hand',
  }));
}

function ofJustfile(text: string): Omit<Script, 'file'>[] {
  return recipes(text, /^@?([A-Za-z_][\w-]*)[^:=\n]*:(?!=).*/).map(({ name, head, before, body, line }) => ({
    name,
    commands: shifted(commandsOf(body.replace(/^[ \t]+[@-]*/gm, '')), line - 1),
    text: `${head}\n${body}`,
    by: 'hand',
    ...(/^\[.*\bconfirm\b/.test(before) ? { guarded: '[confirm] asks before it runs' } : {}),
  }));
}

/** Commands of a list of texts, or of maps with the text under one of the keys. */
function listed(data: Data, ...keys: string[]): { commands: Command[]; text: string } {
  const holder = isMap(data) ? data : {};
  const found = keys.flatMap((key) =>
    asList(holder[key]).flatMap((item) => {
      const text = asText(item) ?? asText(asMap(item)['cmd']) ?? asText(asMap(asMap(item)['run'])['command']) ?? asText(asMap(item)['run']);
      return text ? [{ text, line: (isMap(item) ? lineOf(item) : lineOf(holder, key)) ?? 1 }] : [];
    }),
  );
  return { commands: found.flatMap(({ text, line }) => commandsOf(text).map((c) => ({ ...c, line }))), text: found.map((f) => f.text).join('\n') };
}

const ofTaskfile = (text: string): Omit<Script, 'file'>[] =>
  Object.entries(asMap(asMap(readYaml(text)[0])['tasks'])).map(([name, task]) => ({
    name,
    ...listed(Array.isArray(task) ? { cmds: task } : task, 'cmds', 'cmd'),
    by: 'hand',
    ...(asMap(task)['prompt'] !== undefined ? { guarded: 'prompt asks before it runs' } : {}),
  }));

const ofGitlab = (text: string): Omit<Script, 'file'>[] =>
  Object.entries(asMap(readYaml(text)[0])).flatMap(([name, job]) => {
    if (!isMap(job) || job['script'] === undefined) return [];
    const held = job['when'] === 'manual' ? 'somebody has to start it' : job['environment'] !== undefined ? 'its job is bound to an environment' : undefined;
    return [{ name, ...listed(job, 'before_script', 'script', 'after_script'), by: 'ci' as const, ...(held ? { guarded: held } : {}) }];
  });

/** Steps that are a mere word are the service's own. */
const stepsOf = (job: Data): Data => ({ steps: asList(asMap(job)['steps']).filter(isMap) });

const ofCircle = (text: string): Omit<Script, 'file'>[] => {
  const approved = /^\s+type:\s*approval\b/m.test(text) ? { guarded: 'a step of its workflow waits for approval' } : {};
  return Object.entries(asMap(asMap(readYaml(text)[0])['jobs'])).map(([name, job]) => ({ name, ...listed(stepsOf(job), 'steps'), by: 'ci', ...approved }));
};
