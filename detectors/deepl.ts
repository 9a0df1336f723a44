/** DeepL: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'deepl-api-key',
  label: 'DeepL API key',
  issuer: 'DeepL',
  docs: 'https://developers.deepl.com/docs/getting-started/auth',
  // A UUID, with :fx on the free plan: developers.deepl.com/docs/getting-started/auth, checked 2026-11-21.
  find: [
    {
      anchors: [':fx'],
      pattern: /(?<![0-9A-Za-z-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx)(?![A-Za-z0-9])/,
      before: 37,
      after: 8,
    },
    near(['deepl', 'deepl_'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
    { anchors: ['deepl', 'deepl_'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  severity: 'medium',
  rank: 40,
  revoke: {
    how: 'Deactivate the key in the DeepL account under API Keys',
    url: 'https://www.deepl.com/your-account/keys',
    breaks: 'translations charged to the account',
  },
  examples: {
    sample: (fake) => (fake.number(2) ? `${fake.uuid()}:fx` : fake.uuid()),
    hits: ({ secret }) => [
      `DEEPL_AUTH_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `deepl_auth_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new deepl.Translator({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api-free.deepl.com/v2/usage -H "Authorization: DeepL-Auth-Key ${secret}"\n` },
    ],
    misses: (fake) => [`DEEPL_AUTH_KEY=${fake.text('hex', 20)}`, `DEEPL_AUTH_KEY=${'x'.repeat(40)} # your key here`, `key: ${fake.uuid()}`],
  },
});
