/**
 * `keyreach scan`: from typed options to sources, the audit, reports and an exit code.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, relative, resolve, sep } from 'node:path';
import rules from 'shelf:rules';
import { audit, type History } from '../audit.ts';
import type { Online } from '../authority/online.ts';
import { compile, needsLine } from '../config/allowlist.ts';
import { loadConfig, parseSize } from '../config/config.ts';
import type { Config } from '../config/types.ts';
import type { Source } from '../define.ts';
import { engineOf } from '../detect/engine-of.ts';
import { atLeast, leavesUnknown, type Report, type Severity, UsageError } from '../model.ts';
import { progress } from '../progress.ts';
import { findRepository, type Repository } from '../sources/git/command.ts';
import { bareRepository, isGitDir } from '../sources/git/layout.ts';
import { looksLikeRange } from '../sources/git/range.ts';
import { checkConfigNames, ownConfig, projectRoot } from './project.ts';
import { destinations, severityOf, writeReports } from './reports.ts';

export interface ScanOptions {
  paths: string[];
  env: boolean;
  staged: boolean;
  /** Everything that was ever committed, too. */
  history: boolean;
  /** Folder for what is remembered of histories between runs. */
  cache?: string;
  /** Only commits after this revision or date. */
  since?: string;
  includeIgnored: boolean;
  stdinName: string;
  maxFileSize?: string;
  timeout: number;
  jobs?: number;
  reports: string[];
  /** Issuers to ask: `all`, or a list. */
  online?: string;
  failOn?: string;
  baseline?: string;
  config?: string;
  /** Peers' files whose allowlists and rules hold for this run. */
  imports: string[];
  trust?: boolean;
  quiet: boolean;
  progress: boolean;
}

const DEFAULT_MAX_BYTES = 50 * 2 ** 20;

interface Target {
  /** As the user named it. */
  named: string;
  path: string;
  directory: string;
}

function targetOf(named: string): Target {
  let path: string;
  try {
    path = realpathSync(resolve(named));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT' ? `there is no ${named}` : code === 'ELOOP' ? `${named} is a link that leads in a circle` : `${named} cannot be opened (${code})`,
    );
  }
  return { named, path, directory: statSync(path).isDirectory() ? path : dirname(path) };
}

const inside = (path: string, folder: string): boolean => path === folder || !relative(folder, path).startsWith('..');

/** The folder that reported paths are relative to: the repository all targets lie in, else their deepest common folder. */
function rootOf(targets: readonly Target[]): string {
  const repositories = new Set(targets.map((t) => findRepository(t.directory)?.root));
  const [only] = repositories;
  if (repositories.size === 1 && only !== undefined) return only;
  let root = targets[0]?.directory ?? process.cwd();
  while (!targets.every((t) => inside(t.path, root))) root = dirname(root);
  return root;
}

/** A repository of its own inside the current folder is somebody else's until the user says otherwise. */
const isOwn = (target: Target, project: string): boolean => inside(target.path, project) && (findRepository(target.directory)?.root ?? project) === project;

/** Paths, and the part of the history that is asked for: `A..B` looks like a path, but there is no such file. */
function partOf(options: ScanOptions): { paths: string[]; part?: { since: string } | { dots: string } } {
  const dots = options.paths.filter((p) => looksLikeRange(p) && !existsSync(p));
  if (dots.length > 1 || (dots.length && options.since !== undefined)) throw new UsageError('name one range: either --since or A..B, once');
  const paths = options.paths.filter((p) => !dots.includes(p));
  if (dots[0] !== undefined) return { paths, part: { dots: dots[0] } };
  return options.since === undefined ? { paths } : { paths, part: { since: options.since } };
}

