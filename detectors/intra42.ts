/** 42 Intra: API client secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'intra42-client-secret',
  label: '42 Intra API client secret',
  issuer: '42 Intra',
  docs: 'https://api.intra.42.fr/apidoc/guides/getting_started',
  // s-s4t2ud- (af in the current year) and 64 hex digits: as seen in the wild.
  find: [{ anchors: ['s-s4t2ud-', 's-s4t2af-'], pattern: /s-s4t2(?:ud|af)-[0-9a-f]{64}(?![A-Za-z0-9_])/, after: 84 }],
  revoke: {
    how: 'Generate a new secret for the application in the 42 Intra under Settings, API',
    url: 'https://profile.intra.42.fr/oauth/applications',
    breaks: 'sign-in through the app',
  },
  examples: {
    sample: (fake) => `s-s4t2ud-${fake.text('hex', 64)}`,
    hits: ({ secret }) => [
      `FT_CLIENT_SECRET=${secret}\n`,
      { path: 'config/settings.yml', text: `ft_client_secret: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Intra({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`s-s4t2ud-${'x'.repeat(64)}`, `u-s4t2ud-${fake.text('hex', 64)}`, `s-s4t2af-${fake.text('hex', 20)}`],
  },
});
