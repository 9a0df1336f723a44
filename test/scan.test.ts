/** `keyreach scan` end to end: each kind found once at its place, exit codes, sources, suppression, and no value ever shown. */
import { chmodSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git, keyreach } from './built.ts';
import { committed, sample, scanJson, tree } from './helpers.ts';

const github = sample('github-classic-pat')['secret'] as string;
const aws = sample('aws-access-key', 3);
const stripe = sample('stripe-secret-key', 2)['secret'] as string;
const db = sample('postgres-url', 4);
const jwt = sample('jwt', 5)['secret'] as string;
const pemText = (() => {
  const [head, body = '', tail] = (sample('private-key', 6)['secret'] as string).split('\n');
  return `${head}\n${body.replace(/(.{64})/g, '$1\n').trimEnd()}\n${tail}`;
})();
const wrapped = sample('gitlab-access-token', 7)['secret'] as string;
const inSecret = sample('sendgrid-api-key', 8)['secret'] as string;
// Passwords a person might choose, put together here so that none stands in this file.
const WEAK = ['tR4in', 'st4tion', '9x'].join('-');
const OTHER = ['an0ther', 'St4tion', '8y'].join('-');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const FILES = {
  'src/app.js': `// client\nconst token = '${github}';\n`,
  'deploy.sh': `export AWS_ACCESS_KEY_ID=${aws['id']}\nexport AWS_SECRET_ACCESS_KEY=${aws['secret']}\n`,
  'pay.py': `import stripe\nstripe.api_key = "${stripe}"\n`,
  'config.yml': `db:\n  # main\n  url: postgres://${db['user']}:${db['secret']}@${db['host']}:5432/orders\n`,
  'session.txt': `héllo wörld ${jwt}\n`,
  id_rsa: `${pemText}\n`,
  'blob.txt': `first line\npayload=${base64(`{"gitlab": "${wrapped}", "n": 1}`)}\n`,
  'k8s.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail\ndata:\n  MAIL_KEY: ${base64(inSecret)}\n`,
};
const VALUES = [github, aws['secret'], aws['id'], stripe, db['secret'], jwt, pemText.split('\n')[2], wrapped, inSecret].map((v) => v as string);
/** A value in every form in which it could leak: as it is, in pieces, and encoded. */
const forms = (value: string) => [
  value,
  value.slice(0, -3),
  value.slice(4),
  base64(value),
  encodeURIComponent(value),
  Buffer.from(value).toString('hex'),
  JSON.stringify(value).slice(1, -1),
];

