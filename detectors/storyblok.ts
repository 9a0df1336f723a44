/** Storyblok: access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'storyblok-token',
    label: 'Storyblok access token',
    issuer: 'Storyblok',
    docs: 'https://www.storyblok.com/docs/concepts/access-tokens',
    // 22 characters and tt: as seen in the wild.
    find: [
      near(['storyblok'], '(?=[A-Za-z]*[0-9])[A-Za-z0-9]{22}tt', { length: 24 }),
      { anchors: ['storyblok'], name: /token|key/i, value: /^(?=[A-Za-z]*[0-9])[A-Za-z0-9]{22}tt$/ },
    ],
    severity: 'medium',
    rank: 40,
    revoke: { how: 'Delete the token in Storyblok under Settings, Access Tokens', url: 'https://app.storyblok.com/', breaks: 'the site that reads content' },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 20)}tt`,
      hits: ({ secret }) => [
        `STORYBLOK_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `storyblok_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new StoryblokClient({ apiKey: '${secret}' });\n` },
        `https://api.storyblok.com/v2/cdn/stories?version=draft&token=${secret}\n`,
      ],
      misses: (fake) => [
        `STORYBLOK_TOKEN=${fake.text('base62', 12)}`,
        `STORYBLOK_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: a7${fake.text('base62', 20)}tt`,
      ],
    },
  }),
  defineDetector({
    id: 'storyblok-personal-token',
    label: 'Storyblok personal access token',
    issuer: 'Storyblok',
    docs: 'https://www.storyblok.com/docs/api/management/getting-started/authentication',
    // Format as seen in the wild.
    find: [
      near(['storyblok'], '[A-Za-z0-9]{22}tt-[0-9]{3,9}-[A-Za-z0-9_-]{20}', { length: 56 }),
      { anchors: ['storyblok'], name: /token|key/i, value: /^[A-Za-z0-9]{22}tt-[0-9]{3,9}-[A-Za-z0-9_-]{20}$/ },
    ],
    rank: 46,
    revoke: {
      how: 'Delete the token in Storyblok under My account, Personal access tokens',
      url: 'https://app.storyblok.com/#/me/account',
      breaks: 'scripts that change content',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 20)}tt-${fake.text('123456789', 6)}-${fake.text('base62', 20)}`,
      hits: ({ secret }) => [
        `STORYBLOK_PERSONAL_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `storyblok_personal_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new StoryblokClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `STORYBLOK_TOKEN=${fake.text('base62', 12)}`,
        `STORYBLOK_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: a7${fake.text('base62', 20)}tt-1234-${fake.text('base62', 20)}`,
      ],
    },
  }),
];
