/**
 * What checks of a project's files share: finding the files, telling which environment they are of, and weighing what was found in them.
 * Reads a file only through the project; runs and follows nothing.
 */
import type { Project, ProjectFile } from '../check.ts';
import { classify, signalsOf } from '../detect/environment.ts';
import { type Confidence, type EnvironmentClass, type Finding, type Place, SEVERITIES, type Severity, shift } from '../model.ts';
import { roleOf } from '../places.ts';

/** Files one check looks into at most: nobody has more of a kind, and seconds count. */
const MOST_FILES = 2000;

/** Reads something out of a project once, however many checks ask for it. */
export function once<T>(read: (project: Project) => T): (project: Project) => T {
  const known = new WeakMap<Project, { value: T }>();
  return (project) => {
    const before = known.get(project) ?? { value: read(project) };
    known.set(project, before);
    return before.value;
  };
}

/** Files whose path the pattern fits, in the order of their paths. Copies of others' code are left out. */
export const filesLike = (project: Project, pattern: RegExp): ProjectFile[] =>
  project.files
    .filter((f) => pattern.test(f.path) && !/(^|\/)(\.terraform|node_modules)\//.test(f.path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .slice(0, MOST_FILES);

/** What a path and names beside it say. The folders of a configuration are its environment's name more often than its files are. */
export function environmentOf(path: string, ...names: string[]): EnvironmentClass {
  const folders = path.split('/').slice(0, -1).slice(-3).join(' ');
  return classify([...signalsOf({ path, facts: {} }), ...[folders, ...names].flatMap((name) => signalsOf({ name, facts: {} }))]);
}

/** Production raises, a lesser environment lowers; what is there for show, or carried along, weighs less. */
export function weigh(base: Severity, path: string, environment: EnvironmentClass): { severity: Severity; because: string[] } {
  // A workflow runs, though its name says test.
  const role = path.startsWith('.github/workflows/') ? 'own' : roleOf(path);
  const steps = role !== 'own' ? -2 : environment === 'production' ? 1 : environment === 'unknown' ? 0 : -1;
  return {
    severity: shift(SEVERITIES, base, steps),
    because: [
      ...(environment === 'unknown' ? [] : [`it is of ${environment}, by its path or name`]),
      ...(role === 'show' ? ['it lies in a test, an example or a document'] : role === 'carried' ? ['it lies in generated or third-party text'] : []),
    ],
  };
}

/** A place in a file of the project. `line` counts from 1. */
export const placeIn = ({ path, tracking }: ProjectFile, line?: number): Place => ({
  kind: 'file',
  path,
  tracking,
  ...(line ? { region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 } } : {}),
});

export interface Said {
  rule: string;
  severity: Severity;
  environment?: EnvironmentClass;
  file: ProjectFile;
  line?: number;
  message: string;
  evidence: string[];
  remedy: string;
  confidence?: Confidence;
}

/** A finding about a file of the project, weighed by where it lies. */
export function fileFinding({ rule, severity: base, environment = 'unknown', file, line, message, evidence, remedy, confidence = 'high' }: Said): Finding {
  const { severity, because } = weigh(base, file.path, environment);
  return { rule, severity, confidence, message, evidence: [...evidence, ...because], remedy, places: [placeIn(file, line)] };
}
