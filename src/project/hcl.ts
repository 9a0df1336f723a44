/**
 * Reads the blocks and attributes of HCL (Terraform, OpenTofu): what is written down as a plain value, and that there is something else where
 * it is not. Evaluates nothing, knows no variable, opens no file. One pass over the text, whatever is in it.
 * Syntax: github.com/hashicorp/hcl, hclsyntax/spec.md (not checked).
 */

/** What stands behind an equals sign. `unknown`: an expression; `text` is how it is written, for names it refers to. */
export type Value = { line: number } & ({ kind: 'literal'; value: string | number | boolean } | { kind: 'unknown'; text: string });

export interface Block {
  type: string;
  labels: string[];
  line: number;
  attributes: Map<string, Value>;
  blocks: Block[];
}

/** Deeper blocks are no configuration anybody wrote; what follows them is not read. */
const DEEPEST = 60;
const LONGEST_EXPRESSION = 4000;

const NAME = /[\p{L}_][\p{L}\d_-]*/uy;
const HEREDOC = /<<[-~]?([\p{L}_][\p{L}\d_-]*)[ \t]*\r?\n/uy;
const HEXLESS_NUMBER = /^-?\d+(\.\d+)?$/;

/** The blocks of the file's outermost level. What cannot be read is passed over to the end of its line. */
export function readHcl(text: string): Block[] {
  const lineAt = lines(text);
  const root: Block = { type: '', labels: [], line: 1, attributes: new Map(), blocks: [] };
  const open: Block[] = [root];
  let at = 0;
  while (at < text.length) {
    at = pastBlank(text, at, true);
    if (text[at] === '}') {
      if (open.length > 1) open.pop();
      at++;
      continue;
    }
    const name = match(NAME, text, at);
    if (!name) {
      at = at < text.length ? lineEnd(text, at) + 1 : at;
      continue;
    }
    const begin = at;
    at = pastBlank(text, at + name[0].length, false);
    const here = open.at(-1) as Block;
    if (text[at] === '=' && text[at + 1] !== '=') {
      const end = expressionEnd(text, at + 1);
      const value = readValue(text.slice(at + 1, Math.min(end, at + 1 + LONGEST_EXPRESSION)), lineAt(begin));
      if (value) here.attributes.set(name[0], value);
      at = end;
      continue;
    }
    const labels: string[] = [];
    for (;;) {
      const label = text[at] === '"' ? text.slice(at, stringEnd(text, at)) : match(NAME, text, at)?.[0];
      if (!label || labels.length > 8) break;
      labels.push(label.replace(/^"|"$/g, '').slice(0, 200));
      at = pastBlank(text, at + label.length, false);
    }
    if (text[at] !== '{') {
      at = lineEnd(text, at);
      continue;
    }
    if (open.length > DEEPEST) break;
    const block: Block = { type: name[0], labels, line: lineAt(begin), attributes: new Map(), blocks: [] };
    here.blocks.push(block);
    open.push(block);
    at++;
  }
  return root.blocks;
}

function readValue(raw: string, line: number): Value | undefined {
  const text = raw.trim();
  if (text === '' || text === 'null') return undefined;
  if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true', line };
  if (HEXLESS_NUMBER.test(text)) return { kind: 'literal', value: Number(text), line };
  if (text[0] === '"' && !/[$%]\{/.test(text) && stringEnd(text, 0) === text.length) {
    const value = text.slice(1, -1);
    // Terraform takes "true" and "7" for what they say.
    if (value === 'true' || value === 'false') return { kind: 'literal', value: value === 'true', line };
    return { kind: 'literal', value, line };
  }
  return { kind: 'unknown', text, line };
}

/** Where an expression ends: at the line's end or a closing brace outside of all brackets, strings and comments. */
function expressionEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const c = text[at] as string;
    if (c === '"') at = stringEnd(text, at);
    else if (c === '<' && match(HEREDOC, text, at)) at = heredocEnd(text, at);
    else if (c === '#' || (c === '/' && text[at + 1] === '/')) {
      if (depth === 0) return at;
      at = lineEnd(text, at);
    } else if (c === '/' && text[at + 1] === '*') at = commentEnd(text, at);
    else {
      if (c === '(' || c === '[' || c === '{') depth++;
      else if (c === ')' || c === ']' || c === '}') {
        if (depth === 0) return at;
        depth--;
      } else if (c === '\n' && depth === 0) return at;
      at++;
    }
  }
  return text.length;
}

/** Past the closing quote. Templates inside may hold strings that hold templates; a line that ends too early ends the string. */
function stringEnd(text: string, from: number): number {
  // 0 stands for a string, above it the braces open in a template.
  const open: number[] = [0];
  let at = from + 1;
  while (at < text.length && open.length > 0) {
    const c = text[at];
    const inside = open.at(-1) as number;
    if (inside === 0) {
      if (c === '\\') at++;
      else if (c === '"') open.pop();
      else if (c === '\n') return at;
      else if ((c === '$' || c === '%') && text[at + 1] === '{' && text[at - 1] !== c) {
        open.push(1);
        at++;
      }
    } else if (c === '"') open.push(0);
    else if (c === '{') open[open.length - 1] = inside + 1;
    else if (c === '}') {
      if (inside === 1) open.pop();
      else open[open.length - 1] = inside - 1;
    }
    at++;
  }
  return Math.min(at, text.length);
}

function heredocEnd(text: string, from: number): number {
  const opening = match(HEREDOC, text, from) as RegExpExecArray;
  const word = opening[1] as string;
  for (let at = from + opening[0].length; at < text.length; ) {
    const end = lineEnd(text, at);
    if (end - at <= word.length + 200 && text.slice(at, end).trim() === word) return end;
    at = end + 1;
  }
  return text.length;
}

function pastBlank(text: string, from: number, newlines: boolean): number {
  let at = from;
  while (at < text.length) {
    const c = text[at] as string;
    if (c === ' ' || c === '\t' || c === '\r' || c === '\ufeff' || (newlines && (c === '\n' || c === ',' || c === ';'))) at++;
    else if (newlines && (c === '#' || (c === '/' && text[at + 1] === '/'))) at = lineEnd(text, at);
    else if (c === '/' && text[at + 1] === '*') at = commentEnd(text, at);
    else break;
  }
  return at;
}

const commentEnd = (text: string, from: number): number => {
  const end = text.indexOf('*/', from + 2);
  return end < 0 ? text.length : end + 2;
};

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Tells the line of an offset; offsets come in their order. */
export function lines(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
}
