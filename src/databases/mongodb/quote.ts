/** Texts and data as mongosh (JavaScript) reads them back, whatever they hold; one printable line always. Pure. */
import { printable } from '../../printable.ts';

const escaped = (text: string): string =>
  [...text]
    .map((c) => (printable(c) === c ? c : [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')))
    .join('');

export const literal = (value: unknown): string => escaped(JSON.stringify(value));
