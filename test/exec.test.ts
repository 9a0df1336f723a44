/**
 * `keyreach exec` through the built program: what it passes on, what it drops, what it refuses, and that it stands in nobody's way.
 * The sandbox has its own file. Values are made up here; nothing of this machine's environment is used.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defineAgent } from '../src/agent.ts';
import { exec } from '../src/commands/exec.ts';
import { sanitise } from '../src/exec/allowlist.ts';
import { POINTER_NAMES } from '../src/exec/pointers.ts';
import { Fake } from '../src/kit.ts';
import { BARE_ENV, keyreach, type RunOptions } from './built.ts';
import { sample, tree } from './helpers.ts';

const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
/** A key of the live mode. */
const live = Array.from({ length: 50 }, (_, seed) => sample('stripe-secret-key', seed)['secret'] as string).find((key) => key.includes('live')) as string;
const value = new Fake(77).text('base62', 32);
const SET = [...POINTER_NAMES, 'KEYREACH_EXEC', 'PWD', 'SHLVL'];

/** The environment a program would get, by name. */
const environmentOf = (options: RunOptions, ...flags: string[]) => {
  const ran = keyreach(['exec', ...flags, '--', process.execPath, '-p', 'JSON.stringify(process.env)'], options);
  return { ...ran, env: (ran.code === 0 ? JSON.parse(ran.stdout) : {}) as Record<string, string> };
};
const plain = { env: { HOME: tree() }, cwd: tree() };

