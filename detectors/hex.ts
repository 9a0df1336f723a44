/** Hex (Elixir and Erlang packages): API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'hex-key',
  label: 'Hex package manager API key',
  issuer: 'Hex',
  docs: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.User.html',
  rank: 30,
  find: [{ anchors: ['hex_api_key', 'hex_organization_key', 'hex_auth_key', 'hex_write_key'], value: /^[0-9a-f]{32}$/ }],
  revoke: { how: 'Revoke it with mix hex.user key revoke NAME', breaks: 'publishing and private packages that use it' },
  examples: {
    sample: (fake) => fake.text('hex', 32),
    hits: ({ secret }) => [
      `HEX_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  HEX_API_KEY: "${secret}"\n` },
      { path: 'Dockerfile', text: `ENV HEX_ORGANIZATION_KEY=${secret}\n` },
    ],
    misses: (fake) => [`HEX_API_KEY=${fake.text('hex', 20)}\n`, 'HEX_API_KEY=$KEY\n', `hex_digest = ${fake.text('hex', 32)}\n`],
  },
});
