/** Secrets that cannot be printed, imports that point one way, nothing found run or obeyed, nothing sent. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import shelf from 'shelf:detectors';
import { describe, expect, it } from 'vitest';
import { Secret } from '../src/model.ts';
import { git, keyreach } from './built.ts';
import { committed, sample, scanJson, tree } from './helpers.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('Secret', () => {
  const value = 'correct horse battery';
  const secret = new Secret(value);

  it('gives its value to nobody who does not ask for it by name', () => {
    for (const text of [
      JSON.stringify(secret),
      JSON.stringify({ a: [secret] }),
      inspect(secret),
      inspect({ secret }, { depth: 9, showHidden: true, getters: true }),
      secret.toString(),
      Object.keys(secret).join(),
      JSON.stringify(Object.getOwnPropertyDescriptors(secret)),
    ])
      expect(text).not.toContain('horse');
    expect(() => `${secret}`).toThrow(TypeError);
    expect(() => (secret as unknown as number) + 1).toThrow(TypeError);
    expect(() => ({ [secret as unknown as string]: 1 })).toThrow(TypeError);
    expect(() => [secret, secret].join()).toThrow(TypeError);
    expect(inspect(structuredClone({ secret }))).not.toContain('horse');
    expect(secret.reveal()).toBe(value);
  });

  it('says nothing of its value when it throws', () => {
    try {
      void `${secret}`;
    } catch (error) {
      expect(inspect(error)).not.toContain('horse');
    }
  });
});

describe('the house', () => {
  const files = ['src', 'detectors', 'issuers', 'stores', 'agents', 'reports'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.ts') && !f.endsWith('.d.ts'))
      .map((f) => join(folder, f).replaceAll('\\', '/')),
  );
  const imports = (file: string): string[] =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((m) =>
      relative(ROOT, resolve(join(ROOT, dirname(file)), m[1] as string)).replaceAll('\\', '/'),
    );

  /** Rooms in the order of the flow; a file may import from its own room and those before it. */
  const room = (file: string): number => {
    const order: RegExp[] = [
      /^src\/(model|grants|profile|randomness|printable|wildcard)\.ts$/,
      /^src\/(define|store|agent|check|issuer|issuer-kit|powers|sigv4|kit|places|fingerprint|credential|verdict|macaroon|pypi-macaroon|store-kit|yaml-tokens)\.ts$|^src\/detect\/(environment|names)\.ts$|^src\/authority\/(surplus|words|weigh|destroyers)\.ts$|^src\/profiles\//,
      /^(detectors|issuers)\/data\//,
      /^src\/config\//,
      /^src\/(baseline|output|progress)\.ts$/,
      /^src\/http\//,
      /^src\/http\.ts$/,
      /^src\/databases\/(database|connection|limits|line|signals|words)\.ts$/,
      /^src\/databases\//,
      /^src\/project\//,
      /^src\/agents\//,
      /^(detectors|issuers|stores|agents|reports)\/|^src\/(rules|checks)\/|^src\/detect\/structures\//,
      /^src\/sources\//,
      /^src\/preflight\/(settings|parse|read-small)\.ts$/,
      /^src\/detect\//,
      /^src\/inventory\.ts$/,
      /^src\/authority\//,
      /^src\/judge\.ts$/,
      /^src\/audit\.ts$/,
      /^src\/cloud\//,
      /^src\/(exec|preflight|fix|audits)\//,
      /^src\/(commands\/|index\.ts)/,
      /^src\/cli\//,
      /^src\/cli\.ts$/,
    ];
    const at = order.findIndex((r) => r.test(file));
    expect(at, `${file} has no room`).toBeGreaterThanOrEqual(0);
    return at;
  };
  const shelf = (file: string): string | undefined =>
    /^(detectors|issuers|stores|agents|reports|src\/rules|src\/checks|src\/detect\/structures)\//.exec(file)?.[1];

  it('has imports that point one way', () => {
    const back = files.flatMap((file) =>
      imports(file)
        .filter((to) => room(to) > room(file) && !(shelf(file) === 'src/detect/structures' && to.startsWith('src/detect/')))
        .map((to) => `${file} imports ${to}`),
    );
    expect(back).toEqual([]);
  });

  it('has shelves that nobody imports by name, and that do not import each other', () => {
    const named = files.flatMap((file) =>
      imports(file)
        .filter((to) => shelf(to) && !/^(detectors|issuers)\/data\//.test(to))
        .map((to) => `${file} imports ${to}`),
    );
    expect(named).toEqual([]);
  });

  it('has a model that imports nothing but its own words', () => {
    expect(imports('src/model.ts')).toEqual(['src/grants.ts']);
    expect(imports('src/grants.ts')).toEqual([]);
  });

  it('loads no heavy library on a plain scan', () => {
    const trace = join(tree({ 'trace.mjs': "import { registerHooks } from 'node:module';\n" }), 'trace.mjs');
    writeFileSync(
      trace,
      "import module from 'node:module';\nconst seen = [];\nmodule.register('data:text/javascript,' + encodeURIComponent(`export async function resolve(s, c, n) { const r = await n(s, c); if (r.url.includes('node_modules')) process._rawDebug('LOAD ' + r.url); return r; }`));\n",
    );
    const ran = keyreach(['scan', tree({ 'a.js': 'let a;\n' }), '--report', 'json'], { node: ['--import', trace], cwd: tree() });
    const loaded = [...new Set([...ran.stderr.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].map((m) => m[1]))];
    expect(loaded, 'the trace sees what is loaded').toContain('fast-glob');
    for (const heavy of [
      'ajv',
      'yaml',
      'jsonc-parser',
      'toml-eslint-parser',
      'saxes',
      'yauzl',
      'tar-stream',
      're2js',
      'cli-table3',
      'undici',
      'pg',
      'mysql2',
      'mongodb',
      '@octokit/rest',
      '@aws-sdk/client-iam',
    ])
      expect(loaded).not.toContain(heavy);
  });
});

