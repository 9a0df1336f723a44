/** Atlassian: API tokens (Jira, Confluence, admin), app secrets, Data Center tokens. */
import { createHash } from 'node:crypto';
import { defineDetector, type Parts } from '../src/define.ts';
import { crc32, type Fake } from '../src/kit.ts';

const DOCS = 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/';
const BREAKS = 'the scripts and integrations that sign in with it';

/** After `=` stands the CRC-32 (eight hex digits, upper case) of all before it, the `=` included. Formula as other scanners state it, checked 2026-11-21. */
const verify = ({ secret = '' }: Parts) => {
  const ok = crc32(secret.slice(0, -8)) === Number.parseInt(secret.slice(-8), 16);
  return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
};

const withSum = (text: string) => text + crc32(text).toString(16).toUpperCase().padStart(8, '0');

/** Data Center tokens are base64 of a numeric id, a colon and 20 random bytes. */
const dataCenter = (fake: Fake) => Buffer.concat([Buffer.from(`${fake.text('123456789', 1)}${fake.text('digits', 11)}:`), fake.bytes(20)]).toString('base64');

export default [
  defineDetector({
    id: 'atlassian-api-token',
    label: 'Atlassian API token',
    issuer: 'Atlassian',
    docs: DOCS,
    find: [{ anchors: ['ATATT3xFfGF0'], pattern: /ATATT3xFfGF0[A-Za-z0-9_-]{20,260}=[0-9A-F]{8}/, after: 300 }],
    verify,
    revoke: {
      how: 'Revoke it at id.atlassian.com under Security > API tokens',
      url: 'https://id.atlassian.com/manage-profile/security/api-tokens',
      breaks: BREAKS,
    },
    examples: {
      sample: (fake) => withSum(`${['ATATT3', 'xFfGF0'].join('')}${fake.text('base64url', 171)}=`),
      hits: ({ secret }) => [
        `JIRA_API_TOKEN=${secret}\n`,
        { path: 'jira.yml', text: `jira:\n  email: ci@acme.test\n  token: "${secret}"\n` },
        `curl -u ci@acme.test:${secret} https://acme.atlassian.net/rest/api/3/myself\n`,
      ],
      misses: (fake) => [
        `ATATT3xFfGF0${fake.text('base64url', 60)}`,
        `ATATT3xFfGF0${fake.text('base64url', 10)}=${fake.text('hex', 8)}`,
        'ATATT3xFfGF0... is the prefix',
      ],
    },
  }),
  defineDetector({
    id: 'atlassian-data-center-token',
    label: 'Jira, Confluence or Bitbucket Data Center personal access token',
    issuer: 'Atlassian',
    docs: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
    rank: 40,
    find: [
      {
        anchors: ['jira', 'confluence', 'atlassian', 'bitbucket'],
        pattern: /(?:jira|confluence|atlassian|bitbucket)[^\n]{0,60}?(?<![A-Za-z0-9+/])(?<secret>[MNO][A-Za-z0-9+/]{43})(?![A-Za-z0-9+/=])/i,
        after: 140,
        confidence: 'high',
      },
    ],
    reject: ({ secret = '' }) => !/^\d{8,14}:/.test(Buffer.from(secret, 'base64').toString('latin1')),
    verify: () => ({ ok: true, how: 'it decodes to an id and random bytes' }),
    revoke: { how: 'Revoke it in your profile under Personal access tokens', breaks: BREAKS },
    examples: {
      sample: dataCenter,
      hits: ({ secret }) => [
        `JIRA_TOKEN=${secret}\n`,
        { path: 'app.py', text: `jira = JIRA(server, token_auth="${secret}")\n` },
        `curl https://confluence.acme.test/rest/api/content -H "Authorization: Bearer ${secret}"\n`,
      ],
      misses: (fake) => [`jira: M${fake.text('base62', 30)}`, `jira: M${fake.text('upper', 43)}`, `token: ${dataCenter(fake)}`],
    },
  }),
  // Made before 2023; the format as seen in the wild.
  defineDetector({
    id: 'atlassian-legacy-token',
    label: 'Atlassian API token (before 2023)',
    issuer: 'Atlassian',
    docs: DOCS,
    rank: 30,
    severity: 'medium',
    find: [
      {
        anchors: ['jira', 'confluence', 'atlassian'],
        name: /(?:jira|confluence|atlassian)[\w.-]*(?:token|api|pass|pwd|secret|key|pat)/i,
        value: /^(?=[^\d]*\d)(?=[^A-Z]*[A-Z])[A-Za-z0-9]{24}$/,
        confidence: 'low',
      },
    ],
    entropy: 3.3,
    // The last four are said to be taken from the MD5 of the twenty before: a match proves, a mismatch tells nothing.
    verify: ({ secret = '' }) =>
      createHash('md5').update(secret.slice(0, 20)).digest('hex').toUpperCase().includes(secret.slice(20))
        ? { ok: true, how: 'its checksum is right' }
        : undefined,
    revoke: {
      how: 'Revoke it at id.atlassian.com under Security > API tokens',
      url: 'https://id.atlassian.com/manage-profile/security/api-tokens',
      breaks: BREAKS,
    },
    examples: {
      sample: (fake) => `${fake.number(10)}${fake.text('upper', 1)}${fake.text('base62', 22)}`,
      hits: ({ secret }) => [
        `JIRA_API_TOKEN=${secret}\n`,
        { path: 'conf.yml', text: `confluence_api_token: "${secret}"\n` },
        { path: 'app.py', text: `ATLASSIAN_TOKEN = '${secret}'\n` },
      ],
      misses: (fake) => [`JIRA_API_TOKEN=${fake.text('lower', 24)}\n`, `JIRA_PROJECT=${fake.text('base62', 24)}\n`, `JIRA_API_TOKEN=${fake.text('hex', 20)}\n`],
    },
  }),
  defineDetector({
    id: 'atlassian-client-secret',
    label: 'Atlassian OAuth 2.0 app client secret',
    issuer: 'Atlassian',
    docs: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
    // Format as seen in the wild: ATOA, about 60 characters, eight hex digits.
    find: [{ anchors: ['ATOA'], pattern: /ATOA(?=[A-Za-z0-9_-]{0,30}\d)[A-Za-z0-9_-]{50,84}[0-9A-F]{8}(?![A-Za-z0-9_-])/, after: 110 }],
    entropy: 4,
    revoke: {
      how: 'Rotate the client secret in the developer console',
      url: 'https://developer.atlassian.com/console/myapps/',
      breaks: 'signing in through the app until it has the new secret',
    },
    examples: {
      sample: (fake) => `ATOA${fake.number(10)}${fake.text('base62', 63)}${fake.text('0123456789ABCDEF', 8)}`,
      hits: ({ secret }) => [
        `ATLASSIAN_CLIENT_SECRET=${secret}\n`,
        { path: 'auth.js', text: `const clientSecret = "${secret}";\n` },
        { path: 'conf.yml', text: `client_secret: ${secret}\n` },
      ],
      misses: (fake) => [`ATOA${fake.text('base62', 20)}`, `ATOA${'x'.repeat(72)}`],
    },
  }),
];
