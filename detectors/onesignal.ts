/** OneSignal: app and organization API keys, legacy REST keys. */
import { defineDetector, type Parts } from '../src/define.ts';

const REVOKE = {
  how: 'Rotate or delete the key in OneSignal under Settings, Keys & IDs',
  url: 'https://documentation.onesignal.com/docs/keys-and-ids',
  breaks: 'servers that send messages',
};
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first 26 characters are the UUID of the app or organization in base 32: as seen in the wild. */
const owner = ({ secret = '' }: Parts): string => {
  let bits = 0n;
  for (const c of secret.slice(10, 36)) bits = (bits << 5n) | BigInt(BASE32.indexOf(c));
  const hex = (bits >> 2n).toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export default [
  defineDetector({
    id: 'onesignal-api-key',
    label: 'OneSignal API key',
    issuer: 'OneSignal',
    docs: 'https://documentation.onesignal.com/docs/keys-and-ids',
    find: [{ anchors: ['os_v2_app_', 'os_v2_org_'], pattern: /os_v2_(?:app|org)_[a-z2-7]{95,110}(?![A-Za-z0-9_])/, after: 124 }],
    read: (parts) => ({ account: owner(parts), role: parts['secret']?.startsWith('os_v2_org_') ? 'organization' : 'app' }),
    revoke: REVOKE,
    examples: {
      sample: (fake) => `os_v2_${fake.number(2) ? 'app' : 'org'}_${fake.text(BASE32, 103)}`,
      hits: ({ secret }) => [
        `ONESIGNAL_API_KEY=${secret}\n`,
        { path: 'push.php', text: `$headers = ['Authorization: Basic ${secret}'];\n` },
        { path: 'push.ts', text: `const key = '${secret}';\n` },
      ],
      misses: (fake) => [`os_v2_app_${'x'.repeat(103)}`, `os_v2_app_${fake.text(BASE32, 20)}`],
    },
  }),
  defineDetector({
    id: 'onesignal-rest-api-key',
    label: 'OneSignal REST API key (legacy)',
    issuer: 'OneSignal',
    docs: 'https://documentation.onesignal.com/docs/keys-and-ids',
    // The base64 of a UUID, so it begins with the letters that hex digits turn into: as seen in the wild.
    find: [
      {
        anchors: ['onesignal', 'one_signal'],
        pattern: /one_?signal[^\n]{0,50}?(?<![A-Za-z0-9_/+.-])(?<secret>[MNOYZ][A-Za-z0-9]{47})(?![A-Za-z0-9_/+=-])/i,
        after: 120,
        confidence: 'medium',
      },
      { anchors: ['onesignal', 'one_signal'], name: /key|token|auth/i, value: /^[MNOYZ][A-Za-z0-9]{47}$/ },
    ],
    reject: ({ secret = '' }) => !/^[0-9a-f-]{36}$/.test(Buffer.from(secret, 'base64').toString('latin1')),
    rank: 40,
    revoke: REVOKE,
    examples: {
      sample: (fake) => Buffer.from(fake.uuid()).toString('base64'),
      hits: ({ secret }) => [
        `ONESIGNAL_REST_API_KEY=${secret}\n`,
        { path: 'a.yml', text: `onesignal_rest_api_key: "${secret}"\n` },
        { path: 'a.sh', text: `export ONESIGNAL_KEY='${secret}'\n` },
      ],
      misses: (fake) => [`ONESIGNAL_REST_API_KEY=N${fake.text('base62', 47)}`, `ONESIGNAL_APP_ID=${fake.uuid()}`],
    },
  }),
];
