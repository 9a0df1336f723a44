/** Names and numbers as a person reads them. Names come from a server nobody vouches for: cut, and with nothing that moves a terminal. */
import { printable } from '../printable.ts';

const LONGEST = 80;

export const named = (name: string): string => {
  const clean = printable(name);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
};

/** `a, b, c and 12 more` */
export function listed(names: readonly string[], total = names.length, most = 5): string {
  const some = names.slice(0, most).map(named);
  const more = total - some.length;
  return some.join(', ') + (more > 0 ? `${some.length ? ' and ' : ''}${more.toLocaleString('en')} more` : '');
}

export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export function bytes(n: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let size = n;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size >= 10 || unit === 0 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
