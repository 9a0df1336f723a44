/** Bitbucket: app passwords, repository and workspace access tokens, Data Center HTTP tokens, OAuth consumers. */
import { defineDetector } from '../src/define.ts';
import { crc32 } from '../src/kit.ts';

const BREAKS = 'the pipelines, scripts and clones that sign in with it';

export default [
  defineDetector({
    id: 'bitbucket-app-password',
    label: 'Bitbucket app password',
    issuer: 'Bitbucket',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
    // Format as seen in the wild; eight hex digits end the ones that are.
    find: [{ anchors: ['ATBB'], pattern: /ATBB(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{32}(?![A-Za-z0-9_=-])/, after: 48 }],
    entropy: 3,
    revoke: { how: 'Revoke it under Personal settings > App passwords', url: 'https://bitbucket.org/account/settings/app-passwords/', breaks: BREAKS },
    examples: {
      sample: (fake) => `ATBB${fake.text('base62', 24)}${fake.text('0123456789ABCDEF', 8)}`,
      hits: ({ secret }) => [
        `BITBUCKET_APP_PASSWORD=${secret}\n`,
        { path: 'ci.yml', text: `password: "${secret}"\n` },
        `git clone https://jane:${secret}@bitbucket.org/acme/site.git\n`,
      ],
      misses: (fake) => [`ATBB${fake.text('base62', 20)}`, `ATBB${'x'.repeat(32)}`, `ATBB${fake.text('lower', 32)}`],
    },
  }),
  defineDetector({
    id: 'bitbucket-access-token',
    label: 'Bitbucket repository, project or workspace access token',
    issuer: 'Bitbucket',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
    find: [{ anchors: ['ATCTT3xFfGN0'], pattern: /ATCTT3xFfGN0[A-Za-z0-9_-]{20,260}=[0-9A-F]{8}/, after: 300 }],
    // The same tail as the account's API tokens have; nobody says so for these, so a mismatch tells nothing.
    verify: ({ secret = '' }) =>
      crc32(secret.slice(0, -8)) === Number.parseInt(secret.slice(-8), 16) ? { ok: true, how: 'its checksum is right' } : undefined,
    revoke: { how: 'Revoke it under Access tokens of the repository, project or workspace', breaks: BREAKS },
    examples: {
      sample: (fake) => {
        const text = `${['ATCTT3', 'xFfGN0'].join('')}${fake.text('base64url', 171)}=`;
        return text + crc32(text).toString(16).toUpperCase().padStart(8, '0');
      },
      hits: ({ secret }) => [
        `BITBUCKET_TOKEN=${secret}\n`,
        { path: 'conf.json', text: `{"token": "${secret}"}\n` },
        `git clone https://x-token-auth:${secret}@bitbucket.org/acme/site.git\n`,
      ],
      misses: (fake) => [`ATCTT3xFfGN0${fake.text('base64url', 60)}`, 'ATCTT3xFfGN0 is the prefix'],
    },
  }),
  defineDetector({
    id: 'bitbucket-data-center-token',
    label: 'Bitbucket Data Center HTTP access token',
    issuer: 'Bitbucket',
    docs: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    find: [{ anchors: ['BBDC-'], pattern: /BBDC-[MNO][A-Za-z0-9+/]{43}(?![A-Za-z0-9+/=])/, after: 60 }],
    verify: ({ secret = '' }) => {
      const ok = /^\d{8,14}:/.test(Buffer.from(secret.slice(5), 'base64').toString('latin1'));
      return { ok, how: ok ? 'it decodes to an id and random bytes' : 'it does not decode to an id' };
    },
    revoke: { how: 'Revoke it under Manage account > HTTP access tokens, or in the settings of the project or repository', breaks: BREAKS },
    examples: {
      sample: (fake) => `BBDC-${Buffer.concat([Buffer.from(`${fake.text('123456789', 1)}${fake.text('digits', 11)}:`), fake.bytes(20)]).toString('base64')}`,
      hits: ({ secret }) => [
        `BITBUCKET_SERVER_TOKEN=${secret}\n`,
        { path: 'conf.yml', text: `token: ${secret}\n` },
        `curl -H "Authorization: Bearer ${secret}" https://git.acme.test/rest/api/latest/projects\n`,
      ],
      misses: (fake) => [`BBDC-${fake.text('base62', 12)}`, `BBDC-${fake.text('digits', 44)}`, 'ticket BBDC-1234 is done'],
    },
  }),
  defineDetector({
    id: 'bitbucket-consumer-secret',
    label: 'Bitbucket OAuth consumer secret',
    issuer: 'Bitbucket',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    rank: 30,
    find: [
      {
        anchors: ['bitbucket'],
        name: /bitbucket[\w.-]*(?:secret|token|password)/i,
        value: /^(?=\D*\d)(?!ATBB|ATCTT|BBDC)[A-Za-z0-9_=-]{32,64}$/,
      },
    ],
    entropy: 3.3,
    revoke: { how: 'Delete the OAuth consumer in the workspace settings and add a new one', breaks: 'signing in through the consumer' },
    examples: {
      sample: (fake) => `${fake.number(10)}${fake.text('upper', 1)}${fake.text('lower', 1)}${fake.text('base62', 29)}`,
      hits: ({ secret }) => [
        `BITBUCKET_OAUTH_SECRET=${secret}\n`,
        { path: 'conf.yml', text: `bitbucket_client_secret: "${secret}"\n` },
        { path: 'auth.js', text: `const bitbucketSecret = '${secret}';\n` },
      ],
      misses: (fake) => [
        `BITBUCKET_OAUTH_SECRET=${fake.text('lower', 32)}\n`,
        `BITBUCKET_REPO=${fake.text('base62', 32)}\n`,
        'BITBUCKET_OAUTH_SECRET=$SECRET\n',
      ],
    },
  }),
];
