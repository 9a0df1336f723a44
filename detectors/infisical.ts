/** Infisical: service tokens and machine identities. */
import { defineDetector } from '../src/define.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const BREAKS = 'deployments and scripts that read secrets with it';

export default [
  defineDetector({
    id: 'infisical-service-token',
    label: 'Infisical service token',
    issuer: 'Infisical',
    docs: 'https://infisical.com/docs/documentation/platform/token',
    // st, an id, the token, the key to decrypt with; format as seen in the wild.
    find: [{ anchors: ['st.'], pattern: new RegExp(`st\\.(?:[0-9a-f]{24}|${UUID})\\.[0-9a-f]{32,64}\\.[0-9a-f]{32,64}(?![A-Za-z0-9_.-])`), after: 190 }],
    revoke: { how: 'Delete it under Access control > Service tokens of the project', url: 'https://app.infisical.com/', breaks: BREAKS },
    examples: {
      sample: (fake) => `st.${fake.number(2) ? fake.text('hex', 24) : fake.uuid()}.${fake.text('hex', 32)}.${fake.text('hex', 32)}`,
      hits: ({ secret }) => [
        `INFISICAL_TOKEN=${secret}\n`,
        { path: 'compose.yml', text: `environment:\n  INFISICAL_TOKEN: "${secret}"\n` },
        { path: 'run.sh', text: `infisical run --token ${secret} -- npm start\n` },
      ],
      misses: (fake) => [
        `st.${fake.text('hex', 24)}`,
        `test.${fake.text('hex', 24)}.${fake.text('hex', 32)}.${fake.text('hex', 32)}`,
        'st.session.state.value',
      ],
    },
  }),
  defineDetector({
    id: 'infisical-client-secret',
    label: 'Infisical machine identity client secret',
    issuer: 'Infisical',
    docs: 'https://infisical.com/docs/documentation/platform/identities/universal-auth',
    rank: 30,
    find: [{ anchors: ['infisical'], name: /infisical[\w.-]*(?:secret|token)/i, value: /^[0-9a-f]{64}$/ }],
    revoke: { how: 'Revoke the client secret in the Universal Auth settings of the identity', url: 'https://app.infisical.com/', breaks: BREAKS },
    examples: {
      sample: (fake) => fake.text('hex', 64),
      hits: ({ secret }) => [
        `INFISICAL_CLIENT_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  INFISICAL_UNIVERSAL_AUTH_CLIENT_SECRET: ${secret}\n` },
        { path: 'app.ts', text: `const infisicalClientSecret = '${secret}';\n` },
      ],
      misses: (fake) => [
        `INFISICAL_CLIENT_ID=${fake.uuid()}\n`,
        `INFISICAL_CLIENT_SECRET=${fake.text('hex', 20)}\n`,
        `infisical_image: sha256:${fake.text('hex', 64)}\n`,
      ],
    },
  }),
];
