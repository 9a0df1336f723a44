/**
 * The whole flow in one place: sources → detect → inventory → authority → judge → report. Each step gets only its part of the request;
 * nothing here prints or ends the process.
 */
import profiles from 'shelf:profiles';
import rules from 'shelf:rules';
import type { Online } from './authority/online.ts';
import type { Baseline } from './baseline.ts';
import type { Allowlist } from './config/allowlist.ts';
import type { Config } from './config/types.ts';
import { identityOf, secretOf } from './credential.ts';
import type { Detector, Item, Source } from './define.ts';
import type { Engine } from './detect/engine.ts';
import { searchAll } from './detect/pool.ts';
import type { ReadOptions } from './detect/read.ts';
import { isWeak } from './fingerprint.ts';
import { compareAsked } from './http/journal.ts';
import { inventory } from './inventory.ts';
import { judge } from './judge.ts';
import {
  type Allowance,
  type Credential,
  type Finding,
  type Match,
  type Place,
  type Report,
  Secret,
  type Skip,
  type Suppressed,
  type Tracking,
} from './model.ts';
import { comparePlaces, pathOf } from './places.ts';
import type { Repository } from './sources/git/command.ts';

/** Version of the report's form; the schema in reports/ describes it. */
export const SCHEMA_VERSION = '1.4.0';

/** A repository whose history is to be searched. */
export interface History {
  repository: Repository;
  /** As the user named it. */
  target: string;
  trusted: boolean;
  /** What stands before the repository's own paths in reports. */
  prefix: string;
  /** Arguments for `git rev-list`; undefined: everything that was ever committed. */
  range: readonly string[] | undefined;
  /** Folders, as they stand in reports, outside of which nothing is reported; undefined: all of it. */
  folders?: readonly string[] | undefined;
}

export interface Request {
  sources: Source[];
  histories?: History[];
  engine: Engine;
  config: Config;
  allowlist: Allowlist;
  baseline?: Baseline;
  read: Omit<ReadOptions, 'comments'>;
  jobs: number;
  /** Folder for what is remembered between runs. */
  cache?: string | undefined;
  /** Whom to ask about credentials; undefined: nobody. */
  online?: Online | undefined;
  now: number;
  /** Why files are left out by the sources, in words. Default: `by the config`. */
  excludedBy?: string;
  progress(files: number, bytes: number): void;
}

export async function audit(request: Request): Promise<Report> {
  const { sources, engine, config, baseline } = request;
  const watched = rules.map((r) => r.files).filter((f) => f !== undefined);
  const files: { path: string; tracking: Tracking }[] = [];
  const matches: Match[] = [];
  const skipped: Skip[] = [];
  const stats = { files: 0, bytes: 0, binary: 0, archives: 0 };
  let excluded = 0;
  for (const source of sources) {
    const items = (async function* (): AsyncGenerator<Item> {
      for await (const item of source.items()) {
        if (item.kind === 'file' && item.where.kind === 'file') {
          const { path, tracking } = item.where;
          if (watched.some((w) => w.test(path))) files.push({ path, tracking });
        }
        if (item.kind === 'skip' && item.skip.reason === 'excluded') excluded++;
        else yield item;
      }
    })();
    const found = await searchAll(items, {
      read: { ...request.read, comments: source.trusted },
      jobs: request.jobs,
      config,
      engine,
      progress: request.progress,
    });
    for (const match of found.matches) matches.push(match);
    for (const skip of found.skips) skipped.push(skip);
    for (const key of Object.keys(stats) as (keyof typeof stats)[]) stats[key] += found.stats[key];
  }
  let commits = 0;
  for (const history of request.histories ?? []) {
    const { readHistory } = await import('./detect/read-history.ts');
    const found = await readHistory(history, { ...request, read: { ...request.read, comments: history.trusted } });
    for (const match of found.matches) matches.push(match);
    for (const skip of found.skips) skipped.push(skip);
    for (const key of Object.keys(stats) as (keyof typeof stats)[]) stats[key] += found.stats[key];
    commits += found.commits;
  }
  if (excluded)
    skipped.push({
      path: '.',
      reason: 'excluded',
      detail: `${excluded} ${excluded === 1 ? 'file' : 'files'} excluded ${request.excludedBy ?? 'by the config'}`,
    });

  const suppressed: Suppressed[] = [];
  const all = unique(matches);
  await baseline?.prepare(all.filter((m) => !m.allowed).map((m) => sightingOf(m, engine.detectors)));
  // A comment at what stands now speaks for what stood there before: nobody can write one into a commit that is made.
  const commented = new Map(all.filter((m) => m.place.kind === 'file' && m.allowed?.by === 'inline').map((m) => [samePlace(m, engine.detectors), m.allowed]));
  const open = all.filter((match) => {
    const allowance = (match.place.kind === 'git' && commented.get(samePlace(match, engine.detectors))) || allowanceOf(match, request);
    if (allowance) suppressed.push({ ...allowance, kind: match.detector, place: match.place });
    return !allowance;
  });
  await pinEnvironments(open, config);
  const credentials = inventory(open, engine.detectors);
  const servers = credentials.length ? await (await import('./authority/all.ts')).giveAuthority(credentials, config, request.online, request.now) : [];
  const judged = judge(
    {
      credentials,
      detectors: engine.detectors,
      files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      profiles: new Map([...profiles, ...config.profiles].map((p) => [p.id, p])),
      stale: config.stale,
      now: request.now,
    },
    // A rule that is switched off must not silence others.
    rules.filter((r) => !config.disable.includes(r.id)),
  );
  // Entries of the config that name a rule or a fingerprint can only be asked now.
  const sifted = withoutAllowed(judged, request.allowlist, credentials);
  const { findings } = sifted;
  suppressed.push(...sifted.suppressed);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'keyreach', version: KEYREACH_VERSION },
    sources: [
      ...sources.map(({ kind, target, trusted }) => ({ kind, target, trusted })),
      ...(request.histories ?? []).map(({ target, trusted }) => ({ kind: 'history', target, trusted })),
    ],
    credentials,
    findings,
    suppressed: suppressed.sort(compareSuppressed),
    skipped: skipped.sort(compareSkips),
    asked: [...(request.online?.network.asked ?? []), ...servers].sort(compareAsked),
    stats: { ...(request.histories?.length ? { commits } : {}), ...stats },
  };
}

