/**
 * `keyreach fix`: the repairs preflight leads to, as a diff; `--write` makes them. An agent may look, but not write: whoever is kept out by a
 * gate must not be the one who sets it.
 */
import agents from 'shelf:agents';
import { planText } from '../fix/diff.ts';
import { planOf } from '../fix/plan.ts';
import { write } from '../fix/write.ts';
import { UsageError } from '../model.ts';
import { writeOut } from '../output.ts';
import { insideOf } from '../preflight/settings.ts';
import { look } from './preflight.ts';

export interface FixOptions {
  dir: string;
  agent: string;
  write: boolean;
  config?: string;
}

export async function fix(options: FixOptions): Promise<number> {
  const [inside] = insideOf(agents, process.env);
  if (options.write && inside)
    throw new UsageError(
      `--write is not for agents, and this runs inside ${inside.label} (${inside.inside.find((name) => process.env[name])} is set); run it yourself, in a terminal of your own`,
    );
  const looked = await look({ ...options, scope: 'machine' });
  const plan = planOf(looked);
  if (options.write) write(plan);
  await writeOut(planText(plan, options.write));
  return plan.left.length ? 2 : 0;
}
