/** Databricks: personal access tokens, OAuth secrets. */
import { defineDetector, type Parts } from '../src/define.ts';

const HOST = { name: 'host', pattern: /[\w.-]{3,80}\.(?:cloud\.databricks\.com|azuredatabricks\.net|gcp\.databricks\.com)/, within: 500 };
const readHost = ({ host }: Parts) => (host ? { host } : {});

export default [
  defineDetector({
    id: 'databricks-pat',
    label: 'Databricks personal access token',
    issuer: 'Databricks',
    docs: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    find: [{ anchors: ['dapi'], pattern: /dapi[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9_])/, after: 46 }],
    companions: [HOST],
    identifiers: ['host'],
    severity: 'critical',
    read: readHost,
    revoke: {
      how: 'Revoke the token in the workspace under Settings, Developer, Access tokens',
      url: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
      breaks: 'jobs and tools that sign in with it',
    },
    examples: {
      sample: (fake) => `dapi${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `DATABRICKS_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DATABRICKS_TOKEN: "${secret}"\n` },
        { path: '.databrickscfg', text: `[DEFAULT]\nhost = https://dbc-1.cloud.databricks.com\ntoken = ${secret}\n` },
      ],
      misses: (fake) => [`dapi${fake.text('hex', 12)}`, `dapi${'x'.repeat(32)}`, `dapi${fake.text('hex', 40)}`],
    },
  }),
  defineDetector({
    id: 'databricks-oauth-secret',
    label: 'Databricks OAuth secret',
    issuer: 'Databricks',
    docs: 'https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m',
    find: [{ anchors: ['dose'], pattern: /dose[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9_])/, after: 46 }],
    companions: [HOST],
    identifiers: ['host'],
    severity: 'critical',
    read: readHost,
    revoke: {
      how: 'Delete the secret of the service principal in the account console',
      url: 'https://accounts.cloud.databricks.com/',
      breaks: 'jobs that sign in as that service principal',
    },
    examples: {
      sample: (fake) => `dose${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `DATABRICKS_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DATABRICKS_TOKEN: "${secret}"\n` },
        { path: '.databrickscfg', text: `[DEFAULT]\nhost = https://dbc-1.cloud.databricks.com\ntoken = ${secret}\n` },
      ],
      misses: (fake) => [`dose${fake.text('hex', 12)}`, `dose${'x'.repeat(32)}`, `dose${fake.text('hex', 40)}`],
    },
  }),
  defineDetector({
    id: 'databricks-service-token',
    label: 'Databricks service access token',
    issuer: 'Databricks',
    docs: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    find: [{ anchors: ['dkea'], pattern: /dkea[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9_])/, after: 46 }],
    companions: [HOST],
    identifiers: ['host'],
    severity: 'critical',
    read: readHost,
    revoke: {
      how: 'Revoke the token in the workspace under Settings, Developer, Access tokens',
      url: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
      breaks: 'jobs and tools that sign in with it',
    },
    examples: {
      sample: (fake) => `dkea${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `DATABRICKS_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  DATABRICKS_TOKEN: "${secret}"\n` },
        { path: '.databrickscfg', text: `[DEFAULT]\nhost = https://dbc-1.cloud.databricks.com\ntoken = ${secret}\n` },
      ],
      misses: (fake) => [`dkea${fake.text('hex', 12)}`, `dkea${'x'.repeat(32)}`, `dkea${fake.text('hex', 40)}`],
    },
  }),
];
