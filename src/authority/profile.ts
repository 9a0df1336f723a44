/**
 * Which job a credential is for: the user's word, else a guess from its name, else from the file it lies in, else nothing.
 * A guess that two jobs fit equally is no guess. Judges nothing.
 */
import type { Config, CredentialEntry } from '../config/types.ts';
import { wordsOf } from '../detect/names.ts';
import type { Known } from '../grants.ts';
import type { Credential } from '../model.ts';
import { pathOf } from '../places.ts';
import type { Profile } from '../profile.ts';
import { wildcard } from '../wildcard.ts';

/** As much of a credential as its job is told from. */
export type Employed = Pick<Credential, 'kind' | 'fingerprint' | 'places' | 'purpose' | 'facts'>;

export type ProfileOf = (credential: Employed) => Known<string> | undefined;

const unique = (list: readonly (string | undefined)[]): string[] => [...new Set(list.filter((x) => x !== undefined))];

/** The names it is stored under: keys, variables, and what it calls itself. */
function namesOf({ purpose, places, facts }: Employed): string[] {
  const own = ['comment', 'name', 'note'].map((fact) => facts[fact]).filter((v) => typeof v === 'string');
  return unique([purpose, ...places.map((p) => (p.kind === 'env' ? p.name : p.key)), ...own]);
}

/** The file's name and the folder it lies in; what is above them speaks of other things, too. */
const tail = (path: string): string => path.split(/[/!]/).slice(-2).join(' ');

/** How many of the words of the best hint occur; 0 when no hint has all of its words there. */
function score(hints: readonly string[] | undefined, words: ReadonlySet<string>): number {
  const fitting = (hints ?? []).map((hint) => hint.split(' ')).filter((parts) => parts.every((part) => words.has(part)));
  return Math.max(0, ...fitting.map((parts) => parts.length));
}

/** The one profile whose hints fit a text best; nothing when none fits, or several fit equally. */
function best(profiles: readonly Profile[], text: string, hintsOf: (profile: Profile) => readonly string[] | undefined): string | undefined {
  const words = new Set(wordsOf(text));
  const scored = profiles.map((p) => ({ id: p.id, score: score(hintsOf(p), words) })).filter((p) => p.score > 0);
  const most = Math.max(0, ...scored.map((p) => p.score));
  const [one, ...others] = scored.filter((p) => p.score === most);
  return others.length ? undefined : one?.id;
}

/** The job as far as the texts agree on it. */
function agreed(found: readonly { id: string; text: string }[], what: string): Known<string> | undefined {
  const [first] = found;
  if (!first || found.some((f) => f.id !== first.id)) return undefined;
  return { value: first.id, evidence: { kind: 'place', how: `its ${what} ${first.text}` } };
}

function guess(profiles: readonly Profile[], credential: Employed): Known<string> | undefined {
  const possible = profiles.filter((p) => p.hints && (!p.hints.kinds || p.hints.kinds.some((k) => wildcard(k, credential.kind))));
  const from = (texts: readonly string[], part: (text: string) => string, hintsOf: (p: Profile) => readonly string[] | undefined) =>
    texts.flatMap((text) => {
      const id = best(possible, part(text), hintsOf);
      return id === undefined ? [] : [{ id, text }];
    });
  const names = from(
    namesOf(credential),
    (t) => t,
    (p) => p.hints?.names,
  );
  if (names.length) return agreed(names, 'name');
  const paths = unique(credential.places.map((p) => (p.kind === 'env' ? undefined : pathOf(p))));
  return agreed(
    from(paths, tail, (p) => p.hints?.places),
    'place',
  );
}

/** Tells jobs by the config's entries and the hints of all profiles, built in or the user's. */
export async function profiler(config: Pick<Config, 'file' | 'credentials' | 'profiles'>, builtIn: readonly Profile[]): Promise<ProfileOf> {
  const profiles = [...builtIn, ...config.profiles];
  // Loaded only for patterns of paths.
  const ignore = config.credentials.some((e) => e.match.path !== undefined) ? (await import('ignore')).default : undefined;
  const tests = config.credentials.map(({ match }: CredentialEntry) => {
    const globs = match.path === undefined ? undefined : ignore?.({ ignorecase: false, allowRelativePaths: true }).add(match.path);
    const name = match.name?.toLowerCase();
    return (c: Employed): boolean =>
      (match.fingerprint === undefined || match.fingerprint === c.fingerprint) &&
      (match.kind === undefined || wildcard(match.kind, c.kind)) &&
      (name === undefined || namesOf(c).some((n) => wildcard(name, n.toLowerCase()))) &&
      (globs === undefined || c.places.some((p) => 'path' in p && p.path !== '' && globs.ignores(p.path.replace(/^\/+/, ''))));
  });
  return (credential) => {
    const at = tests.findIndex((test) => test(credential));
    const entry = config.credentials[at];
    if (entry) return { value: entry.profile, evidence: { kind: 'declared', how: `${config.file ?? 'the config'}: credentials[${at}]` } };
    return guess(profiles, credential);
  };
}
