/**
 * Asks issuers what credentials can do: one question after another to the same issuer, several issuers at a time. Only those the user chose, and
 * only kinds that can be asked without changing something. What goes wrong with one credential is said of that one.
 */

import type { Inspection } from '../databases/database.ts';
import type { Network } from '../http.ts';
import { type Answer, type Ask, type Issuer, NoAnswer } from '../issuer.ts';
import { type Asked, type Credential, UsageError } from '../model.ts';
import { kindOf } from './all.ts';
import { heldOf } from './authority.ts';
import { askDatabase, type Databases, databaseOf } from './databases.ts';

/** Who is asked: all issuers, or those named, each at its own hosts or at the user's. */
export interface Online {
  all: boolean;
  issuers: ReadonlyMap<string, string | undefined>;
  network: Network;
  /** Servers of databases that are asked; undefined: none. */
  databases?: Databases;
  /** Told before something is asked that may be noticed or do harm. */
  warn(text: string): void;
}

/** What each asked credential's issuer told; a string says why it told nothing. */
export type Answers = ReadonlyMap<Credential, Answer | Inspection | string>;

export interface Told {
  answers: Answers;
  /** Servers that were asked, as the report lists calls. */
  asked: Asked[];
}

interface Question {
  credential: Credential;
  issuer: Issuer;
  ask: Ask;
}

export async function askAll(credentials: readonly Credential[], online: Online): Promise<Told> {
  const byIssuer = new Map<string, Question[]>();
  const answers = new Map<Credential, Answer | Inspection | string>();
  const asked: Asked[] = [];
  for (const credential of credentials) {
    const database = online.databases && databaseOf(credential.kind);
    if (online.databases && database) {
      const told = await askDatabase(credential, database, online.databases, online.warn);
      answers.set(credential, told.answer);
      if (told.asked) asked.push(told.asked);
      continue;
    }
    const known = kindOf(credential.kind);
    if (!known?.kind.ask || !(online.all || online.issuers.has(known.issuer.id))) continue;
    const { issuer } = known;
    byIssuer.set(issuer.id, [...(byIssuer.get(issuer.id) ?? []), { credential, issuer, ask: known.kind.ask }]);
  }
  await Promise.all(
    [...byIssuer.values()].map(async (questions) => {
      for (const question of questions) answers.set(question.credential, await one(question, online));
    }),
  );
  return { answers, asked };
}

async function one({ credential, issuer, ask }: Question, online: Online): Promise<Answer | string> {
  const held = heldOf(credential);
  const warning = ask.warning?.(held);
  if (warning) online.warn(`${credential.label}: ${warning}`);
  try {
    const door = online.network.door({ issuer: issuer.id, ask, parts: credential.parts, base: online.issuers.get(issuer.id) });
    return await ask.run(held, door);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Whatever else goes wrong is an answer that is not as documented; its text may hold what was sent.
    return error instanceof NoAnswer ? error.message : `${issuer.label} answered, but not as it documents; nothing was learnt`;
  }
}

/**
 * Reads `all`, `db`, `db=HOST`, or `github,gitlab=https://git.example.org`. `all` is no word for databases: their hosts are named by what was found. @throws UsageError for an issuer there is not
 * @param known ids of all issuers, and further words that are allowed
 */
export function parseOnline(
  text: string,
  known: readonly string[],
  suggest: (id: string) => string,
): Pick<Online, 'all' | 'issuers'> & { databases?: ReadonlySet<string> } {
  const issuers = new Map<string, string | undefined>();
  let all = false;
  let databases: Set<string> | undefined;
  for (const part of text.split(',').filter(Boolean)) {
    const [id = '', ...base] = part.split('=');
    if (id === 'all' && base.length === 0) all = true;
    else if (id === 'db') {
      databases ??= new Set();
      if (base.length) databases.add(base.join('='));
    } else if (known.includes(id)) issuers.set(id, base.length ? base.join('=') : undefined);
    else throw new UsageError(`--online knows no issuer "${id}"${suggest(id) || `; there are db, ${known.join(', ')}`}`);
  }
  return { all, issuers, ...(databases ? { databases } : {}) };
}
