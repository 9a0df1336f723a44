/**
 * Backblaze B2: application keys. b2_authorize_account, a GET, tells what a key may do and where (it also makes a token of a day, which is not kept):
 * backblaze.com/apidocs/b2-authorize-account; its answer has the capabilities in storageApi (v3) or in allowed there (v4). What capabilities mean, and that
 * writeKeys "grants full access to the account": backblaze.com/docs/cloud-storage-application-key-capabilities. The master key has all of them, on
 * all buckets, without end. All checked 2026-11-21.
 */
import type { Reach } from '../src/grants.ts';
import { type Answer, type Door, defineIssuer, type Held, NoAnswer } from '../src/issuer.ts';
import { expectStatus, isoOf, named, objectOf, textOf } from '../src/issuer-kit.ts';

const WHO = 'Backblaze';
const ASKED = 'GET /b2api/v3/b2_authorize_account';

const CAPABILITIES: Record<string, { reach: Reach; destroys?: 'data' | 'data and backups'; means?: string }> = {
  writeKeys: { reach: 'admin', means: 'makes keys with any rights on all buckets' },
  bypassGovernance: { reach: 'destroy', destroys: 'data and backups', means: 'deletes what governance retention holds' },
  deleteFiles: { reach: 'destroy', destroys: 'data and backups', means: 'deletes files with all their versions' },
  deleteBuckets: { reach: 'destroy', means: 'deletes empty buckets' },
  deleteKeys: { reach: 'write', means: 'takes keys away from others' },
};
const meaningOf = (capability: string) =>
  new Map(Object.entries(CAPABILITIES)).get(capability) ?? { reach: /^(?:list|read|share)/.test(capability) ? ('read' as const) : ('write' as const) };

interface Allowed {
  capabilities?: unknown;
  bucketName?: unknown;
  bucketId?: unknown;
  buckets?: unknown;
  namePrefix?: unknown;
}

/** The buckets a key is bound to; none for one that has all. */
const bucketsOf = ({ bucketName, bucketId, buckets }: Allowed): string[] =>
  (Array.isArray(buckets) ? buckets : [])
    .flatMap((b: { name?: unknown; id?: unknown } | null) => textOf(b?.name) ?? textOf(b?.id) ?? [])
    .concat(textOf(bucketName) ?? textOf(bucketId) ?? []);

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const { id, secret } = parts;
  if (!id) throw new NoAnswer(`${WHO} was not asked: a key works only with its id, which is not with it`);
  const basic = Buffer.from(`${id}:${secret}`).toString('base64');
  const reply = await door.get('/b2api/v3/b2_authorize_account', { authorization: `Basic ${basic}` });
  if (reply.status === 401) return { state: 'dead', how: `${ASKED} answers 401`, unknown: [] };
  expectStatus(reply, WHO);
  const body = objectOf<{ apiInfo: { storageApi?: Allowed & { allowed?: Allowed } }; applicationKeyExpirationTimestamp: unknown }>(reply, WHO);
  const storage = body.apiInfo?.storageApi;
  const allowed = storage?.allowed ?? storage;
  if (!allowed || !Array.isArray(allowed.capabilities)) throw new NoAnswer(`${WHO} answered with something that is not what it documents`);
  const buckets = bucketsOf(allowed);
  const prefix = textOf(allowed.namePrefix);
  const where = `${buckets.length ? `bucket ${named(buckets)}` : 'all buckets'}${prefix ? `, names that begin with ${prefix}` : ''}`;
  const breadth = buckets.length || prefix ? 'resource' : 'account';
  return {
    state: 'live',
    how: ASKED,
    grants: allowed.capabilities
      .filter((c): c is string => typeof c === 'string' && /^[A-Za-z]{1,40}$/.test(c))
      .map((action) =>
        /Keys$/.test(action)
          ? { action, resource: 'the account', breadth: 'account', ...meaningOf(action) }
          : { action, resource: where, breadth, ...meaningOf(action) },
      ),
    unknown: [],
    ...(buckets.length ? { reaches: buckets } : {}),
    expires: isoOf(body.applicationKeyExpirationTimestamp) ?? 'never',
  };
}

export default defineIssuer({
  id: 'backblaze',
  label: 'Backblaze B2',
  kinds: {
    'backblaze-application-key': {
      granularity: 'scoped',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a key has capabilities, on one bucket or on all' },
        unknown: ['which capabilities it has, and on which buckets: deleteFiles deletes backups with all their versions, the master key can do everything'],
        worst: { reach: 'admin', breadth: 'account' },
      }),
      narrower: [
        {
          how: 'Make a key for the one bucket without deleteFiles, writeKeys and bypassGovernance (`b2 key create --bucket … --duration …`)',
          url: 'https://www.backblaze.com/docs/cloud-storage-application-keys',
        },
        {
          how: 'Switch on Object Lock in compliance mode for backups, so that no key deletes them early',
          url: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: ['api.backblazeb2.com'], budget: 2, run: ask },
    },
  },
});
