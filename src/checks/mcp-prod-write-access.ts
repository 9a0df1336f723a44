/** A server for a database or a cloud that is pointed at production and is not held to reading. Nothing is asked of it. */
import type { McpServer } from '../agent.ts';
import { serverFinding, servers } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

/** Servers that can change or delete what others live on. */
const REACHES =
  /postgres|\bpg\b|mysql|maria|mongo|redis|mssql|sqlserver|sqlite|snowflake|bigquery|clickhouse|cockroach|supabase|neon|planetscale|turso|dynamodb|database|\bdb\b|dbhub|toolbox|railway|vercel|netlify|heroku|render|\bfly(?:io)?\b|cloudflare|\baws\b|\bgcp\b|gcloud|azure|kubernetes|\bk8s\b|kubectl|terraform|digitalocean|stripe/i;
const READS_ONLY =
  /(?:^|[-_?&/\s])read[-_]?only(?:=(?:true|1)|(?![\w=-]))|(?:access|mode)[-_]?(?:mode)?=(?:restricted|readonly|read-only)|(?:^|\s)(?:restricted|readonly|read-only)(?:\s|$)/i;

/** The word that says `prod` or `live` as a whole; `preprod` and `non-prod` are none. */
function production(words: readonly string[]): string | undefined {
  return words.find((word) =>
    word
      .replace(/\b(?:pre|non)[-_. ]?(?:prod|production|live)\b/gi, ' ')
      .replace(/prod[-_]?like/gi, ' ')
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((w) => w === 'prod' || w === 'prd' || w === 'production' || w === 'live'),
  );
}

function judged(server: McpServer): { severity: 'critical' | 'high'; message: string; evidence: string[] } | undefined {
  const words = [server.name, server.command ?? '', ...server.args, server.url ?? ''];
  const all = [...words, ...server.about].join(' ');
  if (server.disabled || !REACHES.test(all) || READS_ONLY.test(all)) return undefined;
  const word = production([...server.about, ...words]);
  if (word) return { severity: 'critical', message: 'can change production', evidence: [`${word} says production`, 'no option holds it to reading'] };
  // Without a project it holds all projects of the account, production among them.
  if (/supabase/i.test(words.join(' ')) && !/project[-_]?ref/i.test(words.join(' ')))
    return { severity: 'high', message: 'can change every project of the account', evidence: ['it names no project_ref', 'no option holds it to reading'] };
  return undefined;
}

export default defineCheck({
  id: 'mcp-prod-write-access',
  title: 'MCP server can change production',
  help: 'The agent can write and delete in production by calling a tool: no shell is needed, and rules for commands do not cover it. Point it at staging, or hold it to reading, and give it a login that cannot do more.',
  severity: 'critical',
  scope: ['project', 'machine'],
  judge: (world) =>
    servers(world).flatMap((seen) => {
      const found = judged(seen.server);
      const remedy = 'Hold it to reading (read_only=true, --read-only), give it a login that can do no more, and point it at staging.';
      return found ? [serverFinding('mcp-prod-write-access', seen, { ...found, remedy })] : [];
    }),
});
