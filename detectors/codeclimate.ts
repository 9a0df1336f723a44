/** Code Climate: test reporter ids and API tokens. */
import { defineDetector } from '../src/define.ts';

const kind = (id: string, label: string, anchors: string[], name: RegExp, length: number, variable: string, severity: 'low' | 'medium', how: string) =>
  defineDetector({
    id,
    label,
    issuer: 'Code Climate',
    docs: 'https://docs.codeclimate.com/docs/finding-your-test-coverage-token',
    rank: 30,
    severity,
    find: [{ anchors, name, value: new RegExp(`^[0-9a-f]{${length}}$`) }],
    revoke: { how, url: 'https://codeclimate.com/profile/tokens', breaks: 'the uploads or scripts that use it' },
    examples: {
      sample: (fake) => fake.text('hex', length),
      hits: ({ secret }) => [
        `${variable}=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  ${variable}: "${secret}"\n` },
        { path: 'test.sh', text: `export ${variable}=${secret}\n` },
      ],
      misses: (fake) => [`${variable}=${fake.text('hex', 20)}\n`, `${variable}=$ID\n`, `CC_SHA=${fake.text('hex', length)}\n`],
    },
  });

export default [
  kind(
    'codeclimate-reporter-id',
    'Code Climate test reporter id',
    ['cc_test_reporter', 'codeclimate', 'code_climate', 'code-climate'],
    /cc_test_reporter_id|code[._-]?climate[\w.-]*(?:reporter|coverage|repo)/i,
    64,
    'CC_TEST_REPORTER_ID',
    'low',
    'Regenerate it under Repo settings > Test coverage',
  ),
  kind(
    'codeclimate-api-token',
    'Code Climate API token',
    ['codeclimate', 'code_climate', 'code-climate'],
    /code[._-]?climate[\w.-]*(?:token|api|key)/i,
    40,
    'CODECLIMATE_API_TOKEN',
    'medium',
    'Delete it under User settings > API access',
  ),
];
