/** Gitea and Forgejo: access tokens. */
import { defineDetector } from '../src/define.ts';

/** 40 hex digits, which a commit has too: only a telling name makes one. */
export default defineDetector({
  id: 'gitea-token',
  label: 'Gitea or Forgejo access token',
  issuer: 'Gitea',
  docs: 'https://docs.gitea.com/development/api-usage',
  rank: 30,
  find: [
    {
      anchors: ['gitea', 'forgejo', 'codeberg'],
      name: /(?:gitea|forgejo|codeberg)[\w.-]*(?:token|api[._-]?key|secret|password|[._-]pat\b|auth)/i,
      value: /^[0-9a-f]{40}$/,
    },
    {
      anchors: ['gitea', 'forgejo', 'codeberg'],
      pattern: /(?:gitea|forgejo|codeberg)[^\n]{0,80}?(?:[?&](?:access_)?token=|authorization["']?\s?[:=]\s?["']?token )(?<secret>[0-9a-f]{40})(?![0-9a-f])/i,
      after: 190,
    },
  ],
  revoke: { how: 'Delete it under Settings > Applications > Manage access tokens', breaks: 'the scripts, runners and clones that sign in with it' },
  examples: {
    sample: (fake) => fake.text('hex', 40),
    hits: ({ secret }) => [
      `GITEA_TOKEN=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  FORGEJO_API_TOKEN: ${secret}\n` },
      `curl https://gitea.acme.test/api/v1/user?access_token=${secret}\n`,
    ],
    misses: (fake) => [
      `GITEA_TOKEN=${fake.text('hex', 32)}\n`,
      { path: 'ci.yml', text: `- uses: https://gitea.com/actions/checkout@${fake.text('hex', 40)}\n` },
      `https://codeberg.org/acme/site/commit/${fake.text('hex', 40)}\n`,
    ],
  },
});
