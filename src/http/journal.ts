/**
 * What is written down of a call: host, method, path and status, never a value. Knows no network.
 */
import type { Asked, Part } from '../model.ts';

const HIDDEN = '[secret]';

/** Shorter pieces of a value are words like any other. */
const TELLING = 8;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Makes a path fit to be shown: without its query, and with every segment hidden that holds a part of the credential or a piece of one. */
export function redactor(parts: readonly Part[]): (path: string) => string {
  const values = parts.map((part) => part.value.reveal()).filter((value) => value !== '');
  const holds = (text: string): boolean => values.some((value) => text === value || (value.length > 3 && text.includes(value)));
  const isPiece = (text: string): boolean => text.length >= TELLING && values.some((value) => value.includes(text));
  return (path) => {
    const plain = path.replace(/[?#].*/s, '');
    const shown = plain
      .split('/')
      .map((segment) => (holds(segment) || holds(decoded(segment)) || isPiece(segment) || isPiece(decoded(segment)) ? HIDDEN : segment))
      .join('/');
    // A value with slashes in it lies across segments, which may each be too short to tell.
    return holds(shown) || holds(decoded(shown)) ? `/${HIDDEN}` : shown;
  };
}

const text = ({ host, path, method, status }: Asked): string => [host, path, method, String(status).padStart(3, '0')].join('\0');

/** The order of calls in a report, which is not that in which they were made. */
export const compareAsked = (a: Asked, b: Asked): number => {
  const [one, other] = [text(a), text(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};
