/** 1Password: service account tokens and secret keys. */
import { defineDetector, type Parts } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

/** The token is base64url of JSON with the sign-in address, the account's mail and keys. Source: developer.1password.com/docs/service-accounts/security, checked 2026-11-21. */
const content = ({ secret = '' }: Parts): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(Buffer.from(secret.slice(4), 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

/** No I, O, 0, 1 in the random parts. */
const CROCKFORD = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
const secretKey = (fake: Fake) => ['A3', ...[6, 6, 5, 5, 5].map((n) => fake.text(CROCKFORD, n))].join('-');

export default [
  defineDetector({
    id: 'onepassword-service-account',
    label: '1Password service account token',
    issuer: '1Password',
    docs: 'https://developer.1password.com/docs/service-accounts/security/',
    severity: 'critical',
    rank: 60,
    find: [{ anchors: ['ops_eyJ'], pattern: /ops_eyJ[A-Za-z0-9_+/-]{200,2000}={0,2}/, after: 2040 }],
    verify: (parts) => {
      const ok = content(parts) !== undefined;
      return { ok, how: ok ? 'it decodes to an account and its keys' : 'it does not decode: cut or made up' };
    },
    read: (parts) => {
      const { signInAddress, email } = content(parts) ?? {};
      return {
        ...(typeof signInAddress === 'string' ? { host: signInAddress.slice(0, 100) } : {}),
        ...(typeof email === 'string' ? { user: email.slice(0, 100) } : {}),
      };
    },
    revoke: {
      how: 'Revoke the token under Developer > Service accounts',
      url: 'https://start.1password.com/developer-tools/active',
      breaks: 'everything that reads secrets with it',
    },
    examples: {
      sample: (fake) =>
        `ops_${Buffer.from(
          JSON.stringify({
            signInAddress: 'acme.1password.com',
            email: `${fake.text('lower', 13)}@1passwordserviceaccounts.com`,
            srpX: fake.text('hex', 64),
            muk: { k: fake.text('base64url', 43) },
            throttleSecret: fake.text('hex', 64),
          }),
        ).toString('base64url')}`,
      hits: ({ secret }) => [
        `OP_SERVICE_ACCOUNT_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  OP_SERVICE_ACCOUNT_TOKEN: "${secret}"\n` },
        { path: 'run.sh', text: `export OP_SERVICE_ACCOUNT_TOKEN='${secret}'\n` },
      ],
      misses: (fake) => [`ops_eyJ${fake.text('base64url', 40)}`, 'ops_eyJ... is how it begins'],
    },
  }),
  defineDetector({
    id: 'onepassword-secret-key',
    label: '1Password Secret Key',
    issuer: '1Password',
    docs: 'https://support.1password.com/secret-key-security/',
    find: [{ anchors: ['A3-'], pattern: /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9_-])/, after: 48 }],
    entropy: 3,
    revoke: {
      how: 'Generate a new Secret Key under My profile of the account',
      url: 'https://support.1password.com/change-secret-key/',
      breaks: 'devices that still have the old key',
    },
    examples: {
      sample: secretKey,
      hits: ({ secret }) => [
        `OP_SECRET_KEY=${secret}\n`,
        { path: 'setup.sh', text: `op account add --address acme.1password.com --email jane@acme.test --secret-key ${secret}\n` },
        `Secret Key: ${secret}\n`,
      ],
      misses: (fake) => [`A3-${fake.text('upper', 6)}`, 'A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX', `sheet A3-${fake.text('digits', 6)}-1`],
    },
  }),
];
