/** GitLab: access, deploy, job, runner, trigger, feed, agent and other prefixed tokens; session cookies. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import { crc32, type Fake, isoFromSeconds, jwtClaims } from '../src/kit.ts';
import type { Facts } from '../src/model.ts';

const DOCS = 'https://docs.gitlab.com/security/tokens/';

/**
 * Routable tokens: base64url of 16 random bytes, routing lines (`o:1`, base 36) and their length, then version (not in
 * the first ones), length and CRC-32 of all before it, in base 36. Source: gitlab-foss lib/authn/token_field/generator/routable_token.rb, checked 2026-11-21.
 */
const ROUTABLE = '[A-Za-z0-9_-]{27,300}\\.(?:[0-9a-z]{2}\\.)?[0-9a-z]{9}(?![A-Za-z0-9_-])';
const OPAQUE = '[A-Za-z0-9_-]{20}(?![A-Za-z0-9_-])';

const verify = ({ secret = '' }: Parts) => {
  if (!/[\w-]{27}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}$/.test(secret)) return undefined;
  const ok = crc32(secret.slice(0, -7)).toString(36).padStart(7, '0') === secret.slice(-7);
  return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
};

const ROUTES: Record<string, string> = { c: 'cell', o: 'organization', g: 'group', p: 'project', u: 'user' };

const read = ({ secret = '' }: Parts): Facts => {
  const body = /-(?:t\d_)?([A-Za-z0-9_-]{27,300})\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}$/.exec(secret)?.[1];
  const facts: Facts = {};
  if (!body) return facts;
  const bytes = Buffer.from(body, 'base64url');
  const size = bytes.at(-1) ?? 0;
  for (const line of bytes.toString('latin1', bytes.length - 1 - size, bytes.length - 1).split('\n')) {
    const [, key, value] = /^([cogpu]):([0-9a-z]{1,13})$/.exec(line) ?? [];
    const name = ROUTES[key ?? ''];
    if (name && value) facts[name] = String(Number.parseInt(value, 36));
  }
  return facts;
};

const routable = (prefix: string, fake: Fake) => {
  const routes = `o:${(1 + fake.number(9)).toString(36)}\nu:${(1000 + fake.number(90000)).toString(36)}`;
  const body = Buffer.concat([fake.bytes(16), Buffer.from(routes), Buffer.from([routes.length])]).toString('base64url');
  const text = `${prefix}${body}.01.${body.length.toString(36).padStart(2, '0')}`;
  return text + crc32(text).toString(36).padStart(7, '0');
};

const kind = (id: string, label: string, prefix: string, body: string, sample: (fake: Fake) => string, how: string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'GitLab',
    docs: DOCS,
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}(?:${body})`), after: 400 }],
    verify,
    read,
    revoke: { how, url: 'https://docs.gitlab.com/security/tokens/', breaks: 'the scripts, jobs and machines that sign in with it' },
    examples: {
      sample,
      hits: ({ secret }) => [
        `GITLAB_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `variables:\n  TOKEN: "${secret}"\n` },
        { path: 'app.py', text: `gl = gitlab.Gitlab(url, token='${secret}')\n` },
        `curl --header "PRIVATE-TOKEN: ${secret}" https://gitlab.acme.test/api/v4/projects\n`,
      ],
      misses: (fake) => [
        `${prefix}${fake.text('base62', 12)}`,
        `${prefix}$TOKEN`,
        `tokens start with ${prefix} and some characters`,
        `${prefix}${'x'.repeat(20)}`,
      ],
    },
    ...extra,
  });

const opaque =
  (prefix: string, length = 20) =>
  (fake: Fake) =>
    prefix + fake.text('base62', length);
const REVOKE_TOKEN = 'Revoke it under Access tokens of the user, project or group';

