/** What holds for every check: it is named like its file, says what it means, and has nothing to say of nothing, nor of nonsense. */
import { readdirSync } from 'node:fs';
import checks from 'shelf:checks';
import rules from 'shelf:rules';
import { describe, expect, it } from 'vitest';
import { type Credential, SEVERITIES } from '../src/model.ts';
import { authority, credential, grant, inFile } from './authority.ts';
import { agentSeen, inStore, storeSeen, worldOf } from './checks.ts';

const names = readdirSync(new URL('../src/checks', import.meta.url)).map((f) => f.replace(/\.ts$/, ''));

it('has one file for each check, named like it, and no rule of the same name', () => {
  expect(checks.map((c) => c.id).sort()).toEqual(names.sort());
  expect(checks.map((c) => c.id).filter((id) => rules.some((r) => r.id === id))).toEqual([]);
});

/** One of every sort, in every place a check may look at. */
const credentials: Credential[] = ['aws-access-key', 'postgres-url', 'kubernetes-kubeconfig-token', 'private-key', 'no-such-kind'].map((kind) =>
  credential({
    kind,
    environment: { class: 'production', signals: [{ environment: 'production', weight: 3, because: 'the name says prod' }] },
    places: [
      inFile('.env', 'A'),
      { kind: 'env', name: 'A' },
      inStore('git-credentials', '~/.git-credentials'),
      inStore('shell-history', '~/.bash_history'),
      inStore('rclone', '~/rclone.conf'),
    ],
    facts: { user: 'root', host: 'db.acme.io', account: '1' },
    authority: authority([grant('delete destroy account data')]),
  }),
);

describe.each(checks)('$id', (check) => {
  it('says what it means', () => {
    expect(check.id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(check.title).toMatch(/^\S.{8,70}[^.]$/);
    expect(check.help.length).toBeGreaterThan(120);
    expect(check.help).toMatch(/\.$/);
    expect(SEVERITIES).toContain(check.severity);
    expect(check.scope.length).toBeGreaterThan(0);
    expect(check.scope.every((s) => s === 'project' || s === 'machine')).toBe(true);
  });

  it('has nothing to say of an empty world', () => expect(check.judge(worldOf())).toEqual([]));

  it('speaks in its own name, with evidence, a remedy and a place', () => {
    const found = check.judge(
      worldOf({ credentials, stores: [storeSeen('docker-socket', '/var/run/docker.sock'), storeSeen('ssh-agent', '/tmp/agent.1')], agents: [agentSeen(0)] }),
    );
    for (const f of found) {
      expect(f.rule).toBe(check.id);
      expect(f.message).toMatch(/^\S.{10,}[^.]$/);
      expect(f.evidence.join(' ')).toMatch(/\S/);
      expect(f.remedy).toMatch(/\S{3}/);
      expect(f.places.length).toBeGreaterThan(0);
    }
  });

  it('says no secret', () => {
    const text = JSON.stringify(check.judge(worldOf({ credentials })));
    for (const c of credentials) for (const part of c.parts) expect(text).not.toContain(part.value.reveal());
  });
});
