/**
 * SQL that gives a role for an agent more than reading. Reads statements; runs none, asks no server.
 * Attributes and predefined roles: postgresql.org/docs/current/sql-createrole.html and predefined-roles.html (not checked).
 */
import { defineCheck } from '../check.ts';
import type { Finding } from '../model.ts';
import { fileFinding } from '../project/files.ts';
import { isAgents, plainName, roleStatements, type Told } from '../project/roles.ts';

const NAME = String.raw`(?:"[^"]{1,100}"|'[^']{1,100}'(?:@'[^']{0,100}')?|\x60[^\x60]{1,100}\x60(?:@\x60[^\x60]{0,100}\x60)?|[\w$]{1,100})`;
const LIST = `((?:role |group )?${NAME}(?: ?, ?${NAME}){0,20})`;
/** What stands in a string or a comment's text is no statement. */
const BEGIN = '(?:^|\\b(?:begin|then|else|loop|as) )';
const GRANT_ALL = new RegExp(String.raw`${BEGIN}grant all(?: privileges)?\b.{0,1500}? to ${LIST}`, 'i');
const GRANT_ROLE = new RegExp(String.raw`${BEGIN}grant ((?:"?\w{1,60}"?)(?: ?, ?"?\w{1,60}"?){0,20}) to ${LIST}`, 'i');
const ROLE = new RegExp(`${BEGIN}(?:create|alter) (?:role|user|login) (?:if not exists )?(${NAME})(.{0,1000})`, 'i');
const OWNER = new RegExp(`${BEGIN}alter .{1,300}? owner to (${NAME})`, 'i');
/** Memberships that end all limits, or most. */
const MIGHTY =
  /^(postgres|rds_superuser|cloudsqlsuperuser|azure_pg_admin|supabase_admin|pg_write_all_data|pg_execute_server_program|pg_write_server_files|pg_database_owner|pg_maintain|db_owner|sysadmin|dba)$/i;

export default defineCheck({
  id: 'sql-grant-all-agent',
  title: 'Role for an agent with every right',
  help: 'A role of its own is worth something when it can do less. With GRANT ALL, ownership of tables, or attributes such as SUPERUSER and BYPASSRLS, an agent drops what it was meant to read. SELECT on the tables it needs is enough to answer questions.',
  severity: 'high',
  scope: ['project'],
  judge: ({ project }) => roleStatements(project).flatMap(judgeStatement),
});

function judgeStatement({ file, statement }: Told): Finding[] {
  const { text, line } = statement;
  const all = GRANT_ALL.exec(text);
  const member = GRANT_ROLE.exec(text);
  const role = ROLE.exec(text);
  const owner = OWNER.exec(text);
  const attributes = role ? [...new Set((role[2] ?? '').toUpperCase().match(/(?<![\w"'])(SUPERUSER|BYPASSRLS|CREATEDB|CREATEROLE|REPLICATION)\b/g))] : [];
  const mighty = member
    ? (member[1] as string)
        .split(',')
        .map(plainName)
        .filter((n) => MIGHTY.test(n))
    : [];
  const says: [string | undefined, string, string][] = [
    [agentAmong(all?.[1]), 'is granted everything', 'GRANT ALL'],
    [attributes.length ? agentAmong(role?.[1]) : undefined, `is ${attributes.join(', ')}`, `its attributes: ${attributes.join(', ')}`],
    [mighty.length ? agentAmong(member?.[2]) : undefined, `is a member of ${mighty.join(', ')}`, `GRANT ${mighty.join(', ')}`],
    [agentAmong(owner?.[1]), 'owns what it should only read', 'OWNER TO'],
  ];
  const found = says.find(([name]) => name !== undefined);
  if (!found) return [];
  const [name, what, how] = found;
  return [
    fileFinding({
      rule: 'sql-grant-all-agent',
      severity: 'high',
      file,
      line,
      message: `the role ${name} ${what}`,
      evidence: [how, 'by its name it is for an agent'],
      remedy: 'Grant SELECT on the tables it needs, and nothing else; let somebody else own them.',
      confidence: 'medium',
    }),
  ];
}

const agentAmong = (list: string | undefined): string | undefined =>
  list
    ?.split(',')
    .map((n) => plainName(n.trim().replace(/^(role|group) /i, '')))
    .find(isAgents);
