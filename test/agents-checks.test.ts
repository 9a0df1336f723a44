/** What the checks make of credentials in an agent's reach: files no rule names, and variables it hands on. */
import checks from 'shelf:checks';
import { describe, expect, it } from 'vitest';
import type { Check, StoreSeen } from '../src/check.ts';
import type { Evidence } from '../src/grants.ts';
import { type Credential, type Finding, type Place, Secret } from '../src/model.ts';
import { found, type Scene, type Stage, stage, worldOf } from './agent-world.ts';

const value = 'not-a-secret-but-a-word';
const evidence: Evidence = { kind: 'kind', how: 'all of the kind can' };
const credential = (...places: Place[]): Credential => ({
  fingerprint: 'f',
  kind: 'x',
  label: 'X key',
  masked: 'x…',
  confidence: 'high',
  evidence: [],
  places,
  environment: { class: 'unknown', signals: [] },
  facts: {},
  parts: [{ name: 'secret', value: new Secret(value) }],
  weak: false,
  authority: {
    state: { value: 'unknown', evidence },
    grants: [{ action: 'drop', resource: 'all', reach: 'destroy', breadth: 'account', destroys: 'data', evidence }],
    reach: { value: 'destroy', evidence },
    breadth: { value: 'account', evidence },
    unknown: [],
    granularity: 'account',
    narrower: [],
  },
});
const little = (c: Credential): Credential => ({ ...c, confidence: 'low' });
const file = (path: string): Place => ({ kind: 'file', path, tracking: 'tracked', key: 'A_KEY' });
const env = (name: string): Place => ({ kind: 'env', name });
const store = (at: Stage, path: string, more: Partial<StoreSeen> = {}): StoreSeen => ({
  store: 'aws',
  label: 'AWS CLI',
  path: `~/${path}`,
  absolute: `${at.home}/${path}`,
  widest: 0o600,
  ...more,
});

function judge(id: string, agent: string, scene: Scene, told: (at: Stage) => { credentials?: Credential[]; stores?: StoreSeen[] }): Finding[] {
  const at = stage(scene);
  return (checks.find((c) => c.id === id) as Check).judge(worldOf(found(agent, at).seen, at.project, told(at)));
}

/** Where a tool keeps it, below home. */
const kept = (path: string): Place => ({ kind: 'home', store: 'aws', path: `~/${path}` });

describe('agent-no-secret-deny', () => {
  const check = (agent: string, scene: Scene, told: Parameters<typeof judge>[3]) => judge('agent-no-secret-deny', agent, scene, told);

  it('names the files no rule names, those of the project first, as files and stores', () => {
    const findings = check('claude-code', {}, (at) => ({
      credentials: [credential(file('conf/.env'), file('a.zip!b')), credential(env('A')), credential(kept('.aws/credentials'))],
      stores: [store(at, '.aws/credentials'), store(at, '.kube/config')],
    }));
    expect(findings).toMatchObject([
      {
        severity: 'high',
        message: 'Claude Code may read 2 files with credentials: no rule of its settings holds it back',
        evidence: [expect.stringContaining('conf/.env: '), expect.stringContaining('~/.aws/credentials: ')],
        places: [
          { kind: 'file', path: 'conf/.env', tracking: 'tracked' },
          { kind: 'home', store: 'aws', path: '~/.aws/credentials' },
        ],
      },
    ]);
    expect(findings[0]?.places[0]).not.toHaveProperty('key');
  });

  it('is milder for what lies in home, and silent where a rule holds or there is nothing to read', () => {
    const held = [credential(kept('.aws/credentials'))];
    expect(check('claude-code', {}, (at) => ({ credentials: held, stores: [store(at, '.aws/credentials')] }))).toMatchObject([{ severity: 'medium' }]);
    expect(check('claude-code', {}, (at) => ({ stores: [store(at, '.aws/credentials')] }))).toEqual([]);
    const deny = { files: { '~/.claude/settings.json': { permissions: { deny: ['Read(~/.aws/**)', 'Read(.env)'] } } } };
    expect(check('claude-code', deny, (at) => ({ credentials: [credential(file('.env')), ...held], stores: [store(at, '.aws/credentials')] }))).toEqual([]);
    expect(check('claude-code', {}, (at) => ({ stores: [store(at, 'docker.sock', { capability: 'is root on this machine' })] }))).toEqual([]);
    expect(check('claude-code', {}, () => ({}))).toEqual([]);
    // What is likely no credential at all, or one of an example, needs no rule.
    expect(check('claude-code', {}, () => ({ credentials: [little(credential(file('test/fixtures/a.env')))] }))).toEqual([]);
  });

  it('takes an ignore file for no rule', () => {
    expect(check('roo', { files: { '.rooignore': '.env\n' } }, () => ({ credentials: [credential(file('.env'))] }))).toMatchObject([
      { severity: 'high', evidence: [expect.stringContaining('binds no command')] },
    ]);
  });

  it('names no more than ten', () => {
    const files = Array.from({ length: 14 }, (_, i) => credential(file(`${String(i).padStart(2, '0')}.env`)));
    expect(check('goose', {}, () => ({ credentials: files }))[0]?.evidence).toHaveLength(11);
  });
});

describe('agent-env-not-scrubbed', () => {
  const check = (agent: string, scene: Scene, ...names: string[]) =>
    judge('agent-env-not-scrubbed', agent, scene, () => ({ credentials: names.map((name) => credential(env(name))) }));

  it('names variables, never a value', () => {
    const findings = check('codex', {}, 'STRIPE_KEY', 'DATABASE_URL', 'STRIPE_KEY');
    expect(findings).toMatchObject([
      {
        severity: 'medium',
        evidence: ['$DATABASE_URL', '$STRIPE_KEY'],
        places: [
          { kind: 'env', name: 'DATABASE_URL' },
          { kind: 'env', name: 'STRIPE_KEY' },
        ],
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain(value);
  });

  it('leaves it what it logs in with, and is silent where nothing is handed on', () => {
    expect(check('codex', {}, 'OPENAI_API_KEY')).toEqual([]);
    expect(check('codex', {})).toEqual([]);
    expect(check('codex', { files: { '~/.codex/config.toml': '[shell_environment_policy]\ninherit = "core"\n' } }, 'DATABASE_URL')).toEqual([]);
  });

  it('is milder where some are taken out', () => {
    expect(
      check('gemini-cli', { files: { '~/.gemini/settings.json': { security: { environmentVariableRedaction: { enabled: true } } } } }, 'DATABASE_URL'),
    ).toMatchObject([{ severity: 'low' }]);
  });
});
