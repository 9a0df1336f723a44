/** Cloudinary: API secrets. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'cloudinary-url',
    label: 'Cloudinary URL with API secret',
    issuer: 'Cloudinary',
    docs: 'https://cloudinary.com/documentation/developer_onboarding_faq_find_credentials',
    find: [{ anchors: ['cloudinary://'], pattern: /cloudinary:\/\/(?<id>\d{12,18}):(?<secret>[A-Za-z0-9_-]{24,32})@(?<cloud>[\w-]{1,60})/, after: 130 }],
    identifiers: ['id', 'cloud'],
    rank: 60,
    read: ({ cloud }) => (cloud ? { account: cloud } : {}),
    revoke: {
      how: 'Add a new key pair in the console under Settings, API Keys, move to it, then disable this one',
      url: 'https://console.cloudinary.com/settings/api-keys',
      breaks: 'uploads and admin calls that use it',
    },
    examples: {
      sample: (fake) => ({ id: fake.text('123456789', 15), secret: fake.text('base62', 27), cloud: 'acme' }),
      hits: ({ id, secret, cloud }) => [
        `CLOUDINARY_URL=cloudinary://${id}:${secret}@${cloud}\n`,
        { path: 'ci.yml', text: `env:\n  CLOUDINARY_URL: "cloudinary://${id}:${secret}@${cloud}"\n` },
        { path: 'a.py', text: `cloudinary.config('cloudinary://${id}:${secret}@${cloud}')\n` },
      ],
      misses: (fake) => ['CLOUDINARY_URL=cloudinary://API_KEY:API_SECRET@CLOUD_NAME', `cloudinary://${fake.text('digits', 4)}:x@acme`],
    },
  }),
  defineDetector({
    id: 'cloudinary-api-secret',
    label: 'Cloudinary API secret',
    issuer: 'Cloudinary',
    docs: 'https://cloudinary.com/documentation/developer_onboarding_faq_find_credentials',
    find: [
      { anchors: ['cloudinary'], name: /cloudinary[\w.-]*secret/i, value: /^[A-Za-z0-9_-]{27}$/ },
      {
        anchors: ['cloudinary'],
        pattern: /cloudinary[\w.-]{0,12}secret[^\n]{0,12}?(?<![A-Za-z0-9_-])(?<secret>[A-Za-z0-9_-]{27})(?![A-Za-z0-9_-])/i,
        after: 80,
      },
    ],
    rank: 35,
    entropy: 3.5,
    revoke: {
      how: 'Add a new key pair in the console under Settings, API Keys, move to it, then disable this one',
      url: 'https://console.cloudinary.com/settings/api-keys',
      breaks: 'uploads and admin calls that use it',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 24)}aB3`,
      hits: ({ secret }) => [
        `CLOUDINARY_API_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  CLOUDINARY_API_SECRET: "${secret}"\n` },
        { path: 'a.sh', text: `export CLOUDINARY_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [`CLOUDINARY_API_KEY=${fake.text('digits', 15)}`, `CLOUDINARY_API_SECRET=${fake.text('base62', 10)}`],
    },
  }),
];
