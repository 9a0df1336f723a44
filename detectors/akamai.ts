/** Akamai: EdgeGrid API credentials. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'akamai-edgegrid',
  label: 'Akamai EdgeGrid API credentials',
  issuer: 'Akamai',
  docs: 'https://techdocs.akamai.com/developer/docs/edgegrid',
  find: [{ anchors: ['akab-'], pattern: /(?<id>akab-[a-z0-9]{16}-[a-z0-9]{16})(?![A-Za-z0-9-])/, after: 48 }],
  companions: [{ name: 'secret', pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/, within: 400, missing: 'drop' }],
  identifiers: ['id'],
  severity: 'critical',
  revoke: {
    how: 'Deactivate the credential of the API client in Control Center under Identity & Access',
    url: 'https://control.akamai.com/',
    breaks: 'scripts and Terraform that call Akamai',
  },
  examples: {
    sample: (fake) => ({
      id: `akab-${fake.text('abcdefghijklmnopqrstuvwxyz234567', 16)}-${fake.text('abcdefghijklmnopqrstuvwxyz234567', 16)}`,
      secret: `${fake.text('base62', 43)}=`,
    }),
    hits: ({ id, secret }) => [
      `AKAMAI_CLIENT_TOKEN=${id}\nAKAMAI_CLIENT_SECRET=${secret}\n`,
      { path: '.edgerc', text: `[default]\nclient_secret = ${secret}\nhost = acme.luna.akamaiapis.net\naccess_token = ${id}\n` },
      { path: 'eg.json', text: `{"client_token": "${id}", "client_secret": "${secret}"}` },
    ],
    misses: (fake) => [`akab-${fake.text('lower', 16)}-${fake.text('lower', 16)}`, 'host = akab-abc.luna.akamaiapis.net'],
  },
});