export default [
  kind(
    'gitlab-access-token',
    'GitLab personal, project or group access token',
    'glpat-',
    `${ROUTABLE}|${OPAQUE}`,
    (fake) => (fake.number(2) ? opaque('glpat-')(fake) : routable('glpat-', fake)),
    REVOKE_TOKEN,
    { severity: 'critical' },
  ),
  kind(
    'gitlab-deploy-token',
    'GitLab deploy token',
    'gldt-',
    `${ROUTABLE}|${OPAQUE}`,
    opaque('gldt-'),
    'Revoke it under Settings > Repository > Deploy tokens',
  ),
  kind(
    'gitlab-job-token',
    'GitLab CI/CD job token',
    'glcbt-',
    `eyJ[A-Za-z0-9_-]{10,300}\\.eyJ[A-Za-z0-9_-]{10,1500}\\.[A-Za-z0-9_-]{20,700}|[0-9a-zA-Z]{1,5}_${OPAQUE}|${ROUTABLE}|${OPAQUE}`,
    (fake) => `glcbt-${fake.text('hex', 2)}_${fake.text('base62', 20)}`,
    'Cancel the job: the token dies with it',
    {
      severity: 'medium',
      rank: 60,
      read: ({ secret = '' }) => {
        const expires = isoFromSeconds(jwtClaims(secret)?.['exp']);
        return expires ? { expires } : {};
      },
    },
  ),
  kind(
    'gitlab-runner-token',
    'GitLab runner authentication token',
    'glrt',
    `r?-(?:t\\d_)?(?:${ROUTABLE}|${OPAQUE})`,
    (fake) => (fake.number(2) ? `glrt-${fake.text('base62', 20)}` : `glrt-t1_${fake.text('base62', 20)}`),
    'Reset the runner token or delete the runner',
    {
      find: [{ anchors: ['glrt-', 'glrtr-'], pattern: new RegExp(`glrtr?-(?:t\\d_)?(?:${ROUTABLE}|${OPAQUE})`), after: 400 }],
    },
  ),
  kind(
    'gitlab-runner-registration-token',
    'GitLab runner registration token',
    'GR1348941',
    OPAQUE,
    opaque('GR1348941'),
    'Reset the registration token under Settings > CI/CD > Runners',
  ),
  kind(
    'gitlab-trigger-token',
    'GitLab pipeline trigger token',
    'glptt-',
    `${ROUTABLE}|[0-9a-f]{40}(?![A-Za-z0-9_-])|${OPAQUE}`,
    (fake) => `glptt-${fake.text('hex', 40)}`,
    'Revoke it under Settings > CI/CD > Pipeline trigger tokens',
    { severity: 'medium' },
  ),
  kind(
    'gitlab-feed-token',
    'GitLab feed token',
    'glft-',
    `[0-9a-f]{64}-\\d{1,12}(?![A-Za-z0-9_-])|${OPAQUE}`,
    opaque('glft-'),
    'Reset the feed token under User settings > Access tokens',
    { severity: 'medium' },
  ),
  kind(
    'gitlab-oauth-secret',
    'GitLab OAuth application secret',
    'gloas-',
    '[0-9a-f]{64}(?![A-Za-z0-9_-])',
    (fake) => `gloas-${fake.text('hex', 64)}`,
    "Renew the secret in the application's settings",
  ),
  kind(
    'gitlab-agent-token',
    'GitLab agent for Kubernetes token',
    'glagent-',
    `${ROUTABLE}|[A-Za-z0-9_-]{50}(?![A-Za-z0-9_-])`,
    opaque('glagent-', 50),
    "Revoke it on the agent's page under Operate > Kubernetes clusters",
  ),
  kind('gitlab-scim-token', 'GitLab SCIM token', 'glsoat-', OPAQUE, opaque('glsoat-'), 'Reset the SCIM token in the SAML settings of the group', {
    severity: 'critical',
  }),
  kind(
    'gitlab-incoming-mail-token',
    'GitLab incoming mail token',
    'glimt-',
    '[A-Za-z0-9_-]{25}(?![A-Za-z0-9_-])',
    opaque('glimt-', 25),
    'Reset the incoming email token under User settings > Access tokens',
    { severity: 'low' },
  ),
  kind(
    'gitlab-feature-flags-token',
    'GitLab feature flags client token',
    'glffct-',
    OPAQUE,
    opaque('glffct-'),
    'Reset the instance id under Deploy > Feature flags > Configure',
    { severity: 'low' },
  ),
  kind(
    'gitlab-session-cookie',
    'GitLab session cookie',
    '_gitlab_session=',
    '(?<secret>[0-9a-f]{32})(?![0-9a-f])',
    (fake) => fake.text('hex', 32),
    'Sign out of the session under User settings > Active sessions',
    {
      examples: {
        sample: (fake) => fake.text('hex', 32),
        hits: ({ secret }) => [`Cookie: _gitlab_session=${secret}; path=/\n`, `curl -b '_gitlab_session=${secret}' https://gitlab.acme.test/\n`],
        misses: (fake) => [`_gitlab_session=${fake.text('hex', 10)}`, `_gitlab_session=${'x'.repeat(32)}`],
      },
    },
  ),
  // Before version 14.5 tokens had no prefix.
  defineDetector({
    id: 'gitlab-legacy-token',
    label: 'GitLab token without prefix',
    issuer: 'GitLab',
    docs: DOCS,
    rank: 30,
    find: [
      {
        anchors: ['gitlab', 'gl_token', 'private-token', 'private_token'],
        name: /(?:gitlab|(?:^|[._-])gl_)[\w.-]*(?:token|[._-]pat\b)|private[_-]token/i,
        value: /^(?=[^\d]*\d)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z0-9_-]{20}$/,
      },
    ],
    entropy: 3.3,
    revoke: { how: REVOKE_TOKEN, url: 'https://docs.gitlab.com/security/tokens/', breaks: 'the scripts, jobs and clones that sign in with it' },
    examples: {
      sample: (fake) => `${fake.text('lower', 1)}${fake.number(10)}${fake.text('upper', 1)}${fake.text('base62', 17)}`,
      hits: ({ secret }) => [
        `GITLAB_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  GITLAB_PRIVATE_TOKEN: ${secret}\n` },
        `curl --header "PRIVATE-TOKEN: ${secret}" https://gitlab.acme.test/api/v4/user\n`,
      ],
      misses: (fake) => [`GITLAB_TOKEN=${fake.text('lower', 20)}\n`, `GITLAB_PROJECT=${fake.text('base62', 20)}\n`, 'GITLAB_TOKEN=$CI_JOB_TOKEN\n'],
    },
  }),
];
