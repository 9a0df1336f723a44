/**
 * Which scripts destroy what nobody brings back, and what guards them: a question, a look at the environment. Reads; runs nothing.
 */
import { type EnvironmentClass, SEVERITIES, type Severity, shift } from '../model.ts';
import { saysProduction } from './cloud-keys.ts';
import { DEEDS, type Deed, type Target } from './deeds.ts';
import { environmentOf } from './files.ts';
import type { Script } from './scripts.ts';
import { type Command, onlyPrints } from './shell.ts';

/** `rm -r $X/…` deletes from the root when X is empty. */
const EMPTY_ROOT = /\brm\s+(?:-\S+\s+)*-\w*[rR]\w*\s+[^|\n]{0,200}?["']?\$\{?([A-Za-z_]\w*)\}?["']?\/(?=[\w*."'$]|\s|$)/;
/** What a shell, a runner or an installer sets. */
const SET_ELSEWHERE = /^(HOME|PWD|TMPDIR|TMP|TEMP|GITHUB_\w+|RUNNER_\w+|CI_\w+|BASH_\w+|XDG_\w+|DESTDIR|PREFIX|CURDIR|BUILDDIR|GOPATH|CARGO_\w+|SRCROOT)$/;

const LOCAL =
  /\b(?:localhost|127\.0\.0\.1|host\.docker\.internal|minikube|localstack|docker[ -]compose|docker exec|podman exec)\b|\b(?:RAILS|NODE|APP|DJANGO|MIX)_ENV=(?:test|development)\b|(?:--env(?:ironment)?[= ]|-e )(?:test|testing|dev|development|local)\b|\b\w*_test\b|\/\/[^/\s]*:4566\b|\.sqlite3?\b/i;
const LESSER = /\b(?:dev|develop|development|local|test|testing|ci|e2e|sandbox|staging|stg|qa|preview|ephemeral|pr-?\d*)\b/i;

const ASKS =
  /(?:^|[\n;&|{])[ \t]*read[ \t]+(?:-|[a-z_]+[ \t]*$)|\bselect\s+\w+\s+in\b|(?<!-)\bconfirm\b|\bgum\s+confirm|\bwhiptail\b|\binquirer\b|are you sure|\[y\/n\]|type ['"]?yes/im;
const ENVIRONMENT_GUARD =
  /(?:\[\[?|\btest\b|\bcase\b|\bif(?:n?eq|n?def)?\b|\?=|!=|==|\bguard\w*|check[-_]env)[^\n]{0,120}\b(?:\w{0,40}ENV|ENVIRONMENT|STAGE|CONTEXT|WORKSPACE|AWS_PROFILE|DATABASE_URL|DB_HOST|PGHOST|PROJECT_ID|current-context|guard)\b|\b(?:env|environment)[-_]?(?:guard|check)\b|\bguard-\w+|\bassert[-_ ]?(?:not[-_ ]?)?prod/i;

export interface Destruction {
  command: Command;
  what: string;
  target: Target;
  severity: Severity;
  environment: EnvironmentClass;
}

/** What the script destroys, each way once. */
export function destructionsOf({ file, commands, name, text, by }: Script): Destruction[] {
  // What a container runs when its empty database is made.
  if (file.path.includes('docker-entrypoint-initdb.d/')) return [];
  const around = by === 'ci' ? 'unknown' : environmentOf(file.path);
  const found = new Map<string, Destruction>();
  let known: ReturnType<typeof givenIn> | undefined;
  const given = () => (known ??= givenIn(text));
  for (const command of commands) {
    const { text: said } = command;
    if (onlyPrints(said)) continue;
    const deed = DEEDS.find((d) => d.pattern.test(said) && d.also?.test(said) !== false) ?? (name === '' ? emptyRoot(said, given) : undefined);
    if (!deed || (deed.target !== 'files' && LOCAL.test(said))) continue;
    // Nobody who works here starts it by hand.
    const severity = by === 'ci' ? shift(SEVERITIES, deed.severity, deed.usualInCi ? -2 : -1) : deed.severity;
    const words = `${name} ${said}`;
    const environment = saysProduction(words) ? 'production' : LESSER.test(words) ? 'development' : around;
    const key = `${deed.what} ${environment}`;
    if (!found.has(key)) found.set(key, { command, what: deed.what, target: deed.target, severity, environment });
  }
  return [...found.values()];
}

/** Names the script gives a value, and whether it stops at names that have none, or gets more names from another file. */
function givenIn(script: string): { names: ReadonlySet<string>; strict: boolean } {
  const names = [...script.matchAll(/(?:^|[\s;(])([A-Za-z_]\w*)\s*(?::=|\?=|\+=|=)|\b(?:for|read(?: -\w+)?)[ \t]+([A-Za-z_]\w*)/g)].map(
    (m) => m[1] ?? m[2] ?? '',
  );
  return { names: new Set(names), strict: /\bset\s+(?:-\w*u|-o\s+nounset)|\bnounset\b|^#!.*\s-\w*u|^\s*(?:source|\.)\s+\S/m.test(script) };
}

/** Only where nothing in the script gives the variable a value, and no setting or default catches the empty one. */
function emptyRoot(command: string, given: () => ReturnType<typeof givenIn>): Deed | undefined {
  const name = EMPTY_ROOT.exec(command)?.[1];
  if (!name || SET_ELSEWHERE.test(name) || command.includes(`\${${name}:`) || given().strict || given().names.has(name)) return undefined;
  return { pattern: EMPTY_ROOT, what: `deletes from the root when ${name} is empty`, target: 'files', severity: 'medium' };
}

export interface Guards {
  asks: boolean;
  environment: boolean;
  because: string[];
}

export function guardsOf({ text, guarded }: Script): Guards {
  const bounded = text.slice(0, 200_000);
  const asks = ASKS.test(bounded) || guarded !== undefined;
  const environment = ENVIRONMENT_GUARD.test(bounded) || (guarded?.includes('environment') ?? false);
  return {
    asks,
    environment,
    because: [...(guarded ? [guarded] : asks ? ['it asks before it runs'] : []), ...(environment && !guarded ? ['it looks at the environment first'] : [])],
  };
}
