/** Octopus Deploy: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'octopus-api-key',
  label: 'Octopus Deploy API key',
  issuer: 'Octopus Deploy',
  docs: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
  severity: 'critical',
  // 25 to 36 capitals and digits, at least two of each; format as seen in the wild.
  find: [{ anchors: ['API-'], pattern: /API-(?=[A-Z]*\d[A-Z]*\d)(?=\d*[A-Z]\d*[A-Z])[A-Z0-9]{25,36}(?![A-Za-z0-9_-])/, after: 60 }],
  entropy: 3.3,
  revoke: {
    how: "Revoke it under My API keys of the user's profile",
    url: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    breaks: 'deployments and scripts that use it',
  },
  examples: {
    sample: (fake) => `API-${fake.text('digits', 2)}${fake.text('upper', 2)}${fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 24)}`,
    hits: ({ secret }) => [
      `OCTOPUS_API_KEY=${secret}\n`,
      { path: 'deploy.ps1', text: `octo create-release --project Site --apiKey "${secret}" --server https://octopus.acme.test\n` },
      `curl -H "X-Octopus-ApiKey: ${secret}" https://octopus.acme.test/api/users/me\n`,
    ],
    misses: (fake) => [`API-${fake.text('upper', 28)}`, `API-${fake.text('digits', 6)}`, 'API-REFERENCE'],
  },
});
