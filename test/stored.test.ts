/** What counts as a secret in a home folder, as what it is told, and what is never shown of it. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { secretOf } from '../src/credential.ts';
import { Fake } from '../src/kit.ts';
import { envSource } from '../src/sources/env.ts';
import { auditOf, lookAt, makeHome, paths, put, token, values } from './homes.ts';

const fake = new Fake(7);

describe('what is a secret', () => {
  it('takes no reference or placeholder for one', async () => {
    const lines = [
      '${NPM_TOKEN}',
      '$NPM_TOKEN',
      '',
      '""',
      '<token>',
      'xxxxxxxx',
      'changeme',
      '********',
      'your-token-here',
      'op://vault/item/token',
      '{{ token }}',
    ];
    const home = makeHome({ '~/.npmrc': lines.map((v, i) => `//r${i}.acme.io/:_authToken=${v}\n`).join('') });
    const looked = await lookAt(home);
    expect(looked.report.credentials).toEqual([]);
    expect(paths(looked)).toEqual(['~/.npmrc']);
  });

  it('takes a poor password for one', async () => {
    const poor = 'postgres';
    const home = makeHome({ '~/.pgpass': `db.acme.io:5432:shop:postgres:${poor}\n`, '~/.my.cnf': '[client]\npassword=abc\n' });
    expect(values(await lookAt(home))).toEqual(['abc', poor]);
  });

  it('knows a token in an encoded login', async () => {
    const auth = Buffer.from(`ann:${token(1)}`).toString('base64');
    const { report, text } = await lookAt(makeHome({ '~/.docker/config.json': JSON.stringify({ auths: { 'ghcr.io': { auth } } }) }));
    expect(report.credentials).toMatchObject([
      { kind: 'github-classic-pat', facts: { host: 'ghcr.io', user: 'ann' }, places: [{ key: 'auths.ghcr.io.auth', decoded: ['base64'] }] },
    ]);
    expect(text).not.toContain(auth);
    const odd = `${fake.text('hex', 39)}1`;
    const turned = Buffer.from(`${odd}:x-oauth-basic`).toString('base64');
    const again = await lookAt(makeHome({ '~/.docker/config.json': JSON.stringify({ auths: { 'a.io': { auth: turned } } }) }));
    expect(again.report.credentials).toMatchObject([{ kind: 'docker-config-auth', facts: { host: 'a.io' } }]);
    expect(again.text).not.toContain(odd);
  });

  it('searches the rest of a file it understands for known forms alone', async () => {
    const other = fake.text('base62', 32);
    const home = makeHome({
      '~/.docker/config.json': JSON.stringify({
        auths: { 'a.io': { auth: Buffer.from(`u:${fake.text('base62', 20)}`).toString('base64') } },
        note: token(1),
        apiKey: other,
      }),
    });
    const { report } = await lookAt(home);
    expect(report.credentials.map((c) => c.kind).sort()).toEqual(['docker-config-auth', 'github-classic-pat']);
  });

  it('searches a file as text in which nothing is where it used to be', async () => {
    const password = `${fake.text('base62', 20)}7x`;
    const home = makeHome({ '~/.railway/config.json': JSON.stringify({ session: { apiToken: password } }) });
    const { report } = await lookAt(home);
    expect(report.credentials.map((c) => secretOf(c).reveal())).toEqual([password]);
  });

  it('knows one secret in two places for one', async () => {
    const password = fake.text('base62', 30);
    const home = makeHome({
      '~/.env': `SERVICE_PASSWORD=${password}\n`,
      '~/.pg_service.conf': `[a]\npassword=${password}\n`,
      '~/.zshrc': `export GITHUB_TOKEN=${token(1)}\n`,
      '~/.git-credentials': `https://ann:${token(1)}@github.com\n`,
    });
    const { report } = await lookAt(home, { project: `${home.home}/shop` });
    expect(report.credentials.map((c) => [c.kind, c.places.length]).sort()).toEqual([
      ['github-classic-pat', 2],
      ['stored-secret', 2],
    ]);
  });

  it('tells the line where the value stands as it is', async () => {
    const home = makeHome({ '~/.npmrc': `# x\n//a.io/:_authToken=${token(1)}\n//b.io/:_authToken=${token(1)}\n` });
    const { report } = await lookAt(home);
    expect(report.credentials).toHaveLength(1);
    expect(report.credentials[0]?.places.map((p) => [p.key, p.region?.startLine, p.region?.startColumn])).toEqual([
      ['//a.io/:_authToken', 2, 20],
      ['//b.io/:_authToken', 3, 20],
    ]);
  });

  it('writes a report of the form its schema says', async () => {
    const home = makeHome({
      '~/.netrc': `machine a.io login b password ${token(1)}\n`,
      '~/.zshrc': `export GITHUB_TOKEN=${token(2)}\n`,
      '~/.codex/auth.json': '{',
    });
    for (let i = 0; i < 101; i++) put(home, `.claude/projects/p/${i}.jsonl`, 'x');
    const { text } = await lookAt(home);
    const schema = JSON.parse(readFileSync(new URL('../reports/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(text).skipped.map((s: { reason: string }) => s.reason)).toEqual(['limit', 'unparsable']);
  });

  it('takes no variable that points somewhere for a secret', async () => {
    const env = {
      AWS_PROFILE: 'shop-prod-admin',
      AWS_SHARED_CREDENTIALS_FILE: '/home/ann/.aws/credentials',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      GOOGLE_APPLICATION_CREDENTIALS: '/home/ann/keys/deployer-3141.json',
      SSH_AUTH_SOCK: '/tmp/ssh-XXXXabCD12/agent.4711',
      KUBECONFIG: '/home/ann/.kube/config:/home/ann/.kube/prod',
      PGPASSFILE: '/home/ann/.pgpass',
      NPM_CONFIG_USERCONFIG: '/home/ann/.npmrc',
      RESTIC_PASSWORD_FILE: '/home/ann/.restic-password',
      ANSIBLE_VAULT_PASSWORD_FILE: '~/.vault_pass',
      HF_TOKEN_PATH: '/home/ann/.cache/huggingface/token',
      SOPS_AGE_KEY_FILE: '/home/ann/.config/sops/age/keys.txt',
      VAULT_ADDR: 'https://vault.acme.io:8200',
      DOCKER_HOST: 'unix:///run/user/1000/docker.sock',
    };
    expect((await auditOf(envSource(env))).report.credentials).toEqual([]);
    expect((await auditOf(envSource({ ...env, GITHUB_TOKEN: token(1) }))).report.credentials).toHaveLength(1);
  });

  it('shows no name, host or profile that holds the secret', async () => {
    const value = fake.text('base62', 24);
    const short = `pw${fake.text('digits', 3)}`;
    const home = makeHome({
      '~/.netrc': `machine ${value}.acme.io login ${value} password ${value}\n`,
      '~/.pgpass': `${short}.acme.io:5432:${short}-prod:${short}:${short}\n`,
      '~/.aws/credentials': `[${value}]\naws_secret_access_key = ${value}\n`,
      '~/.config/gh/hosts.yml': `${token(2)}:\n  oauth_token: ${token(2)}\n  user: ${token(2)}\n`,
    });
    const { text, report } = await lookAt(home);
    expect(report.credentials.length).toBeGreaterThan(3);
    for (const v of [value, short, token(2)]) expect(text).not.toContain(v);
  });

  it('asks whose it is that an agent speaks of', async () => {
    const home = makeHome({ '~/.claude/projects/x/1.jsonl': `{"text": "export GITHUB_TOKEN=${token(1)} # keyreach:allow says the transcript"}\n` });
    expect(values(await lookAt(home))).toEqual([token(1)]);
  });
});
