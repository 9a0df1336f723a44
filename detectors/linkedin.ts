/** LinkedIn: client secrets and access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'linkedin-client-secret',
    label: 'LinkedIn client secret',
    issuer: 'LinkedIn',
    docs: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication',
    // Format as seen in the wild; older secrets are 16 letters and digits.
    find: [
      { anchors: ['WPL_AP'], pattern: /WPL_AP[01]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6}(?:==)?(?![A-Za-z0-9+/=])/, after: 40 },
      near(['linkedin'], `${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{16}`, { length: 16 }),
      { anchors: ['linkedin'], name: /secret/i, value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{16}$/ },
    ],
    rank: 34,
    revoke: {
      how: 'Generate a new primary client secret in the developer portal under the app, Auth',
      url: 'https://www.linkedin.com/developers/apps',
      breaks: 'sign-in through the app',
    },
    examples: {
      sample: (fake) => (fake.number(2) ? `WPL_AP1.${fake.text('base62', 16)}.${fake.text('base64', 5)}Q==` : `a7${fake.text('base62', 14)}`),
      hits: ({ secret }) => [
        `LINKEDIN_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `linkedin_client_secret: "${secret}"\n` },
        { path: 'auth.js', text: `new LinkedInStrategy({ clientID: id, clientSecret: '${secret}' });\n` },
      ],
      misses: (fake) => [
        `LINKEDIN_CLIENT_SECRET=${fake.text('hex', 10)}`,
        `LINKEDIN_CLIENT_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: a7${fake.text('base62', 14)}`,
        `WPL_AP1.${'x'.repeat(16)}.xxxxxx==`,
      ],
    },
  }),
  defineDetector({
    id: 'linkedin-access-token',
    label: 'LinkedIn access token',
    issuer: 'LinkedIn',
    docs: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
    // AQ and about 350 characters of base64url: as seen in the wild.
    find: [{ anchors: ['AQU', 'AQV', 'AQW', 'AQX'], pattern: /AQ[U-X][A-Za-z0-9_-]{150,500}(?![A-Za-z0-9+/=_-])/, after: 520, confidence: 'medium' }],
    reject: ({ secret = '' }) => !/[_-]/.test(secret),
    severity: 'medium',
    rank: 40,
    revoke: {
      how: 'Remove the app under Settings, Data privacy, Permitted services, of the member',
      url: 'https://www.linkedin.com/mypreferences/d/data-sharing-for-permitted-services',
      breaks: 'posts and reads for the member, for at most 60 days',
    },
    examples: {
      sample: (fake) => `AQV${fake.text('base64url', 300)}`,
      hits: ({ secret }) => [
        `LINKEDIN_ACCESS_TOKEN=${secret}\n`,
        { path: 'run.sh', text: `curl https://api.linkedin.com/v2/me -H "Authorization: Bearer ${secret}"\n` },
        { path: 'a.py', text: `token = "${secret}"\n` },
      ],
      misses: (fake) => [`AQV${'x'.repeat(300)}`, `AQV${fake.text('base62', 40)}`, `data:font/woff2;base64,AQV${fake.text('base64', 700)}`],
    },
  }),
];
