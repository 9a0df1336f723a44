/** Where is looked in a home folder, and what counts as a secret there. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { secretOf } from '../src/credential.ts';
import { Fake } from '../src/kit.ts';
import { envSource } from '../src/sources/env.ts';
import { auditOf, aws, lookAt, makeHome, paths, places, put, token, values } from './homes.ts';

const fake = new Fake(7);

describe('where it looks', () => {
  it('finds nothing in a bare home, quickly', async () => {
    const home = makeHome();
    await lookAt(home);
    const began = performance.now();
    const looked = await lookAt(home, { project: join(home.home, 'shop') });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(looked.source.seen).toEqual([]);
    expect(looked.report.credentials).toEqual([]);
    expect(looked.report.skipped).toEqual([]);
  });

  it('follows the variables that move a store, and looks at the usual place too', async () => {
    const home = makeHome({
      '~/.aws/credentials': aws('default', 1),
      '~/elsewhere/aws': aws('other-prod', 2),
      '/kube/a.yaml': `users:\n- {name: a, user: {token: ${fake.text('base62', 40)}}}\n`,
    });
    const looked = await lookAt(home, {
      env: {
        AWS_SHARED_CREDENTIALS_FILE: '~/elsewhere/aws',
        KUBECONFIG: `${home.root}/kube/none.yaml:${home.root}/kube/a.yaml:relative.yaml`,
        GH_CONFIG_DIR: '',
        CODEX_HOME: 'not/absolute',
      },
    });
    expect(places(looked)).toEqual(['/kube/a.yaml', '~/.aws/credentials', '~/elsewhere/aws']);
    expect(looked.report.skipped).toEqual([]);
  });

  it('takes a variable for a path, whatever it holds', async () => {
    const home = makeHome({ '~/*/.npmrc': 'x' });
    const env = {
      XDG_CONFIG_HOME: `${home.home}/*`,
      KUBECONFIG: `${'/x'.repeat(5000)}:\0:/..:/`,
      SSH_AUTH_SOCK: '/dev/zero',
      NETRC: '/dev/zero',
      HF_HOME: '~',
      PGPASSFILE: '~/*',
    };
    const looked = await lookAt(home, { env });
    expect(looked.report.skipped).toEqual([{ path: '/dev/zero', reason: 'special-file', detail: 'a socket or device, not a file' }]);
    expect(paths(looked)).toEqual([]);
  });

  it('looks at the dotenv files above the project, and tells of those beside it without opening them', async () => {
    const home = makeHome({
      '~/.env': `GITHUB_TOKEN=${token(1)}\n`,
      '~/work/.env.production': `GITHUB_TOKEN=${token(2)}\n`,
      '~/work/.env.odd': `GITHUB_TOKEN=${token(3)}\n`,
      '~/work/shop/.env': `GITHUB_TOKEN=${token(4)}\n`,
      '~/work/blog/.env': `GITHUB_TOKEN=${token(5)}\n`,
      '~/work/blog/.env.example': 'GITHUB_TOKEN=\n',
      '~/work/blog/deep/.env': 'x',
      '/.env': `GITHUB_TOKEN=${token(6)}\n`,
    });
    const looked = await lookAt(home, { project: `${home.home}/work/shop/` });
    expect(values(looked)).toEqual([token(1), token(2), token(3)].sort());
    expect(looked.report.credentials.find((c) => secretOf(c).reveal() === token(2))?.environment.class).toBe('production');
    expect(looked.source.seen.filter((s) => s.store === 'neighbours')).toMatchObject([
      { path: '~/work/blog/.env', capability: expect.stringContaining('not opened') },
    ]);
    expect(paths(looked)).not.toContain('~/work/shop/.env');
  });

  it('sees modes and what can be done with what it does not open', async () => {
    const home = makeHome({ '~/.netrc': 'machine a login b password cdefgh1\n', '~/.mylogin.cnf': 'x' });
    chmodSync(join(home.home, '.netrc'), 0o644);
    const { source } = await lookAt(home);
    expect(source.seen).toMatchObject([
      { store: 'mysql', path: '~/.mylogin.cnf', widest: 0o600, capability: expect.stringContaining('obscured') },
      { store: 'netrc', path: '~/.netrc', absolute: join(home.home, '.netrc'), mode: 0o644, widest: 0o600 },
    ]);
    expect(source.seen[1]?.capability).toBeUndefined();
  });

  it('tells of secrets that a file says are kept elsewhere', async () => {
    const home = makeHome({
      '~/.config/gh/hosts.yml': 'github.com:\n  user: ann\n  users:\n    ann:\n',
      '~/.docker/config.json': '{"auths": {"a.io": {}}, "credsStore": "desktop"}',
      '~/.aws/config': '[profile x]\ncredential_process = /opt/bin/keys\n',
      '~/.kube/config': 'users:\n- name: a\n  user:\n    exec: {command: aws, args: [eks, get-token]}\n',
      '~/.config/stripe/config.toml': `[default]\nlive_mode_api_key = 'rk_live_${'*'.repeat(20)}abcd'\n`,
      '~/.doppler/.doppler.yaml': `scoped:\n  /:\n    token: secret2-${fake.uuid()}\n`,
      '~/.my.cnf': '[client]\nuser=ann\n',
    });
    const { source, report } = await lookAt(home);
    expect(source.seen.map((s) => [s.store, s.capability !== undefined])).toEqual([
      ['aws-credentials', true],
      ['docker-config', true],
      ['doppler', true],
      ['gh', true],
      ['kubeconfig', true],
      ['mysql', false],
      ['stripe', true],
    ]);
    expect(report.credentials).toEqual([]);
  });

  it('knows the home folders of Windows when Linux runs inside it', async () => {
    const home = makeHome({
      '/mnt/c/Users/Ann/AppData/Roaming/GitHub CLI/hosts.yml': `github.com:\n  oauth_token: ${token(1)}\n`,
      '/mnt/c/Users/Public/.aws/credentials': aws('x', 1),
      '/mnt/c/Users/Ann/.bash_history': `GITHUB_TOKEN=${token(2)}\n`,
    });
    const kernel = 'Linux version 6.6.87.2-microsoft-standard-WSL2';
    const looked = await lookAt(home, { kernel, env: { AWS_SHARED_CREDENTIALS_FILE: '/mnt/c/Users/Public/x' } });
    expect(places(looked)).toEqual(['/mnt/c/Users/Ann/.bash_history', '/mnt/c/Users/Ann/AppData/Roaming/GitHub CLI/hosts.yml']);
    expect(looked.source.seen.every((s) => s.mode === undefined)).toBe(true);
    expect(paths(await lookAt(home, { kernel: 'Linux version 6.6.87' }))).toEqual([]);
    expect(paths(await lookAt(home, { kernel, platform: 'darwin' }))).toEqual([]);
  });

  it('reads paths of Windows with either slash', async () => {
    const home = makeHome({
      '~/AppData/Roaming/GitHub CLI/hosts.yml': `github.com:\n  oauth_token: ${token(1)}\n`,
      '~/moved/hosts.yml': `github.com:\n  oauth_token: ${token(2)}\n`,
    });
    const env = { APPDATA: `${home.home}/AppData/Roaming`.replaceAll('/', '\\'), GH_CONFIG_DIR: `${home.home}\\moved` };
    const looked = await lookAt(home, { platform: 'win32', home: home.home.replaceAll('/', '\\'), env });
    expect(places(looked)).toEqual(['~/AppData/Roaming/GitHub CLI/hosts.yml', '~/moved/hosts.yml']);
    expect(looked.source.seen[0]?.mode).toBeUndefined();
  });
});

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
