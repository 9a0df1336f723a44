/**
 * Blots out what may be a secret in commands, arguments and addresses that settings hold, so that the rest can be shown and judged.
 * Rather blots too much: what is left is for reports. Pure.
 */

const BLOT = '…';

/** Names of variables, headers, options and parameters whose value opens something. */
const TELLING =
  /(?:^|[^a-z])(?:pass(?:word|wd|phrase|code)?s?|pwd|secrets?|tokens?|bearer|pat|dsn|jwt|cookie|credentials?|authorization|auth|(?:api|access|private|secret|service|account|encryption|signing|license|app|auth|x)[-_ ]?keys?|connection[-_ ]?string)$|(?:^|[a-z0-9])_?(?:api|access|secret|private)_?key$|[a-z0-9]_(?:key|token|secret|password|pass|pwd|pat)$/i;
const NOT_TELLING = /(?:^|[-_])(?:public|publishable|max|min|num|count|limit)(?:[-_]|$)|(?:file|path|env|env_?var|name|type|method|url|mode)$/i;

/** Whether what is stored under that name is likely a secret. */
export function isTelling(name: string): boolean {
  const plain = name
    .trim()
    .replace(/^-+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return TELLING.test(plain) && !NOT_TELLING.test(plain);
}

/** Wholly a reference to what lies elsewhere: `${VAR}`, `$VAR`, `{env:X}`, `${{ secrets.X }}`, `%VAR%`, `op://…`, or a hole to be filled. */
export const isReference = (value: string): boolean =>
  /^(?:(?:bearer|basic|token|apikey)\s+)?(?:\$\{\{?[^}]*\}\}?|\$[A-Za-z_]\w*|\{(?:env|file):[^}]*\}|\{\{[^}]*\}\}|%\w+%|op:\/\/\S+|<[^>]*>)$/i.test(
    value.trim(),
  ) || /^(?:|x{3,}|\*{3,}|\.{3}|…|your[-_ ].*|change[-_]?me|todo|redacted)$/i.test(value.trim());

/** `user:password@` in an address. */
export const holdsLogin = (value: string): boolean => /:\/\/[^/\s:@]*:(?!\$\{?\w+\}?@)[^/\s@]+@/.test(value);

/** Issuers' own marks, and what is long and mixed enough to be nothing else. */
const LOOKS_MADE =
  /\b(?:sk|pk|rk|ghp|gho|ghs|ghu|github_pat|glpat|xox[abprs]|npm|pypi|hf|AKIA|ASIA|AIza|eyJ|dop_v1|shpat|sbp|re|key|tok)[-_.]?[A-Za-z0-9_-]{12,}/;
const LONG = /[A-Za-z0-9_+=-]{20,}/g;
const isMixed = (word: string): boolean => /\d/.test(word) && /[A-Za-z]/.test(word) && !/^[a-z]+(?:-[a-z0-9]{1,12})+$/.test(word);

/** Whether a value by itself looks like a secret, whatever its name. */
export const looksSecret = (value: string): boolean =>
  !isReference(value) && (holdsLogin(value) || LOOKS_MADE.test(value) || (value.match(LONG) ?? []).some((w) => w === value && w.length >= 32 && isMixed(w)));

/** A command, argument or address without what may be a secret in it. */
export function blotted(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/(:\/\/)[^/\s@]{1,500}@/g, `$1${BLOT}@`)
    .replace(/([?&#])([\w.-]{1,60})=([^&\s'"]*)/g, (all, sign: string, name: string, value: string) =>
      !isTelling(name) && /^[\w.,-]{0,24}$/.test(value) ? all : `${sign}${name}=${BLOT}`,
    )
    .replace(/\b(bearer|basic|token|apikey)\s+(?![$<{])[^\s'",)]+/gi, `$1 ${BLOT}`)
    .replace(/([\w-]{1,80})(\s*[=:]\s*)(?![$<{])("[^"]*"|'[^']*'|[^\s'",)]+)/g, (all, name: string, sign: string) =>
      isTelling(name) ? `${name}${sign}${BLOT}` : all,
    )
    .replace(/(--?[\w-]{1,60})(\s+)(?![$<{-])("[^"]*"|'[^']*'|[^\s'",)]+)/g, (all, name: string, gap: string) =>
      isTelling(name) || name === '-p' ? `${name}${gap}${BLOT}` : all,
    )
    .replace(new RegExp(LOOKS_MADE, 'g'), BLOT)
    .replace(LONG, (word) => (isMixed(word) ? BLOT : word));
}
