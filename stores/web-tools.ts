/**
 * Tools round web applications: Wrangler (Cloudflare), Firebase, Expo.
 * Firebase: src/auth.ts of firebase/firebase-tools; Wrangler: notes on release 0.4.0 of its workers-auth (a keyring only when asked for), both checked
 * 2026-11-21. Expo was not checked.
 */
import { defineStore, type Stored } from '../src/store.ts';
import { at, date, list, secret, text } from '../src/store-kit.ts';

const firebaseAccount = (prefix: string, account: unknown): Stored[] =>
  ['refresh_token', 'access_token'].flatMap((key) =>
    secret(`${prefix}tokens.${key}`, text(account, 'tokens', key), {
      identity: text(account, 'user', 'email'),
      expires: key === 'access_token' ? date(at(account, 'tokens', 'expires_at')) : undefined,
    }),
  );

export default [
  defineStore({
    id: 'wrangler',
    label: 'Wrangler',
    docs: 'https://developers.cloudflare.com/workers/wrangler/commands/#login',
    checked: '2026-11-21',
    files: [
      {
        paths: {
          all: ['~/.wrangler/config/*.toml', '{config}/.wrangler/config/*.toml'],
          darwin: ['{preferences}/.wrangler/config/*.toml'],
          win32: ['{appdata}/xdg.config/.wrangler/config/*.toml'],
        },
        read: 'fields',
        format: 'toml',
        fields: (content) => {
          const scopes = list(content, 'scopes').filter((s) => typeof s === 'string');
          const identity = scopes.length ? `scopes ${scopes.join(' ')}`.slice(0, 150) : undefined;
          return [
            ...secret('oauth_token', text(content, 'oauth_token'), { identity, expires: date(at(content, 'expiration_time')) }),
            ...secret('refresh_token', text(content, 'refresh_token'), { identity }),
            ...secret('api_token', text(content, 'api_token'), { kind: 'cloudflare-user-token' }),
          ];
        },
      },
    ],
    examples: (fake) => {
      const [token, refresh] = [fake.text('base64url', 60), fake.text('base64url', 60)];
      return [
        {
          path: '~/.config/.wrangler/config/default.toml',
          text: `oauth_token = "${token}"\nexpiration_time = "2026-11-21T20:00:00.000Z"\nrefresh_token = "${refresh}"\nscopes = [ "account:read", "workers:write", "offline_access" ]\n`,
          finds: [
            { value: token, key: 'oauth_token', expires: '2026-11-21T20:00:00.000Z', identity: 'scopes account:read workers:write offline_access' },
            { value: refresh, key: 'refresh_token' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'firebase',
    label: 'Firebase CLI',
    docs: 'https://firebase.google.com/docs/cli',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['{config}/configstore/firebase-tools.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) => [
          ...firebaseAccount('', content),
          ...list(content, 'additionalAccounts').flatMap((a, i) => firebaseAccount(`additionalAccounts.${i}.`, a)),
        ],
      },
    ],
    examples: (fake) => {
      const token = `1//0${fake.text('base64url', 90)}x`;
      return [
        {
          path: '~/.config/configstore/firebase-tools.json',
          text: JSON.stringify({ user: { email: 'ann@acme.test' }, tokens: { refresh_token: token, expires_at: 1_795_000_000_000 } }),
          finds: [{ value: token, kind: 'google-refresh-token', key: 'tokens.refresh_token', identity: 'ann@acme.test' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'expo',
    label: 'Expo CLI',
    docs: 'https://docs.expo.dev/more/expo-cli/',
    files: [
      {
        paths: { all: ['~/.expo/state.json'] },
        read: 'fields',
        format: 'json',
        fields: (content) => secret('auth.sessionSecret', text(content, 'auth', 'sessionSecret'), { identity: text(content, 'auth', 'username') }),
      },
    ],
    examples: (fake) => {
      const session = JSON.stringify({ id: fake.uuid(), version: 1, expires_at: '2100-01-01' });
      return [
        {
          path: '~/.expo/state.json',
          text: JSON.stringify({ auth: { sessionSecret: session, username: 'ann' } }),
          finds: [{ value: session, key: 'auth.sessionSecret', identity: 'ann' }],
        },
      ];
    },
  }),
];
