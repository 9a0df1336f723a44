/** `keyreach audit github`, the asking: what it asks, how it takes refusals and limits, and that it only reads, and only at GitHub. */
import { describe, expect, it } from 'vitest';
import { openCarrier } from '../src/cloud/github/carrier.ts';
import { NoAnswer } from '../src/issuer.ts';
import { Secret, UsageError } from '../src/model.ts';
import { ago, audited, auditing, clean, many, one, paged, REPOSITORY, serve, TOKEN } from './github-server.ts';
import { FAULTS, type Given, NO_ANSWERS } from './issuer-server.ts';

const KEYS = 'GET /repos/acme/shop/keys';
const REPOS = 'GET /orgs/acme/repos';
/** Deploy keys that only read and are in use: no findings. */
const keys = (...titles: string[]) => titles.map((title) => ({ title, read_only: true, created_at: ago(5), last_used: ago(1), enabled: true }));
const writing = (title: string) => ({ title, read_only: false, created_at: ago(5), last_used: ago(1), enabled: true });
const refused = (status: number, headers: Record<string, string> = {}, message = 'Nope, said the server'): Given => ({ status, headers, json: { message } });
const skips = (report: { skipped: readonly { path: string; reason: string; detail: string }[] }) =>
  report.skipped.map((s) => `${s.path} | ${s.reason} | ${s.detail}`);

describe('an audit of an organization', () => {
  it('where everything is as it should be has no findings, and nothing was left out', async () => {
    const { report, server } = await audited(clean());
    expect({ findings: report.findings, skipped: report.skipped, suppressed: report.suppressed }).toEqual({ findings: [], skipped: [], suppressed: [] });
    expect(report.sources).toEqual([{ kind: 'github', target: 'acme', trusted: true }]);
    expect(report.asked).toHaveLength(server.requests.length);
    // All but that for a folder of workflows, which there is none of.
    expect(report.stats.answers).toBe(server.requests.length - 1);
  });

  it('asks for open alerts, and never for the secrets themselves', async () => {
    const { server } = await audited(clean());
    const alerts = server.requests.filter((r) => r.path.endsWith('/alerts'));
    expect(alerts.map((r) => [r.query.get('state'), r.query.get('hide_secret')])).toEqual([['open', 'true']]);
  });

  it('does not ask what only rules judge that are switched off', async () => {
    const { server, report } = await audited(clean(), { config: { disable: ['github-deploy-key-write', 'github-deploy-key-idle', 'github-runner-public'] } });
    const paths = server.requests.map((r) => r.path);
    expect(paths.filter((p) => /keys|runner/.test(p))).toEqual([]);
    expect(report.skipped).toEqual([]);
    const codespaces = await audited(clean(), { config: { disable: ['github-codespaces-secret'] } });
    expect(codespaces.server.requests.filter((r) => r.path.includes('codespaces'))).toEqual([]);
    const half = await audited({ ...clean(), [KEYS]: many(KEYS, [writing('ci')]) }, { config: { disable: ['github-deploy-key-write'] } });
    expect(half.server.requests.map((r) => r.path)).toContain('/repos/acme/shop/keys');
    expect(half.report.findings).toEqual([]);
  });

  it('reads a list to its end, over all pages', async () => {
    const server = await serve({
      ...clean(),
      [KEYS]: paged(KEYS, [keys('a', 'b'), keys('c'), [writing('last')]], (page, path) => `${server.base}${path}?per_page=100&page=${page}`),
    });
    const report = await auditing(server);
    expect(report.skipped).toEqual([]);
    expect(report.findings.map((f) => f.message)).toEqual(['Deploy key "last" can push to acme/shop']);
    expect(server.requests.filter((r) => r.path.endsWith('/keys')).map((r) => r.query.get('per_page'))).toEqual(['100', '100', '100']);
  });

  it('says so when a list has no end', async () => {
    const server = await serve({
      ...clean(),
      [KEYS]: () => ({ ...many(KEYS, keys('again')), headers: { link: `<${server.base}/repos/acme/shop/keys>; rel="next"` } }),
    });
    const report = await auditing(server);
    expect(skips(report)).toEqual(['github:acme/shop: deploy keys | too-large | there are more than 100; the list was not read to its end']);
  });

  it('follows no link and no redirect to another server, and sends nothing there', async () => {
    const server = await serve({ ...clean(), [KEYS]: paged(KEYS, [keys('a'), keys('b')], () => 'https://evil.example/keys?page=2') });
    expect(skips(await auditing(server))).toEqual([
      expect.stringMatching(/^github:acme\/shop: deploy keys \| failed \| github was not asked: evil\.example is none of its hosts/),
    ]);
    const elsewhere = await audited({ ...clean(), [KEYS]: { fault: 'elsewhere' } });
    expect(skips(elsewhere.report)).toEqual([
      expect.stringMatching(/deploy keys \| failed \| 127\.0\.0\.1:\d+ answered 302 and leads elsewhere, where the token was not sent$/),
    ]);
  });

  it('follows a redirect on the same server, as renamed repositories have them, but not for ever', async () => {
    const other = 'GET /repos/acme/store/keys';
    const { report } = await audited({
      ...clean(),
      [KEYS]: { status: 301, headers: { location: '/repos/acme/store/keys' } },
      [other]: many(other, [writing('ci')]),
    });
    expect([report.findings.length, report.skipped]).toEqual([1, []]);
    const loop = await audited({ ...clean(), [KEYS]: { status: 301, headers: { location: '/repos/acme/shop/keys' } } });
    expect(skips(loop.report)).toEqual([expect.stringMatching(/deploy keys \| failed \| .*more than 3 redirects$/)]);
  });

  it('asks a GitHub Enterprise Server where its API lies', async () => {
    const { report, server } = await audited(clean(), { prefix: '/api/v3' });
    expect(report.skipped).toEqual([]);
    expect(server.requests.every((r) => r.path.startsWith('/api/v3/'))).toBe(true);
  });
});

