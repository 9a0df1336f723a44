/**
 * Calls git so that nothing a repository says about itself is run, and nothing is fetched.
 * Knows how to call; what to ask is the callers' part. Errors never carry git's standard output.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';

/** A work tree and its git directory (or the file that points to it). */
export interface Repository {
  root: string;
  gitDir: string;
}

/**
 * The repository that holds a directory, by looking for `.git` upwards. Git itself is not asked: a `core.worktree` planted in
 * the repository's config could send it elsewhere.
 */
export function findRepository(directory: string): Repository | undefined {
  for (let at = directory; ; at = dirname(at)) {
    const gitDir = join(at, '.git');
    // A linked work tree or submodule has a file there that names its git directory.
    const stat = statSync(gitDir, { throwIfNoEntry: false });
    if (stat?.isFile() || (stat?.isDirectory() && existsSync(join(gitDir, 'HEAD')))) return { root: at, gitDir };
    if (dirname(at) === at) return undefined;
  }
}

// What can run a program, reach the network, or hide files by a setting outside the tree, is switched off.
const HARDENED = [
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  'core.sshCommand=false',
  // A file that says other parents than the commits do.
  'core.commitGraph=false',
  'core.askPass=false',
  'credential.helper=',
  'diff.external=',
  'protocol.allow=never',
  'submodule.recurse=false',
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

/** The environment for git: no configuration of the machine or user, no prompts, no lazy fetching of missing objects. */
function environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = {};
  for (const name of ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP']) if (process.env[name] !== undefined) kept[name] = process.env[name];
  return {
    ...kept,
    HOME: devNull,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_ALLOW_PROTOCOL: 'none',
    ...extra,
  };
}

/** How long git may be silent, in milliseconds: a pipe in the place of one of its files would hold it for ever. */
const PATIENCE = 120_000;

/** Git could not do what was asked. The message holds at most the first line of its standard error. */
export class GitError extends Error {
  override name = 'GitError';
}

/**
 * Runs git in a repository and yields its standard output in pieces.
 * @param options input: written to its standard input
 * @throws GitError when git is missing, fails or says nothing for two minutes
 */
export async function* git(
  repository: Repository,
  args: string[],
  options: { input?: string; env?: NodeJS.ProcessEnv; patience?: number } = {},
): AsyncGenerator<Buffer> {
  const child = spawn('git', ['--no-pager', '--literal-pathspecs', ...HARDENED, `--git-dir=${repository.gitDir}`, `--work-tree=${repository.root}`, ...args], {
    cwd: repository.root,
    env: environment(options.env ?? {}),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 2000) complaint += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(new GitError(error.code === 'ENOENT' ? 'git is not installed or not on PATH' : `git could not be started (${error.code ?? 'unknown error'})`)),
    );
    child.once('close', resolve);
  });
  ended.catch(() => {});
  child.stdin.on('error', () => {}); // It may end before it has read all of its input; the exit code tells.
  child.stdin.end(options.input ?? '');
  const { patience = PATIENCE } = options;
  let silent = false;
  const wait = () =>
    setTimeout(() => {
      silent = true;
      child.kill('SIGKILL');
    }, patience);
  let timer = wait();
  try {
    for await (const chunk of child.stdout) {
      clearTimeout(timer);
      yield chunk as Buffer;
      timer = wait();
    }
    const code = await ended;
    if (silent) throw new GitError(`git ${args[0]} gave no answer for ${patience / 1000} s`);
    if (code !== 0) throw new GitError(`git ${args[0]} failed: ${complaint.split('\n')[0]?.replace(/^(fatal|error): /, '') || `exit code ${code}`}`);
  } finally {
    clearTimeout(timer);
    child.kill();
  }
}

/** Splits output at NUL bytes, or another separator. */
export async function* entries(output: AsyncIterable<Buffer>, separator = 0): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of output) {
    let buffer = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = buffer.indexOf(separator); end >= 0; end = buffer.indexOf(separator)) {
      yield buffer.subarray(0, end);
      buffer = buffer.subarray(end + 1);
    }
    rest = Buffer.from(buffer);
  }
  if (rest.length) yield rest;
}
