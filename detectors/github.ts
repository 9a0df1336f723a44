/** GitHub: personal access tokens, app and OAuth tokens, OAuth client secrets. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import { base62, crc32, type Fake, isoFromSeconds, jwtClaims } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';

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

const checked = (prefix: string, fake: Fake) => {
  const body = fake.text('base62', 30);
  return prefix + body + base62(crc32(body), 6);
};

const hits = ({ secret }: Parts) => [
  `GITHUB_TOKEN=${secret}\n`,
  { path: 'ci.yml', text: `env:\n  GH_TOKEN: "${secret}" # used by the release job\n` },
  { path: 'app.js', text: `const octokit = new Octokit({ auth: '${secret}' });\n` },
  `git clone https://${secret}@github.com/acme/site.git\n`,
  `log: \\n${secret}\\n`,
];

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
      sample: (fake: Fake) => checked(prefix, fake),
      hits,
      misses: (fake) => [`${prefix}${'x'.repeat(36)}`, `${prefix}${fake.text('base62', 20)}`, `${prefix}$GITHUB_TOKEN`],
    },
    ...extra,
  });

const PAT_DOCS = 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens';
const APP_DOCS = 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/about-authentication-with-a-github-app';
const OAUTH_DOCS = 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps';

/** A 40-hex client secret under no telling name: gitalk, gitment and many samples write it beside the client id. */
const nearClientId = (text: string, at: number) => {
  const match = /^client_?secret["']?\s{0,3}[:=]\s{0,3}["']([0-9a-f]{40})["']/i.exec(text.slice(at));
  if (!match || !/github|gitalk|gitment|\bIv1\.[0-9a-f]{16}\b|\bIv23[A-Za-z0-9]{16}\b|\bOv23[A-Za-z0-9]{16}\b/i.test(text)) return undefined;
  const start = at + match[0].length - 41;
  return [{ name: 'secret', start, end: start + 40 }];
};

