/**
 * Hosting platforms' command lines: Vercel, Netlify, Fly.io, DigitalOcean, Render.
 * Read at their sources 2026-11-21: netlify/cli src/lib/settings.ts, superfly/flyctl internal/config/config.go, render-oss/cli pkg/config/config.go
 * (which writes the file with mode 0644). The others were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, date, entries, hostOf, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'vercel',
    label: 'Vercel CLI',
    docs: 'https://vercel.com/docs/project-configuration/global-configuration',
    files: [
      {
        paths: {
          linux: ['{data}/com.vercel.cli/auth.json'],
          darwin: ['{support}/com.vercel.cli/auth.json'],
          win32: ['{appdata}/xdg.data/com.vercel.cli/auth.json'],
        },
        read: 'fields',
        format: 'json',
        fields: (content) => {
          const expires = date(at(content, 'expiresAt'));
          return [
            ...secret('token', text(content, 'token'), { kind: 'vercel-token', expires, identity: text(content, 'userId') }),
            ...secret('refreshToken', text(content, 'refreshToken'), { kind: 'vercel-app-refresh-token' }),
          ];
        },
      },
    ],
    examples: (fake) => {
      const [token, refresh, old] = [`vca_${fake.text('base62', 56)}`, `vcr_${fake.text('base62', 56)}`, fake.text('base62', 24)];
      return [
        {
          path: '~/.local/share/com.vercel.cli/auth.json',
          text: JSON.stringify({ token, refreshToken: refresh, expiresAt: 1_795_000_000 }),
          finds: [
            { value: token, kind: 'vercel-app-token', key: 'token', expires: '2026-11-18T11:06:40.000Z' },
            { value: refresh, kind: 'vercel-app-refresh-token', key: 'refreshToken' },
          ],
        },
        {
          path: '~/Library/Application Support/com.vercel.cli/auth.json',
          platform: 'darwin',
          text: JSON.stringify({ token: old }),
          finds: [{ value: old, kind: 'vercel-token', key: 'token' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'netlify',
    label: 'Netlify CLI',
    docs: 'https://docs.netlify.com/api-and-cli-guides/cli-guides/get-started-with-cli/',
    checked: '2026-11-21',
    files: [
      {
        paths: {
          all: ['~/.netlify/config.json'],
          linux: ['{config}/netlify/config.json'],
          darwin: ['{preferences}/netlify/config.json'],
          win32: ['{appdata}/netlify/Config/config.json'],
        },
        read: 'fields',
        format: 'json',
        fields: (content) =>
          entries(content, 'users').flatMap(([id, user]) =>
            secret(`users.${id}.auth.token`, text(user, 'auth', 'token'), { kind: 'netlify-token', identity: text(user, 'email') ?? text(user, 'name') }),
          ),
      },
    ],
    examples: (fake) => {
      const token = `nfp_${fake.text('base62', 36)}`;
      const text = JSON.stringify({ userId: 'u1', users: { u1: { id: 'u1', email: 'ann@acme.test', auth: { token } } } });
      const finds = [{ value: token, kind: 'netlify-token', key: 'users.u1.auth.token', identity: 'ann@acme.test' }];
      return [
        { path: '~/.config/netlify/config.json', text, finds },
        { path: '~/Library/Preferences/netlify/config.json', platform: 'darwin', text, finds },
        { path: '~/AppData/Roaming/netlify/Config/config.json', platform: 'win32', text, finds },
      ];
    },
  }),
  defineStore({
    id: 'flyctl',
    label: 'flyctl',
    docs: 'https://fly.io/docs/flyctl/auth-login/',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['~/.fly/config.yml'] },
        moved: [{ by: 'FLY_CONFIG_DIR', to: 'folder' }],
        read: 'fields',
        format: 'yaml',
        fields: (content) => [
          // Several tokens, one for each organization, behind one another.
          ...(text(content, 'access_token') ?? '')
            .replace(/^FlyV1 /, '')
            .split(',')
            .flatMap((token) => secret('access_token', token.trim(), { kind: 'flyio-macaroon' })),
          ...secret('metrics_token', text(content, 'metrics_token')),
          ...entries(content, 'wire_guard_state').flatMap(([org, peer]) =>
            secret(`wire_guard_state.${org}.localprivate`, text(peer, 'localprivate'), { kind: 'wireguard-private-key', identity: org, about: [org] }),
          ),
        ],
      },
    ],
    examples: (fake) => {
      const [one, two, peer] = [`fm2_${fake.text('base64', 200)}`, `fm2_${fake.text('base64', 200)}`, fake.bytes(32).toString('base64')];
      return [
        {
          path: '~/.fly/config.yml',
          text: `access_token: ${one},${two}\nmetrics_token: ""\nwire_guard_state:\n  acme:\n    localprivate: ${peer}\n`,
          finds: [
            { value: one, kind: 'flyio-macaroon', key: 'access_token' },
            { value: two, kind: 'flyio-macaroon', key: 'access_token' },
            { value: peer, kind: 'wireguard-private-key', identity: 'acme' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'doctl',
    label: 'doctl',
    docs: 'https://docs.digitalocean.com/reference/doctl/how-to/install/',
    files: [
      {
        paths: { all: ['{config}/doctl/config.yaml'], darwin: ['{support}/doctl/config.yaml'], win32: ['{appdata}/doctl/config.yaml'] },
        read: 'fields',
        format: 'yaml',
        fields: (content) => [
          ...secret('access-token', text(content, 'access-token'), { kind: 'digitalocean-personal-token', identity: 'default' }),
          ...entries(content, 'auth-contexts').flatMap(([name, token]) =>
            secret(`auth-contexts.${name}`, token, { kind: 'digitalocean-personal-token', identity: name, about: [name] }),
          ),
        ],
      },
    ],
    examples: (fake) => {
      const [token, other] = [`dop_v1_${fake.text('hex', 64)}`, `dop_v1_${fake.text('hex', 64)}`];
      const text = `access-token: ${token}\nauth-contexts:\n  acme-prod: ${other}\ncontext: default\n`;
      const finds = [
        { value: token, kind: 'digitalocean-personal-token', key: 'access-token', identity: 'default' },
        { value: other, kind: 'digitalocean-personal-token', key: 'auth-contexts.acme-prod', identity: 'acme-prod', environment: 'production' },
      ];
      return [
        { path: '~/.config/doctl/config.yaml', text, finds },
        { path: '~/Library/Application Support/doctl/config.yaml', platform: 'darwin', text, finds },
      ];
    },
  }),
  defineStore({
    id: 'render',
    label: 'Render CLI',
    docs: 'https://render.com/docs/cli',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['~/.render/cli.yaml', '~/.render/config.yaml'] },
        moved: [{ by: 'RENDER_CLI_CONFIG_PATH', to: 'file' }],
        read: 'fields',
        format: 'yaml',
        fields: (content) => {
          const told = { identity: text(content, 'workspace_name') ?? text(content, 'workspace'), host: hostOf(text(content, 'api', 'host')) };
          return [
            ...secret('api.key', text(content, 'api', 'key'), { kind: 'render-api-key', ...told, expires: date(at(content, 'api', 'expires_at')) }),
            // Its name is that of the field in Go, for want of a tag.
            ...['refreshtoken', 'refresh_token'].flatMap((key) => secret(`api.${key}`, text(content, 'api', key), told)),
          ];
        },
      },
    ],
    examples: (fake) => {
      const [key, refresh] = [`rnd_${fake.text('base62', 28)}`, fake.text('base62', 40)];
      return [
        {
          path: '~/.render/cli.yaml',
          text: `version: 1\nworkspace: tea-1\nworkspace_name: Acme\napi:\n  key: ${key}\n  expires_at: 1795000000\n  host: https://api.render.com/v1/\n  refreshtoken: ${refresh}\n`,
          finds: [
            { value: key, kind: 'render-api-key', key: 'api.key', identity: 'Acme', host: 'api.render.com', expires: '2026-11-18T11:06:40.000Z' },
            { value: refresh, key: 'api.refreshtoken' },
          ],
        },
      ];
    },
  }),
];
