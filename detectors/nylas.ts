/** Nylas: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'nylas-api-key',
    label: 'Nylas API key',
    issuer: 'Nylas',
    docs: 'https://developer.nylas.com/docs/v3/auth/',
    // Format as seen in the wild.
    find: [{ anchors: ['nyk_v0_'], pattern: /nyk_v0_[A-Za-z0-9]{64}(?![A-Za-z0-9_])/, after: 84 }],
    severity: 'critical',
    revoke: {
      how: 'Delete the key in the Nylas dashboard under API Keys',
      url: 'https://dashboard-v3.nylas.com/',
      breaks: 'mail and calendars of all connected users',
    },
    examples: {
      sample: (fake) => `nyk_v0_${fake.text('base62', 64)}`,
      hits: ({ secret }) => [
        `NYLAS_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `nylas_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Nylas({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.us.nylas.com/v3/grants -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => [`nyk_v0_${'x'.repeat(40)}`, `nyk_v0_${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'nylas-legacy-secret',
    label: 'Nylas client secret or access token (v2)',
    issuer: 'Nylas',
    docs: 'https://developer.nylas.com/docs/v2/',
    // Format as seen in the wild.
    find: [
      near(['nylas'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])(?:[a-z0-9]{25}|[A-Za-z0-9]{30})`, { length: 30 }),
      { anchors: ['nylas'], name: /secret|token/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])(?:[a-z0-9]{25}|[A-Za-z0-9]{30})$/ },
    ],
    rank: 30,
    revoke: { how: 'Revoke the token in the Nylas dashboard', url: 'https://dashboard.nylas.com/', breaks: 'mail and calendars of the connected user' },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 28)}`,
      hits: ({ secret }) => [
        `NYLAS_ACCESS_TOKEN=${secret}\n`,
        { path: 'a.yml', text: `nylas_access_token: "${secret}"\n` },
        { path: 'deploy.sh', text: `export NYLAS_ACCESS_TOKEN='${secret}'\n` },
      ],
      misses: (fake) => [
        `NYLAS_ACCESS_TOKEN=${fake.text('base62', 12)}`,
        `NYLAS_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: a7${fake.text('base62', 28)}`,
      ],
    },
  }),
];
