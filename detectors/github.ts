/** GitHub: personal access tokens, app and OAuth tokens. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import { base62, crc32, type Fake } from '../src/kit.ts';

const REVOKE = {
  how: 'Revoke it at github.com/settings/tokens, or send it to POST /credentials/revoke, which needs no login',
  url: 'https://docs.github.com/en/rest/credentials/revoke',
  breaks: 'every script, CI job and clone that signs in with it',
};

/** The last six characters are the CRC-32 of the thirty before. Source: github.blog/engineering, "Behind GitHub's new authentication token formats", checked 2026-11-21. */
const verify = ({ secret = '' }: Parts) => {
  const body = secret.slice(4, -6);
  const ok = base62(crc32(body), 6) === secret.slice(-6);
  return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
};

const prefixed = (id: string, prefix: string, label: string, docs: string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'GitHub',
    docs,
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[A-Za-z0-9]{36}(?![A-Za-z0-9_])`), after: 48 }],
    verify,
    revoke: REVOKE,
    examples: {
      sample: (fake: Fake) => {
        const body = fake.text('base62', 30);
        return prefix + body + base62(crc32(body), 6);
      },
      hits: ({ secret }) => [
        `GITHUB_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  GH_TOKEN: "${secret}" # used by the release job\n` },
        { path: 'app.js', text: `const octokit = new Octokit({ auth: '${secret}' });\n` },
        `git clone https://${secret}@github.com/acme/site.git\n`,
        `log: \\n${secret}\\n`,
      ],
      misses: (fake) => [`${prefix}${'x'.repeat(36)}`, `${prefix}${fake.text('base62', 20)}`, `${prefix}$GITHUB_TOKEN`],
    },
    ...extra,
  });

const PAT_DOCS = 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens';
const APP_DOCS = 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/about-authentication-with-a-github-app';

export default [
  prefixed('github-classic-pat', 'ghp_', 'GitHub personal access token (classic)', PAT_DOCS, { severity: 'critical' }),
  prefixed('github-oauth-token', 'gho_', 'GitHub OAuth token', APP_DOCS),
  prefixed('github-app-user-token', 'ghu_', 'GitHub App user token', APP_DOCS),
  prefixed('github-refresh-token', 'ghr_', 'GitHub App refresh token', APP_DOCS),
];
