/** LaunchDarkly: API access tokens, SDK and mobile keys. */
import { type Detector, defineDetector } from '../src/define.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const kind = (id: string, label: string, prefix: string, docs: string, severity: Detector['severity'], how: string, confidence: 'medium' | 'high' = 'high') =>
  defineDetector({
    id,
    label,
    issuer: 'LaunchDarkly',
    docs,
    ...(severity ? { severity } : {}),
    find: [{ anchors: [`${prefix}-`], pattern: new RegExp(`${prefix}-${UUID}(?![A-Za-z0-9_-])`), after: 56, confidence }],
    revoke: { how, url: 'https://app.launchdarkly.com/settings/authorization', breaks: 'the services and scripts that use it' },
    examples: {
      sample: (fake) => `${prefix}-${fake.uuid()}`,
      hits: ({ secret }) => [
        `LAUNCHDARKLY_KEY=${secret}\n`,
        { path: 'app.js', text: `const client = init('${secret}');\n` },
        { path: 'app.yml', text: `launchdarkly:\n  key: "${secret}"\n` },
      ],
      misses: (fake) => [fake.uuid(), `my${prefix}-${fake.uuid()}`, `${prefix}-${fake.text('hex', 12)}`],
    },
  });

const API_DOCS = 'https://launchdarkly.com/docs/home/account/api';
const KEY_DOCS = 'https://launchdarkly.com/docs/home/account/environment/keys';

export default [
  // Others number their requests and resources like this, too.
  kind(
    'launchdarkly-api-token',
    'LaunchDarkly API access token',
    'api',
    API_DOCS,
    'critical',
    'Delete or reset it under Authorization > Access tokens',
    'medium',
  ),
  kind('launchdarkly-sdk-key', 'LaunchDarkly SDK key', 'sdk', KEY_DOCS, 'medium', 'Reset the SDK key of the environment'),
  kind('launchdarkly-mobile-key', 'LaunchDarkly mobile key', 'mob', KEY_DOCS, 'low', 'Reset the mobile key of the environment'),
];
