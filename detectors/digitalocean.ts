/** DigitalOcean: personal, OAuth and refresh tokens, Spaces keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'digitalocean-personal-token',
    label: 'DigitalOcean personal access token',
    issuer: 'DigitalOcean',
    docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    find: [{ anchors: ['dop_v1_'], pattern: /dop_v1_[0-9a-f]{64}(?![A-Za-z0-9_])/, after: 76 }],
    severity: 'critical',
    revoke: {
      how: 'Delete the token under API in the control panel, or POST it to https://cloud.digitalocean.com/v1/oauth/revoke',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
      breaks: 'scripts and apps that manage the account with it',
    },
    examples: {
      sample: (fake) => `dop_v1_${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `DIGITALOCEAN_ACCESS_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DIGITALOCEAN_ACCESS_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.digitalocean.com/v2/account\n`,
      ],
      misses: (fake) => [`dop_v1_${fake.text('hex', 20)}`, `dop_v1_${'x'.repeat(64)}`],
    },
  }),
  defineDetector({
    id: 'digitalocean-oauth-token',
    label: 'DigitalOcean OAuth token',
    issuer: 'DigitalOcean',
    docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    find: [{ anchors: ['doo_v1_'], pattern: /doo_v1_[0-9a-f]{64}(?![A-Za-z0-9_])/, after: 76 }],
    severity: 'high',
    revoke: {
      how: 'Delete the token under API in the control panel, or POST it to https://cloud.digitalocean.com/v1/oauth/revoke',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
      breaks: 'scripts and apps that manage the account with it',
    },
    examples: {
      sample: (fake) => `doo_v1_${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `DIGITALOCEAN_ACCESS_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DIGITALOCEAN_ACCESS_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.digitalocean.com/v2/account\n`,
      ],
      misses: (fake) => [`doo_v1_${fake.text('hex', 20)}`, `doo_v1_${'x'.repeat(64)}`],
    },
  }),
  defineDetector({
    id: 'digitalocean-refresh-token',
    label: 'DigitalOcean OAuth refresh token',
    issuer: 'DigitalOcean',
    docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    find: [{ anchors: ['dor_v1_'], pattern: /dor_v1_[0-9a-f]{64}(?![A-Za-z0-9_])/, after: 76 }],
    severity: 'high',
    revoke: {
      how: 'Delete the token under API in the control panel, or POST it to https://cloud.digitalocean.com/v1/oauth/revoke',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
      breaks: 'scripts and apps that manage the account with it',
    },
    examples: {
      sample: (fake) => `dor_v1_${fake.text('hex', 64)}`,
      hits: ({ secret }) => [
        `DIGITALOCEAN_ACCESS_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DIGITALOCEAN_ACCESS_TOKEN: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.digitalocean.com/v2/account\n`,
      ],
      misses: (fake) => [`dor_v1_${fake.text('hex', 20)}`, `dor_v1_${'x'.repeat(64)}`],
    },
  }),
  // Id of 20 characters and a secret of 43, as seen in the wild.
  defineDetector({
    id: 'digitalocean-spaces-key',
    label: 'DigitalOcean Spaces access key',
    issuer: 'DigitalOcean',
    docs: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
    find: [{ anchors: ['DO00', 'DO80'], pattern: /(?<id>DO(?:00|80)[A-Z0-9]{16})(?![A-Za-z0-9])/, after: 28 }],
    companions: [
      {
        name: 'secret',
        pattern: /(?<![A-Za-z0-9_+/-])[A-Za-z0-9+/]{43}(?![A-Za-z0-9_+/=-])/,
        within: 400,
        accept: (s) => /[a-z]/.test(s) && /[A-Z]/.test(s) && /\d/.test(s),
        missing: 'drop',
      },
    ],
    identifiers: ['id'],
    revoke: {
      how: 'Delete the access key under Spaces in the control panel',
      url: 'https://cloud.digitalocean.com/spaces/access_keys',
      breaks: 'uploads and backups that use it',
    },
    examples: {
      sample: (fake) => ({ id: `DO00${fake.text('base32', 16)}`, secret: `${fake.text('base62', 40)}aB3` }),
      hits: ({ id, secret }) => [
        `SPACES_KEY=${id}\nSPACES_SECRET=${secret}\n`,
        { path: 'main.tf', text: `spaces_access_id = "${id}"\nspaces_secret_key = "${secret}"\n` },
        { path: 'store.json', text: `{"key": "${id}", "secret": "${secret}"}` },
      ],
      misses: (fake) => [`DO00${fake.text('base32', 16)}`, `DO00${fake.text('base32', 6)} ${fake.text('base62', 43)}`],
    },
  }),
];
