/** Snowflake: programmatic access tokens and passwords. */
import { defineDetector, type Parts } from '../src/define.ts';
import { near } from '../src/kit.ts';

const ACCOUNT = { name: 'account', pattern: /[\w.-]{3,80}(?=\.snowflakecomputing\.com)/, within: 500 };
const readAccount = ({ account }: Parts) => (account ? { account } : {});

export default [
  defineDetector({
    id: 'snowflake-access-token',
    label: 'Snowflake programmatic access token',
    issuer: 'Snowflake',
    docs: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    find: [
      near(['snowflake'], 'eyJ[A-Za-z0-9_-]{10,300}\\.[A-Za-z0-9_-]{20,1500}\\.[A-Za-z0-9_-]{40,700}', { length: 2500 }),
      {
        anchors: ['snowflake'],
        name: /snowflake[\w.-]*(?:token|pat|password)/i,
        value: /^eyJ[A-Za-z0-9_-]{10,300}\.[A-Za-z0-9_-]{20,1500}\.[A-Za-z0-9_-]{40,700}$/,
      },
    ],
    companions: [ACCOUNT],
    identifiers: ['account'],
    severity: 'critical',
    rank: 45,
    entropy: 3,
    read: readAccount,
    revoke: {
      how: 'Remove it with ALTER USER … REMOVE PROGRAMMATIC ACCESS TOKEN',
      url: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
      breaks: 'clients that sign in with it',
    },
    examples: {
      sample: (fake) => fake.jwt({ p: fake.text('digits', 9), iss: 'SF:1001', exp: 1_893_456_000 }, { kid: fake.text('base62', 10), alg: 'ES256' }),
      hits: ({ secret }) => [
        `SNOWFLAKE_PAT=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  SNOWFLAKE_PAT: "${secret}"\n` },
        { path: 'client.py', text: `client = snowflake.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [fake.jwt({ iss: 'acme', exp: 1_893_456_000 }), 'SNOWFLAKE_ACCOUNT=acme-prod'],
    },
  }),
  defineDetector({
    id: 'snowflake-password',
    label: 'Snowflake password',
    issuer: 'Snowflake',
    docs: 'https://docs.snowflake.com/en/user-guide/admin-user-management',
    find: [{ anchors: ['snowflake'], name: /(?:snowflake|snowsql)[\w.-]*(?:pass|pwd)/i, value: /^\S{8,100}$/, judged: true }],
    companions: [ACCOUNT],
    identifiers: ['account'],
    rank: 25,
    entropy: 2,
    weak: true,
    read: readAccount,
    revoke: {
      how: "Change the user's password, and move the service to a key pair or OAuth",
      url: 'https://docs.snowflake.com/en/user-guide/admin-user-management',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 14)}!a7`,
      hits: ({ secret }) => [
        `SNOWFLAKE_PASSWORD=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  SNOWFLAKE_PASSWORD: "${secret}"\n` },
        { path: 'snow.env', text: `SNOWFLAKE_USER_PASSWORD='${secret}'\n` },
      ],
      misses: () => ['SNOWFLAKE_PASSWORD=<password>', 'SNOWFLAKE_PASSWORD=$SECRET'],
    },
  }),
];
