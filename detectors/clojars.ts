/** Clojars: deploy tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'clojars-token',
  label: 'Clojars deploy token',
  issuer: 'Clojars',
  docs: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
  find: [{ anchors: ['CLOJARS_'], pattern: /CLOJARS_[0-9a-f]{60}(?![A-Za-z0-9_])/, after: 80 }],
  revoke: { how: 'Disable it under Deploy tokens of the account', breaks: 'deploying artifacts with it' },
  examples: {
    sample: (fake) => `CLOJARS_${fake.text('hex', 60)}`,
    hits: ({ secret }) => [
      `CLOJARS_PASSWORD=${secret}\n`,
      { path: 'profiles.clj', text: `{:auth {:repository-auth {#"clojars" {:username "jane" :password "${secret}"}}}}\n` },
      { path: 'ci.yml', text: `env:\n  CLOJARS_TOKEN: ${secret}\n` },
    ],
    misses: (fake) => [`CLOJARS_${fake.text('hex', 30)}`, 'CLOJARS_USERNAME=jane', `CLOJARS_${'x'.repeat(60)}`],
  },
});
