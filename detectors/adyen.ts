/** Adyen: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'adyen-api-key',
  label: 'Adyen API key',
  issuer: 'Adyen',
  docs: 'https://docs.adyen.com/development-resources/api-credentials/',
  // Two base64 groups and sixteen printable characters, joined by dashes: as seen in the wild.
  find: [{ anchors: ['AQE'], pattern: /AQE[a-z][a-z]m[A-Za-z0-9+/]{40,150}={0,2}-[A-Za-z0-9+/]{40,60}={0,2}-[^\s"'`<>\\]{12,24}/, after: 260 }],
  severity: 'critical',
  revoke: {
    how: 'Generate a new API key for the credential in the Customer Area under Developers, API credentials, and expire the old one',
    url: 'https://docs.adyen.com/development-resources/api-credentials/',
    breaks: 'payments, payouts and reports of the merchant account',
  },
  examples: {
    sample: (fake) => `AQE${fake.text('lower', 1)}hm${fake.text('base64', 90)}=-${fake.text('base64', 43)}=-${fake.text('base62', 16)}`,
    hits: ({ secret }) => [
      `ADYEN_API_KEY="${secret}"\n`,
      { path: 'run.sh', text: `curl https://checkout-test.adyen.com/v71/payments -H "x-API-key: ${secret}"\n` },
      { path: 'Client.java', text: `Client client = new Client("${secret}", Environment.TEST);\n` },
    ],
    misses: (fake) => [`AQE${fake.text('base64', 120)}`, `AQEyhm${'x'.repeat(90)}=-${'x'.repeat(43)}=-${'x'.repeat(16)}`],
  },
});