describe('what GitHub refuses', () => {
  it.each<[string, Given, string]>([
    [
      'names the permission',
      refused(403, { 'x-accepted-github-permissions': 'administration=read' }),
      'GitHub refuses it (403): the token lacks the permission administration=read',
    ],
    [
      'names the scopes of a classic token',
      refused(403, { 'x-accepted-oauth-scopes': 'admin:public_key, repo', 'x-oauth-scopes': 'read:org' }),
      'GitHub refuses it (403): the token lacks one of the scopes admin:public_key, repo',
    ],
    [
      'names what is documented when no header does',
      refused(403),
      'GitHub refuses it (403): the token lacks the permission Administration (read) of the repository',
    ],
    [
      'believes no header that holds anything else',
      refused(403, { 'x-accepted-github-permissions': '<b>run me</b>' }),
      'GitHub refuses it (403): the token lacks the permission Administration (read) of the repository',
    ],
    [
      'tells single sign-on apart',
      refused(403, { 'x-github-sso': 'required; url=https://github.test/sso?token=abc' }),
      "GitHub refuses it (403): the token in GITHUB_TOKEN is not authorised for the organization's single sign-on",
    ],
    [
      'does not take a 404 for none',
      refused(404),
      'GitHub answers 404: there is none, or the token may not see it, which takes the permission Administration (read) of the repository',
    ],
  ])('%s', async (_, answer, detail) => {
    const { report } = await audited({ ...clean(), [KEYS]: answer });
    expect(skips(report)).toEqual([`github:acme/shop: deploy keys | unreadable | ${detail}`]);
    expect(JSON.stringify(report)).not.toMatch(/said the server|token=abc|run me/);
  });

  it.each<[string, Given | Given[], string]>([
    ['an answer that is no JSON', { headers: { 'content-type': 'application/json' }, body: '[{"id": ' }, 'unparsable'],
    ['a page in place of an answer', { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }, 'unparsable'],
    ['an answer of another form', { headers: { 'x-wrong': '1' }, json: [1, null, 'x'] }, 'unparsable'],
    ['nothing', { body: '' }, 'unparsable'],
    ['a null', { headers: { 'content-type': 'application/json' }, body: 'null' }, 'unparsable'],
    ['an answer without a type', { headers: { 'content-type': ';;;' }, body: '[]' }, 'unparsable'],
    ['a conflict', refused(409), 'failed'],
    ['an error of its own', FAULTS.broken, 'failed'],
  ])('%s leaves that one thing unknown', async (_, answer, reason) => {
    const { report } = await audited({ ...clean(), [KEYS]: answer });
    expect(report.skipped.map((s) => [s.path, s.reason])).toEqual([['github:acme/shop: deploy keys', reason]]);
    expect(report.findings).toEqual([]);
  });

  it.each(NO_ANSWERS.filter((f) => f !== 'limitedForLong'))('%s ends nothing but itself', async (fault) => {
    const { report } = await audited({ ...clean(), [KEYS]: FAULTS[fault] });
    expect(report.skipped.map((s) => s.path)).toEqual(['github:acme/shop: deploy keys']);
  });

  it('a bad moment is waited out', async () => {
    const { report, server } = await audited({ ...clean(), [KEYS]: [FAULTS.unavailable, FAULTS.drop, many(KEYS, [writing('ci')])] });
    expect([report.skipped, report.findings.length]).toEqual([[], 1]);
    expect(server.requests.filter((r) => r.path.endsWith('/keys'))).toHaveLength(3);
    const bad = await audited({ ...clean(), [KEYS]: FAULTS.unavailable });
    expect(bad.server.requests.filter((r) => r.path.endsWith('/keys'))).toHaveLength(3);
  });

  it('one repository’s failure ends no other', async () => {
    const repo = (name: string) => ({ ...REPOSITORY, name, full_name: `acme/${name}` });
    const answers = Object.entries(clean());
    const second = Object.fromEntries(answers.map(([asked, given]) => [asked.replace('/acme/shop', '/acme/till'), given]));
    const { report } = await audited({
      ...second,
      ...Object.fromEntries(answers),
      [REPOS]: many(REPOS, [repo('till'), repo('shop')]),
      ...Object.fromEntries(answers.filter(([asked]) => asked.includes('/acme/shop/')).map(([asked]) => [asked, FAULTS.broken])),
      'GET /repos/acme/till/keys': many(KEYS, [writing('ci')]),
    });
    expect(report.findings.map((f) => f.message)).toEqual(['Deploy key "ci" can push to acme/till']);
    expect(new Set(report.skipped.map((s) => s.path.replace(/: .*/, '')))).toEqual(new Set(['github:acme/shop']));
  });
});

