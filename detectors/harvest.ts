/** Harvest: personal access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'harvest-access-token',
  label: 'Harvest personal access token',
  issuer: 'Harvest',
  docs: 'https://help.getharvest.com/api-v2/authentication-api/authentication/authentication/',
  // The user id, pt and 86 characters: as seen in the wild.
  find: [
    { anchors: ['.pt.', '.at.'], pattern: /(?<![0-9A-Za-z_.-])(?<secret>[0-9]{5,8}\.(?:pt|at)\.[A-Za-z0-9_-]{86})(?![A-Za-z0-9_-])/, before: 9, after: 100 },
  ],
  read: ({ secret = '' }) => ({ user: secret.split('.')[0] ?? '' }),
  severity: 'medium',
  revoke: { how: 'Delete the token at id.getharvest.com under Developers', url: 'https://id.getharvest.com/developers', breaks: 'time entries and invoices' },
  examples: {
    sample: (fake) => `${1 + fake.number(9)}${fake.text('digits', 6)}.pt.${fake.text('base64url', 85)}a`,
    hits: ({ secret }) => [
      `HARVEST_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `harvest_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Harvest({ apiKey: '${secret}' });\n` },
      { path: 'run.sh', text: `curl https://api.harvestapp.com/v2/users/me -H "Authorization: Bearer ${secret}"\n` },
    ],
    misses: (fake) => [`1234567.pt.${'x'.repeat(86)}`, `1234567.pt.${fake.text('base62', 20)}`, 'file.pt.json'],
  },
});