describe('the environment', () => {
  it('holds what is on the list and no more', () => {
    const { code, env, stderr } = environmentOf({
      cwd: plain.cwd,
      env: {
        ...{ HOME: tree(), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TERM: 'xterm', EDITOR: 'vi', XDG_CONFIG_HOME: '/nowhere' },
        ...{ AWS_SECRET_ACCESS_KEY: value, DATABASE_URL: `postgres://u:${value}@db/x`, LC_TOKEN: value, lc_all: value, SSH_AUTH_SOCK: `/${value}` },
        ...{ BASH_ENV: `/${value}`, ENV: `/${value}`, PROMPT_COMMAND: value, GIT_ASKPASS: value, XDG_RUNTIME_DIR: `/${value}`, KUBECONFIG: `/${value}` },
        ...{ HTTPS_PROXY: `http://me:${value}@proxy:1`, HTTP_PROXY: 'http://proxy:1', no_proxy: 'localhost', http_proxy: `me:${value}@proxy:1` },
      },
    });
    expect(code).toBe(0);
    const listed = ['EDITOR', 'HOME', 'HTTP_PROXY', 'LANG', 'LC_ALL', 'PATH', 'TERM', 'XDG_CONFIG_HOME', 'no_proxy'];
    expect(Object.keys(env).sort()).toEqual([...listed, ...SET].sort());
    expect(JSON.stringify(env) + stderr).not.toContain(value);
    expect(stderr).toContain(`keyreach: keeps ${listed.join(', ')}\n`);
    for (const name of [
      'AWS_SECRET_ACCESS_KEY',
      'DATABASE_URL',
      'LC_TOKEN',
      'SSH_AUTH_SOCK',
      'BASH_ENV',
      'ENV',
      'HTTPS_PROXY',
      'http_proxy',
      'GIT_CONFIG_GLOBAL',
    ])
      expect(stderr).toMatch(new RegExp(`drops .*\\b${name}\\b`));
    expect(stderr).toContain('soft: files stay readable');
    expect(env).toMatchObject({ KEYREACH_EXEC: '1', PWD: plain.cwd, AWS_EC2_METADATA_DISABLED: 'true', GIT_TERMINAL_PROMPT: '0' });
  });

  it('leads each pointer to a place of its own with nothing in it, which is gone afterwards', () => {
    const look = `const fs = require('fs');
      console.log(JSON.stringify(Object.entries(process.env).filter(([, v]) => v.includes('keyreach-exec-')).map(([n, p]) =>
        [n, p, fs.statSync(p).isDirectory() ? fs.readdirSync(p).join() : fs.readFileSync(p, 'utf8').trim(), fs.statSync(p).mode & 0o77])));`;
    const temporary = tree();
    const ran = keyreach(['exec', '--', process.execPath, '-e', look], { ...plain, env: { ...plain.env, TMPDIR: temporary } });
    const places = JSON.parse(ran.stdout) as [string, string, string, number][];
    expect(places.map(([name]) => name)).toEqual(expect.arrayContaining(['AWS_CONFIG_FILE', 'PGPASSFILE', 'KUBECONFIG', 'GH_CONFIG_DIR', 'ZDOTDIR']));
    expect(new Set(places.map(([, path]) => path)).size).toBe(places.length);
    for (const [name, , content, mode] of places) expect([name, content, mode]).toEqual([name, name === 'ZDOTDIR' ? '.zshrc' : content && '{}', 0]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('makes git forget its credential helpers', () => {
    const home = tree({ '.gitconfig': '[credential]\n\thelper = store\n', '.git-credentials': `https://u:${value}@git.example.org\n` });
    const ask = `printf 'protocol=https\\nhost=git.example.org\\n\\n' | git credential fill`;
    const options = { env: { HOME: home, GIT_CONFIG_GLOBAL: join(home, '.gitconfig') }, cwd: plain.cwd };
    expect(spawnSync('sh', ['-c', ask], { env: { ...BARE_ENV, ...options.env }, encoding: 'utf8' }).stdout).toContain(value);
    const ran = keyreach(['exec', '--', 'sh', '-c', ask], options);
    expect(ran.stdout + ran.stderr).not.toContain(value);
    expect(ran.stderr).toContain('terminal prompts disabled');
  });

  it('holds what the user asks for, pointers too', () => {
    const { env, stderr } = environmentOf(
      { ...plain, env: { ...plain.env, MY_URL: value, KUBECONFIG: '/my/own', OTHER: value } },
      '--keep',
      'MY_URL',
      '--keep=KUBECONFIG',
      '--keep',
      'NONE',
    );
    expect(env).toMatchObject({ MY_URL: value, KUBECONFIG: '/my/own' });
    expect(env).not.toHaveProperty('OTHER');
    expect(stderr).toMatch(/keeps KUBECONFIG, MY_URL: asked for by --keep\n.*finds no NONE to keep\n/);
    expect(stderr).not.toContain(value);
    expect(stderr).not.toMatch(/sets .*KUBECONFIG/);
  });

  it.each([[`X=${value}`], ['=x']])('takes no assignment for a name: %j', (name) => {
    const ran = environmentOf(plain, `--keep=${name}`);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^keyreach: --keep takes the name of a variable/);
    expect(ran.stderr).not.toContain(value);
  });

  it('shows hostile names without obeying them', () => {
    const ran = environmentOf({ ...plain, env: { ...plain.env, 'A\nkeyreach: keeps': value, 'B\u001b[31m': value, '\u202eC': value } });
    expect(ran.code).toBe(0);
    expect(
      Object.keys(ran.env)
        .filter((n) => !SET.includes(n))
        .sort(),
    ).toEqual(['HOME', 'PATH']);
    expect(ran.stderr).toContain('A\\nkeyreach: keeps');
    expect(ran.stderr).not.toMatch(/[\u001b\u202e]/);
    expect(ran.stderr.split('\n').filter((l) => /^keyreach: keeps/.test(l))).toHaveLength(1);
  });

  it('says nothing with --quiet', () => expect(environmentOf(plain, '--quiet')).toMatchObject({ code: 0, stderr: '' }));

  it('minds no case on Windows', () => {
    const wanted = { keep: ['mine'], keys: ['A_KEY'], file: { Path2: 'f' }, set: { KubeConfig: 'nul' }, platform: 'win32' as const };
    const inherited = { Path: 'p', SystemRoot: 's', MINE: 'm', a_key: 'k', KUBECONFIG: 'c', path2: 'x', Secret: 'z' };
    const { env, dropped } = sanitise({ ...wanted, inherited });
    expect(env).toEqual({ Path: 'p', SystemRoot: 's', MINE: 'm', a_key: 'k', KubeConfig: 'nul', Path2: 'f' });
    expect(dropped).toEqual(['Secret']);
  });
});

describe('the keys of an agent', () => {
  const agents = [
    defineAgent({
      ...{ id: 'one', label: 'One', docs: '', checked: '2026-11-21', settings: [], inside: [], keys: ['ONE_API_KEY'], programs: ['one', 'sh'] },
      read: () => {
        throw new Error('is not asked');
      },
    }),
  ];
  /** In this process, with an agent of our own. */
  const keyOf = async (program: string, env: Record<string, string>, files: Record<string, string> = {}) => {
    const cwd = tree(files);
    const before = { env: process.env, cwd: process.cwd() };
    process.env = { ...BARE_ENV, HOME: cwd, ...env };
    process.chdir(cwd);
    try {
      const code = await exec(
        { command: [program, '-c', 'printf %s "$ONE_API_KEY,$TWO_API_KEY" > out'], keep: [], hide: [], sandbox: false, quiet: true },
        { agents, stores: [] },
      );
      return { code, out: readFileSync(join(cwd, 'out'), 'utf8') };
    } finally {
      process.env = before.env;
      process.chdir(before.cwd);
    }
  };
  it('are left to it, by name or path, and to nobody else', async () => {
    const env = { ONE_API_KEY: 'one', TWO_API_KEY: 'two' };
    expect(await keyOf('sh', env)).toEqual({ code: 0, out: 'one,' });
    expect(await keyOf('/bin/sh', env)).toEqual({ code: 0, out: 'one,' });
    expect(await keyOf('bash', env)).toEqual({ code: 0, out: ',' });
  });
  it('cannot be led elsewhere by the project', async () => {
    await expect(keyOf('sh', {}, { '.env.agent': 'ONE_BASE_URL=https://elsewhere.example\n' })).rejects.toThrow(
      /ONE_BASE_URL decides where the agent's keys are sent/,
    );
    expect(await keyOf('bash', {}, { '.env.agent': 'ONE_BASE_URL=https://x.example\nTWO_API_KEY=from-file\n' })).toEqual({ code: 0, out: ',from-file' });
  });
});

describe('.env.agent', () => {
  const withFile = (text: string | Buffer, env: Record<string, string> = {}, ...flags: string[]) =>
    environmentOf({ cwd: tree({ '.env.agent': text }), env: { ...plain.env, ...env } }, ...flags);

  it('is taken, and outweighed by the command line only', () => {
    const text = '\uFEFF# for agents\nexport APP_ENV=agent\nDATABASE_URL="postgres://agent@localhost/shop"\nMULTI="a\nb"\nEMPTY=\nASKED=file\n';
    const { code, env, stderr } = withFile(text, { DATABASE_URL: value, ASKED: 'mine' }, '--keep', 'ASKED');
    expect(code).toBe(0);
    expect(env).toMatchObject({ APP_ENV: 'agent', DATABASE_URL: 'postgres://agent@localhost/shop', MULTI: 'a\nb', EMPTY: '', ASKED: 'mine' });
    expect(stderr).toMatch(/takes APP_ENV, DATABASE_URL, EMPTY, MULTI from \.env\.agent/);
  });

  it('is looked for at the top of the project, too', () => {
    const root = tree({ '.env.agent': 'A=top\n', '.git/HEAD': 'ref: refs/heads/main\n', 'sub/x': '', 'own/.env.agent': 'A=own\n' });
    expect(environmentOf({ cwd: join(root, 'sub'), env: plain.env }).env['A']).toBe('top');
    expect(environmentOf({ cwd: join(root, 'own'), env: plain.env }).env['A']).toBe('own');
  });

  const password = new Fake(5).text('base62', 20);
  it.each([
    ['an environment', 'APP_ENV=production', 'APP_ENV'],
    ['a name', `PROD_DB_PASSWORD=${password}`, 'PROD_DB_PASSWORD'],
    ['a host', `DATABASE_URL=postgres://app:${password}@prod-db.example.org/shop`, 'DATABASE_URL'],
    ['a host alone', 'DB_HOST=shop.prd.example.org', 'DB_HOST'],
    ['a live key', `PAYMENTS=${live}`, 'PAYMENTS'],
  ])('is refused for %s of production', (_, line, name) => {
    const ran = withFile(`OK=1\n${line}\n`);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(new RegExp(`\\.env\\.agent is refused: ${name} .*production`));
    if (name !== 'APP_ENV') expect(ran.stderr).not.toContain(line.slice(line.indexOf('=') + 1));
    expect(ran.stderr).not.toContain(password);
  });

  it('may name what only sounds like it', () => {
    expect(withFile('NODE_ENV=development\nPRODUCT_ID=7\nDB_HOST=preprod-db.example.org\nREPRODUCE=1\n').code).toBe(0);
  });

  it('is told of when nobody knows what a credential opens', () => {
    const ran = withFile(`DATABASE_URL=postgres://app:${password}@db.shop-corp.net/shop\n`);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('does not know which environment DATABASE_URL of .env.agent opens');
    expect(ran.stderr).not.toContain(password);
  });

  it('is refused by the pins of the config, which cannot soften it', () => {
    const [url, key] = [`URL=postgres://a:${password}@db.shop-corp.net/x\n`, `KEY=${live}\n`];
    const pin = (match: string, cls: string) =>
      `environments:\n  - match: "${match}"\n    class: ${cls}\ndisable: [stripe-secret-key]\nallow:\n  - path: "**"\n    reason: made up\n`;
    const run = (text: string, config: string) => environmentOf({ cwd: tree({ '.env.agent': text, 'keyreach.config.yaml': config }), env: plain.env });
    expect(run(url, pin('*.shop-corp.net', 'production'))).toMatchObject({ code: 2, stderr: expect.stringContaining('URL is a production credential') });
    expect(run(key, pin('*', 'development'))).toMatchObject({ code: 2, stderr: expect.stringContaining('KEY is a production credential') });
  });

  it.each([
    'PATH',
    'LD_PRELOAD',
    'NODE_OPTIONS',
    'BASH_ENV',
    'ZDOTDIR',
    'GIT_SSH_COMMAND',
    'npm_config_script_shell',
    'https_proxy',
    'KUBECONFIG',
    'PYTHONSTARTUP',
  ])('may not set %s, which decides what runs or is trusted', (name) => {
    const ran = withFile(`${name}=./${value}\n`);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(`${name} decides what runs`);
    expect(ran.stderr).not.toContain(value);
  });

  it('is refused when it is no plain text file', () => {
    const linked = tree({ '.env.production': `A=${value}\n` });
    symlinkSync('.env.production', join(linked, '.env.agent'));
    const pipe = tree();
    spawnSync('mkfifo', [join(pipe, '.env.agent')]);
    for (const [cwd, why] of [
      [linked, 'is a link'],
      [pipe, 'is no regular file'],
      [tree({ '.env.agent/x': '' }), 'is no regular file'],
      [tree({ '.env.agent': Buffer.alloc((1 << 20) + 1, 'a') }), 'larger than 1 MiB'],
      [tree({ '.env.agent': 'A=b\0c\n' }), 'it is no text'],
    ] as const) {
      const ran = environmentOf({ cwd, env: plain.env });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain(why);
    }
  });
});

describe('the program', () => {
  const run = (...command: string[]) => keyreach(['exec', '--quiet', '--', ...command], plain);

  it('gets its arguments as they are, and no shell between', () => {
    const args = ['$HOME', '; echo x', '--help', '--quiet', '-', '--', '', 'a\nb', '*'];
    expect(JSON.parse(run(process.execPath, '-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...args).stdout)).toEqual(args);
  });
  it('reads our input, and its exit code is ours', () => {
    expect(keyreach(['exec', '--quiet', '--', 'cat'], { ...plain, input: 'through\n' })).toEqual({ code: 0, stdout: 'through\n', stderr: '' });
    for (const code of [0, 1, 7, 255]) expect(run('sh', '-c', `exit ${code}`).code).toBe(code);
    for (const [signal, code] of [
      ['TERM', 143],
      ['INT', 130],
      ['KILL', 137],
    ] as const)
      expect(run('sh', '-c', `kill -${signal} $$`).code).toBe(code);
  });
  it('that cannot be started is told, with the exit code shells give', () => {
    const cwd = tree({ plain: 'x', broken: '#!/nowhere/at/all\n', 'dir/x': '' });
    chmodSync(join(cwd, 'broken'), 0o755);
    chmodSync(join(cwd, 'plain'), 0o644);
    const start = (name: string) => keyreach(['exec', '--quiet', '--', name], { ...plain, cwd });
    expect(start('no-such-program')).toEqual({ code: 127, stdout: '', stderr: 'keyreach: cannot start no-such-program: it is not on PATH\n' });
    expect(start('./none')).toEqual({ code: 127, stdout: '', stderr: 'keyreach: cannot start ./none: there is no such program\n' });
    expect(start('./plain')).toEqual({ code: 126, stdout: '', stderr: 'keyreach: cannot start ./plain: it may not be executed\n' });
    expect(start('./dir').code).toBe(127);
    expect(start('').code).toBe(127);
    expect(start('a\u001bb').stderr).toBe('keyreach: cannot start a\\u{1b}b: it is not on PATH\n');
    expect(start('./broken')).toMatchObject({ code: 126, stderr: expect.stringContaining('interpreter is not there') });
  });
  it('must be named after two dashes', () => {
    for (const args of [['exec'], ['exec', '--'], ['exec', 'env'], ['exec', '--quiet', 'env'], ['exec', 'env', '--', 'env']])
      expect(keyreach(args, plain)).toMatchObject({ code: 2, stdout: '', stderr: 'keyreach: say what to start after two dashes: keyreach exec -- CMD…\n' });
    expect(keyreach(['exec', '--kep', 'A', '--', 'env'], plain)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('unknown argument: --kep'),
    });
    expect(keyreach(['exec', '--help'], plain).stdout).toMatch(/exec \[options\] -- CMD[\s\S]*--keep[\s\S]*--sandbox[\s\S]*127/);
  });
});

const COUNTS = `
  const got = [];
  for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) process.on(s, () => { got.push(s); setTimeout(() => { console.log(got.join()); process.exit(9); }, 400); });
  setInterval(() => {}, 1000); console.log('ready');`;

describe('signals', () => {
  /** Sends a signal to keyreach alone, as a supervisor would; without a terminal, wherever the tests run. */
  const signalled = (signal: NodeJS.Signals, ...script: string[]) =>
    new Promise<{ code: number | null; out: string }>((done) => {
      const child = spawn(process.execPath, [BIN, 'exec', '--quiet', '--', ...script], { cwd: plain.cwd, env: { ...BARE_ENV, ...plain.env }, detached: true });
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
        if (out === 'ready\n') child.kill(signal);
      });
      child.once('close', (code) => done({ code, out }));
    });
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const)('%s reaches the program once', async (signal) => {
    expect(await signalled(signal, process.execPath, '-e', COUNTS)).toEqual({ code: 9, out: `ready\n${signal}\n` });
  });
  it('that end the program are its exit code', async () => {
    expect(await signalled('SIGTERM', 'sh', '-c', 'echo ready; exec sleep 20')).toEqual({ code: 143, out: 'ready\n' });
  });
  const script = spawnSync('script', ['--version']).status === 0;
  it.skipIf(!script)('of the terminal reach it once (needs script(1))', async () => {
    const line = ['exec', process.execPath, BIN, 'exec', '--quiet', '--', process.execPath, join(tree({ 'counts.cjs': COUNTS }), 'counts.cjs')].join(' ');
    const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: plain.cwd, env: { ...BARE_ENV, ...plain.env, SHELL: '/bin/sh' } });
    let out = '';
    child.stdout.on('data', (chunk) => {
      if (!out.includes('ready') && (out + chunk).includes('ready')) child.stdin.write('\u0003');
      out += chunk;
    });
    expect(await new Promise((done) => child.once('close', done))).toBe(9);
    expect(out.match(/SIG[A-Z]+/g)).toEqual(['SIGINT']);
  });
});

