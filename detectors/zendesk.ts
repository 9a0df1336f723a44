/** Zendesk: API tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'zendesk-api-token',
  label: 'Zendesk API token',
  issuer: 'Zendesk',
  docs: 'https://support.zendesk.com/hc/en-us/articles/4408889192858-Managing-API-token-access-to-the-Zendesk-API',
  // 40 letters and digits: as seen in the wild. It acts as any agent whose address is given.
  find: [
    near(['zendesk'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{40}`, { length: 40 }),
    { anchors: ['zendesk'], name: /key|token|secret|password|auth/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{40}$/ },
  ],
  severity: 'critical',
  rank: 32,
  revoke: {
    how: 'Delete the token in the Admin Center under Apps and integrations, APIs',
    url: 'https://support.zendesk.com/hc/en-us/articles/4408889192858',
    breaks: 'the integrations that use the token',
  },
  examples: {
    sample: (fake) => `a7${fake.text('base62', 38)}`,
    hits: ({ secret }) => [
      `ZENDESK_API_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `zendesk_api_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ZendeskClient({ apiKey: '${secret}' });\n` },
      { path: 'zd.py', text: `zenpy_client = Zenpy(subdomain='zendesk', token='${secret}')\n` },
    ],
    misses: (fake) => [
      `ZENDESK_API_TOKEN=${fake.text('base62', 20)}`,
      `ZENDESK_API_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: ${fake.text('base62', 40)}`,
      `zendesk/action@${fake.text('hex', 40)}`,
    ],
  },
});
