/** JFrog: Artifactory API keys and reference tokens. */
import { defineDetector } from '../src/define.ts';
import { isoFromSeconds } from '../src/kit.ts';

const BREAKS = 'builds, pulls and deployments that sign in with it';

/** Base64 of `reftkn:01:<expiry, ten digits, 0 for none>:<random>`, 64 characters in all. Source: jfrog.com/help, "Understanding identity tokens", checked 2026-11-21. */
const decoded = (secret: string) => /^reftkn:\d\d:(\d{10}):/.exec(Buffer.from(secret, 'base64').toString('latin1'));
const START = Buffer.from('reftkn:').toString('base64').slice(0, 9);

export default [
  defineDetector({
    id: 'artifactory-reference-token',
    label: 'JFrog reference token',
    issuer: 'JFrog',
    docs: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/understanding-reference-tokens',
    rank: 60,
    find: [{ anchors: [START], pattern: new RegExp(`${START}[A-Za-z0-9]{55}(?![A-Za-z0-9+/=_-])`), after: 80 }],
    reject: ({ secret = '' }) => !decoded(secret),
    verify: () => ({ ok: true, how: 'it decodes to a reference token' }),
    read: ({ secret = '' }) => {
      const expires = isoFromSeconds(Number(decoded(secret)?.[1]));
      return expires ? { expires } : {};
    },
    revoke: { how: 'Revoke it under Administration > User management > Access tokens', breaks: BREAKS },
    examples: {
      sample: (fake) => Buffer.from(`reftkn:01:${1800000000 + fake.number(9e7)}:${fake.text('base62', 27)}`).toString('base64'),
      hits: ({ secret }) => [
        `JF_ACCESS_TOKEN=${secret}\n`,
        { path: '.npmrc', text: `//acme.jfrog.io/artifactory/api/npm/npm/:_authToken=${secret}\n` },
        { path: 'gradle.properties', text: `artifactory_password=${secret}\n` },
        `curl -H "X-JFrog-Art-Api: ${secret}" https://acme.jfrog.io/artifactory/api/system/ping\n`,
      ],
      misses: (fake) => [`${START}${fake.text('base62', 20)}`, `${START}${'x'.repeat(55)}`],
    },
  }),
  defineDetector({
    id: 'artifactory-api-key',
    label: 'JFrog Artifactory API key',
    issuer: 'JFrog',
    docs: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/introduction-to-user-profiles',
    // 73 characters as a rule; format as seen in the wild.
    find: [{ anchors: ['AKCp'], pattern: /AKCp[A-Za-z0-9]{55,80}(?![A-Za-z0-9_-])/, after: 100 }],
    revoke: { how: "Revoke the API key in the user's profile", breaks: BREAKS },
    examples: {
      sample: (fake) => `AKCp8${fake.text('base62', 68)}`,
      hits: ({ secret }) => [
        `ARTIFACTORY_API_KEY=${secret}\n`,
        { path: 'pip.conf', text: `[global]\nindex-url = https://ci:${secret}@acme.jfrog.io/artifactory/api/simple\n` },
        `curl -H 'X-JFrog-Art-Api: ${secret}' https://acme.jfrog.io/artifactory/api/storage\n`,
      ],
      misses: (fake) => [`AKCp8${fake.text('base62', 20)}`, `AKCp${'x'.repeat(69)}`],
    },
  }),
];
