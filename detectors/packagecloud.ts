/** packagecloud: API, master and read tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'packagecloud-token',
  label: 'packagecloud token',
  issuer: 'packagecloud',
  docs: 'https://packagecloud.io/docs/api',
  rank: 30,
  find: [
    near(['packagecloud', 'package_cloud'], '[0-9a-f]{48}', { length: 48, gap: 50 }),
    { anchors: ['@packagecloud.io'], before: 60, after: 20, pattern: /(?<secret>[0-9a-f]{48}):?@packagecloud\.io/ },
  ],
  revoke: {
    how: 'Rotate the API token in the account, or delete the master or read token of the repository',
    url: 'https://packagecloud.io/api_token',
    breaks: 'pushes and installs that use it',
  },
  examples: {
    sample: (fake) => fake.text('hex', 48),
    hits: ({ secret }) => [
      `PACKAGECLOUD_TOKEN=${secret}\n`,
      { path: 'conf.json', text: `{"packagecloud_token": "${secret}"}\n` },
      `deb https://${secret}:@packagecloud.io/acme/site/ubuntu jammy main\n`,
    ],
    misses: (fake) => [`PACKAGECLOUD_TOKEN=${fake.text('hex', 20)}\n`, `packagecloud sha256 ${fake.text('hex', 64)}\n`, 'PACKAGECLOUD_TOKEN=$TOKEN\n'],
  },
});
