/** PagerDuty: REST API keys and integration keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'pagerduty-api-key',
    label: 'PagerDuty API key',
    issuer: 'PagerDuty',
    docs: 'https://support.pagerduty.com/main/docs/api-access-keys',
    // Format as seen in the wild: 20 characters; those of a user begin with u+.
    find: [
      near(
        ['pagerduty', 'pager_duty', 'pager-duty', 'pd_api_key', 'pd_api_token', 'pd_token'],
        '(?:u[+][A-Za-z0-9_-]{18}|(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])(?=[^a-z]{0,19}[a-z])[A-Za-z0-9_-]{20})',
        { length: 20, gap: 60 },
      ),
      {
        anchors: ['pagerduty'],
        name: /pagerduty.*(?:key|token|secret)/i,
        value: /^(?:u[+][A-Za-z0-9_-]{18}|(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])(?=[^a-z]{0,19}[a-z])[A-Za-z0-9_-]{20})$/,
      },
    ],
    rank: 30,
    revoke: { how: 'Delete the key in PagerDuty under Integrations, API Access Keys', url: 'https://support.pagerduty.com/main/docs/api-access-keys' },
    examples: {
      sample: (fake) => (fake.number(2) ? `u+${fake.text('base62', 18)}` : `${fake.text('base62', 17)}aK7`),
      hits: ({ secret }) => [
        `PAGERDUTY_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `pagerduty_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "pagerdutyApiKey": "${secret}" }\n` },
        `curl https://api.pagerduty.com/users -H "Authorization: Token token=${secret}"\n`,
      ],
      misses: (fake) => [
        `PAGERDUTY_API_KEY=${fake.text('hex', 9)}`,
        `value: ${fake.number(2) ? `u+${fake.text('base62', 18)}` : `${fake.text('base62', 17)}aK7`}`,
      ],
    },
  }),
  defineDetector({
    id: 'pagerduty-integration-key',
    label: 'PagerDuty integration key',
    issuer: 'PagerDuty',
    docs: 'https://support.pagerduty.com/main/docs/services-and-integrations',
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      near(['pagerduty', 'pager_duty', 'pager-duty', 'pd_routing'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['pagerduty'], name: /pagerduty.*(?:routing|integration|service).?key/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'medium',
    rank: 30,
    revoke: { how: 'Delete the integration in the PagerDuty service', url: 'https://support.pagerduty.com/main/docs/services-and-integrations' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `PAGERDUTY_ROUTING_KEY=${secret}\n`,
        { path: 'settings.py', text: `pagerduty_routing_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "pagerdutyRoutingKey": "${secret}" }\n` },
      ],
      misses: (fake) => [`PAGERDUTY_ROUTING_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: pagerduty/setup@${fake.text('hex', 32)}`],
    },
  }),
];