describe('limits', () => {
  const secondary = (seconds: number, status = 403): Given =>
    refused(status, { 'retry-after': String(seconds) }, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.');

  it.each([403, 429])('waits when GitHub asks for it with %i', async (status) => {
    const { report, server } = await audited({ ...clean(), [KEYS]: [secondary(2, status), many(KEYS, [writing('ci')])] });
    expect([report.skipped, report.findings.length]).toEqual([[], 1]);
    expect(server.requests.filter((r) => r.path.endsWith('/keys'))).toHaveLength(2);
  });

  it('leaves GitHub alone when it wants too long a pause, and says what was not asked', async () => {
    const { report, server } = await audited({ ...clean(), [KEYS]: secondary(3600) });
    expect(skips(report)).toEqual([expect.stringMatching(/^github:acme\/shop \| limit \| not asked for all it has: GitHub wants no more calls /)]);
    const at = server.requests.findIndex((r) => r.path.endsWith('/keys'));
    // What was under way by then is a handful at most.
    expect(server.requests.length - at).toBeLessThan(4);
  });

  it('knows the primary limit by its headers', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3000);
    const { report } = await audited({ ...clean(), [KEYS]: refused(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }) });
    expect(report.skipped.map((s) => [s.path, s.reason])).toEqual([['github:acme/shop', 'limit']]);
  });

  it('keeps to its budget, with one line for each repository that was not looked at', async () => {
    const { report, server } = await audited(clean(), { maxCalls: 5 });
    expect(server.requests).toHaveLength(5);
    expect(report.skipped.map((s) => [s.path, s.reason])).toEqual([
      ['github:acme', 'limit'],
      ['github:acme/shop', 'limit'],
    ]);
    expect(report.skipped[0]?.detail).toMatch(/the 5 calls of --max-calls are used up$/);
  });
});

