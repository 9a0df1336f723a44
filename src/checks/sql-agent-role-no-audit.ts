/**
 * Roles for agents whose statements nobody writes down and nothing stops. Reads statements; asks no server what is set there.
 * log_statement and statement_timeout by role: postgresql.org/docs/current/sql-alterrole.html; pgaudit.role, pgaudit.log: README of
 * pgaudit/pgaudit (not checked).
 */
import { defineCheck } from '../check.ts';
import { fileFinding } from '../project/files.ts';
import { isAgents, plainName, roleStatements } from '../project/roles.ts';

const NAME = String.raw`("[^"]{1,100}"|'[^']{1,100}'|[\w$]{1,100})`;
const CREATE = new RegExp(String.raw`(?:^|\b(?:begin|then|else|loop) )create (?:role|user) (?:if not exists )?${NAME}(?!@)(.{0,500})`, 'i');
const SET = new RegExp(String.raw`\balter (?:role|user) ${NAME}.{0,200}? set (?:local )?([\w.]+)`, 'i');

export default defineCheck({
  id: 'sql-agent-role-no-audit',
  title: 'Role for an agent that leaves no trace',
  help: 'When something has gone wrong, the first question is what the agent did. log_statement or pgaudit on its role answers it; statement_timeout ends what would run for hours. They can also be set for the whole server, which cannot be seen here.',
  severity: 'low',
  scope: ['project'],
  judge: ({ project }) => {
    const told = roleStatements(project);
    const set = new Map<string, Set<string>>();
    for (const { statement } of told) {
      const match = SET.exec(statement.text);
      if (!match) continue;
      const name = plainName(match[1] as string).toLowerCase();
      set.set(name, (set.get(name) ?? new Set()).add((match[2] as string).toLowerCase()));
    }
    const seen = new Set<string>();
    return told.flatMap(({ file, statement }) => {
      const match = CREATE.exec(statement.text);
      const name = match ? plainName(match[1] as string) : '';
      // MySQL has neither setting by user; a group nobody signs in as does nothing.
      if (!match || !isAgents(name) || seen.has(name) || /\bidentified (by|with)\b|\bnologin\b/i.test(match[2] ?? '')) return [];
      seen.add(name);
      const settings = set.get(name.toLowerCase()) ?? new Set();
      const missing = [
        ...(['log_statement', 'pgaudit.log', 'pgaudit.role'].some((s) => settings.has(s)) ? [] : ['log_statement or pgaudit.log']),
        ...(settings.has('statement_timeout') ? [] : ['statement_timeout']),
      ];
      if (missing.length === 0) return [];
      return [
        fileFinding({
          rule: 'sql-agent-role-no-audit',
          severity: 'low',
          file,
          line: statement.line,
          message: `the role ${name} has no ${missing.join(' and no ')} of its own`,
          evidence: ['by its name it is for an agent', 'no ALTER ROLE … SET in the tree sets it'],
          remedy: `ALTER ROLE ${/^\w+$/.test(name) ? name : '…'} SET log_statement = 'all'; and SET statement_timeout = '30s';`,
          confidence: 'medium',
        }),
      ];
    });
  },
});
