/** Sumo Logic: access keys and HTTP source addresses. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'sumologic-access-key',
    label: 'Sumo Logic access key',
    issuer: 'Sumo Logic',
    docs: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    // Format as seen in the wild: 64 letters and digits; the access id is su and 12 more.
    find: [
      near(['sumologic', 'sumo_', 'sumo-', 'sumo.'], '(?=[^0-9]{0,63}[0-9])(?=[^A-Z]{0,63}[A-Z])[A-Za-z0-9]{64}', { length: 64 }),
      { anchors: ['sumologic'], name: /sumologic.*(?:key|token|secret)/i, value: /^(?=[^0-9]{0,63}[0-9])(?=[^A-Z]{0,63}[A-Z])[A-Za-z0-9]{64}$/ },
    ],
    companions: [{ name: 'accessId', pattern: /(?<![A-Za-z0-9])su[A-Za-z0-9]{12}(?![A-Za-z0-9])/, within: 200, accept: (id) => /[0-9A-Z]/.test(id) }],
    identifiers: ['accessId'],
    rank: 30,
    revoke: { how: 'Delete the key in Sumo Logic under Preferences, Access Keys', url: 'https://help.sumologic.com/docs/manage/security/access-keys/' },
    examples: {
      sample: (fake) => fake.text('base62', 64),
      hits: ({ secret }) => [
        `SUMOLOGIC_ACCESS_KEY=${secret}\n`,
        { path: 'settings.py', text: `sumologic_access_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "sumologicAccessKey": "${secret}" }\n` },
      ],
      misses: (fake) => [`SUMOLOGIC_ACCESS_KEY=${fake.text('hex', 9)}`, `value: ${fake.text('base62', 64)}`],
    },
  }),
  defineDetector({
    id: 'sumologic-http-source',
    label: 'Sumo Logic HTTP source address',
    issuer: 'Sumo Logic',
    docs: 'https://help.sumologic.com/docs/send-data/hosted-collectors/http-source/',
    // Whoever knows the address can send logs: length as seen in the wild.
    find: [
      {
        anchors: ['sumologic.com/receiver/'],
        pattern: /https:\/\/[a-z0-9.-]{1,60}\.sumologic\.com\/receiver\/v1\/(?:http|trace|rum|otlp)\/[A-Za-z0-9_+/-]{60,200}={0,2}/,
        before: 70,
        after: 260,
      },
    ],
    severity: 'medium',
    revoke: { how: 'Regenerate the address of the HTTP source in Sumo Logic', url: 'https://help.sumologic.com/docs/send-data/hosted-collectors/http-source/' },
    examples: {
      sample: (fake) => `https://endpoint${fake.number(6)}.collection.us2.sumologic.com/receiver/v1/http/${fake.text('base64url', 84)}==`,
      hits: ({ secret }) => [`SUMO_URL=${secret}\n`, `curl -X POST -d @events.log ${secret}\n`, { path: 'fluent.conf', text: `endpoint ${secret}\n` }],
      misses: () => [
        'https://endpoint1.collection.us2.sumologic.com/receiver/v1/http/TOKEN',
        `https://endpoint1.collection.us2.sumologic.com/receiver/v1/http/${'x'.repeat(84)}`,
      ],
    },
  }),
];
