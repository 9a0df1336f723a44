/**
 * The project's `.env.agent`: what an agent may have. Refused when it looks like production, or sets what decides which programs run or
 * where keys are sent, since a stranger may have written it. Its values go nowhere but into the environment of the program.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { EMPTY_CONFIG } from '../config/config.ts';
import type { Config } from '../config/types.ts';
import { classify, signalsOf } from '../detect/environment.ts';
import { UsageError } from '../model.ts';
import { printable } from '../printable.ts';
import { POINTER_NAMES } from './pointers.ts';

export const AGENT_FILE = '.env.agent';
const MOST_BYTES = 1 << 20;

/** What decides which programs or libraries run, and whom a connection trusts. */
const STEERS = new RegExp(
  `^(?:${[
    'PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|XDG_[A-Z]+_HOME|SHELL|COMSPEC|PATHEXT|IFS|ENV|BASH_ENV|BASH_FUNC_.*|PS[0-9]|PROMPT_COMMAND|SHELLOPTS|BASHOPTS',
    'LD_.*|DYLD_.*|GLIBC_TUNABLES|NODE_.*OPTIONS|NODE_PATH|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|NPM_CONFIG_.*|BUN_OPTIONS|DENO_.*',
    'PYTHON.*|PIP_.*|UV_.*|PERL.*|RUBY(?:OPT|LIB)|GEM_.*|BUNDLE_.*|(?:_|JDK_)?JAVA_.*OPTIONS|CLASSPATH|MAVEN_OPTS|GRADLE_OPTS|RUSTC.*|CARGO_.*|GOFLAGS|MAKEFLAGS',
    'GIT_.*|SSH_.*|EDITOR|VISUAL|PAGER|LESSOPEN|LESSCLOSE|MANPAGER|BROWSER|.*_PROXY|SSL_CERT_.*|.*_CA_BUNDLE|DOCKER_HOST|KEYREACH_.*',
  ].join('|')})$`,
  'i',
);
/** Names that say in which environment a program runs. */
const SAYS_ENVIRONMENT = /(?:^|_)(?:ENV|ENVIRONMENT|ENVIRONMENT_NAME|STAGE|PROFILE|CONTEXT|TARGET)$/i;

export interface AgentFile {
  path: string;
  values: Record<string, string>;
  /** Names of credentials of which nothing tells the environment. */
  unknown: string[];
}

/** The text of the file, links and pipes not followed; undefined when there is none. */
function textOf(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(`${printable(path)} ${code === 'ELOOP' ? 'is a link, which is not followed' : `cannot be read (${code})`}`);
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new UsageError(`${printable(path)} is no regular file`);
    if (stat.size > MOST_BYTES) throw new UsageError(`${printable(path)} is larger than 1 MiB`);
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}

function hostOf(value: string): string | undefined {
  try {
    return new URL(value).hostname || undefined;
  } catch {
    return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value) ? value : undefined;
  }
}

/** Why one variable looks like production, or nothing. */
function productionBy(name: string, value: string): string | undefined {
  const host = hostOf(value);
  const signals = signalsOf({ name, facts: host ? { host } : {} });
  if (SAYS_ENVIRONMENT.test(name))
    signals.push(...signalsOf({ name: value, facts: {} }).map((s) => ({ ...s, because: s.because.replace('the name', 'its value') })));
  return classify(signals) === 'production' ? signals.find((s) => s.environment === 'production')?.because : undefined;
}

/** The engine's word on the file's credentials. Of the user's pins only those that make it stricter count: an agent can write the config. */
async function credentialsOf(text: string, config: Config) {
  // Heavy, and of no use where there is no such file.
  const [{ audit }, { compile }, { engineOf }] = await Promise.all([import('../audit.ts'), import('../config/allowlist.ts'), import('../detect/engine-of.ts')]);
  const pinned: Config = { ...EMPTY_CONFIG, environments: config.environments.filter((e) => e.class === 'production') };
  const report = await audit({
    sources: [
      {
        kind: 'file',
        target: AGENT_FILE,
        trusted: false,
        async *items() {
          yield { kind: 'content', document: { bytes: Buffer.from(text), where: { kind: 'file', path: AGENT_FILE, tracking: 'untracked' } } };
        },
      },
    ],
    engine: await engineOf(EMPTY_CONFIG),
    config: pinned,
    allowlist: await compile(EMPTY_CONFIG),
    read: { maxBytes: MOST_BYTES, timeout: 30_000, lines: false, hashes: false },
    jobs: 1,
    now: Date.now(),
    progress: () => {},
  });
  const unread = report.skipped[0];
  if (unread) throw new UsageError(`${AGENT_FILE} could not be judged (${unread.detail}), so it is not used`);
  const lines = text.split('\n');
  return report.credentials.map((c) => {
    const line = lines[(c.places[0]?.region?.startLine ?? 0) - 1] ?? '';
    // A value of several lines may begin above; then its kind has to do.
    return { environment: c.environment.class, label: c.label, name: /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1] ?? c.label };
  });
}

/**
 * Reads and judges the first `.env.agent` of the folders.
 * @param keys variables the program logs in with @throws UsageError when it is refused; the message holds names, no values
 */
export async function agentFile(folders: readonly string[], keys: readonly string[], config: () => Promise<Config>): Promise<AgentFile | undefined> {
  for (const folder of folders) {
    const path = join(folder, AGENT_FILE);
    const text = textOf(path);
    if (text === undefined) continue;
    const refuse = (why: string): never => {
      throw new UsageError(`${printable(path)} is refused: ${why}`);
    };
    if (text.includes('\0')) refuse('it is no text');
    const values = parseEnv(text) as Record<string, string>;
    const issuers = new Set(keys.map((k) => k.split('_')[0]));
    for (const [name, value] of Object.entries(values)) {
      const shown = printable(name.slice(0, 80));
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) refuse(`${shown} is no name of a variable`);
      if (STEERS.test(name) || POINTER_NAMES.includes(name.toUpperCase()))
        refuse(`${shown} decides what runs or is trusted; set it outside, and pass it with --keep`);
      if (issuers.has(name.split('_')[0] as string) && /(?:URL|HOST|ENDPOINT|PROXY)$/i.test(name)) refuse(`${shown} decides where the agent's keys are sent`);
      const because = productionBy(name, value);
      if (because) refuse(`${shown} looks like production (${because}); an agent gets no production`);
    }
    const credentials = Object.keys(values).length ? await credentialsOf(text, await config()) : [];
    for (const c of credentials) if (c.environment === 'production') refuse(`${c.name} is a production credential (${c.label}); an agent gets no production`);
    const unknown = credentials.filter((c) => c.environment === 'unknown').map((c) => c.name);
    return { path, values, unknown: [...new Set(unknown)].sort() };
  }
  return undefined;
}
