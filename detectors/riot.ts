/** Riot Games: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'riot-api-key',
  label: 'Riot Games API key',
  issuer: 'Riot Games',
  docs: 'https://developer.riotgames.com/docs/portal',
  // Format as seen in the wild: RGAPI- and a UUID; a development key ends after 24 hours.
  find: [{ anchors: ['rgapi-'], pattern: /RGAPI-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![A-Za-z0-9_-])/, after: 52 }],
  severity: 'low',
  revoke: { how: 'Regenerate the key in the Riot developer portal', url: 'https://developer.riotgames.com/' },
  examples: {
    sample: (fake) => `RGAPI-${fake.uuid()}`,
    hits: ({ secret }) => [
      `RIOT_API_KEY=${secret}\n`,
      { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
      { path: 'config.yml', text: `riot_api_key: '${secret}' # rotate\n` },
      `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      `https://euw1.api.riotgames.com/lol/status/v4?api_key=${secret}\n`,
    ],
    misses: (fake) => [`RGAPI-${fake.text('hex', 8)}`, `RGAPI-${'x'.repeat(36)}`, 'X-Riot-Token: RGAPI-...'],
  },
});
