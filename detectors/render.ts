/** Render: API keys. */
import { defineDetector } from '../src/define.ts';

// As seen in the wild; the issuer does not publish the form.
export default defineDetector({
  id: 'render-api-key',
  label: 'Render API key',
  issuer: 'Render',
  docs: 'https://render.com/docs/api',
  find: [{ anchors: ['rnd_'], pattern: /rnd_[A-Za-z0-9]{28,32}(?![A-Za-z0-9_-])/, after: 42 }],
  severity: 'critical',
  revoke: {
    how: 'Revoke the key in the account settings under API Keys',
    url: 'https://dashboard.render.com/u/settings#api-keys',
    breaks: 'scripts that manage services with it',
  },
  examples: {
    sample: (fake) => `rnd_${fake.text('base62', 28)}`,
    hits: ({ secret }) => [
      `RENDER_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  RENDER_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = render.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`rnd_${fake.text('base62', 10)}`, `rnd_${'x'.repeat(28)}`, 'rnd_generator_state_vector_next_value = 1'],
  },
});
