/** Netlify: personal access tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  // nfp_ is a personal token; nfc_, nfo_ and nfu_ come from the CLI, OAuth and the site. As seen in the wild.
  defineDetector({
    id: 'netlify-token',
    label: 'Netlify access token',
    issuer: 'Netlify',
    docs: 'https://docs.netlify.com/api/get-started/',
    find: [{ anchors: ['nfp_', 'nfc_', 'nfo_', 'nfu_'], pattern: /nf[pcou]_[A-Za-z0-9]{36}(?![A-Za-z0-9_-])/, after: 46 }],
    severity: 'critical',
    revoke: {
      how: 'Revoke the token in the user settings under OAuth, Personal access tokens',
      url: 'https://app.netlify.com/user/applications',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `nfp_${fake.text('base62', 36)}`,
      hits: ({ secret }) => [
        `NETLIFY_AUTH_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  NETLIFY_AUTH_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = netlify.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`nfp_${fake.text('base62', 12)}`, `nfp_${'x'.repeat(36)}`],
    },
  }),
  defineDetector({
    id: 'netlify-legacy-token',
    label: 'Netlify access token (older form)',
    issuer: 'Netlify',
    docs: 'https://docs.netlify.com/api/get-started/',
    find: [
      near(['netlify'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{43,46}', { length: 46 }),
      { anchors: ['netlify'], name: /netlify[\w.-]*(?:token|key|auth|secret)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{43,46}$/ },
    ],
    severity: 'critical',
    rank: 30,
    entropy: 3.8,
    revoke: {
      how: 'Revoke the token in the user settings under OAuth, Personal access tokens',
      url: 'https://app.netlify.com/user/applications',
      breaks: 'the CLI and the pipelines that deploy with it',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 40)}aB3`,
      hits: ({ secret }) => [
        `NETLIFY_AUTH_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  NETLIFY_AUTH_TOKEN: "${secret}"\n` },
        { path: 'client.py', text: `client = netlify.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`NETLIFY_SITE_ID=${fake.uuid()}`, `netlify = netlify-plugin-with-a-very-long-name-of-this-length`],
    },
  }),
];
