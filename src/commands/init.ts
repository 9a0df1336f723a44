/**
 * `keyreach init`: writes a config, and when asked a pre-commit hook and a GitHub workflow, into the current project.
 * Replaces nothing without --force, follows no link out of the project, and runs nothing but hardened git.
 */
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIG_NAMES } from '../config/read.ts';
import { UsageError } from '../model.ts';
import { writeAtomically, writeOut } from '../output.ts';
import { findRepository, git, type Repository } from '../sources/git/command.ts';

export interface InitOptions {
  hook: boolean;
  workflow: boolean;
  force: boolean;
}

/** A file to be written. */
interface Planned {
  /** As the user sees it: relative to the project where it lies in it. */
  shown: string;
  absolute: string;
  text: string;
  executable?: boolean;
  /** What else can be done when it is there already. */
  instead?: string;
}

const CONFIG_FILE = 'keyreach.config.yaml';
const WORKFLOW_FILE = '.github/workflows/keyreach.yml';
const PEERS = ['.gitleaks.toml', '.betterleaks.toml', '.gitleaksignore', '.betterleaksignore', '.secrets.baseline'];

// Prose has a space after the #, settings have none, so that taking the # away is all it takes to use one.
const config = (peers: readonly string[]): string => `# yaml-language-server: $schema=./node_modules/keyreach/src/config/config.schema.json
# What keyreach does in this project. The schema explains every key; an unknown key is an error.

# The mildest severity that makes the exit code 1: info, low, medium, high, critical.
failOn: medium

# Files that are not read, as in a .gitignore. The report says how many there are.
#exclude:
#  - vendor/

# Read what git ignores, too, such as .env.
#includeIgnored: true

# Larger files are not read; the report names them.
#maxFileSize: 50MB

# What is known and accepted. All conditions of an entry must hold. It stays in the report, as suppressed.
#allow:
#  - path: test/**
#    kind: jwt
#    reason: made up for the tests
#    expires: 2027-12-31

# Detectors and rules that are switched off; \`keyreach detectors\` lists the former.
#disable:
#  - password-hash

# Credentials of your own.
#detectors:
#  - id: acme-token
#    label: Acme token
#    anchors: [acme_]
#    pattern: acme_[A-Za-z0-9]{32}

# Which environment a path, host or name belongs to.
#environments:
#  - match: "*.shop.internal"
#    class: production

# Files of other scanners whose rules and allowances are taken over.
#import:
${(peers.length ? peers : PEERS.slice(0, 1)).map((p) => `#  - ${p}`).join('\n')}

# What was accepted when keyreach was introduced; written with --report baseline=FILE.
#baseline: keyreach.baseline.json
`;

const SCAN_STAGED = 'keyreach scan --staged --quiet';
const HOOK = `#!/bin/sh
# Looks for secrets in what is about to be committed. Written by \`keyreach init --hook\`; delete this file to end that.
if [ -x node_modules/.bin/keyreach ]; then
  exec node_modules/.bin/${SCAN_STAGED}
elif command -v keyreach >/dev/null 2>&1; then
  exec ${SCAN_STAGED}
fi
echo 'keyreach is not installed here (npm install --save-dev keyreach); to commit unchecked: git commit --no-verify' >&2
exit 1
`;

const WORKFLOW = `# Looks for secrets in every push and pull request and each night. Findings fail the job and show up under Security, Code scanning.
name: keyreach
on:
  push:
    branches: [main, master]
  pull_request:
  schedule:
    - cron: '17 3 * * *'
permissions:
  contents: read
jobs:
  scan:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write # for the upload
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
      - run: npx --yes keyreach@${KEYREACH_VERSION} scan --report table --report sarif=keyreach.sarif
      # Also after findings. A fork's token may not upload; its job still fails on findings.
      - if: \${{ !cancelled() && hashFiles('keyreach.sarif') != '' && !github.event.pull_request.head.repo.fork }}
        uses: github/codeql-action/upload-sarif@v4
        with:
          sarif_file: keyreach.sarif
          category: keyreach
