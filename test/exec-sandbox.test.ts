/**
 * `keyreach exec --sandbox`: what is hidden cannot be read by any tool, the project can be worked in, and nothing starts where that cannot be
 * had. Homes and secrets are made up. Tests that need bubblewrap are skipped where it is missing or may not make namespaces.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Agent, defineAgent } from '../src/agent.ts';
import { defaultPlaces, ownPlaces, planHiding, storePaths } from '../src/exec/hide.ts';
import { profile } from '../src/exec/sandbox.ts';
import { terminalFilter } from '../src/exec/terminal.ts';
import { Fake } from '../src/kit.ts';
import { defineStore } from '../src/store.ts';
import { BARE_ENV, keyreach } from './built.ts';
import { tree } from './helpers.ts';

const BIN = fileURLToPath(new URL('../bin/keyreach.js', import.meta.url));
const value = new Fake(78).text('base62', 32);
const tried = spawnSync('bwrap', ['--bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--unshare-pid', '--unshare-ipc', 'true'], { encoding: 'utf8' });
const why = tried.error ? 'there is no bwrap on PATH' : tried.stderr.split('\n')[0];
const works = tried.status === 0;
const bubblewrap = describe.skipIf(!works);
const named = (text: string) => (works ? text : `${text} (skipped: ${why})`);

const around = (home: string, project: string, env: Record<string, string> = {}) => ({ home, project, cwd: project, env, platform: 'linux' as const });

describe('what is to be hidden', () => {
  const store = defineStore({
    ...{ id: 'acme', label: 'Acme', docs: 'https://acme.example', examples: () => [] },
    files: [
      {
        paths: { all: ['~/.acme/token'], darwin: ['{support}/acme'] },
        read: 'text',
        moved: [
          { by: 'ACME_HOME', to: 'folder' },
          { by: 'ACME_FILES', to: 'files' },
        ],
      },
      { paths: { linux: ['{config}/acme/*.json', '/etc/acme.conf'], win32: ['{appdata}/acme'] }, read: 'presence', moved: [{ by: 'ACME_ONE', to: 'file' }] },
    ],
  });

  it('comes from the stores, moved ones too', () => {
    expect(storePaths([store], around('/h', '/p')).sort()).toEqual(['/etc/acme.conf', '/h/.acme/token', '/h/.config/acme/*.json']);
    const env = { ACME_HOME: '/m*', ACME_FILES: '/a:/b', ACME_ONE: '/one', XDG_CONFIG_HOME: '/c' };
    const moved = storePaths([store], around('/h', '/p', env));
    expect(moved).toEqual(
      expect.arrayContaining(['/m\\*/token', '/a', '/b', '/one', '/c/acme/*.json', '/h/.acme/token', '/h/.config/acme/*.json', '/etc/acme.conf']),
    );
    expect(storePaths([store], { ...around('/h', '/p'), platform: 'darwin' })).toEqual(
      expect.arrayContaining(['/h/Library/Application Support/acme', '/h/.acme/token']),
    );
  });

  it('is what is there, behind links, each once, and whole folders', () => {
    const home = tree({
      ...{ '.acme/token': value, '.config/acme/a.json': value, '.config/acme/b.txt': '', '.aws/credentials': value, '.zshrc': '', 'real/id': value },
      ...{
        '.env': value,
        'p/.env': value,
        'p/.env.example': '',
        'p/.env.agent': '',
        'p/sub/.env.local': value,
        'p/node_modules/x/.env': '',
        'p/[x]/.envrc': '',
        'p/venv/.env/pyvenv.cfg': '',
      },
    });
    symlinkSync(join(home, 'real'), join(home, '.ssh'));
    symlinkSync('nowhere', join(home, '.netrc'));
    linkSync(join(home, '.acme/token'), join(home, 'second'));
    const here = around(home, join(home, 'p'));
    const plan = planHiding(defaultPlaces([store], here), [], [], here);
    const below = plan.hidden.filter((h) => h.path.startsWith(home)).map((h) => [h.path.slice(home.length + 1), h.folder]);
    expect(below).toEqual([
      ...[
        ['.acme/token', false],
        ['.aws', true],
        ['.config/acme/a.json', false],
        ['.env', false],
        ['.zshrc', false],
      ],
      ...[
        ['p/.env', false],
        ['p/[x]/.envrc', false],
        ['p/sub/.env.local', false],
        ['real', true],
      ],
    ]);
    expect(plan.linked).toEqual([join(home, '.acme/token')]);
  });

  it('leaves an agent its own, unless the user says otherwise', () => {
    const home = tree({ '.acme/token': value, '.acme/settings.json': '', '.acme.json': '', '.one': value });
    const agent = (path: string): Agent =>
      defineAgent({
        ...{
          id: 'acme',
          label: '',
          docs: '',
          checked: '',
          inside: [],
          keys: [],
          programs: ['acme'],
          settings: [{ layer: 'user', format: 'json', paths: { all: [path] } }],
        },
        read: () => {
          throw new Error('is not asked');
        },
      });
    const here = around(home, tree());
    const places = [join(home, '.acme/token'), join(home, '.one')];
    const plan = (path: string, asked: string[] = []) => planHiding(places, asked, ownPlaces(agent(path), here), here);
    expect(plan('~/.acme/settings.json')).toMatchObject({ hidden: [{ path: join(home, '.one') }], own: [join(home, '.acme/token')] });
    expect(plan('~/.acme.json').hidden).toEqual([{ path: join(home, '.one'), folder: false }]);
    expect(plan('~/.acme/settings.json', [join(home, '.acme')])).toMatchObject({
      hidden: [{ path: join(home, '.acme') }, { path: join(home, '.one') }],
      own: [],
    });
    expect(ownPlaces(undefined, here)).toEqual([]);
  });

  it('is never the home or the project', () => {
    const home = tree({ 'p/x': '', '.ssh/p/x': '' });
    for (const asked of ['/', home, join(home, 'p')])
      expect(() => planHiding([], [asked], [], around(home, join(home, 'p')))).toThrow(/lies in it; start elsewhere/);
    expect(() => planHiding([join(home, '.ssh')], [], [], around(home, join(home, '.ssh/p')))).toThrow(/lies in it/);
    expect(() => planHiding([], ['/no/such/place'], [], around(home, join(home, 'p')))).toThrow('--hide names /no/such/place, which is not there');
  });
});

describe('the profile for macOS', () => {
  it('denies files, folders and sockets, whatever their names', () => {
    const text = profile([
      { path: '/Users/a/.aws', folder: true },
      { path: '/Users/a/say "hi"\\', folder: false },
    ]);
    expect(text.split('\n').slice(0, 2)).toEqual(['(version 1)', '(allow default)']);
    expect(text).toContain('(deny file-read* file-write* (subpath "/Users/a/.aws"))');
    expect(text).toContain('(deny file-read* file-write* (literal "/Users/a/say \\"hi\\"\\\\"))');
    expect(text).toContain('(deny network-outbound (remote unix-socket (path-literal "/Users/a/say \\"hi\\"\\\\")))');
  });
});

describe('the filter for the terminal', () => {
  /** What the kernel would do: a machine for the four instructions that are used. */
  const judge = (filter: Buffer, architecture: number, number: number, argument: number) => {
    let loaded = 0;
    for (let at = 0; ; at++) {
      const [code, yes, no, k] = [filter.readUInt16LE(at * 8), filter[at * 8 + 2] as number, filter[at * 8 + 3] as number, filter.readUInt32LE(at * 8 + 4)];
      if (code === 0x20) loaded = ({ 0: number, 4: architecture, 24: argument } as Record<number, number>)[k] as number;
      else if (code === 0x15) at += loaded === k ? yes : no;
      else return k === 0x7fff0000 ? 'allowed' : k === 0x50001 ? 'refused' : k;
    }
  };
  it.each([
    ['x64', 0xc000003e, 16],
    ['x64', 0xc000003e, 0x40000202],
    ['x64', 0x40000003, 54],
    ['arm64', 0xc00000b7, 29],
    ['arm64', 0x40000028, 54],
  ] as const)('refuses two calls and no other: %s %i %i', (architecture, audited, ioctl) => {
    const filter = terminalFilter(architecture) as Buffer;
    expect([0x5412, 0x541c, 0x5401].map((call) => judge(filter, audited, ioctl, call))).toEqual(['refused', 'refused', 'allowed']);
    expect(judge(filter, audited, 1, 0x5412)).toBe('allowed');
    expect(judge(filter, 0xdead, ioctl, 0)).toBe('refused');
  });
  it('is not made up for others', () => expect(terminalFilter('riscv64')).toBeUndefined());
});

