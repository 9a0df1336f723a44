/**
 * Says which known name a misspelt one was meant to be. Pure.
 * Never decides whether a name is wrong; that is the caller's.
 */

/** Edits (insert, delete, replace, swap neighbours) between two words. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] as number) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

/** What other scanners call the same thing. */
const SYNONYMS: Record<string, string> = {
  allowlist: 'allow',
  allowlists: 'allow',
  whitelist: 'allow',
  ignore: 'exclude',
  ignores: 'exclude',
  ignored: 'includeIgnored',
  paths: 'exclude',
  rules: 'detectors',
  custom: 'detectors',
  extends: 'import',
  severity: 'failOn',
  threshold: 'failOn',
  regex: 'pattern',
  keywords: 'anchors',
  description: 'reason',
  until: 'expires',
  detector: 'kind',
  name: 'label',
  url: 'docs',
};

/** The known name nearest to `word`, or nothing when none is near. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const wanted = word.slice(0, 80).toLowerCase();
  const synonym = SYNONYMS[wanted];
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const d = distance(wanted.replace(/[-_]/g, ''), name.toLowerCase().replace(/[-_]/g, ''));
    if (d < least) [best, least] = [name, d];
  }
  if (best === undefined || least > 1) if (synonym && names.includes(synonym)) return synonym;
  // Someone who writes `github` means one of `github-…`.
  return best ?? names.filter((n) => wanted.length > 3 && n.startsWith(`${wanted}-`)).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/** `; did you mean X?`, or nothing. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const name = closest(word, known);
  return name ? `; did you mean "${name}"?` : '';
};

/** A piece of a user's file in a message: one line, no control characters, short. */
export const quote = (text: string): string => {
  const clean = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return JSON.stringify(clean.length > 60 ? `${clean.slice(0, 57)}...` : clean);
};
