/**
 * Cuts GitHub's published description of its API down to the questions `keyreach audit github` asks, for the tests: node build/github-openapi.mjs.
 * Fetches the package @octokit/openapi with npm into a temporary folder (29 MB) and unpacks two of its files there. Never part of the build.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const VERSION = '23.0.2';
const OUT = fileURLToPath(new URL('../fixtures/answers/github-openapi.json.gz', import.meta.url));
const QUESTIONS = fileURLToPath(new URL('../src/cloud/github/questions.ts', import.meta.url));
/** What people read, and what says the same a second time. */
const LEFT_OUT = new Set(['description', 'example', 'examples', 'externalDocs', 'summary', 'x-github']);

const folder = mkdtempSync(join(tmpdir(), 'keyreach-openapi-'));
try {
  execFileSync('npm', ['pack', `@octokit/openapi@${VERSION}`, '--silent', '--pack-destination', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const files = ['package/generated/api.github.com.json', 'package/generated/ghec.json', 'package/LICENSE'];
  execFileSync('tar', ['-xzf', join(folder, `octokit-openapi-${VERSION}.tgz`), '-C', folder, ...files]);
  const [github, cloud] = files.slice(0, 2).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  await build({ entryPoints: [QUESTIONS], bundle: true, format: 'esm', platform: 'node', outfile: join(folder, 'questions.mjs'), logLevel: 'warning' });
  const groups = Object.values(await import(join(folder, 'questions.mjs')));
  const routes = [...new Set(groups.flatMap((group) => Object.values(group).map((topic) => topic.route)))].sort();
  const out = {
    notice: `From @octokit/openapi ${VERSION}, cut to what keyreach asks and without its prose. ${readFileSync(join(folder, files[2]), 'utf8').trim()}`,
    operations: Object.fromEntries(routes.map((route) => [route, operation(route, github) ?? operation(route, cloud)])),
    components: { schemas: {} },
  };
  for (const [route, found] of Object.entries(out.operations)) if (!found) throw new Error(`GitHub describes no ${route}`);
  gather(out.operations, out.components.schemas, [github, cloud]);
  writeFileSync(OUT, gzipSync(JSON.stringify(out), { level: 9 }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Which parameters a question may have, and the form of its answer. */
function operation(route, document) {
  const [method, path] = route.split(' ');
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) return undefined;
  const parameters = found.parameters.map((p) => (p.$ref ? document.components.parameters[p.$ref.split('/').pop()] : p));
  return {
    parameters: parameters.filter((p) => p.in === 'query').map((p) => p.name),
    answer: bare(found.responses['200'].content['application/json'].schema),
  };
}

function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  // A property may be called like what is left out, and then it is a schema.
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]) => (LEFT_OUT.has(key) && (typeof v === 'string' || key.startsWith('ex')) ? [] : [[key, bare(v)]])),
  );
}

/** Adds the schemas that are referred to, and those they refer to. */
function gather(value, schemas, documents) {
  for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (schemas[name]) continue;
    const found = documents.map((d) => d.components.schemas[name]).find((s) => s);
    schemas[name] = bare(found);
    gather(schemas[name], schemas, documents);
  }
}