/** The histories of the repositories the targets lie in, their submodules' too. */
async function historiesOf(
  targets: readonly Target[],
  root: string,
  part: { since: string } | { dots: string } | undefined,
  trusted: (target: Target) => boolean,
): Promise<History[]> {
  const [{ layoutOf }, { submodules }, { dotsRange, sinceRange }] = await Promise.all([
    import('../sources/git/layout.ts'),
    import('../sources/git/submodules.ts'),
    import('../sources/git/range.ts'),
  ]);
  const found = new Map<string, History>();
  for (const target of targets) {
    const repository = bareRepository(target.path) ?? findRepository(target.directory);
    if (!repository) throw new UsageError(`${target.named} lies in no git repository, so it has no history`);
    const range = part && ('since' in part ? await sinceRange(repository, part.since) : await dotsRange(repository, part.dots));
    const below = (folder: string): string => (inside(folder, root) && folder !== root ? `${relative(root, folder).split(sep).join('/')}/` : '');
    const add = (one: Repository, prefix: string, of: readonly string[] | undefined): void => {
      const known = found.get(one.gitDir);
      // Only what lies under the targets; a target that is the repository itself stands for all of it.
      const folders =
        target.path === repository.root || inside(repository.root, target.path)
          ? undefined
          : [...(known ? (known.folders ?? []) : []), below(target.path) || target.named];
      if (known && !known.folders) return;
      found.set(one.gitDir, { repository: one, target: target.named, trusted: trusted(target), prefix, range: of, folders });
    };
    add(repository, repository.root === target.path && isGitDir(target.path) ? '' : below(repository.root), range);
    // A range means commits of this repository; those of its submodules are others.
    if (!range)
      for (const s of submodules(layoutOf(repository, false, ''), repository.root)) add(s.repository, `${below(repository.root)}${s.path}/`, undefined);
  }
  return [...found.values()];
}

async function configOf(options: ScanOptions): Promise<Config> {
  const config = await ownConfig(options.config);
  if (options.imports.length === 0) return config;
  const { readImports } = await import('../config/imports.ts');
  return { ...config, imports: [...config.imports, ...(await readImports(options.imports, process.cwd(), '--import'))] };
}

/** The scan's exit code: findings win over incompleteness; a scan that read nothing is never clean. */
function exitCode(report: Report, failOn: Severity, mayBeEmpty: boolean): number {
  if (report.findings.some((f) => atLeast(f.severity, failOn))) return 1;
  if (report.skipped.some(leavesUnknown)) return 2;
  return report.stats.files === 0 && !mayBeEmpty ? 2 : 0;
}

