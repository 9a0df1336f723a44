/** Mixpanel: API secrets and project tokens. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'mixpanel-api-secret',
    label: 'Mixpanel API secret',
    issuer: 'Mixpanel',
    docs: 'https://developer.mixpanel.com/reference/project-secret',
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      near(
        [
          'mixpanel_api_secret',
          'mixpanel_secret',
          'mixpanel-secret',
          'mixpanelsecret',
          'mixpanelapisecret',
          'mixpanel-api-secret',
          'mixpanel_api_key',
          'mixpanelapikey',
          'mixpanel_service',
        ],
        `${NOT_A_HASH}[0-9a-f]{32}`,
        { length: 32 },
      ),
      { anchors: ['mixpanel'], name: /mixpanel.*secret/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 32,
    revoke: { how: 'Reset the API secret in the Mixpanel project settings', url: 'https://mixpanel.com/settings/project' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `MIXPANEL_API_SECRET=${secret}\n`,
        { path: 'settings.py', text: `mixpanel_api_secret = "${secret}"\n` },
        { path: 'config.json', text: `{ "mixpanelApiSecret": "${secret}" }\n` },
      ],
      misses: (fake) => [
        `MIXPANEL_API_SECRET=${fake.text('hex', 23)}`,
        `value: ${fake.text('hex', 32)}`,
        `uses: mixpanel_api_secret/setup@${fake.text('hex', 32)}`,
      ],
    },
  }),
  defineDetector({
    id: 'mixpanel-project-token',
    label: 'Mixpanel project token',
    issuer: 'Mixpanel',
    docs: 'https://developer.mixpanel.com/reference/project-token',
    // Format as seen in the wild: 32 hexadecimal digits; web pages carry it in the open.
    find: [
      near(['mixpanel'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['mixpanel'], name: /mixpanel.*(?:token|key)/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'low',
    rank: 28,
    revoke: { how: 'Reset the token in the Mixpanel project settings', url: 'https://mixpanel.com/settings/project' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `MIXPANEL_TOKEN=${secret}\n`,
        { path: 'settings.py', text: `mixpanel_token = "${secret}"\n` },
        { path: 'config.json', text: `{ "mixpanelToken": "${secret}" }\n` },
        { path: 'app.js', text: `mixpanel.init('${secret}', { track_pageview: true });\n` },
      ],
      misses: (fake) => [`MIXPANEL_TOKEN=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: mixpanel/setup@${fake.text('hex', 32)}`],
    },
  }),
];
