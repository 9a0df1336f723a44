/** PandaDoc: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'pandadoc-api-key',
  label: 'PandaDoc API key',
  issuer: 'PandaDoc',
  docs: 'https://developers.pandadoc.com/reference/api-key-authentication-process',
  // Format as seen in the wild.
  find: [
    near(['pandadoc'], `${AFTER_KEY_WORD}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['pandadoc'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
    { anchors: ['API-Key '], pattern: /API-Key (?<secret>[0-9a-f]{40})(?![A-Za-z0-9])/, after: 56, confidence: 'medium' },
  ],
  rank: 32,
  revoke: {
    how: 'Delete the key in PandaDoc under Settings, API and Integrations',
    url: 'https://app.pandadoc.com/a/#/api-dashboard',
    breaks: 'documents and signatures',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `PANDADOC_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `pandadoc_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new PandaDoc({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.pandadoc.com/public/v1/documents -H "Authorization: API-Key ${secret}"\n` },
    ],
    misses: (fake) => [
      `PANDADOC_API_KEY=${fake.text('hex', 30)}`,
      `PANDADOC_API_KEY=${'x'.repeat(40)} # your key here`,
      `sha1: ${fake.text('hex', 40)}`,
      `uses: pandadoc/action@${fake.text('hex', 40)}`,
    ],
  },
});
