/**
 * `keyreach init` in temporary repositories, through the built keyreach: what it writes works, and nothing is overwritten.
 * Runs hooks only in repositories made here.
 */
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../src/config/config.ts';
import { BARE_ENV, git, keyreach } from './built.ts';
import { fillText } from './fill.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'keyreach-init-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'project-'));
  git(folder, 'init', '--quiet');
});
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const write = (path: string, text: string) => writeFileSync(at(path), text);
const init = (...flags: string[]) => keyreach(['init', ...flags], { cwd: folder });
/** The one line `init` refuses with. */
const refusal = (...flags: string[]): string => {
  const { code, stdout, stderr } = init(...flags);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trimEnd()).not.toContain('\n');
  return stderr.trimEnd();
};

describe('the config', () => {
  it('is written, said, and valid', async () => {
    expect(init()).toEqual({ code: 0, stdout: 'Wrote keyreach.config.yaml\n', stderr: '' });
    expect(await loadConfig(undefined, folder)).toMatchObject({ failOn: 'medium', allow: [] });
    expect(read('keyreach.config.yaml')).toMatch(/^# yaml-language-server: \$schema=\S+config\.schema\.json\n/);
    expect(readdirSync(folder).sort()).toEqual(['.git', 'keyreach.config.yaml']);
    expect(keyreach(['scan'], { cwd: folder }).code).toBe(0);
  });
  it('is valid with every setting uncommented', async () => {
    write('.gitleaks.toml', 'title = "ours"\n');
    expect(init().stdout).toContain('To take over .gitleaks.toml, uncomment "import"');
    write('keyreach.config.yaml', read('keyreach.config.yaml').replace(/^#(?! \S)/gm, ''));
    const config = await loadConfig(undefined, folder);
    const settings = ['exclude', 'allow', 'disable', 'detectors', 'environments', 'imports'] as const;
    for (const key of settings) expect(config[key], key).toHaveLength(1);
    expect(config).toMatchObject({ includeIgnored: true, maxFileSize: 50_000_000, baseline: at('keyreach.baseline.json') });
    expect(keyreach(['scan'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  });
  it('lies at the top of the repository', () => {
    mkdirSync(at('deep/down'), { recursive: true });
    expect(keyreach(['init'], { cwd: at('deep/down') }).code).toBe(0);
    expect(existsSync(at('keyreach.config.yaml'))).toBe(true);
  });
  it('lies in the current folder outside git', () => {
    rmSync(at('.git'), { recursive: true });
    expect(init().code).toBe(0);
    expect(existsSync(at('keyreach.config.yaml'))).toBe(true);
  });
  it('is not overwritten without --force', () => {
    write('keyreach.config.yaml', 'failOn: high\n');
    expect(refusal()).toBe('keyreach: keyreach.config.yaml is there already; overwrite it with --force');
    expect(read('keyreach.config.yaml')).toBe('failOn: high\n');
    expect(init('--force').code).toBe(0);
    expect(read('keyreach.config.yaml')).toContain('failOn: medium');
  });
  it('is not put beside another', () => {
    write('keyreach.config.json', '{}');
    expect(refusal('--force')).toContain('keyreach.config.json is there already, and there can be one config only');
  });
  it('stays as it is when only a hook or workflow is asked for, even with --force', () => {
    write('keyreach.config.json', '{}');
    const { code, stdout } = init('--workflow', '--hook', '--force');
    expect(code).toBe(0);
    expect(stdout).toBe('Wrote .github/workflows/keyreach.yml\nWrote .git/hooks/pre-commit\nkeyreach.config.json was there already and stays as it is.\n');
    expect(read('keyreach.config.json')).toBe('{}');
  });
  it('is not written through a link', () => {
    symlinkSync(join(root, 'elsewhere.yaml'), at('keyreach.config.yaml'));
    expect(refusal('--force')).toContain('is no regular file');
    expect(existsSync(join(root, 'elsewhere.yaml'))).toBe(false);
  });
  it.skipIf(process.getuid?.() === 0)('that cannot be written is one line', () => {
    chmodSync(folder, 0o555);
    try {
      expect(refusal()).toBe('keyreach: cannot write keyreach.config.yaml: it may not be written');
    } finally {
      chmodSync(folder, 0o755);
    }
  });
});

describe('the workflow', () => {
  const workflow = () => {
    expect(init('--workflow').code).toBe(0);
    return parse(read('.github/workflows/keyreach.yml'));
  };
  it('scans with this version, and uploads after findings too', () => {
    const { steps } = workflow().jobs.scan;
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const run: string = steps.find((s: { run?: string }) => s.run).run;
    expect(run).toBe(`npx --yes keyreach@${version} scan --report table --report sarif=keyreach.sarif`);
    // The command it names works.
    expect(keyreach(run.split(' ').slice(3), { cwd: folder }).code).toBe(0);
    expect(JSON.parse(read('keyreach.sarif')).version).toBe('2.1.0');
    expect(steps.at(-1)).toMatchObject({ with: { sarif_file: 'keyreach.sarif' } });
    expect(steps.at(-1).if).toContain('!cancelled()');
  });
  it('may do no more than it needs', () => {
    const { permissions, jobs } = workflow();
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.scan.permissions).toEqual({ contents: 'read', 'security-events': 'write' });
    expect(jobs.scan.steps[0].with).toEqual({ 'persist-credentials': false });
  });
  it('is not overwritten, and a refusal writes nothing', () => {
    mkdirSync(at('.github/workflows'), { recursive: true });
    write('.github/workflows/keyreach.yml', 'mine\n');
    expect(refusal('--workflow', '--hook')).toContain('.github/workflows/keyreach.yml is there already');
    expect(existsSync(at('keyreach.config.yaml'))).toBe(false);
    expect(existsSync(at('.git/hooks/pre-commit'))).toBe(false);
  });
  it('says when a file stands where its folder should be', () => {
    write('.github', 'a file\n');
    expect(refusal('--workflow')).toBe('keyreach: cannot write .github/workflows/keyreach.yml: .github is a file, not a folder');
    expect(existsSync(at('keyreach.config.yaml'))).toBe(false);
  });
  it('does not go where a linked folder leads', () => {
    const outside = mkdtempSync(join(root, 'outside-'));
    symlinkSync(outside, at('.github'));
    expect(refusal('--workflow')).toContain('would lie outside the project');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('the hook', () => {
  /** A folder with a `keyreach` command, as npm installs one. */
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'keyreach'), `#!/bin/sh\nexec "${process.execPath}" "${fileURLToPath(new URL('../bin/keyreach.js', import.meta.url))}" "$@"\n`, {
    mode: 0o755,
  });
  const commit = (path = `${bin}${delimiter}${BARE_ENV['PATH']}`): { ok: boolean; said: string } => {
    const before = BARE_ENV['PATH'];
    BARE_ENV['PATH'] = path;
    try {
      git(folder, 'commit', '--message', 'x');
      return { ok: true, said: '' };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return { ok: false, said: stdout + stderr };
    } finally {
      BARE_ENV['PATH'] = before;
    }
  };

  it('is written only when asked for, and can be run', () => {
    init();
    expect(existsSync(at('.git/hooks/pre-commit'))).toBe(false);
    expect(init('--hook').stdout).toContain('Wrote .git/hooks/pre-commit');
    expect(lstatSync(at('.git/hooks/pre-commit')).mode & 0o111).toBe(0o111);
  });
  it('lets a clean commit pass and stops one with a secret', () => {
    init('--hook');
    write('a.txt', 'hello\n');
    git(folder, 'add', 'a.txt');
    expect(commit()).toEqual({ ok: true, said: '' });
    write('b.txt', fillText('{{github-classic-pat}}\n', 'b.txt', 1, []));
    git(folder, 'add', 'b.txt');
    const { ok, said } = commit();
    expect(ok).toBe(false);
    expect(said).toContain('GitHub personal access token');
    expect(git(folder, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
  });
  it('stops the commit when keyreach is not there', () => {
    init('--hook');
    write('a.txt', 'hello\n');
    git(folder, 'add', 'a.txt');
    const only = mkdtempSync(join(root, 'git-only-'));
    symlinkSync(git(folder, '--exec-path').trim(), join(only, 'exec'));
    const { ok, said } = commit(['/usr/bin', '/bin', join(only, 'exec')].join(delimiter));
    expect({ ok, said: said.includes('keyreach is not installed here') }).toEqual({ ok: false, said: true });
  });
  it('is not put over another', () => {
    mkdirSync(at('.git/hooks'), { recursive: true });
    write('.git/hooks/pre-commit', '#!/bin/sh\nexit 0\n');
    expect(refusal('--hook')).toBe(
      'keyreach: .git/hooks/pre-commit is there already; add this line to it: keyreach scan --staged --quiet, or overwrite it with --force',
    );
    expect(read('.git/hooks/pre-commit')).toBe('#!/bin/sh\nexit 0\n');
    expect(init('--hook', '--force').code).toBe(0);
    expect(read('.git/hooks/pre-commit')).toContain('keyreach scan --staged');
  });
  it('goes where core.hooksPath says, within the repository', () => {
    git(folder, 'config', 'core.hooksPath', 'tools/hooks');
    expect(init('--hook').stdout).toContain('Wrote tools/hooks/pre-commit');
    expect(existsSync(at('.git/hooks/pre-commit'))).toBe(false);
    write('b.txt', fillText('{{github-classic-pat}}\n', 'b.txt', 1, []));
    git(folder, 'add', 'b.txt');
    expect(commit().ok).toBe(false);
  });
  it("does not touch a user's hooks for all repositories", () => {
    const shared = mkdtempSync(join(root, 'hooks-'));
    const settings = join(root, 'gitconfig');
    writeFileSync(settings, `[core]\n\thooksPath = ${shared}\n`);
    const { code, stderr } = keyreach(['init', '--hook'], { cwd: folder, env: { GIT_CONFIG_GLOBAL: settings } });
    expect(code).toBe(2);
    expect(stderr).toContain(`core.hooksPath is ${shared}, outside this repository`);
    expect(readdirSync(shared)).toEqual([]);
  });
  it('leaves hooks to husky and to pre-commit, and says how', () => {
    mkdirSync(at('.husky'));
    expect(init('--hook').stdout).toContain('add this line to .husky/pre-commit: npx keyreach scan --staged');
    rmSync(at('.husky'), { recursive: true });
    write('.pre-commit-config.yaml', 'repos: []\n');
    expect(init('--hook').stdout).toContain('add this to "repos" in .pre-commit-config.yaml');
    expect(existsSync(at('.git/hooks/pre-commit'))).toBe(false);
  });
  it('of a linked work tree lies in the main one', () => {
    git(folder, 'commit', '--allow-empty', '--message', 'x');
    const linked = join(root, `linked-${process.pid}`);
    git(folder, 'worktree', 'add', '--quiet', linked);
    expect(keyreach(['init', '--hook'], { cwd: linked }).code).toBe(0);
    expect(existsSync(at('.git/hooks/pre-commit'))).toBe(true);
  });
  it('needs a repository', () => {
    rmSync(at('.git'), { recursive: true });
    expect(refusal('--hook')).toContain('needs a git repository');
  });
});
