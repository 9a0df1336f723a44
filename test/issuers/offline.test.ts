/** What issuers' files say of credentials that cannot be asked about: in each, every kind of the detectors' file, with the worst, and what is certain. */
import { describe, expect, it } from 'vitest';
import type { Issuer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { judged, lines } from './routes.ts';

/** By the file of issuers/ and detectors/: reach, breadth and granularity of each kind, and its end where all of the kind have the same. */
const TABLE: Record<string, Record<string, string>> = {
  aiven: { 'aiven-service-password': 'admin project scoped', 'aiven-api-token': 'admin organization role' },
  algolia: { 'algolia-api-key': 'admin project scoped' },
  alibaba: { 'alibaba-access-key': 'admin account scoped never' },
  auth0: { 'auth0-client-secret': 'admin account permission' },
  backblaze: { 'backblaze-application-key': 'admin account scoped' },
  circleci: {
    'circleci-personal-token': 'admin account permission',
    'circleci-project-token': 'admin project permission',
    'circleci-legacy-token': 'admin account permission',
  },
  clickhouse: { 'clickhouse-cloud-api-secret': 'admin organization role' },
  cloudinary: { 'cloudinary-url': 'destroy project scoped', 'cloudinary-api-secret': 'destroy project scoped' },
  cockroachdb: { 'cockroachdb-api-key': 'admin organization role' },
  confluent: { 'confluent-api-secret': 'admin organization scoped never', 'confluent-legacy-api-secret': 'admin organization scoped never' },
  contentful: { 'contentful-management-token': 'admin organization permission', 'contentful-delivery-token': 'read project resource' },
  couchbase: { 'couchbase-capella-api-key': 'admin organization role' },
  databricks: {
    'databricks-pat': 'admin project permission',
    'databricks-service-token': 'admin project permission',
    'databricks-oauth-secret': 'admin organization role',
  },
  deno: {
    'deno-deploy-user-token': 'admin account account',
    'deno-deploy-organization-token': 'admin organization account',
    'deno-deploy-web-token': 'admin account account',
  },
  elastic: { 'elastic-cloud-api-key': 'admin organization role', 'elasticsearch-api-key': 'admin project scoped' },
  firebase: { 'firebase-database-secret': 'admin project account never', 'firebase-fcm-server-key': 'write project account' },
  hetzner: { 'hetzner-api-token': 'destroy project permission' },
  huawei: { 'huawei-secret-access-key': 'admin account scoped never' },
  ibmcloud: { 'ibmcloud-api-key': 'admin organization scoped' },
  influxdb: { 'influxdb-token': 'admin project scoped' },
  linode: { 'linode-token': 'admin account permission' },
  meilisearch: { 'meilisearch-api-key': 'admin project scoped' },
  okta: { 'okta-api-token': 'admin organization role', 'okta-client-secret': 'admin organization permission' },
  ovh: { 'ovh-application-secret': 'admin account scoped' },
  pinecone: { 'pinecone-api-key': 'destroy project permission', 'pinecone-legacy-api-key': 'destroy project permission' },
  'private-key': {
    'private-key': 'admin account account',
    'private-key-der': 'admin account account',
    'pgp-private-key': 'admin account account',
    'putty-private-key': 'admin account account',
  },
  pulumi: { 'pulumi-access-token': 'admin organization role' },
  sanity: { 'sanity-api-token': 'admin account role' },
  scaleway: { 'scaleway-api-key': 'admin organization scoped', 'scaleway-secret-key': 'admin organization scoped' },
  scalingo: { 'scalingo-api-token': 'admin account account never' },
  shopify: {
    'shopify-admin-token': 'destroy account permission',
    'shopify-custom-app-token': 'destroy account permission',
    'shopify-private-app-password': 'destroy account permission',
    'shopify-user-token': 'destroy account permission',
    'shopify-theme-access-password': 'destroy project account',
    'shopify-app-secret': 'destroy organization permission',
  },
  snowflake: { 'snowflake-access-token': 'admin account role', 'snowflake-password': 'admin account role' },
  tailscale: { 'tailscale-key': 'admin organization scoped' },
  tencent: { 'tencent-secret-key': 'admin account scoped' },
  turso: { 'turso-token': 'admin organization scoped' },
  upstash: {
    'upstash-redis-token': 'destroy project scoped',
    'upstash-qstash-token': 'destroy account permission',
    'upstash-qstash-signing-key': 'write project account',
    'upstash-api-key': 'admin account permission',
  },
  vultr: { 'vultr-api-key': 'admin account role' },
  wasabi: { 'wasabi-secret-key': 'admin account scoped' },
  yandex: {
    'yandex-api-key': 'destroy project scoped',
    'yandex-iam-token': 'admin organization role',
    'yandex-oauth-token': 'admin organization account',
    'yandex-static-access-key': 'destroy account scoped',
  },
};

const fileOf = async (name: string): Promise<Issuer> => (await import(`../../issuers/${name}.ts`)).default;
const secret = new Fake(1).text('base62', 40);

describe.each(Object.entries(TABLE))('%s', (name, kinds) => {
  it('knows every kind on the shelf', async () => {
    const detectors = [(await import(`../../detectors/${name}.ts`)).default].flat() as { id: string }[];
    expect(Object.keys((await fileOf(name)).kinds).sort()).toEqual(detectors.map((d) => d.id).sort());
    expect(Object.keys(kinds).sort()).toEqual(detectors.map((d) => d.id).sort());
  });
  it.each(Object.entries(kinds))('%s', async (id, expected) => {
    const { reach, breadth, granularity, expires, state, unknown, narrower } = judged(await fileOf(name), id, { secret }, {});
    expect([reach.value, breadth.value, granularity, ...(expires ? [expires.value] : [])].join(' ')).toBe(expected);
    expect(state.value).toBe('unknown');
    // The worst is assumed because something is unknown, and only then.
    expect(reach.evidence.kind).toBe(unknown.length ? 'unknown' : 'kind');
    for (const words of unknown) expect(words).not.toMatch(/\.$|undefined|NaN/);
    if (granularity !== 'account') expect(narrower).not.toHaveLength(0);
  });
});

describe('certain of all of a kind', () => {
  it.each([
    [
      'firebase',
      'firebase-database-secret',
      [
        'PUT /.settings/rules.json admin project on the whole Realtime Database',
        'DELETE / destroy project destroys data on the whole Realtime Database',
        'PUT write project on the whole Realtime Database',
        'GET read project on the whole Realtime Database',
      ],
    ],
    ['shopify', 'shopify-theme-access-password', ['write_themes destroy project destroys data on all themes of the shop']],
    ['contentful', 'contentful-delivery-token', ['read read project on content of one space, drafts too if it is a preview key']],
    ['upstash', 'upstash-qstash-signing-key', ['sign write project on endpoints that trust the key']],
    ['upstash', 'upstash-qstash-token', ['messages:read read account on QStash of the account']],
    ['hetzner', 'hetzner-api-token', ['GET read project on everything in the project']],
    // Whether it may is unknown: nothing is claimed.
    ['cloudinary', 'cloudinary-url', []],
    ['alibaba', 'alibaba-access-key', []],
  ])('%s: %s', async (name, id, expected) => expect(lines(judged(await fileOf(name), id, { secret }, {}))).toEqual(expected));
});

it.each([
  ['shopify', 'shopify-user-token', { canBeEndless: false, days: 1 }],
  ['snowflake', 'snowflake-access-token', { canBeEndless: false, days: 15 }],
  ['databricks', 'databricks-oauth-secret', { canBeEndless: false, days: 730 }],
  ['yandex', 'yandex-iam-token', { canBeEndless: false, days: 0.5 }],
  ['elastic', 'elastic-cloud-api-key', { canBeEndless: true, days: 90 }],
])('%s: how long %s lives', async (name, id, lifecycle) => expect((await fileOf(name)).kinds[id]?.lifecycle).toEqual(lifecycle));
