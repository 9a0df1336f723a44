/**
 * Command lines of services: Stripe, Sentry, CircleCI, Doppler, 1Password.
 * Read at their sources 2026-11-21: stripe/stripe-cli pkg/config/profile.go (live keys are in the keyring, with stars for the most of them in the
 * file; older versions wrote them out) and DopplerHQ/cli pkg/configuration/config.go and pkg/keyring/keyring.go. The others were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, date, entries, hostOf, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'stripe',
    label: 'Stripe CLI',
    docs: 'https://docs.stripe.com/stripe-cli/keys',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['{config}/stripe/config.toml'] },
        read: 'fields',
        format: 'toml',
        elsewhere: (content) =>
          entries(content).some(([, profile]) => text(profile, 'live_mode_api_key')?.includes('*****'))
            ? 'acts in live mode: the key is in the keyring, from which the Stripe CLI takes it for whoever runs it'
            : undefined,
        fields: (content) =>
          entries(content).flatMap(([name, profile]) =>
            ['live', 'test'].flatMap((mode) => {
              const told = {
                identity: text(profile, 'account_id') ?? text(profile, 'display_name') ?? name,
                expires: date(at(profile, `${mode}_mode_key_expires_at`)),
                about: [name],
              };
              const old = mode === 'test' ? ['api_key', 'secret_key'] : [];
              return [`${mode}_mode_api_key`, ...old].flatMap((key) => secret(`${name}.${key}`, text(profile, key), { ...told, kind: 'stripe-secret-key' }));
            }),
          ),
      },
    ],
    examples: (fake) => {
      const [test, live] = [`rk_test_${fake.text('base62', 99)}`, `rk_live_${fake.text('base62', 99)}`];
      return [
        {
          path: '~/.config/stripe/config.toml',
          text: `color = ''\n\n[default]\naccount_id = 'acct_1'\ntest_mode_api_key = '${test}'\ntest_mode_key_expires_at = '2026-12-01'\nlive_mode_api_key = 'rk_live_${'*'.repeat(90)}abcd'\n\n[old]\nlive_mode_api_key = '${live}'\n`,
          finds: [
            { value: test, kind: 'stripe-restricted-key', key: 'default.test_mode_api_key', identity: 'acct_1', expires: '2026-12-01T00:00:00.000Z' },
            { value: live, kind: 'stripe-restricted-key', key: 'old.live_mode_api_key', identity: 'old', environment: 'production' },
          ],
        },
      ];
    },
  }),
  defineStore({
    id: 'sentry-cli',
    label: 'sentry-cli',
    docs: 'https://docs.sentry.io/cli/configuration/',
    files: [
      {
        paths: { all: ['~/.sentryclirc'] },
        moved: [{ by: 'SENTRY_PROPERTIES', to: 'file' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          secret('auth.token', text(content, 'auth', 'token') ?? text(content, 'auth', 'api_key'), {
            kind: 'sentry-legacy-token',
            identity: text(content, 'defaults', 'org'),
            host: hostOf(text(content, 'defaults', 'url')),
          }),
      },
    ],
    examples: (fake) => {
      const token = `sntryu_${fake.text('hex', 64)}`;
      return [
        {
          path: '~/.sentryclirc',
          text: `[auth]\ntoken=${token}\n\n[defaults]\norg=acme\nurl=https://sentry.acme.io/\n`,
          finds: [{ value: token, kind: 'sentry-user-token', key: 'auth.token', identity: 'acme', host: 'sentry.acme.io' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'circleci',
    label: 'CircleCI CLI',
    docs: 'https://circleci.com/docs/local-cli/',
    files: [
      {
        paths: { all: ['~/.circleci/cli.yml'] },
        read: 'fields',
        format: 'yaml',
        fields: (content) => secret('token', text(content, 'token'), { kind: 'circleci-legacy-token', host: hostOf(text(content, 'host')) }),
      },
    ],
    examples: (fake) => {
      const token = `CCIPAT_${fake.text('base62', 22)}_${fake.text('hex', 40)}`;
      return [
        {
          path: '~/.circleci/cli.yml',
          text: `host: https://circleci.com\nendpoint: graphql-unstable\ntoken: ${token}\n`,
          finds: [{ value: token, kind: 'circleci-personal-token', key: 'token', host: 'circleci.com' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'doppler',
    label: 'Doppler CLI',
    docs: 'https://docs.doppler.com/docs/cli',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['~/.doppler/.doppler.yaml', '~/.doppler.yaml'] },
        read: 'fields',
        format: 'yaml',
        elsewhere: (content) =>
          entries(content, 'scoped').some(([, options]) => /^secret2?-/.test(text(options, 'token') ?? ''))
            ? 'reads the secrets of its projects: the token is in the keyring, from which the Doppler CLI takes it for whoever runs it'
            : undefined,
        // What begins with `secret-` or `secret2-` names an entry of the keyring.
        fields: (content) =>
          entries(content, 'scoped').flatMap(([scope, options]) => {
            const token = text(options, 'token');
            if (!token || /^secret2?-/.test(token)) return [];
            const [project, config] = [text(options, 'enclave.project'), text(options, 'enclave.config')];
            const about = [project, config].filter((w) => w !== undefined);
            return secret(`scoped.${scope}.token`, token, { kind: 'doppler-cli-token', identity: about.join('/') || undefined, about });
          }),
      },
    ],
    examples: (fake) => {
      const token = `dp.ct.${fake.text('base62', 43)}`;
      return [
        {
          path: '~/.doppler/.doppler.yaml',
          text: `scoped:\n  /:\n    token: ${token}\n    enclave.project: shop\n    enclave.config: prd\n  /home/ann/x:\n    token: secret-${fake.uuid()}\n`,
          finds: [{ value: token, kind: 'doppler-cli-token', key: 'scoped./.token', identity: 'shop/prd', environment: 'production' }],
        },
      ];
    },
  }),
];
