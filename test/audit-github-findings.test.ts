/** `keyreach audit github`, the judging: an organization with one of each risk, the borders between good and bad, and that nothing secret gets out. */
import { readFileSync } from 'node:fs';
import detectors from 'shelf:detectors';
import reports from 'shelf:reports';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { RULES } from '../src/cloud/github/rules.ts';
import { readWorkflow } from '../src/cloud/github/workflow.ts';
import { Fake } from '../src/kit.ts';
import type { Report } from '../src/model.ts';
import { ago, audited, clean, many, one, part, REPOSITORY, TOKEN } from './github-server.ts';
import type { Route } from './issuer-server.ts';

const ORG = 'GET /orgs/acme';
const REPO = 'GET /repos/acme/shop';
const fake = new Fake(5);
/** What GitHub might hand out and nobody may see again. */
const HIDDEN = { alert: fake.text('base62', 40), hook: fake.text('base62', 24), eight: fake.text('base62', 8), key: fake.text('base62', 50) };
const told = (report: Report) =>
  report.findings.map((f) => `${f.severity} ${f.rule} ${f.places.map((p) => (p.kind === 'cloud' ? p.resource : '?')).join()}`).sort();
const used = { created_at: ago(5), last_used: ago(1) };
const workflow = (text: string) => file('ci.yml', text);
const user = (login: string) => part('simple-user', { login });
function file(name: string, text: string): Record<string, Route> {
  const folder = `${REPO}/contents/.github%2Fworkflows`;
  const entry = {
    type: 'file',
    size: text.length,
    name,
    path: `.github/workflows/${name}`,
    sha: 'x',
    url: 'x',
    git_url: 'x',
    html_url: 'x',
    download_url: 'x',
    _links: { git: 'x', html: 'x', self: 'x' },
  };
  return {
    [folder]: { json: [entry] },
    [`${folder}%2F${name}`]: { json: { ...entry, encoding: 'base64', content: Buffer.from(text).toString('base64') } },
  };
}

const SHOP = part('simple-repository', { full_name: 'acme/shop' });

