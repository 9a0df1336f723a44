/** Where is looked in a home folder: usual places, variables that move them, folders round the project, Windows beside Linux. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretOf } from '../src/credential.ts';
import { Fake } from '../src/kit.ts';
import { aws, lookAt, makeHome, paths, places, token, values } from './homes.ts';

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
      '~/code/.env.production': `GITHUB_TOKEN=${token(2)}\n`,
      '~/code/.env.odd': `GITHUB_TOKEN=${token(3)}\n`,
      '~/code/shop/.env': `GITHUB_TOKEN=${token(4)}\n`,
      '~/code/blog/.env': `GITHUB_TOKEN=${token(5)}\n`,
      '~/code/blog/.env.example': 'GITHUB_TOKEN=\n',
      '~/code/blog/deep/.env': 'x',
      '/.env': `GITHUB_TOKEN=${token(6)}\n`,
    });
    const looked = await lookAt(home, { project: `${home.home}/code/shop/` });
    expect(values(looked)).toEqual([token(1), token(2), token(3)].sort());
    expect(looked.report.credentials.find((c) => secretOf(c).reveal() === token(2))?.environment.class).toBe('production');
    expect(looked.source.seen.filter((s) => s.store === 'neighbours')).toMatchObject([
      { path: '~/code/blog/.env', capability: expect.stringContaining('not opened') },
    ]);
    expect(paths(looked)).not.toContain('~/code/shop/.env');
  });

  it("reads the settings in the project's own repository, which is no part of its tree", async () => {
    const home = makeHome({ '~/shop/.git/config': `[remote "origin"]\n  url = https://ann:${token(1)}@github.com/acme/shop\n` });
    expect(places(await lookAt(home, { project: `${home.home}/shop` }))).toEqual(['~/shop/.git/config']);
    expect(places(await lookAt(home, { project: `${home.home}/blog` }))).toEqual([]);
  });

  it('goes up to the root from a project outside of the home folder', async () => {
    const home = makeHome({
      '/srv/shop/.env': `GITHUB_TOKEN=${token(1)}\n`,
      '/srv/.env': `GITHUB_TOKEN=${token(2)}\n`,
      '/.env.local': `GITHUB_TOKEN=${token(3)}\n`,
      '~/.env': `GITHUB_TOKEN=${token(4)}\n`,
    });
    expect(places(await lookAt(home, { project: `${home.root}/srv/shop` }))).toEqual(['/.env.local', '/srv/.env', '~/.env']);
    expect(places(await lookAt({ root: home.root, home: home.root }, { project: `${home.root}/srv/shop` }))).toEqual(['~/.env.local', '~/srv/.env']);
    expect(places(await lookAt(home, { project: home.home }))).toEqual(['~/.env']);
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
