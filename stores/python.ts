/**
 * Python's package tools: twine and setuptools (.pypirc), pip, Poetry, uv, conda.
 * uv: docs.astral.sh/uv/concepts/authentication/http, checked 2026-11-21. packaging.python.org (pypirc), pip.pypa.io (configuration) and
 * python-poetry.org/docs/configuration were not checked.
 */
import { defineStore } from '../src/store.ts';
import { entries, hostOf, lines, list, secret, text } from '../src/store-kit.ts';

const ADDRESS = /https?:\/\/([^:/@\s]{0,200}):([^@\s]{1,2000})@([^/\s:]{1,200})/g;

export default [
  defineStore({
    id: 'pypirc',
    label: 'twine',
    docs: 'https://packaging.python.org/en/latest/specifications/pypirc/',
    files: [
      {
        paths: { all: ['~/.pypirc'] },
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, section]) =>
            secret(`${name}.password`, text(section, 'password'), {
              identity: text(section, 'username'),
              host: hostOf(text(section, 'repository')),
              about: [name],
            }),
          ),
      },
    ],
    examples: (fake) => {
      const [token, password] = [`pypi-AgEIcHlwaS5vcmc${fake.text('base64url', 150)}`, fake.text('base62', 16)];
      return [
        {
          path: '~/.pypirc',
          text: `[distutils]\nindex-servers =\n    pypi\n    acme\n\n[pypi]\nusername = __token__\npassword = ${token}\n\n[acme]\nrepository: https://pypi.acme.io/\nusername: ann\npassword: ${password}\n`,
          finds: [
            { value: token, kind: 'pypi-token', key: 'pypi.password', identity: '__token__' },
            { value: password, key: 'acme.password', identity: 'ann', host: 'pypi.acme.io' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'pip',
    label: 'pip',
    docs: 'https://pip.pypa.io/en/stable/topics/configuration/',
    files: [
      {
        paths: { all: ['{config}/pip/pip.conf', '~/.pip/pip.conf'], darwin: ['{support}/pip/pip.conf'], win32: ['{appdata}/pip/pip.ini', '~/pip/pip.ini'] },
        moved: [{ by: 'PIP_CONFIG_FILE', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([section, settings]) =>
            entries(settings).flatMap(([key, value]) =>
              typeof value !== 'string'
                ? []
                : [...value.matchAll(ADDRESS)].flatMap(([, user = '', password, host = '']) =>
                    secret(`${section}.${key}`, password, { kind: 'url-password', parts: { user, host }, identity: user, host }),
                  ),
            ),
          ),
        mode: 0o644,
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 18);
      return [
        {
          path: '~/.config/pip/pip.conf',
          text: `[global]\nindex-url = https://ann:${password}@pypi.acme.io/simple\ntimeout = 10\n`,
          finds: [{ value: password, kind: 'url-password', key: 'global.index-url', identity: 'ann', host: 'pypi.acme.io' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'poetry',
    label: 'Poetry',
    docs: 'https://python-poetry.org/docs/configuration/',
    files: [
      {
        paths: {
          all: ['{config}/pypoetry/auth.toml'],
          darwin: ['{support}/pypoetry/auth.toml', '{preferences}/pypoetry/auth.toml'],
          win32: ['{appdata}/pypoetry/auth.toml'],
        },
        moved: [{ by: 'POETRY_CONFIG_DIR', to: 'folder', rest: 'auth.toml' }],
        read: 'fields',
        format: 'toml',
        fields: (content) => [
          ...entries(content, 'pypi-token').flatMap(([name, token]) => secret(`pypi-token.${name}`, token, { about: [name] })),
          ...entries(content, 'http-basic').flatMap(([name, login]) =>
            secret(`http-basic.${name}.password`, text(login, 'password'), { identity: text(login, 'username'), about: [name] }),
          ),
        ],
      },
    ],
    examples: (fake) => {
      const [token, password] = [`pypi-AgEIcHlwaS5vcmc${fake.text('base64url', 150)}`, fake.text('base62', 18)];
      return [
        {
          path: '~/.config/pypoetry/auth.toml',
          text: `[pypi-token]\npypi = "${token}"\n\n[http-basic.acme]\nusername = "ann"\npassword = "${password}"\n`,
          finds: [
            { value: token, kind: 'pypi-token', key: 'pypi-token.pypi' },
            { value: password, key: 'http-basic.acme.password', identity: 'ann' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'uv',
    label: 'uv',
    docs: 'https://docs.astral.sh/uv/concepts/authentication/',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['{data}/uv/credentials/credentials.toml'], win32: ['{appdata}/uv/data/credentials/credentials.toml'] },
        moved: [{ by: 'UV_CREDENTIALS_DIR', to: 'folder', rest: 'credentials.toml' }],
        read: 'fields',
        format: 'toml',
        fields: (content) =>
          list(content, 'credential').flatMap((entry, i) =>
            ['password', 'token'].flatMap((key) =>
              secret(`credential.${i}.${key}`, text(entry, key), { identity: text(entry, 'username'), host: hostOf(text(entry, 'service')) }),
            ),
          ),
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 18);
      return [
        {
          path: '~/.local/share/uv/credentials/credentials.toml',
          text: `[[credential]]\nservice = "https://pypi.acme.io"\nusername = "ann"\nscheme = "basic"\npassword = "${password}"\n`,
          finds: [{ value: password, key: 'credential.0.password', identity: 'ann', host: 'pypi.acme.io' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'conda',
    label: 'anaconda-client',
    docs: 'https://docs.anaconda.com/anacondaorg/user-guide/work-with-accounts/',
    files: [
      {
        paths: {
          all: ['~/.continuum/anaconda-client/tokens/*'],
          linux: ['{data}/binstar/*.token'],
          darwin: ['{support}/binstar/*.token'],
          win32: ['{localappdata}/ContinuumIO/binstar/*.token'],
        },
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('token', lines(content)[0]?.trim()),
      },
    ],
    examples: (fake) => {
      const token = `ac-${fake.uuid()}`;
      return [{ path: '~/.continuum/anaconda-client/tokens/https%3A%2F%2Fapi.acme.io.token', text: token, finds: [{ value: token, key: 'token' }] }];
    },
  }),
];
