/** Clockify: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'clockify-api-key',
  label: 'Clockify API key',
  issuer: 'Clockify',
  docs: 'https://docs.clockify.me/#section/Authentication',
  // The base64 of a UUID: as seen in the wild.
  find: [near(['clockify'], '[MNOYZ][A-Za-z0-9]{47}', { length: 48 }), { anchors: ['clockify'], name: /key|token/i, value: /^[MNOYZ][A-Za-z0-9]{47}$/ }],
  severity: 'low',
  rank: 40,
  revoke: { how: 'Delete the key in Clockify under Profile settings, API', url: 'https://app.clockify.me/user/settings', breaks: 'time entries of the user' },
  examples: {
    sample: (fake) => Buffer.from(fake.uuid()).toString('base64'),
    hits: ({ secret }) => [
      `CLOCKIFY_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `clockify_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Clockify({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`CLOCKIFY_API_KEY=N${fake.text('base62', 20)}`, `CLOCKIFY_API_KEY=${'x'.repeat(48)}`],
  },
});
