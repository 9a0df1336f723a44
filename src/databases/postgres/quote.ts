/**
 * Names and texts as PostgreSQL reads them back, whatever they hold. One line and printable always, so that they can stand in a comment
 * and be shown on a terminal. Pure.
 */
import { printable } from '../../printable.ts';

const odd = (text: string): boolean => printable(text) !== text;
const hex = (c: string, width: number): string => (c.codePointAt(0) ?? 0).toString(16).padStart(width, '0');
const escaped = (text: string, to: (c: string) => string): string => [...text].map((c) => (odd(c) ? to(c) : c)).join('');

/** A quoted identifier; `U&"…"` when it holds characters that do not print. */
export function identifier(name: string): string {
  const quoted = name.replaceAll('"', '""');
  return odd(name) ? `U&"${escaped(quoted.replaceAll('\\', '\\\\'), (c) => `\\+${hex(c, 6)}`)}"` : `"${quoted}"`;
}

/** A quoted text; `E'…'` when a backslash could be read in two ways or a character does not print. */
export function literal(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return odd(text) || text.includes('\\') ? `E'${escaped(quoted.replaceAll('\\', '\\\\'), (c) => `\\U${hex(c, 8)}`)}'` : `'${quoted}'`;
}
