/**
 * The step between inventory and judgement: gives every credential its authority. Which issuers there are comes from their folder; this
 * file knows none of them.
 */
import issuers from 'shelf:issuers';
import type { Issuer, Kind } from '../issuer.ts';
import type { Credential } from '../model.ts';
import { authorityOf } from './authority.ts';
import type { Answers, Online } from './online.ts';

/** The issuers' ids, for the command line. */
export const issuerIds = (): string[] => issuers.map((i) => i.id).sort();

/** What is known of a kind of credential, and whose it is. */
export function kindOf(detector: string): { issuer: Issuer; kind: Kind } | undefined {
  for (const issuer of issuers) {
    const kind = issuer.kinds[detector];
    if (kind) return { issuer, kind };
  }
  return undefined;
}

/** @param online undefined: nobody is asked @param now milliseconds since the epoch */
export async function giveAuthority(credentials: readonly Credential[], online: Online | undefined, now: number): Promise<void> {
  const answers: Answers = online ? await (await import('./online.ts')).askAll(credentials, online) : new Map();
  for (const credential of credentials) credential.authority = authorityOf(credential, kindOf(credential.kind)?.kind, answers.get(credential), now);
}
