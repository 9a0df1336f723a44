/**
 * What users copy: README's examples, the action, the pre-commit hook and the workflow are well-formed and say what is so.
 * Runs the built keyreach and the demo; reaches no network.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../src/config/config.ts';
import { BARE_ENV, git, keyreach } from './built.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const readme = read('README.md');
const { version, scripts } = JSON.parse(read('package.json'));
const root = mkdtempSync(join(tmpdir(), 'keyreach-docs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The fenced blocks of a language, in order. */
const blocks = (language: string): string[] => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((m) => m[1] as string);
/** The fenced block after a marker. */
const marked = (marker: string): string => /```\w+\n([\s\S]*?)^```/m.exec(readme.slice(readme.indexOf(`<!-- ${marker} -->`)))?.[1] as string;

describe('the README', () => {
  it('has a config that works', async () => {
    writeFileSync(join(root, 'keyreach.config.yaml'), marked('config'));
    const config = await loadConfig(undefined, root);
    expect(config).toMatchObject({ failOn: 'high', maxFileSize: 20_000_000 });
    expect(config.allow).toHaveLength(1);
    writeFileSync(join(root, 'a.txt'), 'hello\n');
    expect(keyreach(['scan'], { cwd: root })).toMatchObject({ code: 0, stderr: '' });
  });
  it('shows what the demo prints', () => {
    const { stdout, status } = spawnSync(process.execPath, [join(ROOT, 'build/demo.mjs')], { cwd: root, env: BARE_ENV, encoding: 'utf8' });
    expect(status).toBe(0);
    let from = 0;
    for (const line of marked('demo').trimEnd().split('\n')) {
      if (line === '…') continue;
      const at = stdout.indexOf(`${line}\n`, from);
      expect(at, `the demo no longer prints, in this order: ${line}`).toBeGreaterThanOrEqual(0);
      from = at + line.length;
    }
  });
  it('shows what preflight says of the incident', () => {
    const { stdout, code } = keyreach(['demo'], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toContain(marked('incident').trimEnd());
  });
  it('names commands, options and scripts that exist', () => {
    const help = ['', 'scan', 'exec', 'init', 'detectors', 'preflight', 'fix', 'demo', 'audit', 'audit database', 'audit aws', 'audit github', 'merge']
      .map((command) => keyreach([...command.split(' ').filter(Boolean), '--help'], { cwd: root }).stdout)
      .join('\n');
    for (const [, command] of readme.matchAll(/keyreach (scan|init|detectors|[a-z]+ --)/g)) expect(help).toContain(`keyreach ${command}`);
    for (const [option] of readme
      .replace(marked('demo'), '')
      .replaceAll(/npm (install|ci).*/g, '')
      .matchAll(/--[a-z][a-z-]+/g))
      expect(help, option).toContain(option);
    for (const [, script] of readme.matchAll(/npm run ([\w-]+)/g)) expect(scripts).toHaveProperty(script as string);
    expect(keyreach(['detectors', 'github-classic-pat'], { cwd: root }).code).toBe(0);
  });
  it('names this version, and files that are there', () => {
    for (const [, named] of readme.matchAll(/v(\d+\.\d+\.\d+)/g)) expect(named).toBe(version);
    for (const file of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])
      for (const [, path] of read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(existsSync(join(ROOT, path as string)), `${file}: ${path}`).toBe(true);
  });
  it('has YAML that parses', () => {
    expect(blocks('yaml').length).toBeGreaterThan(3);
    for (const block of blocks('yaml')) expect(parse(block)).toBeTruthy();
  });
  it('names inline comments that count', () => {
    const section = readme.slice(readme.indexOf('**A comment**'), readme.indexOf('**An entry**'));
    const comments = [...section.matchAll(/`([^`]+)`/g)].map((m) => m[1] as string);
    expect(comments.length).toBeGreaterThan(9);
    const folder = mkdtempSync(join(root, 'comments-'));
    for (const [i, comment] of comments.entries()) {
      const line = `password: "k7Q${i}zpX9vLw2Rt8"`;
      writeFileSync(join(folder, `${i}.yaml`), comment.includes('next-line') ? `# ${comment}\n${line}\n` : `${line} # ${comment}\n`);
    }
    const { suppressed, credentials } = JSON.parse(keyreach(['scan', '--report', 'json'], { cwd: folder }).stdout);
    expect(credentials).toEqual([]);
    expect(suppressed.count).toBe(comments.length);
  });
});

describe('the action', () => {
  const action = parse(read('action.yml'));
  const step = action.runs.steps.at(-1);
  /** Runs its last step as GitHub does, with the inputs in the environment. */
  const run = (inputs: Record<string, string>, cwd: string) =>
    spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      env: { ...BARE_ENV, KEYREACH_BIN: join(ROOT, 'bin/keyreach.js'), INPUT_PATH: '.', INPUT_ARGS: '', INPUT_FAIL_ON: 'medium', INPUT_SARIF: '', ...inputs },
      encoding: 'utf8',
    });
  it('takes what it says, and only through the environment', () => {
    expect(Object.keys(action.inputs)).toEqual(['path', 'args', 'fail-on', 'sarif']);
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
    for (const input of Object.keys(action.inputs)) expect(Object.values(step.env)).toContain(`\${{ inputs.${input} }}`);
  });
  it('scans, writes SARIF, and takes hostile inputs for text', () => {
    const folder = mkdtempSync(join(root, 'my action-'));
    writeFileSync(join(folder, 'a.txt'), 'hello\n');
    expect(run({}, folder).status).toBe(0);
    expect(run({ INPUT_SARIF: 'out.sarif', INPUT_ARGS: '--jobs 1 --quiet' }, folder).status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(run({ INPUT_PATH: '$(touch pwned); touch pwned', INPUT_ARGS: '; touch pwned' }, folder).status).toBe(2);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});

describe('the pre-commit hook', () => {
  const [hook, ...others] = parse(read('.pre-commit-hooks.yaml'));
  it('has the form the framework reads, and a command that works', () => {
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'keyreach', language: 'node', entry: 'keyreach scan --staged', pass_filenames: false });
    const folder = mkdtempSync(join(root, 'hook-'));
    git(folder, 'init', '--quiet');
    const [command, ...args] = (hook.entry as string).split(' ');
    expect(Object.keys(JSON.parse(read('package.json')).bin)).toContain(command);
    expect(keyreach(args, { cwd: folder }).code).toBe(0);
  });
});

describe('continuous integration', () => {
  it('runs .ci/run on each Node that is supported', () => {
    const { jobs, permissions } = parse(read('.github/workflows/ci.yml'));
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.test.strategy.matrix.node).toEqual([20, 22, 24]);
    expect(jobs.test.steps.at(-1)).toEqual({ run: '.ci/run' });
  });
  it('has a script that is sound and can be run', () => {
    accessSync(join(ROOT, '.ci/run'), constants.X_OK);
    execFileSync('bash', ['-n', join(ROOT, '.ci/run')]);
  });
});
