/** Asana: personal access tokens and client secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'asana-personal-access-token',
    label: 'Asana personal access token',
    issuer: 'Asana',
    docs: 'https://developers.asana.com/docs/personal-access-token',
    // Asana calls the format opaque (developers.asana.com/docs/personal-access-token, checked 2026-11-21); as seen in the wild it is a version, the ids of
    // user and token, and 32 hex digits.
    find: [{ anchors: ['1/1', '2/1'], pattern: /(?:1\/1[0-9]{12,16}|2\/1[0-9]{12,16}\/1[0-9]{12,16}):[0-9a-f]{32}(?![A-Za-z0-9])/, after: 80 }],
    read: ({ secret = '' }) => ({ user: /^[12]\/([0-9]+)/.exec(secret)?.[1] ?? '' }),
    revoke: {
      how: 'Deauthorize the token in the Asana developer console under My apps',
      url: 'https://app.asana.com/0/my-apps',
      breaks: 'scripts that act as this user',
    },
    examples: {
      sample: (fake) =>
        fake.number(2)
          ? `1/1${fake.text('digits', 15)}:${fake.text('hex', 32)}`
          : `2/1${fake.text('digits', 15)}/1${fake.text('digits', 15)}:${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `ASANA_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `asana_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new asana.Client({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://app.asana.com/api/1.0/users/me -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => [`1/1${fake.text('digits', 15)}:${'x'.repeat(32)}`, `2/1${fake.text('digits', 15)}:${fake.text('hex', 20)}`, '1/12/2024: done'],
    },
  }),
  defineDetector({
    id: 'asana-client-secret',
    label: 'Asana OAuth client secret',
    issuer: 'Asana',
    docs: 'https://developers.asana.com/docs/oauth',
    // 32 hex digits: as seen in the wild.
    find: [near(['asana'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }), { anchors: ['asana'], name: /secret/i, value: /^[0-9a-f]{32}$/ }],
    rank: 30,
    revoke: { how: 'Reset the client secret of the app in the developer console', url: 'https://app.asana.com/0/my-apps', breaks: 'sign-in through the app' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `ASANA_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `asana_client_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export ASANA_CLIENT_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `ASANA_CLIENT_SECRET=${fake.text('hex', 20)}`,
        `ASANA_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: ${fake.text('hex', 32)}`,
        `asana/node-asana@${fake.text('hex', 32)}`,
      ],
    },
  }),
];
