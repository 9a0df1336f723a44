/** A home folder that is hostile, or very full: nothing hangs, nothing is hidden in silence. */
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fake } from '../src/kit.ts';
import { defineStore } from '../src/store.ts';
import { tree } from './helpers.ts';
import { auditOf, aws, type Looked, lookAt, makeHome, places, put, token, values } from './homes.ts';

const fake = new Fake(7);

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
    const [a, b, c, accented] = [fake.text('base62', 30), fake.text('base62', 30), fake.text('base62', 30), `ä${fake.text('base62', 9)}é`];
    const home = makeHome({
      '~/.expo/state.json': `{"__proto__": {"auth": {"sessionSecret": "${a}"}}, "auth": {"__proto__": {"sessionSecret": "${a}"}, "sessionSecret": "${b}"}}`,
      '~/.pgpass': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`db\\:1.acme.io:5432:*:ann:${c}:\\:x\r\n:::\n\\`)]),
      '~/.my.cnf': Buffer.from(`\ufeff[client]\r\npassword=${accented}\r\n`, 'utf16le'),
      '~/.aws/credentials': '[__proto__]\naws_secret_access_key = x\n[constructor]\n[a\n=\n = \n:x\n',
    });
    const looked = await lookAt(home);
    expect(looked.report.skipped).toEqual([]);
    expect(values(looked)).toEqual(expect.arrayContaining([b, `${c}::x`, accented]));
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

  it('reads no gigabytes of one store', async () => {
    const home = makeHome();
    for (let i = 0; i < 4; i++) {
      const path = put(home, `.codex/sessions/${i}.jsonl`, `${token(i)}\n${' '.repeat(30 * 2 ** 20)}`);
      utimesSync(path, 1_700_000_000 + i, 1_700_000_000 + i);
    }
    const looked = await lookAt(home);
    expect(values(looked)).toEqual([token(2), token(3)].sort());
    expect(looked.report.skipped).toMatchObject([{ reason: 'limit', detail: expect.stringContaining('newest 2 of 4') }]);
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