export default [
  prefixed('github-classic-pat', 'ghp_', 'GitHub personal access token (classic)', PAT_DOCS, { severity: 'critical' }),
  prefixed('github-oauth-token', 'gho_', 'GitHub OAuth token', APP_DOCS),
  prefixed('github-app-user-token', 'ghu_', 'GitHub App user token', APP_DOCS),
  prefixed('github-refresh-token', 'ghr_', 'GitHub App refresh token', APP_DOCS),
  prefixed('github-app-installation-token', 'ghs_', 'GitHub App installation token', APP_DOCS, {
    rank: 60,
    find: [
      { anchors: ['ghs_'], pattern: /ghs_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, after: 48 },
      // Since 27 April 2026: app id, then a JWT of about 520 characters. github.blog/changelog 2026-05-15, checked 2026-11-21.
      { anchors: ['ghs_'], pattern: /ghs_\d{1,12}_eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,900}\.[A-Za-z0-9_-]{20,700}/, after: 1900 },
    ],
    verify: (parts) => {
      if (!parts['secret']?.includes('.')) return verify(parts);
      const ok = jwtClaims(parts['secret']) !== undefined;
      return { ok, how: ok ? 'its claims decode' : 'its claims do not decode' };
    },
    read: ({ secret = '' }) => {
      const facts: Facts = {};
      const app = /^ghs_(\d+)_/.exec(secret)?.[1];
      const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
      if (app) facts['app'] = app;
      if (expires) facts['expires'] = expires;
      return facts;
    },
    examples: {
      sample: (fake) => (fake.number(2) ? checked('ghs_', fake) : `ghs_${100000 + fake.number(900000)}_${fake.jwt({ exp: 1900000000, jti: fake.uuid() })}`),
      hits,
      misses: (fake) => [`ghs_${fake.text('base62', 20)}`, `ghs_123_${fake.jwt({ a: 1 }).slice(3)}`, 'ghs_$TOKEN'],
    },
  }),
  prefixed('github-fine-grained-pat', 'github_pat_', 'GitHub fine-grained personal access token', PAT_DOCS, {
    find: [{ anchors: ['github_pat_'], pattern: /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_])/, after: 96 }],
    verify: () => undefined,
    examples: {
      sample: (fake) => `github_pat_${fake.text('base62', 22)}_${fake.text('base62', 59)}`,
      hits,
      misses: (fake) => [`github_pat_${fake.text('base62', 22)}`, `github_pat_${fake.text('base62', 82)}`, `github_pat_${'x'.repeat(22)}_${'x'.repeat(59)}`],
    },
  }),
  // Tokens made before April 2021 are 40 hex digits, which a commit has too: only a telling name or place makes one.
  defineDetector({
    id: 'github-legacy-token',
    label: 'GitHub token (before 2021)',
    issuer: 'GitHub',
    docs: PAT_DOCS,
    rank: 30,
    find: [
      {
        anchors: ['github', 'gh_token', 'gh_pat', 'homebrew_'],
        name: /^(?!.*secret).*(?:github|(?:^|[._-])gh[._-]|homebrew_github)[\w.-]*(?:token|[._-]pat\b|oauth|api[._-]?key|[._-]auth\b)/i,
        value: /^[0-9a-f]{40}$/,
        confidence: 'low',
      },
      // Composer's auth.json, and `composer config -g github-oauth.github.com …`.
      {
        anchors: ['github-oauth'],
        after: 120,
        pattern: /github-oauth["']?\s{0,3}[:.]\s{0,3}(?:\{\s{0,20})?["']?github\.com["']?\s{0,3}[:\s]\s{0,3}["']?(?<secret>[0-9a-f]{40})(?![0-9a-f])/,
        confidence: 'medium',
      },
      { anchors: ['@github.com'], before: 80, after: 16, pattern: /(?<secret>[0-9a-f]{40})(?::x-oauth-basic)?@github\.com/, confidence: 'medium' },
      {
        anchors: ['api.github.com'],
        after: 300,
        pattern: /api\.github\.com\/[^\s"']{0,200}?[?&]access_token=(?<secret>[0-9a-f]{40})(?![0-9a-f])/,
        confidence: 'medium',
      },
    ],
    revoke: REVOKE,
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }) => [
        `GITHUB_TOKEN=${secret}\n`,
        { path: 'app.py', text: `github_oauth_token = "${secret}"\n` },
        `git clone https://${secret}:x-oauth-basic@github.com/acme/site.git\n`,
        `curl https://api.github.com/user?access_token=${secret}\n`,
        { path: 'auth.json', text: `{\n  "github-oauth": {\n    "github.com": "${secret}"\n  }\n}\n` },
      ],
      misses: (fake) => [
        `GITHUB_SHA=${fake.text('hex', 40)}\n`,
        { path: 'ci.yml', text: `- uses: actions/github-script@${fake.text('hex', 40)}\n` },
        `https://github.com/acme/site/commit/${fake.text('hex', 40)}\n`,
        `GITHUB_TOKEN=${fake.text('hex', 32)}\n`,
      ],
    },
  }),
  defineDetector({
    id: 'github-client-secret',
    label: 'GitHub OAuth or App client secret',
    issuer: 'GitHub',
    docs: OAUTH_DOCS,
    rank: 32,
    find: [
      { anchors: ['github'], name: /^(?!.*(?:webhook|hook)).*github[\w.-]*secret/i, value: /^[0-9a-f]{40}$/ },
      { anchors: ['clientSecret', 'client_secret'], before: 300, after: 160, locate: nearClientId, confidence: 'medium' },
    ],
    revoke: {
      how: "Generate a new client secret in the app's settings and delete this one",
      url: 'https://github.com/settings/developers',
      breaks: 'signing in through the app until it has the new secret',
    },
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }, fake) => [
        `GITHUB_CLIENT_SECRET=${secret}\n`,
        { path: 'blog.js', text: `new Gitalk({ clientID: '${fake.text('hex', 20)}', clientSecret: '${secret}', repo: 'blog' });\n` },
        { path: 'auth.js', text: `const githubSecret = '${secret}';\n` },
      ],
      misses: (fake) => [
        `GITHUB_WEBHOOK_SECRET=${fake.text('hex', 40)}\n`,
        { path: 'auth.js', text: `new Client({ id: 'abc', clientSecret: '${fake.text('hex', 40)}' });\n` },
        { path: 'auth.js', text: "clientSecret: '<your github secret>'" },
      ],
    },
  }),
];