const RISKY: Record<string, Route> = {
  ...clean({ visibility: 'public', private: false, security_and_analysis: { secret_scanning: { status: 'disabled' } } }),
  [`${ORG}/installations`]: many(`${ORG}/installations`, [
    { app_slug: 'deployer', repository_selection: 'all', permissions: { contents: 'write', metadata: 'read' } },
    { app_slug: 'owner', repository_selection: 'selected', permissions: { members: 'write' } },
    { app_slug: 'reader', repository_selection: 'all', permissions: { contents: 'read', checks: 'write' } },
    { app_slug: 'asleep', repository_selection: 'all', permissions: { administration: 'write' }, suspended_at: ago(3) },
  ]),
  [`${ORG}/personal-access-tokens`]: many(`${ORG}/personal-access-tokens`, [
    {
      token_name: 'nightly',
      owner: user('ada'),
      repository_selection: 'all',
      permissions: { organization: { administration: 'write' }, repository: { contents: 'write' } },
      access_granted_at: ago(200),
      token_expired: false,
      token_expires_at: null,
      token_last_used_at: null,
    },
    {
      token_name: 'gone',
      token_expired: true,
      token_expires_at: ago(2),
      repository_selection: 'all',
      permissions: { repository: { contents: 'write' } },
      token_last_used_at: null,
    },
  ]),
  [`${ORG}/personal-access-token-requests`]: many(`${ORG}/personal-access-token-requests`, [
    {
      token_name: 'more',
      owner: user('bob'),
      repository_selection: 'all',
      permissions: { repository: { secrets: 'write' } },
      token_expired: false,
      token_expires_at: ago(-5),
    },
  ]),
  [`${ORG}/credential-authorizations`]: many(`${ORG}/credential-authorizations`, [
    {
      login: 'ada',
      credential_type: 'personal access token',
      token_last_eight: HIDDEN.eight,
      scopes: ['admin:org', 'repo'],
      authorized_credential_note: 'laptop',
      credential_authorized_at: ago(400),
      credential_accessed_at: ago(90),
      authorized_credential_expires_at: null,
    },
    { login: 'bob', credential_type: 'SSH key', fingerprint: HIDDEN.key, credential_authorized_at: ago(400), credential_accessed_at: ago(2) },
  ]),
  [`${ORG}/actions/secrets`]: many(`${ORG}/actions/secrets`, [{ name: 'NPM', updated_at: ago(3), visibility: 'all' }]),
  [`${ORG}/codespaces/secrets`]: many(`${ORG}/codespaces/secrets`, [{ name: 'OLD', updated_at: ago(100), visibility: 'selected' }]),
  [`${ORG}/actions/permissions/workflow`]: one(`${ORG}/actions/permissions/workflow`, {
    default_workflow_permissions: 'write',
    can_approve_pull_request_reviews: true,
  }),
  [`${ORG}/hooks`]: many(`${ORG}/hooks`, [{ active: true, config: { url: `http://hooks.example/${HIDDEN.hook}`, insecure_ssl: '0', secret: '********' } }]),
  [`${ORG}/actions/runners`]: many(`${ORG}/actions/runners`, [
    { name: 'box', runner_group_id: 1 },
    { name: 'inner', runner_group_id: 2 },
  ]),
  [`${ORG}/actions/runner-groups`]: many(`${ORG}/actions/runner-groups`, [
    { id: 1, name: 'Default', allows_public_repositories: true },
    { id: 2, name: 'Inner', allows_public_repositories: false },
  ]),
  [`${ORG}/secret-scanning/alerts`]: many(`${ORG}/secret-scanning/alerts`, [
    { number: 1, secret_type_display_name: 'Amazon AWS Secret Access Key', validity: 'active', secret: HIDDEN.alert, publicly_leaked: false, repository: SHOP },
    { number: 2, secret_type_display_name: 'Some token', validity: 'inactive', publicly_leaked: false, repository: SHOP },
    { number: 3, secret_type_display_name: 'Some token', publicly_leaked: null, repository: SHOP },
  ]),
  [`${ORG}/actions/oidc/customization/sub`]: one(`${ORG}/actions/oidc/customization/sub`, { include_claim_keys: ['repository_owner', 'job_workflow_ref'] }),
  [`${REPO}/keys`]: many(`${REPO}/keys`, [
    { title: 'push', read_only: false, ...used },
    { title: 'pull', read_only: true, ...used },
    { title: 'forgotten', read_only: false, created_at: ago(500), last_used: null, key: `ssh-ed25519 ${HIDDEN.key}` },
    { title: 'aged', read_only: true, created_at: ago(120), last_used: ago(1) },
  ]),
  [`${REPO}/actions/secrets`]: many(`${REPO}/actions/secrets`, [{ name: 'DEPLOY', created_at: ago(900), updated_at: ago(800) }]),
  [`${REPO}/environments`]: many(`${REPO}/environments`, [
    { name: 'production', protection_rules: [], deployment_branch_policy: null },
    { name: 'docs', protection_rules: [], deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } },
    {
      name: 'guarded',
      deployment_branch_policy: null,
      protection_rules: [{ id: 1, node_id: 'x', type: 'required_reviewers', reviewers: [{ type: 'User', reviewer: user('ada') }] }],
    },
    { name: 'empty', protection_rules: [], deployment_branch_policy: null },
  ]),
  ...Object.fromEntries(
    ['production', 'docs', 'guarded', 'empty'].map((name) => [
      `${REPO}/environments/${name}/secrets`,
      many(`${REPO}/environments/${name}/secrets`, name === 'empty' ? [] : [{ name: 'KEY', updated_at: ago(1) }]),
    ]),
  ),
  [`${REPO}/environments/docs/deployment-branch-policies`]: many(`${REPO}/environments/docs/deployment-branch-policies`, [
    { name: 'release/*' },
    { name: '**' },
  ]),
  [`${REPO}/hooks`]: many(`${REPO}/hooks`, [{ active: true, config: { url: `https://chat.example/${HIDDEN.hook}`, insecure_ssl: '0' } }]),
  [`${REPO}/actions/runners`]: many(`${REPO}/actions/runners`, [{ name: 'desk', ephemeral: false }]),
  ...file(
    'ci.yml',
    'on: pull_request_target\npermissions: write-all\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: { ref: "${{ github.event.pull_request.head.sha }}" }\n      - run: make\n        env: { KEY: "${{ secrets.AWS_SECRET_ACCESS_KEY }}" }\n',
  ),
};

