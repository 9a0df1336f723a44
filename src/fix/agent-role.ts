/**
 * A database user for an agent, as statements for a person to read and to run: it reads, and what it runs is written down. Without asking the server
 * only the common form can be given; `keyreach scan --online=db --report sql=FILE` writes the exact one. Pure; runs nothing.
 */
import { pattern } from '../databases/mysql/quote.ts';
import { identifier } from '../databases/postgres/quote.ts';
import type { Credential } from '../model.ts';

const USER = 'agent_ro';

const postgres = (database: string): string[] => [
  `CREATE ROLE ${USER} LOGIN PASSWORD <A NEW PASSWORD IN QUOTES> NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5;`,
  `GRANT CONNECT ON DATABASE ${identifier(database)} TO ${USER};`,
  `GRANT USAGE ON SCHEMA public TO ${USER};`,
  `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${USER};`,
  // The last is for a superuser to set, and lets nobody say later that it was not seen.
  `ALTER ROLE ${USER} SET statement_timeout = '30s';`,
  `ALTER ROLE ${USER} SET log_statement = 'all';`,
];

const mysql = (database: string): string[] => [
  `CREATE USER ${USER} IDENTIFIED BY <A NEW PASSWORD IN QUOTES>;`,
  `GRANT SELECT, SHOW VIEW ON ${pattern(database, false)}.* TO ${USER};`,
];

const SYSTEMS: Record<string, (database: string) => string[]> = { 'postgres-url': postgres, 'mysql-url': mysql };

/** Statements for each database that credentials of this kind open, once. */
export function agentRoles(credentials: readonly Credential[]): string[] {
  const blocks = credentials
    .filter((c) => c.confidence !== 'low')
    .flatMap(({ kind, facts }) => {
      const statements = SYSTEMS[kind];
      const { database, host } = facts;
      if (!statements || typeof database !== 'string') return [];
      return [[`-- ${database} at ${typeof host === 'string' ? host : 'its server'}`.replace(/\s+/g, ' '), ...statements(database)].join('\n')];
    });
  return [...new Set(blocks)];
}