describe('a tree with credentials', () => {
  const root = committed(tree(FILES));

  it('finds each once, at the right line and column', () => {
    const { code, report } = scanJson([root]);
    expect(code).toBe(1);
    const found = report.credentials.map((c) => [
      c.kind,
      c.places.map((p) => `${p.path}:${p.startLine}:${p.startColumn}-${p.endLine}:${p.endColumn}`).join(' '),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'github-classic-pat': `src/app.js:2:16-2:${16 + github.length}`,
      'aws-access-key': `deploy.sh:1:26-1:${26 + 20}`,
      'stripe-secret-key': `pay.py:2:19-2:${19 + stripe.length}`,
      'postgres-url': `config.yml:3:19-3:${19 + (db['user'] as string).length}`,
      jwt: `session.txt:1:13-1:${13 + jwt.length}`,
      'private-key': `id_rsa:1:1-${pemText.split('\n').length}:30`,
      'gitlab-access-token': `blob.txt:2:9-2:${9 + base64(`{"gitlab": "${wrapped}", "n": 1}`).length}`,
      'sendgrid-api-key': `k8s.yaml:6:13-6:${13 + base64(inSecret).length}`,
    });
    expect(found).toHaveLength(8);
  });

  it('shows no value in any byte of any output', () => {
    const outputs: string[] = [];
    for (const args of [
      [],
      ['--report', 'table', '--fail-on', 'info'],
      ['--report', 'json'],
      ['--report', 'sarif'],
      ['--report', 'baseline'],
      ['--jobs', '2'],
      ['--quiet'],
      ['--trust'],
      ['--untrusted'],
    ]) {
      const ran = keyreach(['scan', root, ...args]);
      expect(ran.code).toBe(1);
      outputs.push(ran.stdout, ran.stderr);
    }
    for (const report of ['table', 'json', 'sarif', 'baseline']) {
      const file = join(tree(), 'out');
      keyreach(['scan', root, '--report', `${report}=${file}`]);
      outputs.push(readFileSync(file, 'utf8'));
    }
    const all = outputs.join('\n');
    for (const value of VALUES) for (const form of forms(value)) expect(all.includes(form), `${form.slice(0, 4)}… of ${form.length}`).toBe(false);
  });

  it('shows no value when it crashes', () => {
    // A fault injected where a report is written, whose message quotes what was being worked on.
    const preload = join(
      tree({
        'crash.mjs': `import { Buffer } from 'node:buffer';\nconst real = Buffer.prototype.toString;\nlet n = 0;\nBuffer.prototype.toString = function (...a) { const t = real.apply(this, a); if (t.includes('${github.slice(0, 12)}') && process.env.WHERE === 'read') throw new Error('boom ' + t); return t; };\nconst json = JSON.stringify;\nJSON.stringify = function (v, ...a) { if (process.env.WHERE === 'write' && v && v.runs) throw new Error('boom ${github}'); return json(v, ...a); };\n// Once keyreach has started, however long that takes.\nconst fault = { later: () => { throw new Error('boom ${github}'); }, reject: () => { Promise.reject(new Error('boom ${github}')); } }[process.env.WHERE];\nconst wait = fault && setInterval(() => { if (process.listenerCount('uncaughtException') === 0) return; clearInterval(wait); fault(); }, 1);\n`,
      }),
      'crash.mjs',
    );
    for (const where of ['read', 'write', 'later', 'reject']) {
      const ran = keyreach(['scan', root, '--report', 'sarif'], { node: ['--import', preload], env: { PATH: process.env['PATH'], WHERE: where } });
      expect(ran.code, where).not.toBe(0);
      for (const form of forms(github)) expect((ran.stdout + ran.stderr).includes(form), where).toBe(false);
      if (where !== 'read') expect(ran.stderr).toContain('internal error');
    }
  });

  it('gives the same bytes for any number of jobs', () => {
    const big = tree(
      Object.fromEntries(
        Array.from({ length: 6200 }, (_, i) => [
          `d${i % 40}/f${i}.txt`,
          i % 97 === 0 ? `TOKEN=${sample('github-classic-pat', i + 100)['secret']}\n` : `line ${i}\n`,
        ]),
      ),
    );
    const [one, two, three] = ['1', '2', '3'].map((jobs) => keyreach(['scan', big, '--jobs', jobs, '--report', 'json']));
    expect(one?.code).toBe(1);
    expect((JSON.parse(one?.stdout ?? '') as { credentials: unknown[] }).credentials).toHaveLength(64);
    expect(two?.stdout).toBe(one?.stdout);
    expect(three?.stdout).toBe(one?.stdout);
  });
});

