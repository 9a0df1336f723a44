/**
 * Whether what starts a server names an exact version. Judges words; fetches and starts nothing.
 */
import type { McpServer } from '../agent.ts';

const NODE = new Set(['npx', 'bunx', 'pnpx']);
const PYTHON = new Set(['uvx', 'pipx']);
const CONTAINERS = new Set(['docker', 'podman', 'nerdctl']);
const STARTERS = new Set(['cmd', 'env', 'sudo', 'bash', 'sh']);
/** Options of docker run that stand without a value of their own. */
const ALONE = /^(?:-[itdP]+|--(?:rm|init|interactive|tty|privileged|detach|read-only|[\w-]+=.*))$/;

/** Why it is not pinned, or nothing. */
export function loose(server: McpServer): string | undefined {
  const { command = '', args, url } = server;
  if (/\b(?:curl|wget)\b[^|]*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/.test([command, ...args].join(' '))) return 'a script from the network is piped into a shell';
  if (url?.startsWith('http://') && !/^http:\/\/(?:localhost|127\.|\[?::1|host\.docker\.internal)/i.test(url))
    return 'its address is http, which anyone on the way can change';
  const [name, rest] = started(command, args);
  const spec = NODE.has(name) ? ofNode(rest) : PYTHON.has(name) ? ofPython(rest) : CONTAINERS.has(name) ? ofContainer(rest) : undefined;
  return spec === undefined ? undefined : `${spec} names no exact version`;
}

/** The program that fetches, past those that only start another. */
function started(command: string, args: readonly string[]): [string, string[]] {
  const plain = (word: string) =>
    word
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.(?:cmd|exe)$/i, '') ?? '';
  let name = plain(command);
  let rest = [...args];
  // A command may hold all its words, and `cmd /c npx …` and `env X=1 npx …` start what comes after.
  for (let i = 0; i < 5 && (STARTERS.has(name) || /\s/.test(name)); i++) {
    const all = /\s/.test(name) ? [...name.split(/\s+/), ...rest] : rest;
    const next = all.findIndex((a) => !/^[-/]|^\w+=/.test(a) || /\s/.test(a));
    if (next < 0) return ['', []];
    const inner = (all[next] as string).trim().split(/\s+/);
    name = plain(inner[0] ?? '');
    rest = [...inner.slice(1), ...all.slice(next + 1)];
  }
  if (/^(?:npm|pnpm|yarn|bun)$/.test(name) && /^(?:exec|x|dlx)$/.test(rest[0] ?? '')) return ['npx', rest.slice(1)];
  if (name === 'uv' && rest[0] === 'tool') return ['uvx', rest.slice(2)];
  return [name, rest];
}

const option = (args: readonly string[], ...flags: string[]): string | undefined =>
  args
    .map((a, i) =>
      flags.includes(args[i - 1] ?? '') ? a : flags.map((f) => (a.startsWith(`${f}=`) ? a.slice(f.length + 1) : undefined)).find((v) => v !== undefined),
    )
    .find((v) => v !== undefined);

const isHere = (spec: string): boolean => /^(?:\.|\/|~|file:)/.test(spec);

function ofNode(args: readonly string[]): string | undefined {
  const spec = option(args, '--package', '-p') ?? args.find((a) => !a.startsWith('-'));
  return !spec || isHere(spec) || /.@v?\d+\.\d+\.\d+[\w.+-]*$/.test(spec) || /#[0-9a-f]{40}$/.test(spec) ? undefined : spec;
}

function ofPython(args: readonly string[]): string | undefined {
  const spec =
    option(args, '--from', '--spec') ?? args.find((a, i) => !a.startsWith('-') && a !== 'run' && !/^--(?:python|with|index-url)$/.test(args[i - 1] ?? ''));
  return !spec || isHere(spec) || /(?:==|@)v?\d+\.\d+[\w.+-]*$|@[0-9a-f]{40}$/.test(spec) ? undefined : spec;
}

function ofContainer(args: readonly string[]): string | undefined {
  if (!args.includes('run')) return undefined;
  const after = args.slice(args.indexOf('run') + 1);
  let i = 0;
  while (i < after.length && (after[i] as string).startsWith('-')) i += ALONE.test(after[i] as string) ? 1 : 2;
  const image = after[i];
  return !image || /@sha256:[0-9a-f…]+$/.test(image) || /:[\w.-]*\d+\.\d+[\w.-]*$/.test(image) ? undefined : image;
}
