/**
 * Places in words and in order, and what a path tells of why a file is there.
 * Pure functions of places and paths.
 */
import type { Place } from './model.ts';

/** How a place is called in reports: the path, the variable's name after a dollar sign, or `github:acme/shop: deploy key "ci"`. */
export function pathOf(place: Place): string {
  if (place.kind === 'env') return `$${place.name}`;
  if (place.kind !== 'cloud') return place.path;
  const { provider, account, resource } = place;
  // The account is told once: most names of what it holds begin with it, or have it inside.
  return `${provider}:${resource.includes(account) ? '' : `${account}/`}${resource}`;
}

/** Order of places: by path, then position. */
export function comparePlaces(a: Place, b: Place): number {
  const [x, y] = [pathOf(a), pathOf(b)];
  if (x !== y) return x < y ? -1 : 1;
  // What is there now comes before what was there once.
  if ((a.kind === 'git') !== (b.kind === 'git')) return a.kind === 'git' ? 1 : -1;
  const line = (a.region?.startLine ?? 0) - (b.region?.startLine ?? 0) || (a.region?.startColumn ?? 0) - (b.region?.startColumn ?? 0);
  if (line !== 0 || a.kind !== 'git' || b.kind !== 'git' || a.blob === b.blob) return line;
  return a.blob < b.blob ? -1 : 1;
}

const FOR_SHOW =
  /(^|[/!])(tests?|__tests__|testing|testdata|test[-_]?(data|fixtures?|resources|cases|helpers?|utils?|support|apps?)|specs?|e2e|integration[-_]?tests?|fixtures?|__fixtures__|mocks?|__mocks__|stubs|fakes|snapshots|__snapshots__|cassettes|vcr|examples?|samples?|demos?|docs?|documentation|tutorials?|stories|cypress|playwright|bench(marks?)?|guides?|unittests?|androidtest|changelogs?)[/!]/i;
const FOR_SHOW_NAME =
  /(^|[._-])(test|tests|spec|specs|mock|mocks|fixture|fixtures|example|examples|sample|samples|dist|template|tmpl|stories|snap|e2e|dummy|demo)([._-]|\d*\.[a-z]+$|$)|[a-z](Test|Tests|Spec|Mock|IT|TestCase)\.[a-z]+$|^test[_-]|\.(md|mdx|rst|adoc|snap|tt|pot?|xlf|strings)$|^(readme|changelog|changes|history|contributing|news)\b/;
// Generated or third-party text that a project carries but does not write.
const CARRIED =
  /(^|[/!])(vendor|vendors|third[-_]?party|node_modules|bower_components|site-packages|external|dist|build|out|target)[/!]|(^|[/!])([^/!]*\.min\.(js|css|mjs)|[^/!]*\.(js|css)\.map|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lock|composer\.lock|cargo\.lock|gemfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|go\.sum|flake\.lock|mix\.lock|podfile\.lock|packages\.lock\.json|pipfile\.lock|deno\.lock|pubspec\.lock|\.terraform\.lock\.hcl)$/i;

/** Why a file is there, as far as its path tells. */
export type Role = 'own' | 'show' | 'carried';

/** `show`: tests, fixtures, examples, documents · `carried`: lock files, vendored or generated text · `own`: the rest. */
export function roleOf(path: string): Role {
  if (CARRIED.test(path)) return 'carried';
  if (FOR_SHOW.test(path) || FOR_SHOW_NAME.test(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1))) return 'show';
  return 'own';
}

/** Hosts that are this machine, or names that never leave it. */
export const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|[\w-]+\.(?:local|localhost|test|example|invalid))$/i;
