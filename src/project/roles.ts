/**
 * Roles for agents, by their names, in a project's SQL. Reads statements; runs none, asks no server.
 */
import type { Project, ProjectFile } from '../check.ts';
import { wordsOf } from '../detect/names.ts';
import { filesLike, once } from './files.ts';
import { type Statement, statementsOf } from './sql.ts';

const WORDS = new Set(['agent', 'ai', 'llm', 'claude', 'codex', 'gemini', 'copilot', 'cursor', 'gpt', 'chatgpt', 'mcp', 'assistant', 'chatbot']);
/** Agents of another kind: what builds, what watches, what a browser says of itself. */
const OTHERS = /buildkite|datadog|new_?relic|zabbix|jenkins|puppet|monitor|^sqlagent|user[-_]?agents?$/i;

/** Whether a name is one people give to what they make for an agent. */
export function isAgents(name: string): boolean {
  return !OTHERS.test(name) && wordsOf(name).some((w) => WORDS.has(w));
}

/** A role's name without quotes and host: `"ai_agent"`, `'agent'@'%'`. */
export const plainName = (name: string): string =>
  name
    .trim()
    .split('@')[0]
    ?.replace(/^["'`]|["'`]$/g, '')
    .slice(0, 100) ?? '';

export interface Told {
  file: ProjectFile;
  statement: Statement;
}

/** Statements that could be about a role, in the order of their files. */
export const roleStatements = once((project: Project): Told[] =>
  filesLike(project, /\.(sql|psql|ddl)$/i).flatMap((file) => {
    const text = project.text(file.path);
    if (text === undefined || !/\b(grant|role|user|owner|login)\b/i.test(text)) return [];
    return statementsOf(text)
      .filter((s) => /\b(?:grant|(?:create|alter) (?:role|user|login|group)|owner to)\b/i.test(s.text))
      .map((statement) => ({ file, statement }));
  }),
);
