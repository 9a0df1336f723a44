/** Frame.io: developer tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'frameio-developer-token',
  label: 'Frame.io developer token',
  issuer: 'Frame.io',
  docs: 'https://developer.frame.io/docs/getting-started/authentication',
  // Format as seen in the wild.
  find: [{ anchors: ['fio-u-'], pattern: /fio-u-[A-Za-z0-9_=-]{64}(?![A-Za-z0-9_=-])/, after: 84 }],
  revoke: {
    how: 'Delete the token at developer.frame.io under Developer tokens',
    url: 'https://developer.frame.io/app/tokens',
    breaks: 'review projects of the user',
  },
  examples: {
    sample: (fake) => `fio-u-${fake.text('base64url', 63)}${fake.text('base62', 1)}`,
    hits: ({ secret }) => [
      `FRAMEIO_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `frameio_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new FrameIO({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.frame.io/v2/me -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`fio-u-${'x'.repeat(40)}`, `fio-u-${fake.text('base62', 7)}`],
  },
});
