/** ActiveCampaign: API keys. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'activecampaign-api-key',
  label: 'ActiveCampaign API key',
  issuer: 'ActiveCampaign',
  docs: 'https://developers.activecampaign.com/reference/authentication',
  // 64 or 72 hex digits: as seen in the wild.
  find: [
    near(['activecampaign', 'active_campaign', 'active-campaign'], `${AFTER_KEY_WORD}[0-9a-f]{64}(?:[0-9a-f]{8})?`, { length: 72 }),
    { anchors: ['activecampaign', 'active_campaign', 'active-campaign'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{64}(?:[0-9a-f]{8})?$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Reset the key in ActiveCampaign under Settings, Developer',
    url: 'https://developers.activecampaign.com/reference/authentication',
    breaks: 'automations and contact exports',
  },
  examples: {
    sample: (fake) => `${fake.text('hex', 72)}`,
    hits: ({ secret }) => [
      `ACTIVECAMPAIGN_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `activecampaign_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ActiveCampaign({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `ACTIVECAMPAIGN_API_KEY=${fake.text('hex', 40)}`,
      `ACTIVECAMPAIGN_API_KEY=${'x'.repeat(40)} # your key here`,
      `sha256: ${fake.text('hex', 64)}`,
    ],
  },
});
