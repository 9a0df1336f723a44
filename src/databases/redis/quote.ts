/** Arguments as redis-cli reads them back, whatever they hold; one printable line always. Pure. */

const ESCAPES: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** @param bytes an argument as bytes (latin1) */
export const argument = (bytes: string): string =>
  /^[\w@:.*~%&+|/-]+$/.test(bytes)
    ? bytes
    : `"${[...bytes].map((c) => ESCAPES[c] ?? (/[ -~]/.test(c) ? c : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('')}"`;
