/**
 * Asks issuers what credentials can do: one question after another to the same issuer, several issuers at a time. Only those the user chose, and
 * only kinds that can be asked without changing something. What goes wrong with one credential is said of that one.
 */
import type { Network } from '../http.ts';
import { type Answer, type Ask, type Issuer, NoAnswer } from '../issuer.ts';
import { type Credential, UsageError } from '../model.ts';
import { kindOf } from './all.ts';
import { heldOf } from './authority.ts';

/** Who is asked: all issuers, or those named, each at its own hosts or at the user's. */
export interface Online {
  all: boolean;
  issuers: ReadonlyMap<string, string | undefined>;
  network: Network;
  /** Told before something is asked that may be noticed or do harm. */
  warn(text: string): void;
}

/** What each asked credential's issuer told; a string says why it told nothing. */
export type Answers = ReadonlyMap<Credential, Answer | string>;

interface Question {
  credential: Credential;
  issuer: Issuer;
  ask: Ask;
}

export async function askAll(credentials: readonly Credential[], online: Online): Promise<Answers> {
  const byIssuer = new Map<string, Question[]>();
  for (const credential of credentials) {
    const known = kindOf(credential.kind);
    if (!known?.kind.ask || !(online.all || online.issuers.has(known.issuer.id))) continue;
    const { issuer } = known;
    byIssuer.set(issuer.id, [...(byIssuer.get(issuer.id) ?? []), { credential, issuer, ask: known.kind.ask }]);
  }
  const answers = new Map<Credential, Answer | string>();
  await Promise.all(
    [...byIssuer.values()].map(async (questions) => {
      for (const question of questions) answers.set(question.credential, await one(question, online));
    }),
  );
  return answers;
}

async function one({ credential, issuer, ask }: Question, online: Online): Promise<Answer | string> {
  const held = heldOf(credential);
  const base = online.issuers.get(issuer.id);
  // Whoever wants all issuers asked has named no server of this one, and wants the others' answers.
  if (online.all && base === undefined && !ask.hosts.length) return `it runs on its users' own hosts; name yours with --online=all,${issuer.id}=https://HOST`;
  const warning = ask.warning?.(held);
  if (warning) online.warn(`${credential.label}: ${warning}`);
  try {
    const door = online.network.door({ issuer: issuer.id, ask, parts: credential.parts, base });
    return await ask.run(held, door);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Whatever else goes wrong is an answer that is not as documented; its text may hold what was sent.
    return error instanceof NoAnswer ? error.message : `${issuer.label} answered, but not as it documents; nothing was learnt`;
  }
}

/**
 * Reads `all`, or `github,gitlab=https://git.example.org`. @throws UsageError for an issuer there is not
 * @param known ids of all issuers, and further words that are allowed
 */
export function parseOnline(text: string, known: readonly string[], suggest: (id: string) => string): Pick<Online, 'all' | 'issuers'> {
  const issuers = new Map<string, string | undefined>();
  let all = false;
  for (const part of text.split(',').filter(Boolean)) {
    const [id = '', ...base] = part.split('=');
    if (id === 'all' && base.length === 0) all = true;
    else if (known.includes(id)) issuers.set(id, base.length ? base.join('=') : undefined);
    else throw new UsageError(`--online knows no issuer "${id}"${suggest(id) || `; there are ${known.join(', ')}`}`);
  }
  return { all, issuers };
}