describe('without a sandbox that works', () => {
  const cwd = tree();
  /** A folder with a bwrap of our own, and the tools that are needed. */
  const withBwrap = (script?: string) => {
    const bin = tree();
    for (const name of ['env', 'cat', 'sh', 'touch'])
      symlinkSync(spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim(), join(bin, name));
    if (script) {
      writeFileSync(join(bin, 'bwrap'), `#!/bin/sh\n${script}\n`);
      chmodSync(join(bin, 'bwrap'), 0o755);
    }
    return bin;
  };
  const start = (bin: string, home = tree({ '.ssh/id': value })) => ({
    ...keyreach(['exec', '--sandbox', '--', 'touch', join(cwd, 'started')], { cwd, env: { PATH: bin, HOME: home } }),
    started: existsSync(join(cwd, 'started')),
    left: readdirSync(home),
  });
  const SKIP = 'while [ "$1" != -- ]; do shift; done; shift';

  it.runIf(process.platform === 'linux').each([
    ['missing', undefined, /there is no bwrap on PATH; install it/],
    [
      'forbidden',
      'echo "bwrap: setting up uid map: Permission denied" >&2; exit 1',
      /does not work here, so nothing was started: bwrap: setting up uid map[\s\S]*user namespaces/,
    ],
    ['pretending to work', 'exit 0', /does not work here, so nothing was started/],
    ['hiding nothing', `${SKIP}; exec "$@"`, /hides nothing: cat could read a made-up secret; nothing was started/],
    ['hiding from cat only', `${SKIP}; case "$*" in *" cat "*) exit 1;; esac; exec "$@"`, /hides nothing: node could read a made-up secret/],
  ])('nothing is started: bwrap is %s', (_, script, message) => {
    const ran = start(withBwrap(script));
    expect(ran).toMatchObject({ code: 2, stdout: '', started: false, left: ['.ssh'] });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).not.toContain(value);
  });

  bubblewrap(named('with one that hides the canary alone'), () => {
    it('nothing is started either', () => {
      // Takes the first mask away, which is that of a store.
      const real = spawnSync('sh', ['-c', 'command -v bwrap'], { encoding: 'utf8' }).stdout.trim();
      const bin = withBwrap();
      const program = `#!${process.execPath}\nconst a = process.argv.slice(2); a.splice(a.indexOf('--tmpfs'), 2);\nprocess.exit(require('child_process').spawnSync(${JSON.stringify(real)}, a, { stdio: [0, 1, 2, 3, 4] }).status);\n`;
      writeFileSync(join(bin, 'bwrap'), program);
      chmodSync(join(bin, 'bwrap'), 0o755);
      const ran = start(bin);
      expect(ran).toMatchObject({ code: 2, started: false });
      expect(ran.stderr).toMatch(/leaves open what it should hide \(\/.+\); nothing was started/);
    });
  });
});

