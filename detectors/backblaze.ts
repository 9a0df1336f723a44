/** Backblaze B2: application keys. */
import { defineDetector } from '../src/define.ts';

// K00, the cluster, and 27 characters; the id 25 digits and small letters. As seen in the wild.
export default defineDetector({
  id: 'backblaze-application-key',
  label: 'Backblaze B2 application key',
  issuer: 'Backblaze',
  docs: 'https://www.backblaze.com/docs/cloud-storage-application-keys',
  find: [{ anchors: ['K001', 'K002', 'K003', 'K004', 'K005'], pattern: /K00[1-5][A-Za-z0-9+/]{27}(?![A-Za-z0-9+/=_-])/, after: 40 }],
  companions: [{ name: 'id', pattern: /(?<![A-Za-z0-9])00[1-5][0-9a-f]{9}0{2,12}[0-9a-f]{1,12}(?![A-Za-z0-9])/, within: 300, missing: 'doubt' }],
  identifiers: ['id'],
  revoke: { how: 'Delete the key in the B2 console under Application Keys', url: 'https://secure.backblaze.com/app_keys.htm', breaks: 'backups that use it' },
  examples: {
    sample: (fake) => ({ secret: `K005${fake.text('base62', 27)}`, id: `005${fake.text('hex', 9)}${'0'.repeat(10)}1ab` }),
    hits: ({ secret, id }) => [
      `B2_APPLICATION_KEY_ID=${id}\nB2_APPLICATION_KEY=${secret}\n`,
      { path: 'rclone.conf', text: `[b2]\ntype = b2\naccount = ${id}\nkey = ${secret}\n` },
      { path: 'b2.json', text: `{"applicationKey": "${secret}", "keyId": "${id}"}` },
    ],
    misses: (fake) => [`K005${fake.text('base62', 8)}`, `K001${fake.text('base62', 60)}`],
  },
});
