/** Patreon: access tokens and client secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'patreon-token',
  label: 'Patreon access token or client secret',
  issuer: 'Patreon',
  docs: 'https://docs.patreon.com/#oauth',
  // 43 characters: as seen in the wild.
  find: [
    near(['patreon'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}`, { length: 43 }),
    { anchors: ['patreon'], name: /key|token|secret|password|auth/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{43}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Refresh the tokens of the client at patreon.com/portal',
    url: 'https://www.patreon.com/portal/registration/register-clients',
    breaks: 'lists of members and pledges',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 41)}`,
    hits: ({ secret }) => [
      `PATREON_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `patreon_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Patreon({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `PATREON_ACCESS_TOKEN=${fake.text('base62', 20)}`,
      `PATREON_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: a7${fake.text('base62', 41)}`,
    ],
  },
});
