/**
 * The way down as ACL SETUSER lines for a person to read and to run with redis-cli: a new user for the job, and what the old one loses.
 * Pure; runs nothing. Names and patterns come from the server and are quoted. The new password is only a place for its hash, which
 * redis-cli refuses until somebody has put one in.
 */
import type { DatabaseJob, Remedy } from '../database.ts';
import { isEvery } from './acl.ts';
import { builtInCommands } from './commands.ts';
import type { RedisFacts } from './facts.ts';
import { argument } from './quote.ts';

/** What the job needs, applied in this order; the last two let the user, and an audit, see that it can do no more. */
const JOBS: Record<DatabaseJob, string[]> = {
  'db-readonly': ['+@read', '+@connection'],
  'db-app': ['+@read', '+@write', '+@connection', '+@transaction', '+@pubsub'],
  'db-migration': ['+@read', '+@write', '+@connection', '+@transaction', '+@pubsub'],
};
const SCRIPTS = ['eval', 'evalsha', 'eval_ro', 'evalsha_ro', 'fcall', 'fcall_ro', 'script|load', 'script|exists'];

/** Names that hosts give their servers; known from their consoles, not checked. */
const HOSTED =
  /\.(upstash\.io|cache\.amazonaws\.com|redis\.cache\.windows\.net|redis\.azure\.net|redis-cloud\.com|redislabs\.com|rlrcp\.com|aivencloud\.com|ondigitalocean\.com|render\.com)$/i;

export const PASSWORD = '#<sha256 of the new password>';

export function remedyOf(facts: RedisFacts, job: DatabaseJob): Remedy {
  const warnings: string[] = [];
  const name = freeName(facts, job, warnings);
  const rules = rulesOf(facts, job, warnings);
  const keep = facts.settings.get('aclfile') === undefined ? undefined : facts.settings.get('aclfile') ? 'ACL SAVE' : 'CONFIG REWRITE';
  const saved = keep ? `${keep}\n` : '';
  if (!keep) warnings.push('Users last until the server restarts unless they are written down: ACL SAVE where an aclfile is set, CONFIG REWRITE otherwise.');
  warnings.push(
    `Put the hash of a new password in the place of ${PASSWORD}: read -rs P && printf %s "$P" | sha256sum leaves none in a history. Until then the line is refused.`,
  );
  if (facts.info.get('redis_mode') === 'cluster' || Number(facts.info.get('connected_slaves') ?? 0) > 0 || facts.info.get('role') === 'slave')
    warnings.push('Users are not copied between servers: run the lines on every node and every replica.');
  if (HOSTED.test(facts.host)) warnings.push('Hosted services often take users only from their own console or API: make it there, with the same rules.');
  if (job === 'db-readonly') warnings.push('INFO and KEYS are taken away. Clients that ask INFO when they connect need +info besides.');
  return {
    create: `ACL SETUSER ${argument(name)} reset on ${PASSWORD} ${rules.join(' ')}\n${saved}`,
    retire: retired(facts, job, warnings) + saved,
    warnings,
  };
}

function rulesOf({ rights, version, catalogue }: RedisFacts, job: DatabaseJob, warnings: string[]): string[] {
  const patterns = (of: 'read' | 'write' | 'channels'): string[] => [...new Set(rights.flatMap((r) => r[of]))];
  const told = rights.every((r) => !r.untold) && patterns('read').length + patterns('write').length > 0;
  const of = (kind: 'read' | 'write'): string[] => (!told || isEvery(patterns(kind)) ? ['*'] : patterns(kind));
  const [reads, writes] = [of('read'), of('write')];
  if (reads.includes('*'))
    warnings.push('It reaches all keys. Where what the job needs has a prefix, write that in the place of * in the key patterns, e.g. app:*.');
  const keys =
    version < 70000
      ? [...new Set(job === 'db-readonly' ? reads : [...reads, ...writes])].map((p) => `~${p}`)
      : job === 'db-readonly'
        ? reads.map((p) => `%R~${p}`)
        : [
            ...reads.filter((p) => writes.includes(p)).map((p) => `~${p}`),
            ...reads.filter((p) => !writes.includes(p)).map((p) => `%R~${p}`),
            ...writes.filter((p) => !reads.includes(p)).map((p) => `%W~${p}`),
          ];
  const channels = job === 'db-readonly' || (version > 0 && version < 60200) ? [] : told && !isEvery(patterns('channels')) ? patterns('channels') : ['*'];
  const scripts = job === 'db-readonly' ? [] : SCRIPTS.filter((name) => rights.some((r) => r.commands.has(name)) && catalogue.has(name));
  return [
    ...keys.map(argument),
    ...(version === 0 || version >= 60200 ? ['resetchannels'] : []),
    ...channels.map((c) => argument(`&${c}`)),
    '-@all',
    ...JOBS[job],
    '-@dangerous',
    '-@admin',
    ...(catalogue.has('function|load') && version >= 70000 ? ['-function'] : []),
    ...(job === 'db-migration' ? ['+sort', '+keys', '+restore'] : []),
    ...scripts.map((name) => `+${name}`),
    '+acl|whoami',
    ...(version >= 70000 ? ['+acl|dryrun'] : []),
  ];
}

/** Only takes away, so that it can widen nobody, known or not. */
function retired({ user, flags, rights, version, open, catalogue }: RedisFacts, job: DatabaseJob, warnings: string[]): string {
  const first = user === 'default';
  if (first)
    warnings.push(
      'The default user is who every client is that gives no name; replicas and Sentinel may be such clients. Keep another user with all rights (ACL SETUSER … on … allkeys allchannels +@all) before it loses them.',
    );
  const nameless = flags.includes('nopass') || (first && open);
  if (nameless) warnings.push('The old user needs no password: resetpass closes that door. Give it one before whatever must go on with it is cut off.');
  const selectors = version >= 70000 || rights.length > 1;
  if (rights.length > 1) warnings.push('The old user has selectors: clearselectors drops them, with all they allow.');
  const categories = ['dangerous', 'admin', ...(job === 'db-readonly' ? ['write', 'scripting', 'pubsub', 'transaction'] : [])];
  // What a module brought and no category tells of.
  const told = [...categories, 'read', 'write'];
  const rest = [...(rights[0]?.commands ?? [])].filter((name) => !builtInCommands().has(name) && !told.some((c) => catalogue.get(name)?.has(c)));
  const rules = [
    ...(nameless ? ['resetpass'] : []),
    ...(selectors ? ['clearselectors'] : []),
    ...(job === 'db-readonly' && (version === 0 || version >= 60200) ? ['resetchannels'] : []),
    ...categories.map((c) => `-@${c}`),
    ...(job !== 'db-readonly' && catalogue.has('function|load') ? ['-function'] : []),
    ...rest.map((name) => `-${argument(name)}`),
  ];
  return `ACL SETUSER ${argument(user)} ${rules.join(' ')}\n`;
}

function freeName({ user, taken }: RedisFacts, job: DatabaseJob, warnings: string[]): string {
  const base = `${user}_${job.slice('db-'.length)}`;
  const name = ['', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'].map((again) => base + again).find((n) => !taken?.has(n)) ?? base;
  if (!taken || taken.has(name)) warnings.push(`Whether there is a user ${argument(name)} already is not known: the first line would take everything from it.`);
  return name;
}
