/** Honeybadger: project API keys and personal tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'honeybadger-key',
  label: 'Honeybadger API key',
  issuer: 'Honeybadger',
  docs: 'https://docs.honeybadger.io/api/',
  // Format as seen in the wild: hbp_ and 36 letters and digits (project), or 20 of them (personal).
  find: [
    near(['honeybadger'], '(?:hbp_[A-Za-z0-9]{36}|(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])[A-Za-z0-9]{20})', { length: 40 }),
    { anchors: ['hbp_'], pattern: /hbp_[A-Za-z0-9]{36}(?![A-Za-z0-9_-])/, after: 48 },
    {
      anchors: ['honeybadger'],
      name: /honeybadger.*(?:key|token|secret)/i,
      value: /^(?:hbp_[A-Za-z0-9]{36}|(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])[A-Za-z0-9]{20})$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Regenerate the key in the Honeybadger project settings under API keys', url: 'https://app.honeybadger.io/' },
  examples: {
    sample: (fake) => (fake.number(2) ? `hbp_${fake.text('base62', 36)}` : `${fake.text('base62', 17)}aK7`),
    hits: ({ secret }) => [
      `HONEYBADGER_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `honeybadger_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "honeybadgerApiKey": "${secret}" }\n` },
    ],
    misses: (fake) => [`HONEYBADGER_API_KEY=${fake.text('hex', 9)}`],
  },
});