describe('nothing found is run or obeyed', () => {
  it('runs no hook, filter, monitor or command of a hostile repository', () => {
    const root = committed(tree({ 'a.txt': `t=${sample('github-classic-pat')['secret']}\n`, 'b.txt': 'x\n' }));
    const mark = join(root, 'ran');
    const touch = `sh -c 'touch ${mark}'`;
    for (const [key, value] of Object.entries({
      'core.fsmonitor': touch,
      'core.hooksPath': join(root, 'hooks'),
      'core.pager': touch,
      'core.sshCommand': touch,
      'core.editor': touch,
      'diff.external': touch,
      'filter.x.clean': touch,
      'filter.x.smudge': touch,
      'filter.x.process': touch,
      'diff.x.textconv': touch,
      'credential.helper': `!${touch}`,
      'remote.origin.url': `ext::${touch}`,
      'core.worktree': '/',
      'core.excludesFile': join(root, 'everything'),
      'alias.ls-files': `!${touch}`,
    }))
      git(root, 'config', key, value);
    writeFileSync(join(root, 'everything'), '*\n');
    writeFileSync(join(root, '.gitattributes'), '* filter=x diff=x\n');
    writeFileSync(join(root, 'c.txt'), `t=${sample('stripe-secret-key')['secret']}\n`);
    const { report } = scanJson([root]);
    expect(report.credentials.map((c) => c.kind).sort()).toEqual(['github-classic-pat', 'stripe-secret-key']);
    expect(keyreach(['scan', '--staged'], { cwd: root }).code).toBe(0);
    expect(statSync(mark, { throwIfNoEntry: false })).toBeUndefined();
    expect(report.skipped.filter((s) => s.reason === 'repository')).toEqual([]);
  });

  it('lists the files of a broken repository without git, and says so', () => {
    const root = tree({ '.git/HEAD': 'nonsense\n', 'a.txt': `t=${sample('github-classic-pat')['secret']}\n` });
    const { code, report } = scanJson([root]);
    expect(code).toBe(1);
    expect(report.skipped).toMatchObject([{ reason: 'repository', detail: expect.stringContaining('listed without git') }]);
  });

  it('works in a repository that belongs to someone else', () => {
    const root = committed(tree({ 'a.txt': `t=${sample('github-classic-pat')['secret']}\n` }));
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '12345:12345', root]);
    expect(scanJson([root]).report.credentials[0]?.places[0]?.tracking).toBe('tracked');
  });
});

