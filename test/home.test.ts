/** What is read of a home folder and what is not: pointers, links, hostile files, bounds, Windows beside Linux. */
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readFileSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { secretOf } from '../src/credential.ts';
import { Fake } from '../src/kit.ts';
import { envSource } from '../src/sources/env.ts';
import { defineStore } from '../src/store.ts';
import { sample, tree } from './helpers.ts';
import { auditOf, type Home, type Looked, lookAt, makeHome } from './homes.ts';

const fake = new Fake(7);
const token = (seed: number): string => sample('github-classic-pat', seed)['secret'] as string;
const values = ({ report }: Looked): string[] => report.credentials.map((c) => secretOf(c).reveal()).sort();
const places = ({ report }: Looked): string[] => report.credentials.flatMap((c) => c.places.map((p) => ('path' in p ? p.path : p.name))).sort();
const paths = ({ source }: Looked): string[] => source.seen.map((s) => s.path).sort();
const aws = (name: string, seed: number): string => {
  const { id, secret } = sample('aws-access-key', seed);
  return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
};
const put = ({ home }: Home, path: string, text: string): string => {
  const absolute = join(home, path);
  mkdirSync(join(absolute, '..'), { recursive: true });
  writeFileSync(absolute, text);
  return absolute;
};

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
    const home = makeHome({ '~/.pgpass': 'db.acme.io:5432:shop:postgres:postgres\n', '~/.my.cnf': '[client]\npassword=abc\n' });
    expect(values(await lookAt(home))).toEqual(['abc', 'postgres']);
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

