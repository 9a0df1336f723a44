/** Deepgram: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default defineDetector({
  id: 'deepgram-api-key',
  label: 'Deepgram API key',
  issuer: 'Deepgram',
  docs: 'https://developers.deepgram.com/docs/create-additional-api-keys',
  // Format as seen in the wild: 40 hexadecimal digits.
  find: [
    near(['deepgram', 'dg_api_key'], `${NOT_A_HASH}[0-9a-f]{40}`, { length: 40 }),
    { anchors: ['deepgram'], name: /deepgram.*(?:key|token|secret)/i, value: /^[0-9a-f]{40}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in the Deepgram console under API Keys', url: 'https://console.deepgram.com/' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `DEEPGRAM_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `deepgram_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "deepgramApiKey": "${secret}" }\n` },
      `curl https://api.deepgram.com/v1/listen -H "Authorization: Token ${secret}"\n`,
    ],
    misses: (fake) => [`DEEPGRAM_API_KEY=${fake.text('hex', 31)}`, `value: ${fake.text('hex', 40)}`, `uses: deepgram/setup@${fake.text('hex', 40)}`],
  },
});