describe('exit codes', () => {
  it('is 0 and says so for a clean tree', () => {
    const ran = keyreach(['scan', tree({ 'a.js': 'const a = 1;\n' })]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('No secrets found in 1 file');
  });

  it.each([
    [['scan', '/no/such/place'], /^keyreach: there is no \/no\/such\/place\n$/],
    [['scan', '--no-such-flag'], /^keyreach: unknown argument: --no-such-flag; see/],
    [['scan', '.', '--fail-on', 'terrible'], /^keyreach: --fail-on takes info, low, medium, high, critical; not "terrible"\n$/],
    [['scan', '.', '--report', 'xml'], /^keyreach: there is no report format "xml"/],
    [
      ['scan', '.', '--report', 'json=/no/such/folder/x.json'],
      /^keyreach: cannot write the report to \/no\/such\/folder\/x\.json: its folder does not exist\n$/,
    ],
    [['scan', '.', '--jobs', '0'], /^keyreach: --jobs takes/],
    [['scan', '.', '--jobs', '1', '--jobs', '2'], /^keyreach: --jobs is given twice\n$/],
    [['scan', '.', '--baseline', 'none.json'], /^keyreach: there is no baseline none\.json/],
    [['scan', '.', '--config', 'none.yaml'], /^keyreach: .*none\.yaml/],
    [['scna'], /^keyreach: unknown argument: scna/],
    [[], /^keyreach: say what to do/],
  ])('is 2 with one clear line: %j', (args, message) => {
    const ran = keyreach(args as string[], { cwd: tree({ 'a.js': '1' }) });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(message as RegExp);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is 2 with one line for a faulty config, and suggests the right key', () => {
    const ran = keyreach(['scan'], { cwd: tree({ 'a.js': '1', 'keyreach.config.yaml': 'failon: high\n' }) });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^keyreach: keyreach\.config\.yaml.*failon.*failOn[^\n]*\n$/);
  });

  it('is 2 and never "clean" when nothing was read', () => {
    const ran = keyreach(['scan', tree()]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('Nothing was read');
    expect(ran.stdout).not.toContain('No secrets');
  });

  it('prefers findings over incompleteness', () => {
    const root = tree({ 'a.env': `T=${github}\n`, 'big.txt': 'x'.repeat(3000) });
    expect(keyreach(['scan', root, '--max-file-size', '2000B']).code).toBe(1);
    rmSync(join(root, 'a.env'));
    writeFileSync(join(root, 'b.txt'), 'nothing');
    const ran = keyreach(['scan', root, '--max-file-size', '2000B']);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('big.txt: 3000 bytes, the limit is 2000');
  });

  it('respects --fail-on', () => {
    const root = tree({ '.env': `DB_PASSWORD=${OTHER}\n` });
    expect(keyreach(['scan', root]).code).toBe(1);
    expect(keyreach(['scan', root, '--fail-on', 'high']).code).toBe(0);
  });
});

describe('sources', () => {
  it('tells tracked, untracked and ignored files apart', () => {
    const root = committed(tree({ 'a.txt': `t=${github}\n`, '.gitignore': '.env\n' }));
    writeFileSync(join(root, '.env'), `STRIPE=${stripe}\n`);
    writeFileSync(join(root, 'new.txt'), `t=${wrapped}\n`);
    const plain = scanJson([root]).report;
    expect(plain.credentials.map((c) => [c.kind, c.places[0]?.tracking]).sort()).toEqual([
      ['github-classic-pat', 'tracked'],
      ['gitlab-access-token', 'untracked'],
    ]);
    const all = scanJson([root, '--include-ignored']).report;
    const byKind = Object.fromEntries(all.findings.map((f) => [all.credentials.find((c) => c.fingerprint === f.credential)?.kind, [f.rule, f.severity]]));
    expect(byKind).toEqual({
      'github-classic-pat': ['leaked-secret', 'critical'],
      'gitlab-access-token': ['local-secret', expect.any(String)],
      'stripe-secret-key': ['local-secret', expect.any(String)],
    });
  });

  it('reads a named file even if git ignores it, and an ignored folder that is named', () => {
    const root = committed(tree({ '.gitignore': 'private/\n.env\n' }));
    writeFileSync(join(root, '.env'), `T=${github}\n`);
    expect(scanJson([join(root, '.env')]).report.credentials[0]?.places[0]).toMatchObject({ path: '.env', tracking: 'ignored' });
    git(root, 'init', '-q', 'x');
    const folder = join(root, 'private');
    symlinkSync(root, join(root, 'x', 'loop'));
    writeFileSync(join(tree({}), 'unused'), '');
    git(root, 'worktree', 'prune');
    rmSync(folder, { recursive: true, force: true });
    const inner = tree({ 'private/key.txt': `T=${wrapped}\n`, '.gitignore': 'private/\n' });
    committed(inner);
    expect(scanJson([join(inner, 'private')]).report.credentials.map((c) => c.places[0]?.tracking)).toEqual(['ignored']);
  });

  it('knows linked work trees, and reads submodules and clones within as trees of their own', () => {
    const inner = committed(tree({ 'in.txt': `t=${stripe}\n` }));
    const root = committed(tree({ 'a.txt': `t=${github}\n` }));
    git(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner, 'sub');
    git(root, 'commit', '-q', '-m', 'submodule');
    git(root, 'clone', '-q', inner, 'clone');
    const found = scanJson([root]).report.credentials.flatMap((c) => c.places.map((p) => `${p.path} ${p.tracking}`));
    expect(found.sort()).toEqual(['a.txt tracked', 'clone/in.txt tracked', 'sub/in.txt tracked']);
    const linked = join(tree(), 'linked');
    git(root, 'worktree', 'add', '-q', linked);
    expect(scanJson([linked]).report.credentials.map((c) => c.places[0]?.tracking)).toEqual(['tracked']);
  });

  it('takes what follows a double dash for a path', () => {
    const root = tree({ '--odd.txt': `t=${github}\n` });
    expect(scanJson([], { cwd: root }).report.credentials).toHaveLength(1);
    expect(keyreach(['scan', '--report', 'json', '--', '--odd.txt'], { cwd: root }).code).toBe(1);
  });

  it('reads the index, not the work tree, with --staged', () => {
    const root = committed(tree({ 'a.txt': 'clean\n', 'old.txt': `t=${stripe}\n` }));
    expect(keyreach(['scan', '--staged'], { cwd: root }).code).toBe(0);
    writeFileSync(join(root, 'a.txt'), `t=${github}\n`);
    git(root, 'add', 'a.txt');
    writeFileSync(join(root, 'a.txt'), 'clean again\n');
    const { code, report } = scanJson(['--staged'], { cwd: root });
    expect(code).toBe(1);
    expect(report.credentials.map((c) => [c.kind, c.places[0]?.path, c.places[0]?.tracking])).toEqual([['github-classic-pat', 'a.txt', 'staged']]);
  });

  it('reads the first commit with --staged, from a subfolder, and the index a hook is given', () => {
    const root = tree({ 'sub/a.txt': `t=${github}\n` });
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    expect(scanJson(['--staged'], { cwd: join(root, 'sub') }).report.credentials).toHaveLength(1);
    git(root, 'commit', '-q', '-m', 'x');
    git(root, 'read-tree', '--index-output=.git/other', 'HEAD');
    writeFileSync(
      join(root, '.git/hooks/pre-commit'),
      `#!/bin/sh\n"${process.execPath}" "${process.cwd()}/bin/keyreach.js" scan --staged >hook.out 2>&1; echo "code $?" >>hook.out\n`,
    );
    chmodSync(join(root, '.git/hooks/pre-commit'), 0o755);
    writeFileSync(join(root, 'sub/b.txt'), `t=${stripe}\n`);
    git(root, 'add', 'sub/b.txt');
    git(root, 'commit', '-q', '-m', 'y');
    expect(readFileSync(join(root, 'hook.out'), 'utf8')).toMatch(/Stripe[\s\S]*code 1/);
  });

  it('reads standard input and the environment', () => {
    const piped = scanJson(['-', '--stdin-name', 'app.env'], { input: `A=1\nTOKEN=${github}\n` });
    expect(piped.report.credentials[0]?.places).toMatchObject([{ kind: 'stdin', path: 'app.env', startLine: 2, startColumn: 7 }]);
    const env = scanJson(['--env'], { env: { PATH: process.env['PATH'], MY_TOKEN: github, DB_PASSWORD: WEAK, HOME: '/root' } });
    expect(env.code).toBe(1);
    expect(env.report.credentials.map((c) => [c.kind, c.places[0]?.name]).sort()).toEqual([
      ['generic-secret', 'DB_PASSWORD'],
      ['github-classic-pat', 'MY_TOKEN'],
    ]);
  });

  it('reads UTF-16, Latin-1 and files with a stray zero byte', () => {
    const text = `name: café\ntoken: ${github}\n`;
    const root = tree({
      'le.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      'be.txt': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
      'bare.txt': Buffer.from(text, 'utf16le'),
      'latin1.txt': Buffer.from(text, 'latin1'),
      'zero.txt': Buffer.from(`a\0b\n${text}`),
    });
    const places = scanJson([root]).report.credentials.flatMap((c) => c.places.map((p) => `${p.path}:${p.startLine}:${p.startColumn}`));
    expect(places.sort()).toEqual(['bare.txt:2:8', 'be.txt:2:8', 'latin1.txt:2:8', 'le.txt:2:8', 'zero.txt:3:8']);
  });

  it('merges one secret in many places, and tells environments apart', () => {
    const root = tree({ '.env.production': `TOKEN=${github}\n`, '.env.development': `TOKEN=${github}\n` });
    const { report } = scanJson([root]);
    expect(report.credentials).toHaveLength(1);
    expect(report.credentials[0]?.places.map((p) => p.path)).toEqual(['.env.development', '.env.production']);
    const rules = report.findings.map((f) => `${f.rule} ${f.severity}`);
    expect(rules).toContain('shared-across-environments high');
    expect(rules).toContain('production-env-file medium');
    expect(rules).toContain('leaked-secret critical');
  });
});

describe('suppression', () => {
  it('believes comments in the own project only, and counts what they hide', () => {
    const lines = [
      'keyreach:allow rotated last week',
      'gitleaks:allow',
      'betterleaks:allow',
      'trufflehog:ignore',
      'pragma: allowlist secret',
      'secretlint-disable-line',
      'ggignore',
      'kingfisher:ignore',
    ];
    const text = lines.map((l, i) => `t${i} = '${sample('github-classic-pat', 50 + i)['secret']}' # ${l}\n`).join('');
    const root = tree({ 'a.py': text, 'b.py': `# pragma: allowlist nextline secret\nx = '${github}'\ny = '${stripe}'\n` });
    const own = scanJson(['.'], { cwd: root });
    expect(own.report.credentials.map((c) => c.kind)).toEqual(['stripe-secret-key']);
    expect(own.report.suppressed.count).toBe(9);
    expect(own.report.suppressed.matches[0]?.reason).toBe('keyreach:allow: rotated last week');
    expect(keyreach(['scan', '.'], { cwd: root }).stdout).toContain('Suppressed: 9 (9 by a comment)');
    expect(scanJson(['.', '--untrusted'], { cwd: root }).report.credentials).toHaveLength(10);
    expect(scanJson([root]).report.credentials).toHaveLength(10);
    expect(scanJson([root, '--trust']).report.credentials).toHaveLength(1);
    // A clone in the current folder is not the current project.
    const above = tree({ 'clone/a.py': text });
    committed(join(above, 'clone'));
    expect(scanJson(['clone'], { cwd: above }).report.suppressed.count).toBe(0);
    expect(scanJson(['.'], { cwd: join(above, 'clone') }).report.suppressed.count).toBe(8);
  });

  it('does not let a stranger’s config hide anything', () => {
    const root = tree({ 'a.txt': `t=${github}\n`, 'keyreach.config.yaml': 'exclude: ["*"]\nfailOn: critical\n' });
    expect(scanJson([root]).report.credentials).toHaveLength(1);
    expect(keyreach(['scan'], { cwd: root }).code).toBe(2);
  });

  it('allows by config with a reason, and lets entries expire', () => {
    const root = tree({
      'a.txt': `t=${github}\n`,
      'keyreach.config.yaml': 'allow:\n  - reason: test account\n    kind: github-classic-pat\n    path: a.txt\n',
    });
    const ran = scanJson([], { cwd: root });
    expect(ran.code).toBe(0);
    expect(ran.report.suppressed.matches).toMatchObject([{ by: 'config', reason: expect.stringContaining('test account') }]);
    writeFileSync(join(root, 'keyreach.config.yaml'), 'allow:\n  - reason: test account\n    kind: github-classic-pat\n    expires: 2020-01-01\n');
    const late = keyreach(['scan'], { cwd: root });
    expect(late.code).toBe(1);
    expect(late.stderr).toContain('expired');
    writeFileSync(join(root, 'keyreach.config.yaml'), 'allow:\n  - reason: by rule\n    rule: leaked-secret\n');
    expect(scanJson([], { cwd: root }).report.findings).toEqual([]);
  });

  it('keeps a baseline that survives line moves and hides nothing new', () => {
    const root = tree({ 'a.env': `TOKEN=${github}\nDB_PASSWORD=${WEAK}\n` });
    const run = () => scanJson(['--baseline', 'base.json'], { cwd: root });
    expect(keyreach(['scan', '--report', 'baseline=base.json'], { cwd: root }).code).toBe(1);
    const first = readFileSync(join(root, 'base.json'), 'utf8');
    expect(first).not.toMatch(/\d{4}-\d\d-\d\d|"line/i);
    expect(run().code).toBe(0);
    writeFileSync(join(root, 'a.env'), `# moved\n\n\nDB_PASSWORD=${WEAK}\n\nTOKEN=${github}\n`);
    expect(run().code).toBe(0);
    writeFileSync(join(root, 'a.env'), `TOKEN=${wrapped}\nDB_PASSWORD=${OTHER}\n`);
    expect(
      run()
        .report.credentials.map((c) => c.kind)
        .sort(),
    ).toEqual(['generic-secret', 'gitlab-access-token']);
    writeFileSync(join(root, 'a.env'), `TOKEN=${github}\n`);
    writeFileSync(join(root, 'copy.txt'), `TOKEN=${github}\n`);
    expect(run().report.credentials[0]?.places.map((p) => p.path)).toEqual(['copy.txt']);
    rmSync(join(root, 'copy.txt'));
    writeFileSync(join(root, 'a.env'), `TOKEN=${github}\nDB_PASSWORD=${WEAK}\n`);
    keyreach(['scan', '--report', 'baseline=base.json'], { cwd: root });
    expect(readFileSync(join(root, 'base.json'), 'utf8')).toBe(first);
  });
});
