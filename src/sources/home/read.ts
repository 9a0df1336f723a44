/**
 * Reads one file of a store: parsed when the store knows its fields, else handed on as text. What cannot be parsed is said, and searched as
 * text all the same. No message quotes what was read.
 */
import { closeSync } from 'node:fs';
import type { StoreSeen } from '../../check.ts';
import type { Item } from '../../define.ts';
import type { Store, Stored, StoreFile } from '../../store.ts';
import { openPlain, readInto, unreadable } from '../open.ts';
import { asText } from '../text.ts';
import { parse } from './parse.ts';

/** Larger files of settings are not parsed, only searched. */
const LARGEST_PARSED = 1 << 20;
/** No tool keeps more in one file. */
const MOST_STORED = 500;

/** @param absolute where it really lies @param seen what is told of it; what the file says of secrets kept elsewhere is added */
export function* readStore(store: Store, file: StoreFile, absolute: string, size: number, seen: StoreSeen): Generator<Item> {
  const { path } = seen;
  const where = { kind: 'home' as const, store: store.id, path };
  if (file.read === 'text' || !file.fields || size > LARGEST_PARSED) {
    if (file.read === 'fields')
      yield { kind: 'skip', skip: { path, reason: 'too-large', detail: `${size} bytes are more than ${store.label} writes; searched as text, not parsed` } };
    yield { kind: 'file', absolute, where };
    return;
  }
  const opened = openPlain(absolute, path);
  if (opened === undefined) return;
  if ('reason' in opened) {
    yield { kind: 'skip', skip: opened };
    return;
  }
  let bytes: Buffer;
  try {
    const buffer = Buffer.allocUnsafe(LARGEST_PARSED);
    bytes = Buffer.from(buffer.subarray(0, readInto(buffer, opened.file, LARGEST_PARSED)));
  } catch (error) {
    yield { kind: 'skip', skip: unreadable(path, error) };
    return;
  } finally {
    closeSync(opened.file);
  }
  const text = asText(bytes);
  let stored: Stored[] | undefined;
  let elsewhere = false;
  try {
    if (text) {
      const content = parse(text.toString('utf8'), file.format ?? 'lines');
      stored = file.fields(content);
      const capability = file.elsewhere?.(content);
      if (capability) seen.capability = capability;
      elsewhere = capability !== undefined;
    }
  } catch {
    // What a parser says may quote the text.
  }
  if (!text || !stored)
    yield { kind: 'skip', skip: { path, reason: 'unparsable', detail: `it is not what ${store.label} writes (${file.format}); searched as text` } };
  if (stored && stored.length > MOST_STORED)
    yield { kind: 'skip', skip: { path, reason: 'limit', detail: `only the first ${MOST_STORED} of its ${stored.length} entries are told` } };
  if (text && stored) yield { kind: 'stored', document: { bytes: text, where }, stored: stored.slice(0, MOST_STORED), elsewhere, label: store.label };
  else yield { kind: 'content', document: { bytes: text ?? bytes, where } };
}
