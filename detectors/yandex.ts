/** Yandex: Cloud API keys, IAM tokens and cookies, static access keys, OAuth tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  // Source: yandex.cloud/docs, Search for secrets in open sources, checked 2026-11-21.
  defineDetector({
    id: 'yandex-api-key',
    label: 'Yandex Cloud API key',
    issuer: 'Yandex',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key',
    find: [{ anchors: ['AQVN'], pattern: /AQVN[A-Za-z0-9_-]{35,38}(?![A-Za-z0-9_-])/, after: 50 }],
    revoke: {
      how: 'Delete the API key of the service account with `yc iam api-key delete`',
      url: 'https://yandex.cloud/en/docs/iam/operations/authentication/manage-api-keys',
    },
    examples: {
      sample: (fake) => `AQVN${fake.text('base62', 36)}`,
      hits: ({ secret }) => [
        `YANDEX_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  YANDEX_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = yandex.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`AQVN${fake.text('base62', 12)}`, `AQVN${'x'.repeat(36)}`],
    },
  }),
  defineDetector({
    id: 'yandex-iam-token',
    label: 'Yandex Cloud IAM token',
    issuer: 'Yandex',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token',
    find: [{ anchors: ['t1.', 'c1.'], pattern: /[tc]1\.[A-Za-z0-9_-]{20,2000}={0,2}\.[A-Za-z0-9_-]{86}={0,2}(?![A-Za-z0-9_-])/, after: 2200 }],
    revoke: {
      how: 'Revoke it with `yc iam revoke-token`; it ends by itself within 12 hours',
      url: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token',
    },
    examples: {
      sample: (fake) => `t1.${fake.text('base62', 120)}.${fake.text('base62', 86)}`,
      hits: ({ secret }) => [
        `YC_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  YC_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = yc.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`t1.${fake.text('lower', 8)}.${fake.text('base62', 20)}`, 'SELECT t1.id, t1.name FROM orders t1'],
    },
  }),
  defineDetector({
    id: 'yandex-oauth-token',
    label: 'Yandex OAuth token',
    issuer: 'Yandex',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token',
    find: [{ anchors: ['y0_', 'y1_', 'y2_', 'y3_'], pattern: /y[0-3]_[A-Za-z0-9_-]{55}(?![A-Za-z0-9_-])/, after: 64 }],
    severity: 'critical',
    revoke: { how: 'Remove the app under Access to data in the Yandex ID settings, or change the password', url: 'https://id.yandex.com/' },
    examples: {
      sample: (fake) => `y0_${fake.text('base62', 55)}`,
      hits: ({ secret }) => [
        `YANDEX_OAUTH_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  YANDEX_OAUTH_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = yandex.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`y0_${fake.text('base62', 12)}`, `y1_${'x'.repeat(55)}`],
    },
  }),
  // The id is 25 characters that begin YCAJE, the secret YC and 38.
  defineDetector({
    id: 'yandex-static-access-key',
    label: 'Yandex Cloud static access key',
    issuer: 'Yandex',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
    find: [{ anchors: ['YCAJE'], pattern: /(?<id>YCAJE[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/, after: 34 }],
    companions: [{ name: 'secret', pattern: /(?<![A-Za-z0-9_-])YC[A-Za-z0-9_-]{38}(?![A-Za-z0-9_-])/, within: 300, missing: 'doubt' }],
    identifiers: ['id'],
    rank: 60,
    revoke: {
      how: 'Delete the key with `yc iam access-key delete`',
      url: 'https://yandex.cloud/en/docs/iam/operations/authentication/manage-access-keys',
      breaks: 'backups and apps that use Object Storage',
    },
    examples: {
      sample: (fake) => ({ id: `YCAJE${fake.text('base62', 20)}`, secret: `YC${fake.text('base62', 38)}` }),
      hits: ({ id, secret }) => [
        `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`,
        { path: 'backend.tf', text: `backend "s3" {\n  access_key = "${id}"\n  secret_key = "${secret}"\n}\n` },
        { path: 's3.json', text: `{"key": "${id}", "secret": "${secret}"}` },
      ],
      misses: (fake) => [`YCAJE${fake.text('base62', 6)}`, `YCAJE${'x'.repeat(20)}`],
    },
  }),
];
