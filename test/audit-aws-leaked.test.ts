/** Keys that a scan found, joined with the account they belong to by `keyreach audit aws --with-report`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAKE, fake, keyed, of, offline, online, SHOP } from './aws.ts';
import { committed, scanJson, tree } from './helpers.ts';
import { ACCOUNT, allow, arn, details, OTHER, policy, role, trustsAccount, user } from './iam.ts';
import { csv, keyIdOf } from './iam-server.ts';

describe('a key that a scan found', () => {
  const id = keyIdOf(ACCOUNT, fake.text('base32', 6));
  const secret = `${fake.text('base64', 12)}A7z${fake.text('base62', 24)}q`;
  const text = `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n`;
  const scanned = (content = text): string => {
    const root = committed(tree({ 'deploy.sh': content }));
    const { stdout, report } = scanJson([root, '--history'], { cwd: root });
    expect(report.credentials.map((c) => c.kind)).toEqual(['aws-access-key']);
    expect(report.credentials[0]?.facts['account']).toBe(ACCOUNT);
    const file = join(tree(), 'scan.json');
    writeFileSync(file, stdout);
    return file;
  };
  const keys = { deploy: [{ id }], reader: [{ id: keyIdOf(ACCOUNT, fake.text('base32', 6)) }] };

  it('is the principal’s whose it is, with all that it can do', async () => {
    const { report, code } = await online({ ...FAKE, keys }, {}, ['--with-report', scanned()]);
    expect(code).toBe(1);
    const [found] = report.findings.filter((f) => f.rule === 'aws-leaked-key');
    expect(found).toMatchObject({ severity: 'critical', credential: report.credentials[0]?.fingerprint });
    expect(found?.message).toMatch(
      /^AWS access key in deploy\.sh, committed today, is a key of the user deploy, which can delete RDS databases.* and every backup of them$/,
    );
    expect(found?.places.map((p) => p.path)).toContain('deploy.sh');
    expect(report.credentials).toMatchObject([
      { kind: 'aws-access-key', authority: { principal: { value: arn('user', 'deploy') }, state: { value: 'live' }, reach: { value: 'destroy' } } },
    ]);
    expect(JSON.stringify(report)).not.toContain(id);
    expect(JSON.stringify(report)).not.toContain(secret);
  });
  it('goes to code scanning as a result in its file, and to people with its owner', async () => {
    const folder = tree();
    const { stdout } = await online({ ...FAKE, keys }, {}, [
      '--with-report',
      scanned(),
      '--report',
      `sarif=${join(folder, 'a.sarif')}`,
      '--report',
      `table=${join(folder, 'a.txt')}`,
    ]);
    expect(stdout).not.toBe('');
    const sarif = JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')) as {
      runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    expect(sarif.runs[0]?.results.map((r) => [r.ruleId, r.locations[0]?.physicalLocation.artifactLocation.uri])).toEqual([
      ['aws-leaked-key/aws-access-key/critical', 'deploy.sh'],
    ]);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8').replace(/\s*│\n│\s*│\s*/g, ' ')).toMatch(/AWS access key {2}AKIA…\w{4}[\s\S]*a key of the user deploy/);
  });
  it('that is switched off, or is nobody’s any more, weighs little', async () => {
    const off = await online({ ...FAKE, keys: { deploy: [{ id, active: false }] } }, {}, ['--with-report', scanned()]);
    expect(off.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'low', message: expect.stringContaining('is switched off; it was a key of the user deploy') },
    ]);
    const gone = await online(FAKE, {}, ['--with-report', scanned()]);
    expect(gone.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'low', message: expect.stringContaining(`is no key of account ${ACCOUNT} any more`) },
    ]);
  });
  it('whose owner is not known counts as the strongest one’s', async () => {
    const denied = await online(FAKE, { deny: ['ListAccessKeys'] }, ['--with-report', scanned()]);
    const message = `whose is not known, and the strongest it can be of can delete RDS databases`;
    expect(denied.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'critical', message: expect.stringContaining(message) },
    ]);
    const root = await online({ ...FAKE, summary: { AccountAccessKeysPresent: 1, AccountMFAEnabled: 1 } }, {}, ['--with-report', scanned()]);
    expect(root.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'critical', evidence: expect.arrayContaining(['the root user has a key']) },
    ]);
    const saved = offline(SHOP, FAKE.report, ['--with-report', scanned()]);
    expect(saved.report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([{ severity: 'critical' }]);
  });
  it('of another account is none of ours', async () => {
    const foreign = keyIdOf(OTHER, fake.text('base32', 6));
    const root = committed(tree({ 'deploy.sh': text.replace(id, foreign) }));
    const file = join(tree(), 'scan.json');
    writeFileSync(file, scanJson([root], { cwd: root }).stdout);
    const { report } = await online({ ...FAKE, keys }, {}, ['--with-report', file]);
    expect(report.credentials).toEqual([]);
    expect(report.findings.filter((f) => f.rule === 'aws-leaked-key')).toEqual([]);
  });
  it('that needs a second factor for what its user can do, can do less', async () => {
    const guarded = details({
      users: [user('deploy', { inline: [policy(allow('*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))] })],
      roles: [role('r', trustsAccount)],
    }) as Record<string, object[]>;
    const { report } = await online({ details: guarded, report: csv(ACCOUNT, { deploy: keyed(10, 1) }), keys }, {}, ['--with-report', scanned()]);
    expect(report.findings.filter((f) => f.rule === 'aws-leaked-key')).toMatchObject([
      { severity: 'medium', message: expect.stringContaining('can do what the user deploy can') },
    ]);
    expect(of(report, 'aws-admin', 'user/deploy')).toMatchObject([{ severity: 'low', message: 'the user deploy may be able to do everything in the account' }]);
  });
  it('in what is no report is refused', () => {
    const file = join(tree({ 'x.json': '{"credentials": 1}' }), 'x.json');
    expect(offline(SHOP, undefined, ['--with-report', file])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('is no report of keyreach'),
    });
    const empty = JSON.parse(scanJson([tree()]).stdout) as object;
    for (const credentials of [[null], [{ kind: 'aws-access-key' }], [{ kind: 'aws-access-key', places: [], facts: null }]]) {
      const damaged = join(tree({ 'x.json': JSON.stringify({ ...empty, credentials }) }), 'x.json');
      expect(offline(SHOP, undefined, ['--with-report', damaged])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('is a damaged report'),
      });
    }
  });
});
