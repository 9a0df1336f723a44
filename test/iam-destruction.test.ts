/** The map of what can be destroyed: every store in each of its states. */
import { describe, expect, it } from 'vitest';
import { loadActions, resourcesOf } from '../src/cloud/aws/actions.ts';
import type { Store } from '../src/cloud/aws/data/store.ts';
import { STORES } from '../src/cloud/aws/data/stores.ts';
import { type Destruction, destructions } from '../src/cloud/aws/destruction.ts';
import { written } from '../src/cloud/aws/pattern.ts';
import { worldOf } from '../src/cloud/aws/world.ts';
import { account, allow, arn, deny, managed, OTHER, policy, type Statement, user } from './iam.ts';

const actions = await loadActions();

function judge(store: Store | string, statements: Statement[], boundary?: object): Destruction | undefined {
  const parts = account({
    users: [user('u', { inline: [policy(...statements)], ...(boundary ? { boundary: arn('policy', 'bound') } : {}) })],
    policies: boundary ? [managed('bound', boundary)] : [],
  });
  const id = typeof store === 'string' ? store : store.id;
  return destructions(worldOf(parts, actions))
    .get(arn('user', 'u'))
    ?.find((d) => d.store.id === id);
}

/** A deletion that is sure where there is one. */
const deletion = ({ deletes }: Store) => deletes.find((d) => !d.when) ?? (deletes[0] as Store['deletes'][number]);
const totalLoss = (store: Store): string[] => [deletion(store).action, ...store.backups.map((b) => b.anyOf[0] as string)];

describe.each(STORES.map((s) => [s.id, s] as const))('%s', (_id, store) => {
  const one = deletion(store);
  const sure = one.when ? 'possible' : 'confirmed';

  it('uses actions that AWS has', () => {
    const named = [...store.deletes.map((d) => d.action), ...store.backups.flatMap((b) => b.anyOf), ...store.protection.map((p) => p.action)];
    expect(named.filter((a) => actions.of(a)?.name !== a)).toEqual([]);
  });

  it('loses data alone to one deletion, and the backups that go with it', () => {
    const found = judge(store, [allow(one.action)]);
    const survives = store.backups.filter((b) => !b.anyOf.includes(one.action)).map((b) => b.kind);
    const total = store.across ? store.across.total : store.backups.length > 0 && survives.length === 0;
    expect(found).toMatchObject({ loss: total ? 'data and backups' : 'data', certainty: sure, survives });
    expect(found?.limit).toBeUndefined();
    for (const kind of survives) expect(found?.rule).toContain(kind);
  });

  if (store.backups.length)
    it('loses data and every backup', () => {
      const found = judge(store, [allow(totalLoss(store))]);
      expect(found).toMatchObject({ loss: 'data and backups', certainty: sure, survives: [] });
      for (const { kind } of store.backups) expect(found?.rule).toContain(kind);
    });

  it.each(store.backups.map((b) => b.kind))('loses no more than data while its %s survive', (kind) => {
    const kept = store.backups.find((b) => b.kind === kind);
    const others = [...store.deletes.map((d) => d.action), ...store.backups.flatMap((b) => b.anyOf)].filter((a) => !kept?.anyOf.includes(a));
    const found = judge(store, [allow(['sts:GetCallerIdentity', ...others])]);
    if (others.some((a) => store.deletes.some((d) => d.action === a))) expect(found).toMatchObject({ loss: 'data', survives: expect.arrayContaining([kind]) });
    else expect(found?.loss).toBeUndefined();
  });

  it.each(store.protection.map((p) => p.action))('has its protection taken away by %s', (action) => {
    const found = judge(store, [allow(action)]);
    expect(found?.protection.map((p) => p.action)).toEqual([action]);
    if (!store.deletes.some((d) => d.action === action)) expect(found?.loss).toBeUndefined();
  });

  const patterns = resourcesOf(actions.of(one.action) ?? { name: '', level: 'W', required: [], optional: [] }, {
    id: '111122223333',
    partition: 'aws',
  }).patterns.map(written);
  if (patterns.some((p) => /.\*$/.test(p)))
    it('is lost in part by who is limited to a part', () => {
      const part = patterns.map((p) => p.replace(/\*$/, 'prod-1'));
      expect(judge(store, [allow(one.action, part)])).toMatchObject({
        loss: expect.stringMatching(/^data/),
        limit: expect.arrayContaining([part[0]]),
        certainty: sure,
      });
    });

  it('is safe from who is limited to something else', () =>
    expect(judge(store, [allow(totalLoss(store), 'arn:aws:devicefarm:us-west-2:111122223333:project:x')])).toBeUndefined());
  it('is safe behind a denial', () =>
    expect(
      judge(store, [allow('*'), deny([...totalLoss(store), ...store.deletes.map((d) => d.action), ...store.backups.flatMap((b) => b.anyOf)])])?.loss,
    ).toBeUndefined());
  it('is safe behind a boundary', () => expect(judge(store, [allow(totalLoss(store))], policy(allow('s3:ListBucket')))).toBeUndefined());
  it('is safe behind a condition that is false', () => {
    expect(judge(store, [allow(totalLoss(store), '*', { StringEquals: { 'aws:PrincipalAccount': OTHER } })])).toBeUndefined();
  });
  it('is lost perhaps under a condition nobody knows', () => {
    const found = judge(store, [allow(totalLoss(store), '*', { StringEquals: { 'aws:ResourceTag/env': 'dev' } })]);
    expect(found).toMatchObject({ certainty: 'possible' });
    expect(found?.deletes[0]?.unknown).toContain('whether the condition StringEquals aws:ResourceTag/env holds');
  });
});

