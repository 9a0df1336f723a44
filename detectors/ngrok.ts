/** ngrok: authtokens and API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

// 27 characters, an underscore and 20 to 22 more; both kinds look the same. As seen in the wild.
export default defineDetector({
  id: 'ngrok-token',
  label: 'ngrok authtoken or API key',
  issuer: 'ngrok',
  docs: 'https://ngrok.com/docs/agent/#authtokens',
  find: [
    near(['ngrok', 'authtoken'], '[0-9][A-Za-z0-9]{26}_[A-Za-z0-9]{20,22}', { length: 52 }),
    { anchors: ['ngrok', 'authtoken'], name: /ngrok|authtoken/i, value: /^[0-9][A-Za-z0-9]{26}_[A-Za-z0-9]{20,22}$/ },
  ],
  rank: 40,
  entropy: 3,
  revoke: { how: 'Reset the authtoken or delete the API key in the dashboard', url: 'https://dashboard.ngrok.com/', breaks: 'tunnels that use it' },
  examples: {
    sample: (fake) => `2${fake.text('base62', 26)}_${fake.text('base62', 21)}`,
    hits: ({ secret }) => [
      `NGROK_AUTHTOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  NGROK_AUTHTOKEN: "${secret}"\n` },
      { path: 'client.py', text: `client = ngrok.Client(token="${secret}")\n` },
      { path: 'ngrok.yml', text: `version: 2\nauthtoken: ${secret}\n` },
      `ngrok config add-authtoken ${secret}\n`,
    ],
    misses: (fake) => [`NGROK_AUTHTOKEN=2${fake.text('base62', 10)}`, `id=2${fake.text('base62', 26)}_${fake.text('base62', 21)}`],
  },
});
