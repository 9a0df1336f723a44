/** OVHcloud: application secrets and consumer keys. */
import { defineDetector } from '../src/define.ts';

// Project ids are 32 hex digits too, so the name must tell.
export default defineDetector({
  id: 'ovh-application-secret',
  label: 'OVHcloud API secret',
  issuer: 'OVHcloud',
  docs: 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api',
  find: [
    { anchors: ['ovh'], name: /ovh[\w.-]*(?:secret|consumer|token|api[_-]?key)/i, value: /^(?=.*\d)[A-Za-z0-9]{32}$/ },
    {
      anchors: ['ovh'],
      pattern:
        /ovh[\w.-]{0,20}(?:secret|consumer|token|api)[\w.-]{0,6}[^\n]{0,20}?(?<![A-Za-z0-9_/+.-])(?<secret>(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_/+=-])/i,
      after: 90,
      confidence: 'medium',
    },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 3,
  revoke: { how: 'Delete the application in the API console', url: 'https://eu.api.ovh.com/console/', breaks: 'scripts that call the API with it' },
  examples: {
    sample: (fake) => `${fake.text('base62', 29)}aB3`,
    hits: ({ secret }) => [
      `OVH_APPLICATION_SECRET=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  OVH_APPLICATION_SECRET: "${secret}"\n` },
      { path: 'a.py', text: `client = ovh.Client(endpoint='ovh-eu')\novh_consumer_key = '${secret}'\n` },
    ],
    misses: (fake) => [`OVH_PROJECT=${fake.text('hex', 12)}`, `OVH_CLOUD_PROJECT_SERVICE=${fake.text('hex', 32)}`],
  },
});