describe('whom it asks, and how', () => {
  const carrier = (base?: string) => openCarrier({ network: { call: () => Promise.reject(new Error('sent')) }, token: new Secret(TOKEN), base, calls: 9 });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('sends no %s', async (method) => {
    expect(() => carrier().admit(method, 'https://api.github.com/user')).toThrow(NoAnswer);
    await expect(carrier().fetch('https://api.github.com/user', { method })).rejects.toThrow('reads only');
  });

  it.each([
    'https://api.github.com.evil.example/user',
    'https://user:pass@api.github.com/user',
    'http://api.github.com/user',
    'https://api.github.com:8443/user',
    'https://api.github.com/repos/a/../../user',
    'https://github.com/user',
  ])('asks nothing of %s', (url) => expect(() => carrier().admit('GET', url)).toThrow(NoAnswer));

  it.each(['http://ghe.example/api/v3', 'https://u:p@ghe.example/api/v3', 'ghe.example', 'https://ghe.example/api/v3?x=1', 'file:///etc'])(
    'takes no base like %s',
    (base) => {
      expect(() => carrier(base)).toThrow(/write --base-url https:\/\/HOST\/api\/v3$/);
    },
  );

  it('says which token GitHub does not take, and not the token', async () => {
    const failing = audited({ ...clean(), 'GET /orgs/acme': refused(401, {}, 'Bad credentials') });
    await expect(failing).rejects.toThrow(UsageError);
    await expect(failing).rejects.toThrow(/^the organization acme cannot be audited: GitHub does not take the token in GITHUB_TOKEN \(401\)/);
  });

  it('knows the name of a person from that of an organization', async () => {
    await expect(audited({ ...clean(), 'GET /orgs/acme': refused(404) })).rejects.toThrow(/; for a repository of a person name OWNER\/REPO$/);
  });

  it.each<[string, Parameters<typeof audited>[1], RegExp]>([
    ['no target', { target: '' }, /^say what to audit/],
    ['a path', { target: 'acme/shop/keys' }, /^keyreach audit github takes ORG or OWNER\/REPO/],
    ['a way up', { target: 'acme/..' }, /^keyreach audit github takes ORG or OWNER\/REPO/],
    ['no token', { env: {} }, /^there is no token in GITHUB_TOKEN or GH_TOKEN; name the variable/],
  ])('wants %s mended', async (_, options, message) => {
    await expect(audited(clean(), options)).rejects.toThrow(message);
  });

  it('sends a damaged token nowhere', async () => {
    const damaged = audited(clean(), { env: { GH_TOKEN: `${TOKEN}\nx-evil: 1` } });
    await expect(damaged).rejects.toThrow(/holds characters no header may carry/);
    await expect(damaged).rejects.not.toThrow(TOKEN);
  });
});

describe('an audit of one repository', () => {
  const REPO = 'GET /repos/acme/shop';
  const alone = () => ({
    ...clean(),
    [REPO]: one(REPO, { name: 'shop', full_name: 'acme/shop', private: true, visibility: 'private' }),
    [`${REPO}/secret-scanning/alerts`]: many(`${REPO}/secret-scanning/alerts`),
    [`${REPO}/actions/organization-secrets`]: many(`${REPO}/actions/organization-secrets`),
  });
  it('asks nothing of its organization', async () => {
    const { report, server } = await audited(alone(), { target: 'acme/shop' });
    expect([report.findings, report.skipped]).toEqual([[], []]);
    expect(server.requests.filter((r) => r.path.startsWith('/orgs/'))).toEqual([]);
    expect(report.sources[0]?.target).toBe('acme/shop');
  });
  it('asks for no alerts where secret scanning is off, which is a finding', async () => {
    const off = {
      name: 'shop',
      full_name: 'acme/shop',
      private: true,
      visibility: 'private',
      security_and_analysis: { secret_scanning: { status: 'disabled' } },
    };
    const { report, server } = await audited({ ...alone(), [REPO]: one(REPO, off) }, { target: 'acme/shop' });
    expect(report.findings.map((f) => [f.rule, f.severity])).toEqual([['github-secret-scanning-off', 'low']]);
    expect(server.requests.some((r) => r.path.endsWith('/alerts'))).toBe(false);
    expect(report.skipped).toEqual([]);
  });
  it('takes the repository of a workflow when none is named', async () => {
    const { report } = await audited(alone(), { env: { GITHUB_REPOSITORY: 'acme/shop', GH_TOKEN: TOKEN } });
    expect(report.sources[0]?.target).toBe('acme/shop');
  });
});
