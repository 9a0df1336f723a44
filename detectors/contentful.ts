/** Contentful: management tokens and delivery keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'contentful-management-token',
    label: 'Contentful personal access token',
    issuer: 'Contentful',
    docs: 'https://www.contentful.com/developers/docs/references/authentication/',
    // Format as seen in the wild.
    find: [{ anchors: ['CFPAT-'], pattern: /CFPAT-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/, after: 60 }],
    severity: 'critical',
    revoke: {
      how: 'Revoke the token in Contentful under Account settings, CMA tokens',
      url: 'https://app.contentful.com/account/profile/cma_tokens',
      breaks: 'migrations and scripts that change content',
    },
    examples: {
      sample: (fake) => `CFPAT-${fake.text('base64url', 42)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [
        `CONTENTFUL_MANAGEMENT_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `contentful_management_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new contentful.createClient({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.contentful.com/spaces -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => [`CFPAT-${'x'.repeat(40)}`, `CFPAT-${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'contentful-delivery-token',
    label: 'Contentful delivery or preview API key',
    issuer: 'Contentful',
    docs: 'https://www.contentful.com/developers/docs/references/authentication/',
    // 43 characters: as seen in the wild. It reads only.
    find: [
      near(['contentful'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}`, { length: 43 }),
      { anchors: ['contentful'], name: /token|key|preview|delivery/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}$/ },
    ],
    severity: 'medium',
    rank: 30,
    revoke: {
      how: 'Delete the API key in Contentful under Settings, API keys',
      url: 'https://app.contentful.com/',
      breaks: 'the site that reads published content or drafts',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 41)}`,
      hits: ({ secret }) => [
        `CONTENTFUL_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `contentful_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new contentful.createClient({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `CONTENTFUL_ACCESS_TOKEN=${fake.text('base62', 20)}`,
        `CONTENTFUL_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: a7${fake.text('base62', 41)}`,
      ],
    },
  }),
];
