/** Dropbox: access tokens, refresh tokens, app secrets. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'dropbox-access-token',
    label: 'Dropbox access token',
    issuer: 'Dropbox',
    docs: 'https://developers.dropbox.com/oauth-guide',
    // sl. and a long text, living four hours: as seen in the wild.
    find: [{ anchors: ['sl.'], pattern: /sl\.(?:u\.|A\.)?[A-Za-z0-9_-]{130,1500}(?![A-Za-z0-9_-])/, after: 1520 }],
    reject: ({ secret = '' }) => !/[0-9]/.test(secret),
    revoke: {
      how: 'Revoke it with POST /2/auth/token/revoke',
      url: 'https://www.dropbox.com/developers/documentation/http/documentation#auth-token-revoke',
      breaks: 'the app that reads and writes files',
    },
    examples: {
      sample: (fake) => `sl.u.${fake.text('base64url', 600)}A`,
      hits: ({ secret }) => [
        `DROPBOX_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `dropbox_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Dropbox({ apiKey: '${secret}' });\n` },
        { path: 'run.sh', text: `curl https://api.dropboxapi.com/2/users/get_current_account -H "Authorization: Bearer ${secret}"\n` },
      ],
      misses: (fake) => [`sl.${'x'.repeat(140)}`, `sl.${fake.text('base62', 30)}`, 'ssl.certificate', `${'A'.repeat(64)}`],
    },
  }),
  defineDetector({
    id: 'dropbox-long-lived-token',
    label: 'Dropbox access token (long-lived)',
    issuer: 'Dropbox',
    docs: 'https://developers.dropbox.com/oauth-guide',
    // 64 characters, ten of them A, issued until 2021 and without end: as seen in the wild. The A are left out of the parts, or the token would count as a
    // placeholder.
    find: [
      {
        anchors: ['AAAAAAAAAA'],
        pattern: /(?<![A-Za-z0-9_+/-])(?<head>[A-Za-z0-9_-]{11})A{10}(?<secret>[B-Za-z0-9_-][A-Za-z0-9_-]{42})(?![A-Za-z0-9_+/=-])/,
        before: 12,
        after: 64,
        touching: true,
      },
    ],
    reject: ({ secret = '' }) => !/[0-9]/.test(secret) || !/[A-Z]/.test(secret),
    severity: 'critical',
    revoke: {
      how: 'Revoke it with POST /2/auth/token/revoke',
      url: 'https://www.dropbox.com/developers/documentation/http/documentation#auth-token-revoke',
      breaks: 'the app that reads and writes files',
    },
    examples: {
      sample: (fake) => ({ head: `a7K${fake.text('base62', 7)}z`, secret: `b7K${fake.text('base62', 40)}` }),
      hits: ({ head, secret }) => [
        `DROPBOX_ACCESS_TOKEN=${head}${'A'.repeat(10)}${secret}\n`,
        { path: 'up.py', text: `dbx = dropbox.Dropbox('${head}${'A'.repeat(10)}${secret}')\n` },
        { path: 'deploy.sh', text: `export DROPBOX_ACCESS_TOKEN='${head}${'A'.repeat(10)}${secret}'\n` },
      ],
      misses: (fake) => [`${'A'.repeat(64)}`, `${fake.text('base62', 11)}${'A'.repeat(10)}${fake.text('base62', 20)}`],
    },
  }),
  defineDetector({
    id: 'dropbox-app-secret',
    label: 'Dropbox app secret',
    issuer: 'Dropbox',
    docs: 'https://www.dropbox.com/developers/reference/oauth-guide',
    // Key and secret have 15 characters each: as seen in the wild.
    find: [
      near(['dropbox'], `${AFTER_KEY_WORD}(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{15}`, { length: 15 }),
      { anchors: ['dropbox'], name: /secret/i, value: /^(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{15}$/ },
    ],
    rank: 29,
    revoke: { how: 'Reset the app secret in the App Console', url: 'https://www.dropbox.com/developers/apps', breaks: 'sign-in through the app' },
    examples: {
      sample: (fake) => `a7${fake.text('abcdefghijklmnopqrstuvwxyz0123456789', 13)}`,
      hits: ({ secret }) => [
        `DROPBOX_APP_SECRET=${secret}\n`,
        { path: 'a.yml', text: `dropbox_app_secret: "${secret}"\n` },
        { path: 'deploy.sh', text: `export DROPBOX_APP_SECRET='${secret}'\n` },
      ],
      misses: (fake) => [
        `DROPBOX_APP_SECRET=${fake.text('hex', 9)}`,
        `DROPBOX_APP_SECRET=${'x'.repeat(40)} # your key here`,
        `secret: a7${fake.text('hex', 13)}`,
      ],
    },
  }),
  defineDetector({
    id: 'dropbox-refresh-token',
    label: 'Dropbox refresh token',
    issuer: 'Dropbox',
    docs: 'https://developers.dropbox.com/oauth-guide',
    // 64 characters: as seen in the wild.
    find: [
      near(['dropbox'], `${AFTER_KEY_WORD}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{64}`, { length: 64 }),
      { anchors: ['dropbox'], name: /refresh/i, value: /^(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{64}$/ },
    ],
    rank: 31,
    revoke: {
      how: 'Revoke it with POST /2/auth/token/revoke',
      url: 'https://www.dropbox.com/developers/documentation/http/documentation#auth-token-revoke',
      breaks: 'the app that reads and writes files',
    },
    examples: {
      sample: (fake) => `a7K${fake.text('base62', 8)}b${fake.text('base62', 52)}`,
      hits: ({ secret }) => [
        `DROPBOX_REFRESH_TOKEN=${secret}\n`,
        { path: 'a.yml', text: `dropbox_refresh_token: "${secret}"\n` },
        { path: 'deploy.sh', text: `export DROPBOX_REFRESH_TOKEN='${secret}'\n` },
      ],
      misses: (fake) => [
        `DROPBOX_REFRESH_TOKEN=${fake.text('base62', 30)}`,
        `DROPBOX_REFRESH_TOKEN=${'x'.repeat(40)} # your key here`,
        `token: ${fake.text('base62', 64)}`,
      ],
    },
  }),
];
