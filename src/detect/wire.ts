/**
 * What passes between the main thread and its workers. Found values cross as plain text inside this process's memory, since a
 * Secret cannot be copied; they are wrapped again on arrival and appear in no message that could be printed.
 */
import type { Config } from '../config/types.ts';
import type { Item } from '../define.ts';
import { type Match, type Part, Secret } from '../model.ts';
import type { ReadOptions, Yield } from './read.ts';

export interface WorkerSetup {
  options: ReadOptions;
  config: Config;
}

export interface Batch {
  id: number;
  items: Extract<Item, { kind: 'file' }>[];
}

type Bare = Omit<Match, 'parts' | 'line'> & { parts: { name: string; text: string }[]; text: string | undefined };
export interface Answer {
  id: number;
  matches: Bare[];
  skips: Yield['skips'];
  stats: Yield['stats'];
}

export const pack = (id: number, { matches, skips, stats }: Yield): Answer => ({
  id,
  matches: matches.map(({ line, ...m }) => ({ ...m, text: line?.reveal(), parts: m.parts.map((p) => ({ name: p.name, text: p.value.reveal() })) })),
  skips,
  stats,
});

export const unpack = ({ matches, skips, stats }: Answer): Yield => ({
  matches: matches.map(({ text, ...m }) => ({
    ...m,
    ...(text === undefined ? {} : { line: new Secret(text) }),
    parts: m.parts.map((p): Part => ({ name: p.name, value: new Secret(p.text) })) as [Part, ...Part[]],
  })),
  skips,
  stats,
});
