/**
 * Tells whether a pattern can match more than a line, by reading its source. Errs on the side of "it can".
 */

/** The source without what stands in look-arounds, whose length is checked nowhere: they only look. */
function withoutLookArounds(source: string): string {
  let out = '';
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i] as string;
    if (c === '\\') {
      if (depth === 0) out += source.slice(i, i + 2);
      i++;
    } else if (c === '[') {
      let end = i + 1;
      while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
      if (depth === 0) out += source.slice(i, end + 1);
      i = end;
    } else if (c === '(') {
      if (depth > 0 || /^\(\?<?[=!]/.test(source.slice(i, i + 4))) depth++;
      else out += c;
    } else if (c === ')' && depth > 0) depth--;
    else if (depth === 0) out += c;
  }
  return out;
}

const CLASS = /\[\^?(?:\\.|[^\]\\])*\]/g;

/** True when no match of the pattern holds a line feed. */
export function seesOneLine(pattern: RegExp): boolean {
  const source = withoutLookArounds(pattern.source);
  for (const [text] of source.matchAll(CLASS)) {
    const inside = text.slice(1, -1);
    // A negated class holds the line feed unless it names it; a plain one if it names something that does.
    if (inside.startsWith('^') ? !/\\[sn]/.test(inside) : /\\[snWDSrx]|\\u|\n/.test(inside.replace(/\\\\/g, ''))) return false;
  }
  const rest = source.replace(CLASS, '');
  return !/\\[snWDSrxp]|\\u|\n/.test(rest.replace(/\\\\/g, '')) && !(pattern.flags.includes('s') && /(?<!\\)\./.test(rest));
}
