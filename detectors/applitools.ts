/** Applitools: API keys. */
import { defineDetector } from '../src/define.ts';

/** 40 to 60 characters, mostly ending in 110, as seen in the wild. */
export default defineDetector({
  id: 'applitools-api-key',
  label: 'Applitools API key',
  issuer: 'Applitools',
  docs: 'https://applitools.com/tutorials/getting-started/setting-up-your-environment',
  rank: 30,
  severity: 'medium',
  find: [{ anchors: ['applitools'], name: /applitools[\w.-]*key/i, value: /^(?=\D*\d)[A-Za-z0-9_-]{40,60}$/ }],
  entropy: 3.5,
  revoke: {
    how: 'Ask Applitools support, or the admin of the team, to replace the key',
    url: 'https://eyes.applitools.com/',
    breaks: 'visual tests that use it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 41)}110`,
    hits: ({ secret }) => [
      `APPLITOOLS_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  APPLITOOLS_API_KEY: "${secret}"\n` },
      { path: 'eyes.js', text: `const applitoolsKey = '${secret}';\n` },
    ],
    misses: (fake) => [`APPLITOOLS_API_KEY=${fake.text('lower', 44)}\n`, `APPLITOOLS_BATCH_ID=${fake.text('base62', 44)}\n`, 'APPLITOOLS_API_KEY=$KEY\n'],
  },
});
