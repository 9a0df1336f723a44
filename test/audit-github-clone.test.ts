/** `keyreach audit github --clone`: repositories come over https alone, the token shows nowhere, nothing stays, and the built program does it all. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { look } from '../src/commands/audit-github.ts';
import { EMPTY_CONFIG } from '../src/config/config.ts';
import { Secret } from '../src/model.ts';
import { cloneBare } from '../src/sources/git/clone.ts';
import { webOf } from '../src/sources/git/clones.ts';
import { GitError } from '../src/sources/git/command.ts';
import { git, running } from './built.ts';
import { clean, many, NOW, TOKEN } from './github-server.ts';
import { committed, sample, tree } from './helpers.ts';
import type { Given, Route } from './issuer-server.ts';

const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

/** A repository with a token that was taken out again, as plain files a web server can hand out. */
function origin(): { folder: string; found: string } {
  const found = sample('github-classic-pat', 77)['secret'] as string;
  const folder = committed(tree({ 'src/app.ts': `const token = '${found}';\n` }));
  writeFileSync(join(folder, 'src/app.ts'), 'const token = process.env.TOKEN;\n');
  git(folder, 'commit', '-qam', 'second');
  git(folder, 'update-server-info');
  return { folder, found };
}

/** GitHub's API and its repositories on one server of this machine. */
async function both(answers: Record<string, Route>, folder: string, elsewhere = false) {
  const seen: { path: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    seen.push({ path: pathname, authorization: request.headers.authorization });
    const path = /^\/acme\/shop\.git\/(.*)$/.exec(pathname)?.[1];
    if (path !== undefined && elsewhere) return void response.writeHead(302, { location: `http://127.0.0.1:9/${path}` }).end();
    const file = path === undefined ? undefined : join(folder, '.git', path);
    if (file !== undefined) return void (existsSync(file) && statSync(file).isFile() ? response.end(readFileSync(file)) : response.writeHead(404).end());
    const given = answers[`${request.method} ${pathname}`] as Given | undefined;
    response.writeHead(given?.status ?? (given ? 200 : 404), { 'content-type': 'application/json' }).end(JSON.stringify(given?.json ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** Everything below a folder, as one text. */
const everything = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

const options = { target: 'acme', clone: true, trust: false, maxCalls: 999, jobs: 1, quiet: true, progress: false };

describe('a clone', () => {
  it('holds all objects and no token, which no command line had either', async () => {
    const { folder } = origin();
    const { base, seen } = await both({}, folder);
    const bin = tree({ git: `#!/bin/sh\nprintf '%s\\n' "$*" >> "$0.log"\nPATH='${process.env['PATH']}' exec git "$@"\n` });
    chmodSync(join(bin, 'git'), 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${bin}:${path}`;
    onTestFinished(() => {
      process.env['PATH'] = path;
    });
    const target = join(tree(), 'clone');
    await cloneBare(target, { url: `${base}/acme/shop.git`, token: new Secret(TOKEN), branch: 'main' });
    expect(git(target, 'rev-list', '--all', '--count').trim()).toBe('2');
    expect(readFileSync(join(target, 'HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.every((s) => s.authorization === `Basic ${BASIC}`)).toBe(true);
    const log = readFileSync(join(bin, 'git.log'), 'utf8');
    expect(log).toContain('fetch');
    for (const text of [log, everything(target)]) for (const hidden of [TOKEN, BASIC]) expect(text.includes(hidden)).toBe(false);
    expect(readdirSync(target)).not.toContain('hooks');
    expect(statSync(target).mode & 0o077).toBe(0);
  });

  it.each(['http://git.example/a/b.git', 'file:///etc', 'ext::sh -c "touch here"', 'ssh://git@github.com/a/b.git', 'git://github.com/a/b.git'])(
    'is not made from %s',
    async (url) => {
      const target = join(tree(), 'clone');
      await expect(cloneBare(target, { url, token: new Secret(TOKEN), branch: 'main' })).rejects.toThrow(GitError);
      expect(existsSync(target)).toBe(false);
    },
  );

  it('follows no redirect', async () => {
    const { folder } = origin();
    const { base } = await both({}, folder, true);
    const failing = cloneBare(join(tree(), 'clone'), { url: `${base}/acme/shop.git`, token: new Secret(TOKEN), branch: 'main' });
    await expect(failing).rejects.toThrow(GitError);
    await expect(failing).rejects.not.toThrow(BASIC);
  });

  it('comes from where the API belongs', () => {
    expect(webOf(undefined)).toBe('https://github.com');
    expect(webOf('https://ghe.example/api/v3')).toBe('https://ghe.example');
    expect(webOf('https://api.acme.ghe.com')).toBe('https://acme.ghe.com');
  });
});

describe('an audit with clones', () => {
  it('finds what was committed once, in the same report, and leaves nothing behind', async () => {
    const { folder, found } = origin();
    const { base } = await both(clean(), folder);
    const temporary = tree();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    const report = await look({ ...options, baseUrl: base }, EMPTY_CONFIG, { env: { GITHUB_TOKEN: TOKEN }, now: NOW, second: 1 });
    expect(report.skipped).toEqual([]);
    expect(report.findings.map((f) => [f.rule, f.places[0]?.kind === 'git' && f.places[0].path])).toEqual([['leaked-secret', 'acme/shop/src/app.ts']]);
    expect(report.sources).toEqual([
      { kind: 'github', target: 'acme', trusted: true },
      { kind: 'history', target: `${base}/acme/shop`, trusted: false },
    ]);
    expect(report.stats.commits).toBe(2);
    expect(JSON.stringify(report)).not.toContain(found);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('says which repository could not be cloned', async () => {
    const { base } = await both(clean(), tree());
    const report = await look({ ...options, baseUrl: base }, EMPTY_CONFIG, { env: { GITHUB_TOKEN: TOKEN }, now: NOW, second: 1 });
    expect(report.skipped).toEqual([
      { path: `${base}/acme/shop`, reason: 'repository', detail: expect.stringMatching(/^it could not be cloned \(git fetch failed: /) },
    ]);
    expect(report.findings).toEqual([]);
  });
});

// The built program knows all detectors; while one of them is written, nothing is built.
describe.skipIf(process.env['KEYREACH_SHELF'] && !process.env['KEYREACH_BUILT'])('keyreach audit github', () => {
  const run = async (answers: Record<string, Route>, args: string[] = [], env: NodeJS.ProcessEnv = { GITHUB_TOKEN: TOKEN }) => {
    const { base } = await both(answers, tree());
    const ran = await running(['audit', 'github', 'acme', '--base-url', base, ...args], { env });
    for (const text of [ran.stdout, ran.stderr]) expect(text.includes(TOKEN)).toBe(false);
    return ran;
  };
  it('ends with 0 where all is well', async () => {
    const { code, stdout, stderr } = await run(clean());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Nothing found in 24 answers of 127\.0\.0\.1:\d+\.\n$/);
  });
  it('ends with 1 for findings, as far as they fail', async () => {
    const keys = 'GET /repos/acme/shop/keys';
    const answers = {
      ...clean(),
      [keys]: many(keys, [{ title: 'push', read_only: false, created_at: new Date().toISOString(), last_used: new Date().toISOString() }]),
    };
    expect((await run(answers)).code).toBe(1);
    expect((await run(answers, ['--fail-on', 'high'])).code).toBe(0);
    const { stdout } = await run(answers, ['--report', 'json']);
    expect(JSON.parse(stdout).findings.map((f: { rule: string }) => f.rule)).toEqual(['github-deploy-key-write']);
  });
  it('ends with 2 where something could not be looked at', async () => {
    const { code, stdout } = await run({ ...clean(), 'GET /repos/acme/shop/hooks': { status: 403, json: {} } });
    expect(code).toBe(2);
    expect(stdout).toContain('github:acme/shop: webhooks: GitHub refuses it (403): the token lacks the permission Webhooks (read)');
  });
  it.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    ['without a token', [], {}, /^keyreach: there is no token in GITHUB_TOKEN or GH_TOKEN/],
    ['with a token for its name', ['--token-env', TOKEN], {}, /^keyreach: --token-env takes the name of a variable/],
    ['with calls that are none', ['--max-calls', '0'], {}, /^keyreach: --max-calls takes a whole number/],
    ['with an unknown flag', ['--online'], {}, /^keyreach: unknown argument/],
    ['with a flag twice', ['--token-env', 'A', '--token-env', 'B'], {}, /^keyreach: --token-?[eE]nv is given twice/],
  ])('ends with 2 %s', async (_, args, env, said) => {
    const { code, stdout, stderr } = await run(clean(), args, env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });
  it('says what can be audited', async () => {
    expect((await running(['audit', '--help'])).stdout).toContain('keyreach audit github [target]');
    const unknown = await running(['audit', 'gitlab', 'acme']);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
  });
});
