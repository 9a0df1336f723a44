/**
 * Which environment a credential belongs to, from the path it lies in, the name it is stored under and the host it opens.
 * Weighs words; asks nobody.
 */
import type { EnvironmentClass, Facts, Signal } from '../model.ts';
import { LOCAL_HOST } from '../places.ts';
import { wordsOf } from './names.ts';

const WORDS: Record<Signal['environment'], Set<string>> = {
  production: new Set(['prod', 'prd', 'production', 'live', 'primary', 'master']),
  staging: new Set(['staging', 'stage', 'stg', 'preprod', 'uat', 'qa', 'preview', 'acceptance', 'nonprod']),
  development: new Set([
    'dev',
    'development',
    'develop',
    'local',
    'localhost',
    'test',
    'testing',
    'tests',
    'sandbox',
    'ci',
    'example',
    'sample',
    'demo',
    'fixtures',
    'fixture',
    'mock',
    'mocks',
    'spec',
  ]),
};
const MANAGED =
  /\.(rds\.amazonaws\.com|neon\.tech|supabase\.(?:co|com)|rlwy\.net|render\.com|ondigitalocean\.com|database\.(?:azure\.com|windows\.net)|mongodb\.net|upstash\.io|psdb\.cloud|redis\.cache\.windows\.net|cache\.amazonaws\.com)$/i;

/** `preprod` and `non-prod` are no production, though the word is in them. */
const joined = (text: string): string => text.replace(/\b(pre|non)[-_. ]?(prod|production|live)\b/gi, 'staging').replace(/prod[-_]?like/gi, 'staging');

function say(text: string, what: string, weight: number, out: Signal[]): void {
  const words = wordsOf(joined(text));
  for (const environment of ['production', 'staging', 'development'] as const) {
    const word = words.find((w) => WORDS[environment].has(w));
    if (word) {
      out.push({ environment, weight, because: `${what} says ${word}` });
      return;
    }
  }
}

/**
 * All signals about one sighting. `about`: what a store calls the profile, context or project it is for. `master` and `primary` count in
 * host names only: branches and keys are called so too.
 */
export function signalsOf(sighting: { path?: string; name?: string; about?: readonly string[]; facts: Facts }): Signal[] {
  const signals: Signal[] = [];
  const plain = (text: string) => text.replace(/\b(master|primary)\b/gi, '').replace(/(master|primary)/gi, ' ');
  if (sighting.name) say(plain(sighting.name), 'the name', 3, signals);
  for (const word of sighting.about ?? []) say(plain(word), 'the profile or context it belongs to', 3, signals);
  if (sighting.path) {
    const parts = sighting.path.split(/[/!]/);
    const file = parts.pop() as string;
    say(plain(file), 'the file name', 3, signals);
    for (const folder of parts.slice(-3)) say(plain(folder), `the folder ${folder}`, 1, signals);
  }
  const { host, mode } = sighting.facts;
  if (typeof host === 'string') {
    if (LOCAL_HOST.test(host)) signals.push({ environment: 'development', weight: 3, because: 'the host is this machine' });
    else {
      say(host, 'the host', 3, signals);
      if (MANAGED.test(host)) signals.push({ environment: 'production', weight: 1, because: 'the host is a managed service' });
    }
  }
  if (mode === 'live') signals.push({ environment: 'production', weight: 3, because: 'it is a live-mode credential' });
  if (mode === 'test') signals.push({ environment: 'development', weight: 3, because: 'it is a test-mode credential' });
  return signals;
}

/** The class with the most weight, if it has at least two; ties between production and another go to production. */
export function classify(signals: readonly Signal[]): EnvironmentClass {
  const sums = { production: 0, staging: 0, development: 0 };
  for (const s of signals) sums[s.environment] += s.weight;
  const [best] = (['production', 'staging', 'development'] as const).toSorted((a, b) => sums[b] - sums[a]);
  return best && sums[best] >= 2 ? best : 'unknown';
}