describe('start-up files of shells', () => {
  const home = tree(Object.fromEntries(['.bashrc', '.bash_profile', '.zshrc', '.zshenv', '.zprofile'].map((f) => [f, `export FROM_RC=${value}\n`])));
  const options = { cwd: plain.cwd, env: { HOME: home, BASH_ENV: join(home, '.bashrc'), ENV: join(home, '.bashrc') } };
  const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

  it('are not read by shells that run a command', () => {
    for (const shell of ['sh', 'bash']) expect(keyreach(['exec', '--quiet', '--', shell, '-c', 'env'], options).stdout).not.toContain('FROM_RC');
  });
  it.skipIf(!has('zsh'))('are not read by zsh at all (needs zsh)', () => {
    for (const flags of ['-lc', '-ic', '-c']) expect(keyreach(['exec', '--quiet', '--', 'zsh', flags, 'env'], options).stdout).not.toContain('FROM_RC');
  });
  it('are read by a login bash without a sandbox, and that is said', () => {
    const ran = keyreach(['exec', '--', 'bash', '-lc', 'env'], options);
    expect(ran.stdout).toContain('FROM_RC');
    expect(ran.stderr).toContain('soft: shells read ~/.bashrc, ~/.bash_profile again');
    expect(ran.stderr).not.toContain(value);
  });
});

it('leaves nothing behind when it is refused', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'keyreach-test-'));
  writeFileSync(join(temporary, 'kept'), '');
  for (const args of [
    ['exec', '--', 'none-such'],
    ['exec', '--hide', '/x', '--', 'env'],
    ['exec', '--sandbox', '--hide', '/no/such', '--', 'env'],
  ])
    expect(keyreach(args, { ...plain, env: { ...plain.env, TMPDIR: temporary } }).code).toBeGreaterThan(1);
  expect(readdirSync(temporary)).toEqual(['kept']);
});
