/** ScrapingBee: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'scrapingbee-api-key',
  label: 'ScrapingBee API key',
  issuer: 'ScrapingBee',
  docs: 'https://www.scrapingbee.com/documentation/',
  // Format as seen in the wild: 80 upper-case letters and digits.
  find: [
    near(['scrapingbee', 'scraping_bee', 'scraping-bee'], '(?=[A-Z]{0,79}[0-9])(?=[0-9]{0,79}[A-Z])[A-Z0-9]{80}', { length: 80 }),
    { anchors: ['scrapingbee'], name: /scrapingbee.*(?:key|token|secret)/i, value: /^(?=[A-Z]{0,79}[0-9])(?=[0-9]{0,79}[A-Z])[A-Z0-9]{80}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the ScrapingBee account', url: 'https://app.scrapingbee.com/account/manage/api_key' },
  examples: {
    sample: (fake) => fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 80),
    hits: ({ secret }) => [
      `SCRAPINGBEE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `scrapingbee_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "scrapingbeeApiKey": "${secret}" }\n` },
      `curl "https://app.scrapingbee.com/api/v1/?api_key=${secret}&url=https%3A%2F%2Facme.dev"\n`,
    ],
    misses: (fake) => [`SCRAPINGBEE_API_KEY=${fake.text('base32', 71)}`, `value: ${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 80)}`],
  },
});
