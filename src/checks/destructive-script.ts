/** Scripts that destroy data or infrastructure as soon as somebody starts them. Reads them; starts none. */
import { defineCheck, type World } from '../check.ts';
import { type Credential, SEVERITIES, shift } from '../model.ts';
import type { Target } from '../project/deeds.ts';
import { type Destruction, destructionsOf, guardsOf } from '../project/destruction.ts';
import { fileFinding } from '../project/files.ts';
import { type Script, scriptsOf } from '../project/scripts.ts';
import { usable } from '../verdict.ts';

/** Kinds of credentials that let a command do its worst. */
const OPENS: Record<Target, RegExp> = {
  cloud: /^(aws|gcp|google-cloud|azure|digitalocean|railway|heroku|flyio|neon|planetscale|terraform|pulumi|alibaba|ibmcloud|scaleway|hetzner|linode|vultr)/,
  database: /-url$|^(sql-connection-string|pgpass-password)$/,
  cluster: /^(kubernetes|k3s|openshift)/,
  files: /^$/,
};

export default defineCheck({
  id: 'destructive-script',
  title: 'Script that destroys without asking',
  help: 'Agents run what a project’s scripts offer, and take a name like “reset” for a way out of a mess. A script that destroys infrastructure, drops tables or empties buckets should ask, and should refuse anywhere but where it is meant for. Where a production credential that lets it do so is within reach, that is one step from an accident.',
  severity: 'medium',
  scope: ['project'],
  judge: (world) =>
    scriptsOf(world.project).flatMap((script) => {
      const deeds = destructionsOf(script);
      if (deeds.length === 0) return [];
      const guards = guardsOf(script);
      return guards.asks && guards.environment ? [] : deeds.map((deed) => judgeDeed(world, script, deed, guards));
    }),
});

function judgeDeed(world: World, script: Script, deed: Destruction, guards: { asks: boolean; because: string[] }) {
  const armed = deed.environment === 'development' ? undefined : world.credentials.find((c) => arms(c, deed.target, world.now));
  const guarded = guards.because.length > 0;
  const found = fileFinding({
    rule: 'destructive-script',
    severity: shift(SEVERITIES, deed.severity, guarded ? -1 : 0),
    environment: deed.environment,
    file: script.file,
    line: deed.command.line,
    message: `${script.name ? `“${script.name.slice(0, 60)}”` : 'this script'} ${deed.what}${guarded ? '' : ', and nothing stops it'}`,
    evidence: [
      ...(guarded ? guards.because : ['neither a question nor a look at the environment comes before it']),
      ...(script.by === 'ci' ? ['a pipeline starts it'] : []),
      ...(armed ? [`a credential of production that lets it is within reach (${armed.label})`] : []),
    ],
    remedy: 'Let it ask for the name of what goes, and let it stop unless the environment it works on is one that may go.',
    confidence: 'medium',
  });
  // Armed, it is as bad as what it destroys, wherever it lies.
  return armed && !guarded ? { ...found, severity: 'critical' as const } : found;
}

const arms = (c: Credential, target: Target, now: number): boolean =>
  c.environment.class === 'production' && c.confidence !== 'low' && OPENS[target].test(c.kind) && usable(c, now);