export async function scan(options: ScanOptions): Promise<number> {
  const outputs = destinations(options.reports, 'table');
  const wantedSeverity = severityOf(options.failOn);
  const config = await configOf(options);
  const maxFileSize = options.maxFileSize === undefined ? config.maxFileSize : parseSize(options.maxFileSize);
  if (options.maxFileSize !== undefined && maxFileSize === undefined)
    throw new UsageError(`--max-file-size takes a size like 50MB; not "${options.maxFileSize}"`);
  const maxBytes = maxFileSize ?? DEFAULT_MAX_BYTES;
  if (maxBytes > 2 ** 30) throw new UsageError('--max-file-size can be 1 GiB at most');
  const engine = await engineOf(config);
  await checkConfigNames(config);

  const project = projectRoot();
  const { paths, part } = partOf(options);
  const named = paths.length ? paths : options.env || options.staged ? [] : ['.'];
  const targets = named.filter((p) => p !== '-').map(targetOf);
  const root = targets.length ? rootOf(targets) : project;
  const allowlist = await compile(config);
  const sources: Source[] = [];
  let failOn: Severity = wantedSeverity ?? config.failOn;
  const histories = options.history || part ? await historiesOf(targets, root, part, (target) => options.trust ?? isOwn(target, project)) : [];
  for (const target of targets) {
    // A part of the history is asked for by itself, and a bare repository has nothing else.
    if ((part && !options.history) || (histories.length && isGitDir(target.path))) continue;
    const trusted = options.trust ?? isOwn(target, project);
    let includeIgnored = options.includeIgnored || config.includeIgnored;
    if (!trusted) {
      // What a stranger's tree says of itself may make the scan stricter, never milder; a faulty config there is no fault of ours.
      const theirs = await loadConfig(undefined, findRepository(target.directory)?.root ?? target.directory, { untrusted: true }).catch(() => undefined);
      includeIgnored ||= theirs?.includeIgnored ?? false;
      if (theirs?.file && wantedSeverity === undefined && !atLeast(theirs.failOn, failOn)) failOn = theirs.failOn;
    }
    const { treeSource } = await import('../sources/tree.ts');
    sources.push(treeSource(target.path, root, target.named, { includeIgnored, trusted, excludes: (path) => allowlist.excludes(path) }));
  }
  if (options.staged) {
    const repository = findRepository(realpathSync(process.cwd()));
    if (!repository) throw new UsageError('--staged needs a git repository, and the current folder is in none');
    const { stagedSource } = await import('../sources/git/staged.ts');
    sources.push(stagedSource(repository, 'the index', options.trust ?? true, maxBytes));
  }
  if (named.includes('-')) {
    const { stdinSource } = await import('../sources/stdin.ts');
    sources.push(stdinSource(process.stdin, options.stdinName, maxBytes));
  }
  if (options.env) {
    const { envSource } = await import('../sources/env.ts');
    sources.push(envSource(process.env));
  }

  const baselinePath = options.baseline ?? config.baseline;
  // Writing a baseline lists everything; an older one must not hide from it.
  const writesBaseline = outputs.some((o) => o.format.id === 'baseline');
  if (options.baseline !== undefined && !existsSync(options.baseline) && !writesBaseline)
    throw new UsageError(`there is no baseline ${options.baseline}; write one with --report baseline=${options.baseline}`);
  const baseline =
    baselinePath === undefined || writesBaseline || !existsSync(baselinePath) ? undefined : await (await import('../baseline.ts')).readBaseline(baselinePath);

  const online =
    options.online === undefined
      ? undefined
      : await onlineOf(
          options.online,
          targets.every((t) => options.trust ?? isOwn(t, project)),
        );
  const bar = progress(options.progress && !options.quiet);
  const report = await audit({
    sources,
    histories,
    ...(options.cache === undefined ? {} : { cache: resolve(options.cache) }),
    engine,
    config,
    allowlist,
    ...(baseline ? { baseline } : {}),
    read: { maxBytes, timeout: options.timeout * 1000, lines: needsLine(config), hashes: outputs.some((o) => o.format.id === 'sarif') },
    jobs: options.jobs ?? Math.min(8, availableParallelism()),
    now: Date.now(),
    ...(online ? { online } : {}),
    progress: bar.update,
  });
  bar.end();
  await online?.network.close();

  for (const note of allowlist.notes()) if (!options.quiet && note.kind !== 'unused') process.stderr.write(`keyreach: ${note.text}\n`);
  await writeReports(report, outputs, { failOn, rules, detectors: engine.detectors, quiet: options.quiet });
  return exitCode(report, failOn, options.staged || part !== undefined);
}

/** Whom to ask. What speaks HTTP is loaded only here. @param own whether all that is scanned is the user's own */
async function onlineOf(text: string, own: boolean): Promise<Online> {
  const [{ parseOnline }, { issuerIds }, { openNetwork }, { didYouMean }] = await Promise.all([
    import('../authority/online.ts'),
    import('../authority/all.ts'),
    import('../http.ts'),
    import('../config/suggest.ts'),
  ]);
  const ids = issuerIds();
  const { databases: hosts, ...wanted } = parseOnline(text, ids, (id) => didYouMean(id, ids));
  return {
    ...wanted,
    ...(hosts ? { databases: { any: own, hosts } } : {}),
    network: openNetwork(),
    warn: (said) => process.stderr.write(`keyreach: ${said}\n`),
  };
}
