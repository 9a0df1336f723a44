/**
 * Railway CLI: one session for all of an account, with no narrower form.
 * Files, `projects` and `user.token`: src/config.rs of railwayapp/cli, checked 2026-11-21; the newer session's fields were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, date, entries, secret, text } from '../src/store-kit.ts';

export default defineStore({
  id: 'railway',
  label: 'Railway CLI',
  docs: 'https://docs.railway.com/cli/login',
  files: [
    {
      paths: { all: ['~/.railway/config.json', '~/.railway/config-staging.json', '~/.railway/config-dev.json'] },
      read: 'fields',
      format: 'json',
      // The session reaches every project; those that folders are linked to tell what it is used for.
      fields: (content) =>
        ['accessToken', 'refreshToken', 'token'].flatMap((key) =>
          secret(`user.${key}`, text(content, 'user', key), {
            kind: 'railway-api-token',
            expires: key === 'accessToken' ? date(at(content, 'user', 'tokenExpiresAt')) : undefined,
            identity: text(content, 'user', 'email') ?? text(content, 'user', 'id'),
            about: entries(content, 'projects')
              .flatMap(([, p]) => [text(p, 'environmentName'), text(p, 'name')])
              .filter((w) => w !== undefined),
          }),
        ),
    },
  ],
  examples: (fake) => {
    const [access, refresh, old] = [fake.text('base62', 43), fake.text('base62', 43), fake.uuid()];
    const project = { project: fake.uuid(), name: 'shop', environmentName: 'production' };
    return [
      {
        path: '~/.railway/config.json',
        text: JSON.stringify({
          projects: { '/home/ann/shop': project },
          user: { id: 'usr_1', accessToken: access, refreshToken: refresh, tokenExpiresAt: 1_795_000_000 },
        }),
        finds: [
          {
            value: access,
            kind: 'railway-api-token',
            key: 'user.accessToken',
            identity: 'usr_1',
            expires: '2026-11-18T11:06:40.000Z',
            environment: 'production',
          },
          { value: refresh, kind: 'railway-api-token', key: 'user.refreshToken' },
        ],
      },
      {
        path: '~/.railway/config-dev.json',
        text: JSON.stringify({ projects: {}, user: { token: old } }),
        finds: [{ value: old, kind: 'railway-api-token', key: 'user.token' }],
      },
    ];
  },
});