`;

export async function init(options: InitOptions): Promise<number> {
  const here = realpathSync(process.cwd());
  const repository = findRepository(here);
  const root = repository?.root ?? here;
  const planned: Planned[] = [];
  const notes: string[] = [];

  const there = CONFIG_NAMES.find((name) => stat(join(root, name)));
  if (there && (options.hook || options.workflow)) notes.push(`${there} was there already and stays as it is.`);
  else if (there && there !== CONFIG_FILE) throw new UsageError(`${there} is there already, and there can be one config only; remove it first`);
  else {
    const peers = PEERS.filter((name) => existsSync(join(root, name)));
    planned.push({ shown: CONFIG_FILE, absolute: join(root, CONFIG_FILE), text: config(peers) });
    if (peers.length) notes.push(`To take over ${peers.join(', ')}, uncomment "import" in ${CONFIG_FILE}.`);
  }
  if (options.workflow) planned.push({ shown: WORKFLOW_FILE, absolute: join(root, WORKFLOW_FILE), text: WORKFLOW });
  if (options.hook) {
    if (!repository) throw new UsageError('--hook needs a git repository, and the current folder is in none');
    const hook = await planHook(repository);
    if (typeof hook === 'string') notes.push(hook);
    else planned.push(hook);
  }

  // All are checked before the first is written, so that a refusal leaves nothing behind.
  for (const file of planned) check(file, root, options.force);
  for (const file of planned) write(file);
  await writeOut(`${[...planned.map((f) => `Wrote ${f.shown}`), ...notes].join('\n')}\n`);
  return 0;
}

/** What is at a path, links not followed; nothing, too, when a file stands where a folder should. */
function stat(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

const inside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

/** @throws UsageError when the file is there, or would come to lie elsewhere than it seems */
function check({ shown, absolute, instead }: Planned, root: string, force: boolean): void {
  const existing = stat(absolute);
  if (existing && !existing.isFile()) throw new UsageError(`${shown} is there already and is no regular file; remove it first`);
  if (existing && !force) throw new UsageError(`${shown} is there already; ${instead ? `${instead}, or ` : ''}overwrite it with --force`);
  let folder = dirname(absolute);
  while (!stat(folder)) folder = dirname(folder);
  if (stat(folder)?.isFile()) throw new UsageError(`cannot write ${shown}: ${relative(root, folder) || folder} is a file, not a folder`);
  if (inside(absolute, root) && !(existsSync(folder) && inside(realpathSync(folder), root)))
    throw new UsageError(`${shown} would lie outside the project, for a folder on the way is a symbolic link`);
}

function write({ shown, absolute, text, executable }: Planned): void {
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    writeAtomically(absolute, text);
    if (executable) chmodSync(absolute, 0o755);
  } catch (error) {
    const why = error instanceof UsageError ? error.message.slice(error.message.lastIndexOf(': ') + 2) : (error as NodeJS.ErrnoException).code;
    throw new UsageError(`cannot write ${shown}: ${why ?? 'unknown error'}`);
  }
}

async function text(output: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The user's `core.hooksPath`, if set. Elsewhere git is called without the user's settings; here they are the question. */
async function hooksPath(repository: Repository): Promise<string | undefined> {
  const { HOME, XDG_CONFIG_HOME, USERPROFILE, GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM } = process.env;
  const output = await text(
    git(repository, ['config', '--null', '--show-scope', '--type=path', '--get-all', 'core.hooksPath'], {
      env: { HOME, XDG_CONFIG_HOME, USERPROFILE, GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM },
    }),
  );
  const fields = output.split('\0');
  let path: string | undefined;
  // The scope `command` is the hardening's own setting.
  for (let i = 0; i + 1 < fields.length; i += 2) if (fields[i] !== 'command') path = fields[i + 1] || undefined;
  return path;
}

/** The hook, or how to get one where a tool keeps the hooks. */
async function planHook(repository: Repository): Promise<Planned | string> {
  const { root } = repository;
  const custom = await hooksPath(repository);
  if (existsSync(join(root, '.husky')) || (custom && /(^|[\\/])\.husky([\\/]|$)/.test(custom)))
    return `husky keeps the hooks here; add this line to .husky/pre-commit: npx ${SCAN_STAGED}`;
  if (existsSync(join(root, '.pre-commit-config.yaml')))
    return `pre-commit keeps the hooks here; add this to "repos" in .pre-commit-config.yaml:\n  - repo: https://github.com/keyreach/keyreach\n    rev: v${KEYREACH_VERSION}\n    hooks: [{ id: keyreach }]`;
  const common = (await text(git(repository, ['rev-parse', '--git-common-dir']))).trim();
  const folder = custom ? resolve(root, custom) : join(resolve(root, common), 'hooks');
  const absolute = join(folder, 'pre-commit');
  if (custom && !inside(folder, root))
    throw new UsageError(`core.hooksPath is ${custom}, outside this repository; add this line to the pre-commit hook there: ${SCAN_STAGED}`);
  return {
    shown: inside(absolute, root) ? relative(root, absolute).replaceAll(sep, '/') : absolute,
    absolute,
    text: HOOK,
    executable: true,
    instead: `add this line to it: ${SCAN_STAGED}`,
  };
}