describe('the rule of total loss', () => {
  it('is not met by backups of a part', () => {
    const found = judge('rds', [
      allow(['rds:DeleteDBInstance', 'backup:DeleteRecoveryPoint']),
      allow('rds:DeleteDBSnapshot', 'arn:aws:rds:*:111122223333:snapshot:dev-*'),
    ]);
    expect(found).toMatchObject({ loss: 'data and backups', limit: ['arn:aws:rds:*:111122223333:snapshot:dev-*'] });
    expect(found?.backups.map((b) => b.lost)).toEqual(['all', 'some', 'all']);
  });
  it('is met by who may do everything, in every store that keeps data', () => {
    const found = destructions(worldOf(account({ users: [user('boss', { inline: [policy(allow('*'))] })] }), actions)).get(arn('user', 'boss')) ?? [];
    expect(found.map((d) => d.store.id)).toEqual(STORES.map((s) => s.id));
    for (const d of found) if (d.store.backups.length) expect(d).toMatchObject({ loss: 'data and backups', survives: [] });
  });
  it('needs data that can be deleted: backups alone are none', () => {
    expect(judge('rds', [allow(['rds:DeleteDBSnapshot', 'backup:DeleteRecoveryPoint', 'rds:DeleteDBInstanceAutomatedBackup'])])).toMatchObject({
      deletes: [],
      survives: [],
    });
    expect(judge('rds', [allow('rds:DeleteDBSnapshot')])?.loss).toBeUndefined();
  });
  it('takes no object for its bucket, and no index for its table', () => {
    const objects = judge('s3', [allow('s3:*', 'arn:aws:s3:::logs/*')]);
    expect(objects?.deletes.map((d) => d.action)).not.toContain('s3:PutLifecycleConfiguration');
    expect(objects?.protection.map((p) => p.action)).not.toContain('s3:PutBucketVersioning');
    expect(judge('s3', [allow('s3:*', 'arn:aws:s3:::logs')])?.deletes.map((d) => d.action)).toEqual(['s3:PutLifecycleConfiguration']);
    expect(judge('s3', [allow('s3:*', 'arn:aws:s3:::logs*')])?.deletes).toHaveLength(4);
    expect(judge('dynamodb', [allow('dynamodb:DeleteTable', 'arn:aws:dynamodb:*:*:table/x/index/*')])).toBeUndefined();
    expect(judge('dynamodb', [allow('dynamodb:DeleteTable', 'arn:aws:dynamodb:*:*:table/x*')])?.loss).toBe('data');
  });
  it('sees another account’s database as nobody’s here', () => expect(judge('rds', [allow('rds:*', 'arn:aws:rds:*:444455556666:db:*')])).toBeUndefined());
});
