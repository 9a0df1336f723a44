/** Particle: access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'particle-access-token',
  label: 'Particle access token',
  issuer: 'Particle',
  docs: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
  // 40 hex digits: as seen in the wild.
  find: [
    near(
      ['particle_token', 'particle_access', 'particle_auth', 'particle_api', 'particle-api', 'particle.io', 'particletoken'],
      `${AFTER_KEY_WORD}[0-9a-f]{40}`,
      {
        length: 40,
      },
    ),
    { anchors: ['particle'], name: /key|token|secret|password|auth/i, value: /^[0-9a-f]{40}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Delete the token with DELETE /v1/access_tokens/{token}',
    url: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
    breaks: 'devices of the account',
  },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `PARTICLE_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `particle_access_token: "${secret}"\n` },
      `https://api.particle.io/v1/devices?access_token=${secret}\n`,
    ],
    misses: (fake) => [
      `PARTICLE_ACCESS_TOKEN=${fake.text('hex', 30)}`,
      `PARTICLE_ACCESS_TOKEN=${'x'.repeat(40)} # your key here`,
      `sha1: ${fake.text('hex', 40)}`,
      `const particle = '${fake.text('hex', 40)}';`,
    ],
  },
});
