/** Elastic: API keys of Elasticsearch and Elastic Cloud. */
import { defineDetector } from '../src/define.ts';

export default [
  // As seen in the wild; the issuer does not publish the form.
  defineDetector({
    id: 'elastic-cloud-api-key',
    label: 'Elastic Cloud API key',
    issuer: 'Elastic',
    docs: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
    find: [{ anchors: ['essu_'], pattern: /essu_[A-Za-z0-9+/_-]{48,200}={0,2}(?![A-Za-z0-9+/=_-])/, after: 220 }],
    severity: 'critical',
    revoke: { how: 'Revoke the key in Elastic Cloud under Organization, API keys', url: 'https://cloud.elastic.co/account/keys' },
    examples: {
      sample: (fake) => `essu_${Buffer.from(`${fake.text('base62', 26)}:${fake.text('base62', 32)}`).toString('base64')}`,
      hits: ({ secret }) => [
        `EC_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  EC_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = ec.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`essu_${fake.text('base62', 12)}`, `essu_${'x'.repeat(60)}`],
    },
  }),
  // Base64 of id:key, as Elastic defines it; that they are 20 and 22 characters is seen in published examples.
  defineDetector({
    id: 'elasticsearch-api-key',
    label: 'Elasticsearch API key',
    issuer: 'Elastic',
    docs: 'https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys',
    find: [
      {
        anchors: ['elastic', 'ES_API_KEY', 'kibana', 'logstash', 'filebeat'],
        pattern: /(?:elastic|ES_API_KEY|kibana|logstash|filebeat)[^\n]{0,60}?(?<![A-Za-z0-9_+/.-])(?<secret>[A-Za-z0-9+/]{58}==)(?![A-Za-z0-9+/=])/i,
        after: 150,
      },
      { anchors: ['ApiKey', 'api_key'], pattern: /api_?key[^\n]{1,6}?(?<![A-Za-z0-9_+/.-])(?<secret>[A-Za-z0-9+/]{58}==)(?![A-Za-z0-9+/=])/i, after: 90 },
    ],
    severity: 'critical',
    rank: 55,
    reject: ({ secret = '' }) => !/^[\w-]{20}:[\w-]{22}$/.test(Buffer.from(secret, 'base64').toString('latin1')),
    revoke: {
      how: 'Invalidate the key in Kibana under Stack Management, API keys',
      url: 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-invalidate-api-key',
    },
    examples: {
      sample: (fake) => Buffer.from(`${fake.text('base62', 20)}:${fake.text('base62', 22)}`).toString('base64'),
      hits: ({ secret }) => [
        `ELASTIC_API_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  ELASTIC_API_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = elastic.Client(token="${secret}")\n` },
        `curl -H "Authorization: ApiKey ${secret}" https://es.acme.test:9243/\n`,
      ],
      misses: (fake) => [`ELASTIC_API_KEY=${fake.bytes(43).toString('base64')}`, `ELASTIC_CLOUD_ID=acme:${fake.text('base62', 40)}`],
    },
  }),
];
