/**
 * Readers of the two plain formats of rc files that no library here reads: sections of `key = value`, and netrc.
 * They take whatever is written; what is no entry is left out. The objects they make inherit nothing.
 */

export type Ini = Record<string, Record<string, string>>;

/** What stands before the first section is in the section with the empty name. A continued value keeps its lines. */
export function ini(text: string): Ini {
  const sections: Ini = Object.create(null);
  let section: Record<string, string> | undefined;
  let last: string | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || /^[#;!]/.test(line)) continue;
    const head = /^\[([^\]]*)\]/.exec(line);
    if (head) {
      section = sections[(head[1] as string).trim()] ??= Object.create(null) as Record<string, string>;
      last = undefined;
      continue;
    }
    section ??= sections[''] ??= Object.create(null) as Record<string, string>;
    // npm's keys hold colons: `//host/:_authToken=…`.
    const sign = line.startsWith('//') ? line.indexOf('=') : line.search(/[=:]/);
    // Nested settings (`s3 =` and indented lines below, as AWS has them) become entries of their own.
    const nested = sign > 0 && last !== undefined && section[last] === '';
    if (/^\s/.test(raw) && last !== undefined && !nested) section[last] += `\n${line}`;
    else if (sign > 0) {
      const key = line.slice(0, sign).trim();
      last = /^\s/.test(raw) ? undefined : key;
      section[key] = unquoted(line.slice(sign + 1).trim());
    }
  }
  return sections;
}

/** Quotes are taken away, and what follows a comment's sign behind a blank. */
function unquoted(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'([^']*)'/.exec(value);
  if (quoted) return quoted[1]?.replace(/\\(["\\])/g, '$1') ?? quoted[2] ?? '';
  const comment = value.search(/\s[#;]\s/);
  return comment < 0 ? value : value.slice(0, comment).trimEnd();
}

export interface NetrcEntry {
  machine: string;
  login?: string;
  password?: string;
  account?: string;
}

/** Entries of a netrc file; the machine of a `default` entry is `default`. Macros are passed over. */
export function netrc(text: string): NetrcEntry[] {
  const plain = text.replace(/^[ \t]*#.*$/gm, '').replace(/^[ \t]*macdef\b[\s\S]*?(?:\n[ \t]*\r?\n|(?![\s\S]))/gm, '');
  const words = [...plain.matchAll(/"((?:[^"\\\n]|\\.)*)"(?!\S)|\S+/g)].map((m) => m[1]?.replace(/\\(.)/g, '$1') ?? m[0]);
  const found: NetrcEntry[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const entry = found.at(-1);
    if (word === 'machine') found.push({ machine: words[++i] ?? '' });
    else if (word === 'default') found.push({ machine: 'default' });
    else if ((word === 'login' || word === 'password' || word === 'account') && entry && words[i + 1] !== undefined) entry[word] = words[++i] as string;
  }
  return found;
}
