/** Hetzner: Cloud API tokens and DNS tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'hetzner-api-token',
  label: 'Hetzner Cloud API token',
  issuer: 'Hetzner',
  docs: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
  find: [
    near(['hetzner', 'hcloud'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9]{64}', { length: 64 }),
    { anchors: ['hetzner', 'hcloud'], name: /(?:hetzner|hcloud)[\w.-]*(?:token|key|secret)/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{64}$/ },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 3,
  revoke: {
    how: 'Delete the token in the project under Security, API tokens',
    url: 'https://console.hetzner.com/',
    breaks: 'servers, volumes and jobs managed with it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 61)}aB3`,
    hits: ({ secret }) => [
      `HCLOUD_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  HCLOUD_TOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = hcloud.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`hcloud sha ${fake.text('hex', 64)}`, `HCLOUD_TOKEN=${fake.text('base62', 20)}`],
  },
});
