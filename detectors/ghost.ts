/** Ghost: Admin API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'ghost-admin-api-key',
  label: 'Ghost Admin API key',
  issuer: 'Ghost',
  docs: 'https://docs.ghost.org/admin-api#token-authentication',
  // An id of 24 and a secret of 64 hex digits, joined by a colon: as a client library splits it (docs.rs/ghost-io-api, checked 2026-11-21).
  find: [
    {
      anchors: ['ghost'],
      pattern: /(?<![A-Za-z])(?:ghost)[^\n]{0,60}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{24}:[0-9a-f]{64})(?![A-Za-z0-9_/+=-])/i,
      after: 181,
      confidence: 'medium',
    },
    { anchors: ['ghost'], name: /key|admin|token|secret/i, value: /^[0-9a-f]{24}:[0-9a-f]{64}$/i },
    {
      anchors: ['key'],
      pattern: /key["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?<secret>[0-9a-f]{24}:[0-9a-f]{64})(?![A-Za-z0-9])/i,
      after: 110,
      confidence: 'medium',
    },
  ],
  severity: 'critical',
  rank: 45,
  revoke: {
    how: 'Regenerate the Admin API key of the integration in Ghost under Settings, Integrations',
    url: 'https://docs.ghost.org/admin-api#token-authentication',
    breaks: 'the integration that publishes',
  },
  examples: {
    sample: (fake) => `${fake.text('hex', 24)}:${fake.text('hex', 64)}`,
    hits: ({ secret }) => [
      `GHOST_ADMIN_API_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `ghost_admin_api_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new GhostAdminAPI({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `GHOST_ADMIN_API_KEY=${fake.text('hex', 24)}`,
      `GHOST_ADMIN_API_KEY=${'x'.repeat(40)} # your key here`,
      `id ${fake.text('hex', 24)}:${fake.text('hex', 64)}`,
    ],
  },
});
