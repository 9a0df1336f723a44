/** Figma: personal access tokens, OAuth tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'figma-personal-access-token',
    label: 'Figma personal access token',
    issuer: 'Figma',
    docs: 'https://developers.figma.com/docs/rest-api/authentication/',
    // Format as seen in the wild.
    find: [{ anchors: ['figd_'], pattern: /figd_[A-Za-z0-9_-]{38,43}(?![A-Za-z0-9_-])/, after: 60 }],
    revoke: { how: 'Delete the token in Figma under Settings, Security', url: 'https://www.figma.com/settings', breaks: 'plugins and scripts that read files' },
    examples: {
      sample: (fake) => `figd_${fake.text('base64url', 39)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [
        `FIGMA_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `figma_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Figma({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.figma.com/v1/me -H "X-Figma-Token: ${secret}"\n` },
      ],
      misses: (fake) => [`figd_${'x'.repeat(40)}`, `figd_${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'figma-oauth-token',
    label: 'Figma OAuth token',
    issuer: 'Figma',
    docs: 'https://developers.figma.com/docs/rest-api/oauth-apps/',
    // Format as seen in the wild.
    find: [
      {
        anchors: ['figu_', 'figur_', 'figo_', 'figor_', 'figuh_', 'figoh_'],
        pattern: /fig(?:u|ur|uh|o|or|oh)_[A-Za-z0-9_-]{38,43}(?![A-Za-z0-9_-])/,
        after: 60,
      },
    ],
    reject: ({ secret = '' }) => !/\d/.test(secret) || !/[A-Z]/.test(secret),
    severity: 'medium',
    revoke: {
      how: 'Remove the app in Figma under Settings, Security, Connected apps',
      url: 'https://www.figma.com/settings',
      breaks: 'the app that acts for this user',
    },
    examples: {
      sample: (fake) => `figu_a7K${fake.text('base62', 37)}`,
      hits: ({ secret }) => [
        `FIGMA_OAUTH_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `figma_oauth_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Figma({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`figu_${'x'.repeat(40)}`, `figu_${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'figma-legacy-token',
    label: 'Figma personal access token (legacy)',
    issuer: 'Figma',
    docs: 'https://developers.figma.com/docs/rest-api/authentication/',
    // Digits and a UUID: as seen in the wild.
    find: [
      near(['figma'], '[0-9]{4,8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', { length: 45 }),
      { anchors: ['figma'], name: /token|key|secret/i, value: /^[0-9]{4,8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
    ],
    rank: 35,
    revoke: { how: 'Delete the token in Figma under Settings, Security', url: 'https://www.figma.com/settings', breaks: 'plugins and scripts that read files' },
    examples: {
      sample: (fake) => `${1 + fake.number(9)}${fake.text('digits', 5)}-${fake.uuid()}`,
      hits: ({ secret }) => [
        `FIGMA_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `figma_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Figma({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `FIGMA_TOKEN=${fake.text('digits', 6)}`,
        `FIGMA_TOKEN=${'x'.repeat(40)} # your key here`,
        `id: ${fake.text('digits', 6)}-${fake.uuid()}`,
      ],
    },
  }),
];
