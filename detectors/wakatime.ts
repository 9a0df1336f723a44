/** WakaTime: API keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'wakatime-api-key',
    label: 'WakaTime API key',
    issuer: 'WakaTime',
    docs: 'https://wakatime.com/developers#authentication',
    // Format as seen in the wild.
    find: [{ anchors: ['waka_'], pattern: /waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/, after: 52 }],
    severity: 'low',
    revoke: {
      how: 'Refresh the API key at wakatime.com/settings/account',
      url: 'https://wakatime.com/settings/account',
      breaks: 'editors that report coding time',
    },
    examples: {
      sample: (fake) => `waka_${fake.uuid()}`,
      hits: ({ secret }) => [
        `WAKATIME_API_KEY=${secret}\n`,
        { path: 'config/settings.yml', text: `wakatime_api_key: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new WakaTime({ apiKey: '${secret}' });\n` },
      ],
      misses: (fake) => [`waka_${'x'.repeat(40)}`, `waka_${fake.text('base62', 7)}`],
    },
  }),
  defineDetector({
    id: 'wakatime-token',
    label: 'WakaTime OAuth token',
    issuer: 'WakaTime',
    docs: 'https://wakatime.com/developers#authentication',
    // Format as seen in the wild.
    find: [{ anchors: ['waka_tok_', 'waka_ref_', 'waka_sec_'], pattern: /waka_(?:tok|ref|sec)_[A-Za-z0-9]{40,120}(?![A-Za-z0-9_])/, after: 140 }],
    severity: 'low',
    revoke: { how: 'Revoke it with POST https://wakatime.com/oauth/revoke', url: 'https://wakatime.com/developers', breaks: 'the app that acts for this user' },
    examples: {
      sample: (fake) => `waka_tok_${fake.text('base62', 80)}`,
      hits: ({ secret }) => [
        `WAKATIME_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `wakatime_token: "${secret}"\n` },
        { path: 'deploy.sh', text: `export WAKATIME_TOKEN='${secret}'\n` },
      ],
      misses: () => [`waka_tok_${'x'.repeat(80)}`, 'waka_sec_key'],
    },
  }),
];
