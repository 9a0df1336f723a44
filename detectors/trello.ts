/** Trello: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'trello-token',
    label: 'Trello API token',
    issuer: 'Trello',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
    // ATTA, 64 hex digits and eight more; older tokens are the bare 64: as seen in the wild.
    find: [
      { anchors: ['ATTA'], pattern: /ATTA[0-9a-f]{64}[0-9A-F]{8}(?![A-Za-z0-9_])/, after: 88 },
      near(['trello'], `${AFTER_KEY_WORD}[0-9a-f]{64}`, { length: 64 }),
      { anchors: ['trello'], name: /token|secret|key/i, value: /^[0-9a-f]{64}$/ },
    ],
    rank: 45,
    revoke: {
      how: 'Revoke it with DELETE /1/tokens/{token}, or under Account settings, Applications',
      url: 'https://trello.com/my/account',
      breaks: 'boards and cards managed with it',
    },
    examples: {
      sample: (fake) => (fake.number(2) ? `ATTA${fake.text('hex', 64)}${fake.text('0123456789ABCDEF', 8)}` : fake.text('hex', 64)),
      hits: ({ secret }) => [
        `TRELLO_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `trello_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Trello({ apiKey: '${secret}' });\n` },
        `https://api.trello.com/1/members/me?token=${secret}\n`,
      ],
      misses: (fake) => [`ATTA${'x'.repeat(72)}`, 'ATTACHMENT', `sha256: ${fake.text('hex', 64)}`],
    },
  }),
  defineDetector({
    id: 'trello-api-key',
    label: 'Trello API key or secret',
    issuer: 'Trello',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/',
    // 32 hex digits: as seen in the wild.
    find: [near(['trello'], `${AFTER_KEY_WORD}[0-9a-f]{32}`, { length: 32 }), { anchors: ['trello'], name: /key|secret/i, value: /^[0-9a-f]{32}$/ }],
    severity: 'low',
    rank: 29,
    revoke: {
      how: 'Regenerate the key of the Power-Up at trello.com/power-ups/admin',
      url: 'https://trello.com/power-ups/admin',
      breaks: 'the app; alone it opens nothing',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `TRELLO_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `trello_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Trello({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `TRELLO_API_KEY=${fake.text('hex', 20)}`,
        `TRELLO_API_KEY=${'x'.repeat(40)} # your key here`,
        `key: ${fake.text('hex', 32)}`,
        `trello/sdk@${fake.text('hex', 32)}`,
      ],
    },
  }),
];
