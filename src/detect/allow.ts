/**
 * Comments by which people mark a line as known: keyreach's own and those of other scanners.
 * Reads lines; whether a tree's comments are believed is decided elsewhere.
 */
import type { Lines } from './lines.ts';

const SAME_LINE =
  /(keyreach:allow|gitleaks:allow|betterleaks:allow|trufflehog:ignore|kingfisher:ignore|noseyparker:ignore|ggignore|nosecret|pragma:\s*(?:allowlist|whitelist)\s+secret|secretlint-disable-line)\b[:\s-]*([^\n]*)/i;
const LINE_BEFORE =
  /(keyreach:allow-next-line|kingfisher:ignore-next|ggignore-next-line|pragma:\s*(?:allowlist|whitelist)\s+nextline\s+secret|secretlint-disable-next-line)\b[:\s-]*([^\n]*)/i;

const reasonOf = (match: RegExpMatchArray): string => {
  const words = (match[2] ?? '').replace(/(\*\/|-->|#\}|\?>|%>)\s*$/, '').trim();
  return words ? `${(match[1] as string).toLowerCase()}: ${words.slice(0, 120)}` : (match[1] as string).toLowerCase();
};

/**
 * The comment that allows a match, or nothing: on its first or last line, on the line before, or a block switched off.
 * @param text the whole document as far as block comments need it; asked only when the document has such a comment
 */
export function inlineAllowance(bytes: Buffer, lines: Lines, start: number, end: number): string | undefined {
  for (const at of start === end ? [start] : [start, end]) {
    const match = SAME_LINE.exec(withoutNextLine(lines.textAt(at)));
    if (match) return reasonOf(match);
  }
  const first = lines.lineAt(start).start;
  if (first > 0) {
    const match = LINE_BEFORE.exec(lines.textAt(first - 1));
    if (match) return reasonOf(match);
  }
  const off = bytes.lastIndexOf('secretlint-disable', start);
  if (off >= 0) {
    const line = lines.textAt(off);
    if (/secretlint-disable(?!-)/.test(line) && bytes.lastIndexOf('secretlint-enable', start) < off) return 'secretlint-disable';
  }
  return undefined;
}

/** `…:allow-next-line` on a line must not allow that line itself. */
const withoutNextLine = (line: string): string => line.replace(new RegExp(LINE_BEFORE.source, 'gi'), '');
