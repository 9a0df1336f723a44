/** Postmark: server and account tokens. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'postmark-token',
  label: 'Postmark server or account token',
  issuer: 'Postmark',
  docs: 'https://postmarkapp.com/developer/api/overview#authentication',
  // Tokens are UUIDs: as seen in the wild.
  find: [
    near(['postmark'], `${ASSIGNED_TO_KEY_WORD}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, { length: 36 }),
    { anchors: ['postmark'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  rank: 32,
  revoke: {
    how: 'Generate another token in Postmark under API Tokens and delete this one',
    url: 'https://account.postmarkapp.com/api_tokens',
    breaks: 'sending of mail',
  },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `POSTMARK_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `postmark_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new postmark.ServerClient({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.postmarkapp.com/email -H "X-Postmark-Server-Token: ${secret}"\n` },
    ],
    misses: (fake) => [
      `POSTMARK_API_TOKEN=${fake.text('hex', 20)}`,
      `POSTMARK_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: ${fake.uuid()}`,
      `postmark message id ${fake.uuid()}`,
    ],
  },
});
