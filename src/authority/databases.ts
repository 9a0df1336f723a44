/**
 * Asks databases what their users may do, over a line of their own. Only with the user's word: the host is what a credential names. What goes wrong
 * with one is said of that one.
 */
import shelf from 'shelf:databases';
import { connectionOf } from '../databases/connection.ts';
import { DATABASE_JOBS, type Database, type DatabaseJob, type Inspection } from '../databases/database.ts';
import { classify } from '../detect/environment.ts';
import type { Script } from '../grants.ts';
import { NoAnswer } from '../issuer.ts';
import type { Asked, Credential } from '../model.ts';
import { heldOf } from './authority.ts';

/** Which servers may be asked. */
export interface Databases {
  /** Any that a credential names; false when strangers may have written the names. */
  any: boolean;
  /** Those the user named. */
  hosts: ReadonlySet<string>;
}

/** What a server told of one user, and the call as the report lists it. */
export interface Told {
  answer: Inspection | string;
  asked?: Asked;
}

export const databaseOf = (kind: string): Database | undefined => shelf.find((d) => d.kinds.includes(kind));

/** @param warn told which server is about to be asked */
export async function askDatabase(credential: Credential, database: Database, { any, hosts }: Databases, warn: (text: string) => void): Promise<Told> {
  let asked: Asked | undefined;
  try {
    const connection = connectionOf(heldOf(credential), database.port);
    const { host, port } = connection;
    if (!(hosts.size ? hosts.has(host) : any))
      return {
        answer: hosts.size
          ? `${host} is none of the servers that were named after --online=db`
          : `it was not asked: the server's name comes from a tree that is not yours; name it: --online=db=${host}`,
      };
    warn(`${credential.label}: connecting to ${host}:${port} as a client, to read what the user may do`);
    asked = { host: `${host}:${port}`, method: 'CONNECT', path: `/${database.label}`, status: 0 };
    const answer = await database.inspect(connection);
    return { answer, asked: { ...asked, status: answer.state === 'live' ? 200 : 401 } };
  } catch (error) {
    const answer = error instanceof NoAnswer ? error.message : `${database.label} answered, but not as it documents; nothing was learnt`;
    return { answer, ...(asked ? { asked } : {}) };
  }
}

const isJob = (id: string): id is DatabaseJob => (DATABASE_JOBS as readonly string[]).includes(id);

/** The job a narrower user is written down for: the credential's own, or the least that is useful. */
const jobOf = ({ profile }: Credential): DatabaseJob => {
  const id = profile?.value ?? '';
  return isJob(id) ? id : profile ? 'db-readonly' : 'db-app';
};

/** What only databases tell: signs of the environment, and the way down as statements. */
export function heed(credential: Credential, { signals, remedy, state }: Inspection): Script | undefined {
  const all = [...credential.environment.signals, ...signals];
  // The user's own word is not to be outweighed.
  if (!all.some((s) => s.weight >= 100)) credential.environment = { class: classify(all), signals: all };
  if (state !== 'live' || !remedy) return undefined;
  const job = jobOf(credential);
  return { language: databaseOf(credential.kind)?.label ?? '', job, ...remedy(job) };
}
