/**
 * The step between inventory and judgement: gives every credential its job and its authority. Which issuers there are comes from their folder; this
 * file knows none of them.
 */
import issuers from 'shelf:issuers';
import profiles from 'shelf:profiles';
import type { Config } from '../config/types.ts';
import type { Issuer, Kind } from '../issuer.ts';
import type { Asked, Credential } from '../model.ts';
import { authorityOf } from './authority.ts';
import type { Online, Told } from './online.ts';
import { profiler } from './profile.ts';

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

/** Returns the servers of databases that were asked. @param online undefined: nobody is asked @param now milliseconds since the epoch */
export async function giveAuthority(credentials: readonly Credential[], config: Config, online: Online | undefined, now: number): Promise<Asked[]> {
  const profileOf = await profiler(config, profiles);
  for (const credential of credentials) {
    const profile = profileOf(credential);
    if (profile) credential.profile = profile;
  }
  const { answers, asked }: Told = online ? await (await import('./online.ts')).askAll(credentials, online) : { answers: new Map(), asked: [] };
  for (const credential of credentials) {
    const answer = answers.get(credential);
    credential.authority = authorityOf(credential, kindOf(credential.kind)?.kind, answer, now);
    if (answer !== undefined && typeof answer === 'object' && 'signals' in answer) {
      const script = (await import('./databases.ts')).heed(credential, answer);
      if (script) credential.authority.script = script;
    }
  }
  return asked;
}
