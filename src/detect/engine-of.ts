/**
 * The engine for a run: the shelf's detectors, less the switched-off ones, plus the user's own.
 */
import shelf from 'shelf:detectors';
import structures from 'shelf:structures';
import { customDetectors } from '../config/custom.ts';
import type { Config } from '../config/types.ts';
import { Engine } from './engine.ts';

export async function engineOf(config: Config): Promise<Engine> {
  const off = new Set(config.disable);
  return new Engine(
    [...shelf, ...(await customDetectors(config))].filter((d) => !off.has(d.id)),
    structures,
  );
}
