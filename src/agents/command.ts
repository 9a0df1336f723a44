/**
 * What a rule for shell commands lets through, and how rules for tools are written. Judges patterns, runs nothing.
 */

const set = (words: string): Set<string> => new Set(words.split(' '));

/** They run whatever they are told. */
const RUNNERS = set(
  'sudo doas su bash sh zsh fish dash ksh pwsh powershell cmd env xargs eval exec nohup setsid watch python python2 python3 node deno bun ruby perl php lua npx bunx uvx pnpx docker podman nerdctl ssh nix-shell osascript',
);
/** They speak with servers in the user's name, or send what they are given to anyone. */
const SPEAKERS = set(
  'curl wget nc ncat scp rsync psql mysql mariadb mongosh mongo redis-cli sqlcmd aws gcloud gsutil az kubectl helm terraform tofu pulumi railway vercel netlify flyctl fly heroku doctl supabase wrangler neonctl stripe vault op rclone s3cmd',
);
const DESTROYERS = set('rm rmdir dd mkfs shred truncate');

/** `all`: any command. `anything`: a program that runs or reaches anything. `some`: no more than it says. */
export type Breadth = 'all' | 'anything' | 'some';

/** How much a pattern of a command lets through. Wildcards are `*`; a prefix that others write without one ends in `*` here. */
export function breadth(pattern: string): Breadth {
  const text = pattern.trim();
  const open = text.replace(/^(?:\*+|\s)+/, '');
  if (open.replace(/[:*\s]/g, '') === '') return 'all';
  if (!/\*$/.test(text)) return 'some';
  const words = text
    .replace(/[:*]+$/, '')
    .trim()
    .split(/\s+/);
  const name = (words[0] ?? '').split('/').at(-1) ?? '';
  // `python -c *` and `sudo -u root *` are as open as `python *`; `docker ps *` is not.
  const rest = words.slice(1).filter((w) => !w.startsWith('-'));
  return rest.length === 0 && (RUNNERS.has(name) || SPEAKERS.has(name) || DESTROYERS.has(name)) ? 'anything' : 'some';
}

/** `Read(./.env)` or `Read`. */
export interface ToolRule {
  tool: string;
  /** What stands in the parentheses; undefined: no parentheses. */
  of?: string;
}

export function toolRule(text: string): ToolRule {
  const open = text.indexOf('(');
  if (open <= 0 || !text.endsWith(')')) return { tool: text.trim() };
  return { tool: text.slice(0, open).trim(), of: text.slice(open + 1, -1) };
}