/** Findings, and places of findings, that the config does not allow; and those it does. */
export function withoutAllowed(
  judged: readonly Finding[],
  allowlist: Allowlist,
  credentials: readonly Credential[] = [],
): { findings: Finding[]; suppressed: Suppressed[] } {
  const suppressed: Suppressed[] = [];
  const byFingerprint = new Map(credentials.map((c) => [c.fingerprint, c]));
  const findings = judged.flatMap((finding) => {
    const credential = finding.credential ? byFingerprint.get(finding.credential) : undefined;
    const value = credential ? secretOf(credential) : new Secret('');
    const places = finding.places.filter((place) => {
      const allowance = allowlist.allows({
        ...allowable(credential?.kind ?? '', place, value),
        ...(credential ? { fingerprint: credential.fingerprint } : {}),
        rule: finding.rule,
      });
      if (allowance) suppressed.push({ ...allowance, kind: credential?.kind ?? finding.rule, place });
      return !allowance;
    });
    return places.length ? [{ ...finding, places }] : [];
  });
  return { findings, suppressed };
}

/** The order of what a report lists as suppressed, and as not read. */
export const compareSuppressed = (a: Suppressed, b: Suppressed): number => comparePlaces(a.place, b.place) || (a.kind < b.kind ? -1 : 1);
export const compareSkips = (a: Skip, b: Skip): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.reason < b.reason ? -1 : 1);

/** The user's word on an environment outweighs every signal. */
async function pinEnvironments(matches: readonly Match[], config: Config): Promise<void> {
  if (config.environments.length === 0) return;
  const pin = (await import('./config/environments.ts')).environments(config);
  for (const match of matches) {
    const { host } = match.facts;
    const pinned = pin({ path: pathOf(match.place), ...(typeof host === 'string' ? { host } : {}), ...(match.place.key ? { name: match.place.key } : {}) });
    if (pinned) match.signals = pinned.class === 'unknown' ? [] : [{ environment: pinned.class, weight: 100, because: pinned.because }];
  }
}

const samePlace = (m: Match, detectors: ReadonlyMap<string, Detector>): string =>
  `${pathOf(m.place)}\0${m.detector}\0${identityOf(m, detectors.get(m.detector)).reveal()}`;

/** What stands at no place in the text (an escaped or encoded value) is told by its key. */
function placeAndValue({ place, detector, parts }: Match): string {
  const at = place.region ? `${place.region.startLine}:${place.region.startColumn}` : (place.key ?? '');
  return `${place.kind} ${pathOf(place)} ${at} ${detector} ${parts[0].value.reveal()}`;
}

/** A file named twice, or by two targets, is one place. */
function unique(matches: readonly Match[]): Match[] {
  const seen = new Map<string, Match>();
  for (const m of matches) seen.set(placeAndValue(m), m);
  return [...seen.values()];
}

/** Everything a baseline or an allowlist may look at. */
export function sightingOf(match: Match, detectors: ReadonlyMap<string, Detector>) {
  const detector = detectors.get(match.detector);
  return {
    kind: match.detector,
    path: pathOf(match.place),
    name: match.place.key ?? '',
    value: identityOf(match, detector),
    weak: isWeak(detector?.weak ?? false, secretOf(match)),
  };
}

const allowable = (detector: string, place: Place, value: Secret) => ({
  detector,
  path: pathOf(place),
  value,
  ...(place.region ? { startLine: place.region.startLine, endLine: place.region.endLine } : {}),
});

function allowanceOf(match: Match, { allowlist, baseline, engine }: Request): Allowance | undefined {
  if (match.allowed) return match.allowed;
  const { place } = match;
  const listed = allowlist.allows({ ...allowable(match.detector, place, secretOf(match)), ...(match.line ? { line: match.line.reveal() } : {}) });
  if (listed) return listed;
  return baseline?.covers(sightingOf(match, engine.detectors)) ? { by: 'baseline', reason: 'in the baseline' } : undefined;
}