describe('an organization with one of each risk', () => {
  it('has a finding for each, and none for what is as it should be', async () => {
    const { report } = await audited(RISKY);
    expect(report.skipped).toEqual([]);
    expect(told(report)).toEqual(
      [
        'critical github-leaked-secret acme/shop: secret-scanning alert 1',
        'critical github-workflow-target acme/shop: workflow .github/workflows/ci.yml',
        'high github-app-wide acme: app owner',
        'high github-deploy-key-write acme/shop: deploy key "forgotten"',
        'high github-environment-open acme/shop: environment "production"',
        'high github-leaked-secret acme/shop: secret-scanning alert 3',
        'high github-oidc-subject acme: OIDC subject',
        'high github-pat-wide acme: personal access token "nightly" of ada',
        'high github-runner-public acme/shop: runner desk',
        'high github-runner-public acme: runner box',
        'high github-sso-wide acme: personal access token "laptop" of ada',
        'high github-webhook-insecure acme: webhook to http://hooks.example',
        'low github-deploy-key-idle acme/shop: deploy key "aged"',
        'low github-leaked-secret acme/shop: secret-scanning alert 2',
        'low github-pat-request acme: request for token "more" of bob',
        'low github-codespaces-secret acme: Codespaces secret OLD',
        'low github-secret-scanning-off acme/shop: secret scanning',
        'low github-webhook-unsigned acme/shop: webhook to https://chat.example',
        'medium github-app-wide acme: app deployer',
        'medium github-deploy-key-idle acme/shop: deploy key "forgotten"',
        'medium github-deploy-key-write acme/shop: deploy key "push"',
        'medium github-environment-open acme/shop: environment "docs"',
        'medium github-pat-endless acme: personal access token "nightly" of ada',
        'medium github-pat-idle acme: personal access token "nightly" of ada',
        'medium github-secret-everywhere acme: Actions secret NPM',
        'medium github-secret-old acme/shop: Actions secret DEPLOY',
        'medium github-sso-idle acme: personal access token "laptop" of ada',
        'medium github-workflow-approves acme: default workflow permissions',
        'medium github-workflow-cloud-key acme/shop: workflow .github/workflows/ci.yml',
        'medium github-workflow-token-write acme: default workflow permissions',
        'medium github-workflow-write-all acme/shop: workflow .github/workflows/ci.yml',
      ].sort(),
    );
    // Every rule but that for organizations without single sign-on, which this is not.
    expect(RULES.map((r) => r.id).filter((id) => !report.findings.some((f) => f.rule === id))).toEqual(['github-classic-tokens-unseen']);
    expect(report.findings.map((f) => f.severity).indexOf('low')).toBeGreaterThan(report.findings.map((f) => f.severity).lastIndexOf('high'));
  });

  it('shows no token, no value, no path of a webhook and no piece of a token, in any report', async () => {
    const { report } = await audited(RISKY);
    const context = { width: 0, colour: false, failOn: 'info', rules: RULES, detectors: new Map(detectors.map((d) => [d.id, d])) } as const;
    for (const format of reports) {
      const text = await format.render(report, context);
      for (const hidden of [...Object.values(HIDDEN), TOKEN, TOKEN.slice(4)]) expect(text.includes(hidden), format.id).toBe(false);
    }
  });

  it('has a report of the form of the schema, whose places are the account’s', async () => {
    const { report } = await audited(RISKY);
    const schema = JSON.parse(readFileSync(new URL('../reports/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(schema);
    const json = reports.find((r) => r.id === 'json');
    const context = { width: 0, colour: false, failOn: 'info', rules: RULES, detectors: new Map() } as const;
    const written = JSON.parse(String(await json?.render(report, context)));
    expect(validate(written) ? [] : validate.errors).toEqual([]);
    expect(written.findings[0].places[0]).toEqual({ kind: 'cloud', provider: 'github', account: 'acme', resource: expect.any(String) });
    const sarif = JSON.parse(String(await reports.find((r) => r.id === 'sarif')?.render(report, context)));
    expect(sarif.runs[0].results).toEqual([]);
    const table = String(await reports.find((r) => r.id === 'table')?.render(report, context));
    expect(table).toMatch(/31 findings \(2 critical, 10 high, .*\) in \d+ answers of 127\.0\.0\.1:\d+\.\n/);
    expect(table).toContain('github:acme/shop: deploy key "forgotten"');
  });

  it('leaves out what the config allows and what it switches off', async () => {
    const allow = [{ reason: 'ours', origin: 'allow[0]', need: 'all' as const, tests: [{ on: 'rule' as const, is: 'github-leaked-secret' }] }];
    const config = { allow, disable: ['github-workflow-target'] };
    const { report } = await audited(RISKY, { config });
    expect(report.findings.some((f) => ['github-leaked-secret', 'github-workflow-target'].includes(f.rule))).toBe(false);
    expect(report.suppressed.map((s) => [s.by, s.kind])).toEqual(Array(3).fill(['config', 'github-leaked-secret']));
  });
});

describe('what is not told is taken for the worst', () => {
  const wrong = (json: unknown): Route => ({ json, headers: { 'x-wrong': '1' } });
  it.each<[string, Route, string[]]>([
    [
      'keys',
      wrong([{}]),
      ['high github-deploy-key-write acme/shop: deploy key "(unnamed)"', 'medium github-deploy-key-idle acme/shop: deploy key "(unnamed)"'],
    ],
    [
      'keys',
      wrong([{ title: 7, read_only: 'yes', created_at: {}, last_used: [] }]),
      ['high github-deploy-key-write acme/shop: deploy key "(unnamed)"', 'medium github-deploy-key-idle acme/shop: deploy key "(unnamed)"'],
    ],
    [
      'actions/permissions/workflow',
      wrong({}),
      ['medium github-workflow-approves acme/shop: default workflow permissions', 'medium github-workflow-token-write acme/shop: default workflow permissions'],
    ],
    ['hooks', wrong([{ config: 'none' }]), ['high github-webhook-insecure acme/shop: webhook to (an address that is not told)']],
    ['actions/secrets', wrong({ total_count: 1, secrets: [{ name: 'A' }] }), ['medium github-secret-old acme/shop: Actions secret A']],
    ['actions/oidc/customization/sub', wrong({ use_default: 'x', include_claim_keys: 'repo' }), []],
  ])('%s', async (path, answer, expected) => {
    const { report } = await audited({ ...clean(), [`${REPO}/${path}`]: answer });
    expect(told(report)).toEqual(expected);
  });

  it('secrets and branches of an environment that GitHub does not tell', async () => {
    const policy = { protected_branches: false, custom_branch_policies: true };
    const { report } = await audited({
      ...clean(),
      [`${REPO}/environments`]: many(`${REPO}/environments`, [{ name: 'a/b', deployment_branch_policy: policy }]),
      [`${REPO}/environments/a%2Fb/secrets`]: { status: 403, json: {} },
      [`${REPO}/environments/a%2Fb/deployment-branch-policies`]: { status: 403, json: {} },
    });
    expect(told(report)).toEqual(['medium github-environment-open acme/shop: environment "a/b"']);
    expect(report.skipped.map((s) => s.path)).toEqual([
      'github:acme/shop: environment "a/b": its secrets',
      'github:acme/shop: environment "a/b": the branches that may deploy',
    ]);
    expect(report.findings[0]?.evidence).toContain('its secrets are not told: that it has some is assumed');
  });

  it('groups of runners, when a public repository could use them', async () => {
    const answers = {
      [`${ORG}/actions/runners`]: many(`${ORG}/actions/runners`, [{ name: 'box' }]),
      [`${ORG}/actions/runner-groups`]: { status: 403, json: {} },
    };
    expect(told((await audited({ ...clean({ visibility: 'public' }), ...answers })).report)).toEqual(['high github-runner-public acme: runner box']);
    expect(told((await audited({ ...clean(), ...answers })).report)).toEqual([]);
  });

  it('classic tokens, where GitHub does not list them', async () => {
    const { report } = await audited({ ...clean(), [`${ORG}/credential-authorizations`]: { status: 404, json: { message: 'Not Found' } } });
    expect(told(report)).toEqual(['info github-classic-tokens-unseen acme: personal access tokens (classic)']);
    expect(report.skipped).toEqual([]);
  });

  it('repositories whose names GitHub would not give are asked nothing', async () => {
    const repos = [REPOSITORY, ...['acme/..', '../acme', 'acme/a b', 'acme/x/y', '-x/y'].map((full_name) => ({ ...REPOSITORY, full_name }))];
    const { report, server } = await audited({ ...clean(), [`${ORG}/repos`]: many(`${ORG}/repos`, repos) });
    expect(report.skipped).toEqual([{ path: 'github:acme: repositories', reason: 'unparsable', detail: '5 have names GitHub gives to none' }]);
    expect(server.requests.filter((r) => r.path.startsWith('/repos/') && !r.path.startsWith('/repos/acme/shop/'))).toEqual([]);
  });
});

describe('borders', () => {
  const key = async (fields: object, config = {}) =>
    told((await audited({ ...clean(), [`${REPO}/keys`]: many(`${REPO}/keys`, [{ title: 'k', read_only: true, ...fields }]) }, { config })).report);
  it.each<[object, boolean]>([
    [{ created_at: ago(90), last_used: ago(30) }, false],
    [{ created_at: ago(91), last_used: ago(30) }, true],
    [{ created_at: ago(90), last_used: ago(31) }, true],
    [{ created_at: ago(30), last_used: null }, false],
    [{ created_at: ago(31), last_used: null }, true],
  ])('of a deploy key %o', async (fields, bad) => expect((await key(fields)).length).toBe(bad ? 1 : 0));
  it('are those of the config', async () => {
    expect(await key({ created_at: ago(91), last_used: ago(31) }, { stale: { ageDays: 400, unusedDays: 60 } })).toEqual([]);
    expect(await key({ created_at: ago(4), last_used: ago(3) }, { stale: { ageDays: 400, unusedDays: 2 } })).toHaveLength(1);
  });
  it('a template of a repository that leaves the rest to the organization is none of its own', async () => {
    const sub = `${REPO}/actions/oidc/customization/sub`;
    const findings = async (fields: object) => told((await audited({ ...clean(), [sub]: one(sub, fields) })).report);
    expect(await findings({ use_default: false })).toEqual([]);
    expect(await findings({ use_default: false, include_claim_keys: ['repository_id', 'context'] })).toEqual([]);
    expect(await findings({ use_default: true, include_claim_keys: ['actor'] })).toEqual([]);
    expect(await findings({ use_default: false, include_claim_keys: ['actor'] })).toEqual(['high github-oidc-subject acme/shop: OIDC subject']);
  });
  it('workflows that say nothing are named where the default can write', async () => {
    const defaults = `${REPO}/actions/permissions/workflow`;
    const { report } = await audited({
      ...clean(),
      ...workflow('on: push\njobs: { a: { runs-on: x, steps: [] } }\n'),
      [defaults]: one(defaults, { default_workflow_permissions: 'write', can_approve_pull_request_reviews: false }),
    });
    expect(report.findings.map((f) => f.evidence)).toEqual([['these do not say what they need: .github/workflows/ci.yml']]);
  });
});

describe('a workflow', () => {
  const read = (text: string) => readWorkflow('.github/workflows/x.yml', text);
  const job = (steps: string, more = '') => `jobs:\n  a:\n    runs-on: x\n${more}    steps:\n${steps}`;
  it('is read for its events, however they are written', async () => {
    expect((await read(`on: push\n${job('      - run: a\n')}`))?.events).toEqual(['push']);
    expect((await read(`'on': [push, workflow_run]\n${job('      - run: a\n')}`))?.events).toEqual(['push', 'workflow_run']);
    expect((await read(`on:\n  pull_request_target:\n    types: [opened]\n${job('      - run: a\n')}`))?.events).toEqual(['pull_request_target']);
  });
  it('is read for secrets, in its code and not in comments', async () => {
    const text = `on: push\n${job('      - run: a\n        env:\n          A: ${{ secrets.ONE }}\n          B: ${{ secrets["TWO"] }}\n          C: ${{ secrets.GITHUB_TOKEN }}\n          # ${{ secrets.NOT }}\n')}`;
    expect((await read(text))?.secrets).toEqual(['ONE', 'TWO']);
    expect((await read(`on: push\njobs:\n  a:\n    uses: ./x.yml\n    secrets: inherit\n`))?.secrets).toEqual(['*']);
    expect((await read(`on: push\n${job("      - run: echo '${{ toJSON(secrets) }}'\n")}`))?.secrets).toEqual(['*']);
  });
  it.each([
    ['aws-actions/configure-aws-credentials', 'aws-secret-access-key: ${{ secrets.MINE }}', ['MINE']],
    ['google-github-actions/auth', "credentials_json: '${{ secrets.SA }}'", ['SA']],
    ['azure/login', 'creds: ${{ secrets.AZURE_CREDENTIALS }}', ['AZURE_CREDENTIALS']],
    ['aws-actions/configure-aws-credentials', 'role-to-assume: ${{ secrets.ROLE }}', []],
    ['x/y', 'token: ${{ secrets.NPM_TOKEN }}', []],
  ])('%s with %s', async (uses, input, keys) => {
    expect((await read(`on: push\n${job(`      - uses: ${uses}@v1\n        with:\n          ${input}\n`)}`))?.cloudKeys).toEqual(keys);
  });
  it.each<[string, string[]]>([
    ['      - uses: actions/checkout@v4\n', []],
    ['      - uses: actions/checkout@v4\n        with: { ref: "${{ github.head_ref }}" }\n', ['it checks out the pull request’s code']],
    [
      '      - uses: actions/checkout@v4\n        with: { repository: "${{ github.event.pull_request.head.repo.full_name }}" }\n',
      ['it checks out the pull request’s code'],
    ],
    ['      - run: gh pr checkout 5\n', ['it fetches the pull request’s code']],
    ['      - run: git fetch origin pull/5/head\n', ['it fetches the pull request’s code']],
    ['      - run: echo "${{ github.event.pull_request.title }}"\n', ['it puts text of the pull request into a script']],
    ['      - run: echo "$TITLE"\n        env: { TITLE: "${{ github.event.pull_request.title }}" }\n', []],
    [
      '      - uses: actions/github-script@v7\n        with: { script: "x(`${{ github.event.issue.title }}`)" }\n',
      ['it puts text of the pull request into a script'],
    ],
  ])('takes in: %s', async (steps, takes) => {
    expect((await read(`on: pull_request_target\n${job(steps)}`))?.takes).toEqual(takes);
  });
  it('is worse the more it has at hand', async () => {
    const severity = async (text: string) =>
      (await audited({ ...clean(), ...workflow(text) })).report.findings
        .filter((f) => f.rule === 'github-workflow-target')
        .map((f) => `${f.severity} ${f.confidence}`);
    const head = '      - uses: actions/checkout@v4\n        with: { ref: "${{ github.head_ref }}" }\n';
    const secret = '      - run: a\n        env: { A: "${{ secrets.ONE }}" }\n';
    const none = 'permissions: {}\n';
    expect(await severity(`on: pull_request_target\n${none}${job(head + secret)}`)).toEqual(['critical high']);
    expect(await severity(`on: pull_request_target\npermissions: { contents: write }\n${job(head)}`)).toEqual(['critical high']);
    expect(await severity(`on: pull_request_target\n${none}${job(head + secret, '    if: x\n')}`)).toEqual(['critical medium']);
    expect(await severity(`on: pull_request_target\n${none}${job(head)}`)).toEqual(['medium high']);
    expect(await severity(`on: pull_request_target\n${none}${job(secret)}`)).toEqual(['low medium']);
    expect(await severity(`on: workflow_run\n${none}${job(secret)}`)).toEqual([]);
    expect(await severity(`on: pull_request\n${none}${job(head + secret)}`)).toEqual([]);
  });
  it.each([
    ['no YAML', 'on: [push\njobs: {'],
    ['no workflow', 'a: 1\n'],
    ['an empty file', ''],
    ['a list', '- a\n'],
    [
      'a bomb of aliases',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
        .split('')
        .map((c, i) => `${c}: &${c} [${`*${'abcdefghi'[i]}, `.repeat(9)}]`)
        .join('\n')}\non: push\njobs: {}\n`,
    ],
    ['a well of brackets', `on: push\njobs: ${'['.repeat(50_000)}`],
  ])('that is %s is said to be unread', async (_, text) => {
    expect(await read(text)).toBeUndefined();
    const { report } = await audited({ ...clean(), ...workflow(text) });
    expect(report.skipped.map((s) => [s.path, s.reason])).toEqual([['github:acme/shop: .github/workflows/ci.yml', 'unparsable']]);
  });
  it.each([
    ['jobs: 7', []],
    ['jobs: { a: null, b: [1], c: { steps: 5, permissions: [x] }, d: { steps: [null, 7, { uses: 1, run: {}, with: [] }] } }', []],
  ])('with %s stops nothing', async (jobs, takes) => expect((await read(`on: { push: 1 }\n${jobs}\n`))?.takes).toEqual(takes));
  it('too large to be read is said to be', async () => {
    const { report } = await audited({ ...clean(), ...workflow(`on: push\njobs: {}\n${'# x\n'.repeat(120_000)}`) });
    expect(report.skipped.map((s) => s.reason)).toEqual(['too-large']);
  });
});
