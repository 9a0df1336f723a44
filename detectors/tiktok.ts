/** TikTok: client secrets and access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'tiktok-client-secret',
    label: 'TikTok client secret',
    issuer: 'TikTok',
    docs: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
    // Format as seen in the wild.
    find: [
      near(['tiktok'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])(?:[A-Za-z0-9]{32}|[0-9a-f]{40})`, { length: 40 }),
      { anchors: ['tiktok'], name: /secret/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])(?:[A-Za-z0-9]{32}|[0-9a-f]{40})$/ },
    ],
    rank: 30,
    revoke: {
      how: 'Reset the client secret in the developer portal under Manage apps',
      url: 'https://developers.tiktok.com/apps/',
      breaks: 'sign-in through the app',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 30)}`,
      hits: ({ secret }) => [
        `TIKTOK_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `tiktok_client_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export TIKTOK_CLIENT_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `TIKTOK_CLIENT_SECRET=${fake.text('hex', 12)}`,
        `TIKTOK_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: a7${fake.text('base62', 30)}`,
      ],
    },
  }),
  defineDetector({
    id: 'tiktok-access-token',
    label: 'TikTok access token',
    issuer: 'TikTok',
    docs: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
    // Format as seen in the wild.
    find: [
      {
        anchors: ['act.', 'rft.'],
        pattern: /(?:act|rft)\.[A-Za-z0-9]{60,90}(?:![0-9]{1,5}(?:\.[a-z0-9]{1,4})?)?(?![A-Za-z0-9_-])/,
        after: 110,
        confidence: 'medium',
      },
    ],
    reject: ({ secret = '' }) => !/[0-9]/.test(secret) || !/[A-Z]/.test(secret),
    severity: 'medium',
    revoke: {
      how: 'Call POST /v2/oauth/revoke/ with the token',
      url: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
      breaks: 'the app that acts for this user',
    },
    examples: {
      sample: (fake) => `act.${fake.text('base62', 68)}!4567.va`,
      hits: ({ secret }) => [
        `TIKTOK_ACCESS_TOKEN="${secret}"\n`,
        { path: 'a.py', text: `token = "${secret}"\n` },
        { path: 'deploy.sh', text: `export TIKTOK_ACCESS_TOKEN='"${secret}"'\n` },
      ],
      misses: (fake) => [`act.${'x'.repeat(68)}`, 'contact.someone', `act.${fake.text('base62', 20)}`],
    },
  }),
];