bubblewrap(named('in the sandbox'), () => {
  const home = tree({
    ...{ '.aws/credentials': value, '.aws/sso/cache/a.json': value, '.ssh/id_ed25519': value, '.config/gcloud/adc.json': value, '.kube/config': value },
    ...{ 'dotfiles/netrc': value, '.bash_history': value, '.psql_history': value, 'notes.txt': 'open\n' },
    ...Object.fromEntries(['.bashrc', '.bash_profile', '.profile', '.zshrc', '.zshenv', '.zprofile'].map((f) => [f, `export FROM_RC=${value}\n`])),
  });
  symlinkSync('dotfiles/netrc', join(home, '.netrc'));
  const project = tree({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.env': value,
    '.env.agent': 'FROM_FILE=agent\n',
    '.env.example': 'A=\n',
    'sub/.env.local': value,
    'main.js': '',
  });
  const env = { HOME: home, SECRET_TOKEN: value };
  const inside = (command: string[], flags: string[] = [], more: Record<string, string> = {}) =>
    keyreach(['exec', '--sandbox', ...flags, '--', ...command], { cwd: project, env: { ...env, ...more } });
  const sh = (script: string, ...flags: string[]) => inside(['sh', '-c', script], flags);

  it('no tool reads what is hidden', () => {
    // What the tools find outside shows that they can find it.
    const search = `cat ~/.aws/credentials ~/.ssh/id_ed25519 ~/.netrc .env sub/.env.local; grep -rs . ~ . ; cat ~/dotfiles/netrc /proc/self/root"$HOME"/.aws/credentials`;
    const outside = spawnSync('sh', ['-c', search], { cwd: project, env: { ...BARE_ENV, HOME: home }, encoding: 'utf8' });
    expect(outside.stdout.split(value).length).toBeGreaterThan(15);
    const ran = sh(search);
    expect(ran.stdout).toContain('notes.txt:open');
    expect(ran.stdout + ran.stderr).not.toContain(value);
    const read = inside([
      process.execPath,
      '-e',
      `for (const f of ['.aws/credentials', '.kube/config', '.bash_history']) try { console.log(require('fs').readFileSync(process.env.HOME + '/' + f, 'utf8')) } catch (e) { console.log(e.code) }`,
    ]);
    expect(read.stdout).toBe('ENOENT\nENOENT\n\n');
    const hidden = /sandbox: hides (.*)/.exec(ran.stderr)?.[1]?.split(', ');
    expect(hidden).toEqual(
      expect.arrayContaining(['~/.aws', '~/.ssh', '~/.config/gcloud', '~/.bashrc', '~/.bash_history', '~/dotfiles/netrc', '.env', 'sub/.env.local']),
    );
    expect(hidden).not.toContain('.env.agent');
    expect(ran.stderr).toContain('sandbox: proven with a made-up secret; the network and the rest of the disk stay open\n');
    expect(ran.stderr).not.toContain('soft');
  });

  it('no process outside is seen, with the environment that was dropped', () => {
    const script = 'cat /proc/[0-9]*/environ | tr "\\0" "\\n"';
    expect(keyreach(['exec', '--', 'sh', '-c', script], { cwd: project, env }).stdout, 'softly, it is').toContain(value);
    const ran = sh(script);
    expect(ran.stdout).toContain('FROM_FILE=agent');
    expect(ran.stdout).not.toContain(value);
  });

  it('login shells bring nothing back', () => {
    for (const [shell, ...flags] of [
      ['bash', '-lc'],
      ['bash', '-ic'],
      ['sh', '-lc'],
      ['zsh', '-lc'],
      ['zsh', '-ic'],
    ] as const) {
      if (spawnSync(shell, ['-c', 'true']).status !== 0) continue;
      const ran = inside([shell, ...flags, 'env']);
      expect(ran.stdout).toContain('KEYREACH_EXEC=1');
      expect(ran.stdout).not.toContain('FROM_RC');
    }
    // Even when zsh is led back to the home folder.
    const back = sh('ZDOTDIR=$HOME; export ZDOTDIR; command -v zsh >/dev/null || exec env; zsh -lc env');
    expect(back.stdout).toContain('KEYREACH_EXEC=1');
    expect(back.stdout).not.toContain('FROM_RC');
  });

  it('the project can be worked in', () => {
    expect(sh('echo new > new.txt && rm main.js && mkdir -p sub/x && cat .env.agent .env.example && pwd').stdout).toBe(`FROM_FILE=agent\nA=\n${project}\n`);
    expect(readFileSync(join(project, 'new.txt'), 'utf8')).toBe('new\n');
    expect(existsSync(join(project, 'main.js'))).toBe(false);
    expect(sh('echo x > .env; echo x > ~/.bashrc; echo x > ~/.aws/credentials').code).toBe(0);
    expect([join(project, '.env'), join(home, '.aws/credentials')].map((path) => readFileSync(path, 'utf8'))).toEqual([value, value]);
    expect(readFileSync(join(home, '.bashrc'), 'utf8')).toContain(value);
  });

  it('its temporary folder is its own and goes with it', () => {
    const other = tree({ 'x.txt': value });
    const ran = sh(`cat ${other}/x.txt; ls -a /tmp; echo x > /tmp/mine && cat /tmp/mine`);
    expect(ran.stdout).not.toContain(value);
    expect(ran.stdout).toMatch(/x\n$/);
    expect(existsSync('/tmp/mine')).toBe(false);
    expect(readdirSync(home).filter((name) => name.startsWith('.keyreach'))).toEqual([]);
  });

  it('hides what the user names', () => {
    expect(sh('cat ~/notes.txt; ls ~/dotfiles', '--hide', join(home, 'notes.txt'), '--hide', join(home, 'dotfiles')).stdout).toBe('');
    expect(sh('true', '--hide', '/no/such').stderr).toContain('--hide names /no/such, which is not there');
    expect(sh('true', '--hide', project)).toMatchObject({ code: 2, stdout: '' });
  });

  it('sockets cannot be talked to', async () => {
    const folder = tree();
    const socket = join(home, 'agent.sock');
    const server = createServer((c) => c.end('answer')).listen(socket);
    await new Promise((done) => server.once('listening', done));
    try {
      const ask = `require('net').connect(${JSON.stringify(socket)}).on('data', (d) => console.log(String(d))).on('error', (e) => console.log('no: ' + e.code))`;
      const asked = (flags: string[]) =>
        new Promise<string>((done) => {
          const child = spawn(process.execPath, [BIN, 'exec', ...flags, '--quiet', '--', process.execPath, '-e', ask], {
            cwd: folder,
            env: { ...BARE_ENV, HOME: home, SSH_AUTH_SOCK: socket },
          });
          let out = '';
          child.stdout.on('data', (chunk) => {
            out += chunk;
          });
          child.once('close', () => done(out));
        });
      expect(await asked([])).toBe('answer\n');
      expect(await asked(['--sandbox'])).toMatch(/^no: /);
    } finally {
      server.close();
    }
  });

  it('masks cannot be taken off, not even in namespaces of its own', () => {
    const ran = sh(
      'umount ~/.aws; unshare -Urm sh -c "umount $HOME/.aws; umount -l $HOME; cat $HOME/.aws/credentials; mkdir -p /tmp/b && mount --rbind / /tmp/b && umount /tmp/b$HOME/.aws; cat /tmp/b$HOME/.aws/credentials"',
    );
    expect(ran.stdout + ran.stderr).not.toContain(value);
  });

  it('exit codes and arguments pass', () => {
    expect(sh('exit 7').code).toBe(7);
    expect(sh('kill -TERM $$').code).toBe(143);
    expect(inside(['no-such-program'])).toMatchObject({ code: 127, stdout: '' });
    const odd = tree({ 'a=b/prog': '#!/bin/sh\necho "$1"\n' });
    chmodSync(join(odd, 'a=b/prog'), 0o755);
    expect(keyreach(['exec', '--quiet', '--sandbox', '--', './a=b/prog', '--help'], { cwd: odd, env })).toEqual({ code: 0, stdout: '--help\n', stderr: '' });
  });

  it.each([
    ['SIGTERM', 9, 'ready\nSIGTERM\n'],
    ['SIGINT', 9, 'ready\nSIGINT\n'],
  ] as const)('%s reaches the program once, and it may finish', async (signal, code, expected) => {
    const script = `for (const s of ['SIGTERM', 'SIGINT']) process.on(s, () => { console.log(s); setTimeout(() => process.exit(9), 300); }); setInterval(() => {}, 1000); console.log('ready')`;
    const child = spawn(process.execPath, [BIN, 'exec', '--quiet', '--sandbox', '--', process.execPath, '-e', script], {
      cwd: project,
      env: { ...BARE_ENV, ...env },
      detached: true,
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out === 'ready\n') child.kill(signal);
    });
    expect(await new Promise((done) => child.once('close', done))).toBe(code);
    expect(out).toBe(expected);
  });

  it('a signal before the start leaves nothing behind, and starts nothing', async () => {
    const bin = tree();
    writeFileSync(join(bin, 'bwrap'), `#!/bin/sh\ntouch ${bin}/proving\nsleep 0.5\nPATH=$OLD exec bwrap "$@"\n`.replace('$OLD', BARE_ENV['PATH'] as string));
    chmodSync(join(bin, 'bwrap'), 0o755);
    const temporary = tree();
    const child = spawn(process.execPath, [BIN, 'exec', '--quiet', '--sandbox', '--', 'touch', join(project, 'started')], {
      cwd: project,
      env: { ...BARE_ENV, ...env, PATH: `${bin}:${BARE_ENV['PATH']}`, TMPDIR: temporary },
      detached: true,
    });
    const watch = setInterval(() => {
      if (!existsSync(join(bin, 'proving'))) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 20);
    expect(await new Promise((done) => child.once('close', done))).toBe(143);
    expect(existsSync(join(project, 'started'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(home).filter((name) => name.startsWith('.keyreach'))).toEqual([]);
  });

  it('everything ends with keyreach', async () => {
    const mark = join(project, 'alive');
    const child = spawn(
      process.execPath,
      [BIN, 'exec', '--quiet', '--sandbox', '--', 'sh', '-c', `echo ready; while :; do echo x >> ${mark}; sleep 0.05; done`],
      { cwd: project, env: { ...BARE_ENV, ...env }, detached: true },
    );
    child.stdout.once('data', () => child.kill('SIGKILL'));
    await new Promise((done) => child.once('close', done));
    const size = () => (existsSync(mark) ? readFileSync(mark).length : 0);
    await new Promise((done) => setTimeout(done, 300));
    const before = size();
    await new Promise((done) => setTimeout(done, 300));
    expect(size()).toBe(before);
  });

  const terminal = spawnSync('script', ['--version']).status === 0 && spawnSync('perl', ['-v']).status === 0;
  const onTerminal = (line: string) =>
    spawnSync('script', ['-qec', `exec ${line}`, '/dev/null'], { cwd: project, env: { ...BARE_ENV, ...env, SHELL: '/bin/sh' }, encoding: 'utf8' }).stdout;
  it.skipIf(!terminal)('nothing can be typed into the terminal (needs script and perl)', () => {
    const perl = join(tree(), 'type.pl');
    mkdirSync(join(project, 'bin'), { recursive: true });
    const program = join(project, 'bin/type.pl');
    writeFileSync(program, 'for my $call (0x5412, 0x5412 + 0x100000000) { my $c = "x"; print ioctl(STDIN, $call, $c) ? "typed" : "refused $!", "\\n"; }');
    expect(perl).toBeTruthy();
    expect(onTerminal(`${process.execPath} ${BIN} exec --quiet --sandbox -- perl ${program}`)).toMatch(
      /refused Operation not permitted\s+refused Operation not permitted/,
    );
  });
  it.skipIf(!terminal)('Ctrl-C reaches the program once, and it may finish (needs script)', async () => {
    const program = join(project, 'counts.cjs');
    writeFileSync(
      program,
      `let n = 0; process.on('SIGINT', () => { n++; setTimeout(() => { console.log('got ' + n); process.exit(9); }, 300); }); setInterval(() => {}, 1000); console.log('ready')`,
    );
    const child = spawn('script', ['-qec', `exec ${process.execPath} ${BIN} exec --quiet --sandbox -- ${process.execPath} ${program}`, '/dev/null'], {
      cwd: project,
      env: { ...BARE_ENV, ...env, SHELL: '/bin/sh' },
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      if (!out.includes('ready') && (out + chunk).includes('ready')) child.stdin.write('\u0003');
      out += chunk;
    });
    expect(await new Promise((done) => child.once('close', done))).toBe(9);
    expect(out).toContain('got 1');
  });
});
