/** RubyGems: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'rubygems-key',
  label: 'RubyGems API key',
  issuer: 'RubyGems',
  docs: `https://guides.${['rubygems', 'org'].join('.')}/api-key-scopes/`,
  severity: 'critical',
  find: [{ anchors: ['rubygems_'], pattern: /rubygems_[0-9a-f]{48}(?![A-Za-z0-9_])/, after: 72 }],
  revoke: { how: 'Delete the key under Settings > API keys', breaks: 'publishing gems with it' },
  examples: {
    sample: (fake) => `rubygems_${fake.text('hex', 48)}`,
    hits: ({ secret }) => [
      { path: '.gem/credentials', text: `---\n:rubygems_api_key: ${secret}\n` },
      `GEM_HOST_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  RUBYGEMS_API_KEY: "${secret}"\n` },
    ],
    misses: (fake) => [`rubygems_${fake.text('hex', 30)}`, 'rubygems_api_key: <%= key %>', `rubygems_${'x'.repeat(48)}`],
  },
});
