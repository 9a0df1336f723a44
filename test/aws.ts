/** What the tests of `keyreach audit aws` have in common: an account with everything in it once, and both ways of auditing it. Judges nothing. */
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { OPERATIONS } from '../src/cloud/aws/client.ts';
import { Fake } from '../src/kit.ts';
import { keyreach, type Ran, running } from './built.ts';
import { type JsonReport, tree } from './helpers.ts';
import { ACCOUNT, allow, details, group, OTHER, policy, role, trust, trustsService, user } from './iam.ts';
import { csv, type FakeAccount, type FakeIam, fakeIam, keyIdOf, type Manners, type Row } from './iam-server.ts';

export interface Report extends Omit<JsonReport, 'credentials' | 'findings'> {
  findings: (Omit<JsonReport['findings'][number], 'places'> & {
    remedy: string;
    places: { kind: string; provider?: string; account?: string; resource?: string; path?: string }[];
  })[];
  credentials: (JsonReport['credentials'][number] & { authority?: { principal?: { value: string }; state: { value: string }; reach: { value: string } } })[];
  asked: { host: string; method: string; path: string; status: number }[];
  stats: JsonReport['stats'] & { answers: number };
}

export const DAY = 86_400_000;
export const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
export const keyed = (made: number, used?: number): Row => ({
  access_key_1_active: 'true',
  access_key_1_last_rotated: ago(made),
  access_key_1_last_used_date: used === undefined ? 'N/A' : ago(used),
});

export const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
export const LOSS = policy(allow(['rds:DeleteDBInstance', 'rds:DeleteDBSnapshot', 'backup:DeleteRecoveryPoint']));

/** Everything once. */
export const SHOP = details({
  users: [
    user('deploy', { inline: [LOSS] }),
    user('boss', { attached: [ADMIN] }),
    user('climber', { inline: [policy(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']))] }),
    user('dba', { groups: ['dbas'] }),
    user('reader', { inline: [policy(allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']))] }),
  ],
  roles: [
    role('runs', trustsService('lambda.amazonaws.com'), { inline: [policy(allow('*'))] }),
    role('partner', trust({ AWS: OTHER }), { inline: [policy(allow('s3:ListAllMyBuckets'))] }),
    role('known', trust({ AWS: `arn:aws:iam::${OTHER}:role/ci` }, { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } })),
    role('AWSServiceRoleForSupport', trustsService('support.amazonaws.com'), {
      path: '/aws-service-role/support.amazonaws.com/',
      inline: [policy(allow('*'))],
    }),
  ],
  groups: [group('dbas', { inline: [policy(allow('dynamodb:*'))] })],
}) as Record<string, object[]>;
export const ROWS: Record<string, Row> = {
  deploy: { ...keyed(400, 1), access_key_2_active: 'true', access_key_2_last_rotated: ago(200) },
  boss: { password_enabled: 'true', password_last_used: ago(3) },
  dba: { password_enabled: 'true', password_last_used: ago(3), mfa_active: 'true' },
  reader: keyed(10, 2),
};

export const save = (files: Record<string, string>): string => tree(files);
export function offline(account: object, report: string | undefined, more: string[] = [], cwd?: string): Ran & { report: Report } {
  const folder = save({ 'gaad.json': JSON.stringify(account), ...(report === undefined ? {} : { 'report.csv': report }) });
  const args = ['--authorization-details', join(folder, 'gaad.json'), ...(report === undefined ? [] : ['--credential-report', join(folder, 'report.csv')])];
  const ran = keyreach(['audit', 'aws', ...args, '--report', 'json', ...more], cwd ? { cwd } : {});
  return { ...ran, report: ran.stdout ? (JSON.parse(ran.stdout) as Report) : (undefined as unknown as Report) };
}
/** `rule subject`, the subject without its account. */
export const told = (report: Report): string[] =>
  report.findings.map((f) => `${f.severity} ${f.rule} ${f.places.map((p) => p.resource?.replace(/^arn:aws:iam::\d+:/, '') ?? p.path).join(' ')}`).sort();
export const of = (report: Report, rule: string, name = '') => report.findings.filter((f) => f.rule === rule && (f.places[0]?.resource ?? '').endsWith(name));

export const servers: FakeIam[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

export const fake = new Fake(7);
export const SIGNER = { AWS_ACCESS_KEY_ID: keyIdOf(ACCOUNT, fake.text('base32', 6)), AWS_SECRET_ACCESS_KEY: fake.text('base62', 40) };
export const QUIET = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
export const FAKE: FakeAccount = { details: SHOP, report: csv(ACCOUNT, ROWS) };

export async function online(
  account: FakeAccount,
  manners: Manners = {},
  more: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran & { report: Report; iam: FakeIam }> {
  const iam = await fakeIam(account, manners);
  servers.push(iam);
  const ran = await running(['audit', 'aws', '--report', 'json', ...more], { env: { ...QUIET, ...SIGNER, AWS_ENDPOINT_URL_IAM: iam.url, ...env } });
  // Whatever is asked only reads; a question that changes something fails every test.
  expect(iam.asked.filter((a) => !(OPERATIONS as readonly string[]).includes(a))).toEqual([]);
  return { ...ran, report: ran.stdout ? (JSON.parse(ran.stdout) as Report) : (undefined as unknown as Report), iam };
}
