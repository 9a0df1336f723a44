/**
 * Finds a config file and reads it into plain data; JSON and YAML faults are told with line and column.
 * Never follows what the file says, and never shows a piece of it.
 */
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ParseError } from 'jsonc-parser';
import { UsageError } from '../model.ts';
import { quote } from './suggest.ts';

export const CONFIG_NAMES = ['keyreach.config.json', 'keyreach.config.yaml', 'keyreach.config.yml'];

/** Far beyond what people write; parsers take much more memory than the text. */
const LARGEST = 8 << 20;

/** The text of a file the user named. `remedy` ends the message when it is not there. */
export async function readText(absolute: string, shown: string, remedy: string): Promise<string> {
  try {
    const { size } = await stat(absolute);
    if (size > LARGEST)
      throw new UsageError(`${shown} is ${Math.round(size / 1e6)} MB large, more than the ${LARGEST >> 20} MB keyreach reads; is it the right file?`);
    return (await readFile(absolute, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`${shown} does not exist; ${remedy}`);
    if (code === 'EISDIR') throw new UsageError(`${shown} is a directory; name a file`);
    throw new UsageError(`${shown} cannot be read (${code ?? 'unknown fault'}); check its permissions`);
  }
}

/** The config file in a directory, or nothing. @throws UsageError when there are two */
export async function findConfig(directory: string): Promise<string | undefined> {
  const there = await Promise.all(
    CONFIG_NAMES.map((name) =>
      stat(join(directory, name)).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
      ),
    ),
  );
  const [first, second] = CONFIG_NAMES.filter((_, i) => there[i]);
  if (second) throw new UsageError(`${first} and ${second} are both there; keep one of them, or choose with --config`);
  return first && join(directory, first);
}

/** Line and column (from 1) of an offset. */
export function position(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

const conflict = (text: string): string => (/^(<{7} |>{7} )/m.test(text) ? '; it has an unresolved merge conflict' : '');

/** Parses JSON; also refuses keys given twice, of which JSON.parse would silently drop one. */
export async function parseJson(text: string, shown: string): Promise<unknown> {
  const { parseTree, printParseErrorCode } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) {
    const what = printParseErrorCode(first.error)
      .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
      .toLowerCase();
    throw new UsageError(`${shown} is no valid JSON at ${position(text, first.offset)} (${what})${conflict(text) || '; mend it there'}`);
  }
  type Node = NonNullable<typeof tree>;
  const twice = (node: Node | undefined): void => {
    const seen = new Set<unknown>();
    for (const child of node?.children ?? []) {
      const key = child.type === 'property' ? child.children?.[0] : undefined;
      if (key && seen.has(key.value))
        throw new UsageError(`${shown} has the key ${quote(String(key.value))} twice, at ${position(text, key.offset)}; keep one`);
      if (key) seen.add(key.value);
      twice(child);
    }
  };
  try {
    twice(tree);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${shown} is no valid JSON${conflict(text) || '; mend it'}`);
  }
}

async function parseYaml(text: string, shown: string): Promise<unknown> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2', schema: 'core' });
  const [first] = document.errors;
  if (first) {
    const { line, col } = lineCounter.linePos(first.pos[0]);
    const what = first.code === 'DUPLICATE_KEY' ? 'a key is given twice' : first.code.toLowerCase().replaceAll('_', ' ');
    throw new UsageError(`${shown} is no valid YAML at line ${line}, column ${col} (${what})${conflict(text) || '; mend it there'}`);
  }
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch {
    throw new UsageError(`${shown} uses YAML aliases beyond reason; write the values out`);
  }
}

/** The data of a config file; an empty file is an empty config. */
export async function readConfigFile(absolute: string, shown: string): Promise<unknown> {
  const text = await readText(absolute, shown, 'check --config, or run `keyreach init` to write one');
  if (text.trim() === '') return {};
  return (extname(absolute).toLowerCase() === '.json' ? parseJson(text, shown) : parseYaml(text, shown)).then((data) => data ?? {});
}
