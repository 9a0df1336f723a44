/** Steam: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'steam-api-key',
  label: 'Steam Web API key',
  issuer: 'Steam',
  docs: 'https://steamcommunity.com/dev',
  // Format as seen in the wild: 32 upper-case hexadecimal digits.
  find: [
    {
      anchors: ['api.steampowered.com'],
      pattern: /api\.steampowered\.com[^\s"'`<>]{0,220}?[?&]key=(?<secret>(?=[A-F]{0,31}[0-9])[0-9A-F]{32})(?![A-Za-z0-9_-])/,
      after: 320,
    },
    near(['steam_api', 'steam-api', 'steamapi', 'steam_web', 'steamweb', 'steam_key', 'steampowered', 'steam_token'], '(?=[A-F]{0,31}[0-9])[0-9A-F]{32}', {
      length: 32,
    }),
    { anchors: ['steam.'], name: /(?:^|[._-])steam.*(?:key|token|secret)/i, value: /^(?=[A-F]{0,31}[0-9])[0-9A-F]{32}$/ },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Steam account and make a new one', url: 'https://steamcommunity.com/dev/apikey' },
  examples: {
    sample: (fake) => fake.text('0123456789ABCDEF', 32),
    hits: ({ secret }) => [
      `STEAM_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `steam_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "steamApiKey": "${secret}" }\n` },
      `curl "https://api.steampowered.com/ISteamUser/GetPlayerSummaries/v0002/?steamids=76561197960435530&key=${secret}"\n`,
    ],
    misses: (fake) => [`STEAM_API_KEY=${fake.text('hex', 9)}`, `value: ${fake.text('0123456789ABCDEF', 32)}`],
  },
});