describe('hostile files', () => {
  const skips = ({ report }: Looked) => report.skipped.map((s) => [s.path, s.reason]);

  it('waits on no pipe and opens no device', async () => {
    const home = makeHome({ '~/.config/gh/x': '' });
    for (const path of ['.netrc', '.bash_history', '.config/gh/hosts.yml', '.ssh-not']) execFileSync('mkfifo', [join(home.home, path)]);
    symlinkSync('/dev/zero', join(home.home, '.pypirc'));
    const looked = await lookAt(home);
    expect(skips(looked)).toEqual([
      ['~/.bash_history', 'special-file'],
      ['~/.config/gh/hosts.yml', 'special-file'],
      ['~/.netrc', 'special-file'],
      ['~/.pypirc', 'special-file'],
    ]);
  });

  it('ends with links in a circle, links to nothing, and says of links that lead out', async () => {
    const outside = tree({ netrc: `machine a.io login b password ${token(1)}\n`, aws: aws('x', 1) });
    const home = makeHome({ '~/dotfiles/npmrc': `//a.io/:_authToken=${token(2)}\n` });
    const link = (to: string, path: string) => {
      mkdirSync(join(home.home, path, '..'), { recursive: true });
      symlinkSync(to, join(home.home, path));
    };
    link('.pgpass', '.pgpass');
    link('b.yaml', '.kube/a.yaml');
    link('a.yaml', '.kube/b.yaml');
    link('.', '.claude/projects/loop');
    link('nowhere', '.pypirc');
    link(join(outside, 'netrc'), '.netrc');
    link('dotfiles/npmrc', '.npmrc');
    link(outside, '.aws');
    writeFileSync(join(outside, 'credentials'), aws('y', 2));
    const looked = await lookAt(home);
    expect(skips(looked)).toEqual([
      ['~/.aws/credentials', 'symlink'],
      ['~/.kube/a.yaml', 'symlink'],
      ['~/.kube/b.yaml', 'symlink'],
      ['~/.netrc', 'symlink'],
      ['~/.pgpass', 'symlink'],
      ['~/.pypirc', 'symlink'],
    ]);
    expect(places(looked)).toEqual(['~/.aws/credentials', '~/.netrc', '~/.npmrc']);
  });

  it('reads a file once, by however many names', async () => {
    const home = makeHome({ '~/.netrc': `machine a.io login b password ${token(1)}\n` });
    symlinkSync('.netrc', join(home.home, 'again'));
    const looked = await lookAt(home, { env: { NETRC: '~/again', DOCKER_CONFIG: '~/' } });
    expect(looked.source.seen).toHaveLength(1);
    expect(looked.report.credentials[0]?.places).toHaveLength(1);
    linkSync(join(home.home, '.netrc'), join(home.home, '_netrc'));
    expect((await lookAt(home, { platform: 'win32' })).report.credentials).toHaveLength(1);
  });

  it('parses no large file, but searches what a scan would', async () => {
    const home = makeHome();
    put(home, '.netrc', '');
    truncateSync(join(home.home, '.netrc'), 100 * 2 ** 20);
    put(home, '.npmrc', `${'# filler\n'.repeat(150_000)}//a.io/:_authToken=${token(1)}\n`);
    put(home, '.bash_history', '');
    truncateSync(join(home.home, '.bash_history'), 100 * 2 ** 20);
    const began = performance.now();
    const looked = await lookAt(home);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(skips(looked)).toEqual([
      ['~/.bash_history', 'too-large'],
      ['~/.netrc', 'too-large'],
      ['~/.netrc', 'too-large'],
      ['~/.npmrc', 'too-large'],
    ]);
    expect(values(looked)).toEqual([token(1)]);
  });

  it.skipIf(process.getuid === undefined)('says what it may not read', async () => {
    const home = makeHome({ '~/.netrc': 'x', '~/.kube/config': 'x', '~/.bash_history': 'x', '~/.npmrc': `//a.io/:_authToken=${token(1)}\n` });
    const root = process.getuid?.() === 0;
    for (const folder of [home.root, join(home.root, 'home'), home.home]) chmodSync(folder, 0o755);
    for (const path of ['.netrc', '.kube', '.bash_history']) chmodSync(join(home.home, path), 0);
    await auditOf();
    try {
      if (root) process.seteuid?.(65534);
      const looked = await lookAt(home);
      expect(skips(looked)).toEqual([
        ['~/.bash_history', 'unreadable'],
        ['~/.kube', 'unreadable'],
        ['~/.kube/config', 'unreadable'],
        ['~/.netrc', 'unreadable'],
      ]);
      expect(values(looked)).toEqual([token(1)]);
    } finally {
      if (root) process.seteuid?.(0);
      for (const path of ['.netrc', '.kube', '.bash_history']) chmodSync(join(home.home, path), 0o700);
    }
  });

  it('searches as text what it cannot parse, and says so without a word of it', async () => {
    const nested = '['.repeat(100_000);
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${`*${'abcdefghij'[i]}, `.repeat(9)}]\n`).join('')}users: *j\n`;
    const home = makeHome({
      '~/.docker/config.json': `{"auths": {"a.io": {"auth": "${token(1)}" `,
      '~/.azure/msal_token_cache.json': nested,
      '~/.kube/config': `${bomb}# ${token(2)}\n`,
      '~/.config/glab-cli/config.yml': `hosts:\n${'- '.repeat(100_000)}x\n`,
      '~/.cargo/credentials.toml': `x = ${nested}`,
      '~/.m2/settings.xml': `<a>${'<b>'.repeat(100_000)}${token(3)}`,
      '~/.nuget/NuGet/NuGet.Config': `<!DOCTYPE a [<!ENTITY e "x">]><configuration>&e;&f;</configuration>`,
      '~/.codex/auth.json': Buffer.concat([Buffer.from([0xfd, 0xff, 0xfe, 0x80, 0xc3]), Buffer.from(` ${token(4)}\n`)]),
      '~/.pulumi/credentials.json': Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 32)),
    });
    const began = performance.now();
    const looked = await lookAt(home);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(new Set(looked.report.skipped.map((s) => s.reason))).toEqual(new Set(['unparsable']));
    expect(looked.report.skipped).toHaveLength(9);
    expect(values(looked)).toEqual([token(1), token(2), token(3), token(4)].sort());
    for (const seed of [1, 2, 3, 4]) expect(looked.text).not.toContain(token(seed));
  });

  it('reads what is well formed and odd', async () => {
    const [a, b, c] = [fake.text('base62', 30), fake.text('base62', 30), fake.text('base62', 30)];
    const home = makeHome({
      '~/.expo/state.json': `{"__proto__": {"auth": {"sessionSecret": "${a}"}}, "auth": {"__proto__": {"sessionSecret": "${a}"}, "sessionSecret": "${b}"}}`,
      '~/.pgpass': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`db\\:1.acme.io:5432:*:ann:${c}:\\:x\r\n:::\n\\`)]),
      '~/.my.cnf': Buffer.from('\ufeff[client]\r\npassword=sécret-Pä55\r\n', 'utf16le'),
      '~/.aws/credentials': '[__proto__]\naws_secret_access_key = x\n[constructor]\n[a\n=\n = \n:x\n',
    });
    const looked = await lookAt(home);
    expect(looked.report.skipped).toEqual([]);
    expect(values(looked)).toEqual(expect.arrayContaining([b, `${c}::x`, 'sécret-Pä55']));
    expect(({} as Record<string, unknown>)['auth']).toBeUndefined();
    expect(({} as Record<string, unknown>)['aws_secret_access_key']).toBeUndefined();
  });

  it('survives a store that throws', async () => {
    const bad = defineStore({
      id: 'bad',
      label: 'Bad',
      docs: 'https://acme.test',
      files: [
        {
          paths: { all: ['~/.bad'] },
          read: 'fields',
          format: 'json',
          fields: () => {
            throw new Error(token(1));
          },
        },
      ],
      examples: () => [],
    });
    const home = makeHome({ '~/.bad': `{"x": "${token(1)}"}` });
    const looked = await lookAt(home, { stores: [bad] });
    expect(skips(looked)).toEqual([['~/.bad', 'unparsable']]);
    expect(values(looked)).toEqual([token(1)]);
    expect(looked.text).not.toContain(token(1));
  });
});

describe('bounds', () => {
  it('reads the newest of many files and says how many it left out', async () => {
    const home = makeHome();
    for (let i = 0; i < 130; i++) {
      const path = put(home, `.claude/projects/p${i % 7}/${i}.jsonl`, `${token(i)}\n`);
      utimesSync(path, 1_700_000_000 + i, 1_700_000_000 + i);
    }
    const looked = await lookAt(home);
    expect(values(looked)).toEqual(Array.from({ length: 100 }, (_, i) => token(i + 30)).sort());
    expect(looked.report.skipped).toMatchObject([{ reason: 'limit', detail: expect.stringContaining('newest 100 of 130') }]);
  });

  it('does not walk a home with many files, and says which folder it did not look through', async () => {
    const home = makeHome({ '~/.env': `GITHUB_TOKEN=${token(1)}\n` });
    const real = join(home.home, 'x');
    writeFileSync(real, '');
    for (let i = 0; i < 21_000; i++) linkSync(real, join(home.home, `.f${i}`));
    const began = performance.now();
    const looked = await lookAt(home, { project: `${home.home}/shop` });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(values(looked)).toEqual([token(1)]);
    expect(looked.report.skipped).toContainEqual({ path: '~', reason: 'limit', detail: expect.stringContaining('not all of it') });
  });
});
