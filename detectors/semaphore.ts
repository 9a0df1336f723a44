/** Semaphore CI: API tokens. */
import { defineDetector } from '../src/define.ts';

/** 20 random characters as seen in the wild. `semaphore` is also a word of programming, so the name must speak of an API token. */
export default defineDetector({
  id: 'semaphore-token',
  label: 'Semaphore CI API token',
  issuer: 'Semaphore',
  docs: 'https://docs.semaphore.io/reference/api',
  rank: 30,
  find: [
    {
      anchors: ['semaphore'],
      name: /semaphore(?:ci)?[._-]?(?:api|auth|access|ci)[\w.-]*(?:token|key)|semaphore(?:ci)?[._-]?token$/i,
      value: /^(?=\D*\d)[A-Za-z0-9_-]{20,40}$/,
    },
  ],
  entropy: 3.3,
  revoke: { how: 'Reset the API token in the profile settings', url: 'https://me.semaphoreci.com/account', breaks: 'the scripts and runners that use it' },
  examples: {
    sample: (fake) => `${fake.number(10)}${fake.text('upper', 1)}${fake.text('base62', 18)}`,
    hits: ({ secret }) => [
      `SEMAPHORE_API_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  SEMAPHORE_API_TOKEN: "${secret}"\n` },
      { path: 'app.py', text: `semaphore_token = '${secret}'\n` },
    ],
    misses: (fake) => [`semaphore_timeout = ${fake.text('base62', 20)}\n`, `SEMAPHORE_API_TOKEN=${fake.text('lower', 20)}\n`, 'SEMAPHORE_API_TOKEN=$TOKEN\n'],
  },
});
