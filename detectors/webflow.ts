/** Webflow: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'webflow-api-token',
  label: 'Webflow API token',
  issuer: 'Webflow',
  docs: 'https://developers.webflow.com/data/reference/authentication/site-token',
  // 64 hex digits: as seen in the wild.
  find: [
    near(['webflow'], `${AFTER_KEY_WORD}[0-9a-f]{64}`, { length: 64 }),
    { anchors: ['webflow'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{64}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Revoke the token in Webflow under Site settings, Apps & integrations',
    url: 'https://developers.webflow.com/data/reference/authentication/site-token',
    breaks: 'scripts that change sites',
  },
  examples: {
    sample: (fake) => fake.text('hex', 64),
    hits: ({ secret }) => [
      `WEBFLOW_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `webflow_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Webflow({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `WEBFLOW_API_TOKEN=${fake.text('hex', 55)}`,
      `WEBFLOW_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `checksum: ${fake.text('hex', 64)}`,
      `see webflow/sdk@${fake.text('hex', 64)}`,
    ],
  },
});