describe('offline', () => {
  /** What can open a connection, and by how many ways it can be named. */
  const WAYS_OUT = [
    /\b(?:from|import|import\(|require\(|getBuiltinModule\()\s*['"`](?:node:)?(?:https?|http2|net|tls|dns|dns\/promises|dgram|inspector|inspector\/promises)['"`]/,
    /\b(?:from|import|import\(|require\()\s*['"`](?:undici|@redis\/client|mongodb|mysql2|pg)(?:\/[^'"`]*)?['"`]/,
  ];
  /** Calls of what is there without an import; examples of the detectors hold such calls as text. */
  const CALLS = /(?<![\w.])(?:globalThis\.)?(?:fetch\s*\(|new (?:WebSocket|EventSource)\b)/;
  const waysOut = (text: string): string[] => [
    ...WAYS_OUT.flatMap((way) => way.exec(text)?.[0] ?? []),
    ...(CALLS.exec(text.replace(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\\n])*`/g, ''))?.slice(0, 1) ?? []),
  ];

  const traced = spawnSync('strace', ['-V']).status === 0 && spawnSync('strace', ['-qq', 'true']).status === 0;
  it.skipIf(!traced)(
    'opens no connection in a full scan of every kind of credential (needs strace)',
    () => {
      const every = shelf.map((d) => `${d.id.replaceAll('-', '_')}: ${Object.values(sample(d.id)).join(' ')}\n`).join('');
      const root = committed(tree({ 'all.txt': every, '.env': `DATABASE_URL=postgres://app:${sample('generic-secret')['secret']}@db.acme-corp.io/shop\n` }));
      const calls = join(tree(), 'calls');
      const trace = (args: string[]) => {
        const ran = spawnSync('strace', ['-f', '-qq', '-e', 'trace=connect,sendto,sendmsg', '-o', calls, process.execPath, ...args], {
          env: { ...process.env, HOME: tree() },
          encoding: 'utf8',
          maxBuffer: 1 << 28,
        });
        return {
          ...ran,
          out: readFileSync(calls, 'utf8')
            .split('\n')
            .filter((line) => /AF_INET|AF_UNIX.*(?:nscd|resolve)/.test(line)),
        };
      };
      // The trace sees what there is to see.
      expect(trace(['-e', "require('net').connect(9, '127.0.0.1').on('error', () => 0)"]).out.length).toBeGreaterThan(0);
      const scan = trace([join(ROOT, 'bin/keyreach.js'), 'scan', root, '--history', '--include-ignored', '--env', '--report', 'json']);
      expect(scan.status).toBe(1);
      expect((JSON.parse(scan.stdout) as { credentials: unknown[] }).credentials.length).toBeGreaterThan(300);
      expect(scan.out).toEqual([]);
    },
    120_000,
  );

  it('has one file that reaches the network, and that only when asked', () => {
    const files = ['src', 'detectors', 'reports', 'issuers', 'bin'].filter((folder) => existsSync(join(ROOT, folder)));
    const found = files.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.[cm]?[jt]s$/.test(name))
        .flatMap((name) => waysOut(readFileSync(join(ROOT, folder, name), 'utf8').replace(/^import type .*$/gm, '')).map((way) => `${folder}/${name}: ${way}`)),
    );
    // The library itself is loaded with the first question.
    // Databases speak their own languages, to the one server a credential names.
    const others = found.map((f) => f.replaceAll('\\', '/')).filter((f) => !f.startsWith('src/databases/'));
    expect(others).toEqual(["src/http.ts: import('undici'"]);
  });

  it.each([
    "import { get } from 'node:https';",
    "import net from 'net';",
    "import 'undici';",
    "const { request } = await import('undici');",
    "require('node:dns/promises')",
    "process.getBuiltinModule('node:tls')",
    'await fetch(url)',
    'globalThis.fetch (url)',
    "new WebSocket('wss://example.com')",
    "import pg from 'pg';",
  ])('knows %s for a way out', (text) => expect(waysOut(text)).toHaveLength(1));

  it.each(["import { x } from './http/door.ts';", 'repository.fetch(1)', 'prefetch(1)', "from 'pg-format'"])('does not take %s for one', (text) =>
    expect(waysOut(text)).toEqual([]),
  );

  it('opens no connection', () => {
    const preload = join(
      tree({
        'net.mjs':
          "import net from 'node:net';\nimport dns from 'node:dns';\nconst no = (w) => () => { process._rawDebug('NETWORK ' + w); process.exit(99); };\nnet.Socket.prototype.connect = no('connect');\ndns.lookup = no('lookup');\nglobalThis.fetch = no('fetch');\n",
      }),
      'net.mjs',
    );
    const root = tree({
      'a.env': `GITHUB_TOKEN=${sample('github-classic-pat')['secret']}\nDATABASE_URL=postgres://u:${sample('postgres-url')['secret']}@db.internal/x\n`,
    });
    const ran = keyreach(['scan', root, '--report', 'json'], { node: ['--import', preload] });
    expect(ran.stderr).not.toContain('NETWORK');
    expect(ran.code).toBe(1);
    expect((JSON.parse(ran.stdout) as { asked: unknown[] }).asked).toEqual([]);
  });
});
