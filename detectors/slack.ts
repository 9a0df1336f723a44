/** Slack: bot, user, app, refresh and browser tokens, webhook addresses, app secrets. */
import { type Detector, defineDetector, type Parts } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const TYPES = 'https://docs.slack.dev/authentication/tokens';
const REVOKE = {
  how: 'Call auth.revoke with the token, or reinstall or delete the app, which retires its tokens',
  url: 'https://docs.slack.dev/reference/methods/auth.revoke',
  breaks: 'the bot or integration that posts or reads with it',
};

/** Tokens name the workspace and the bot or user in plain numbers (as seen in the wild; Slack documents the prefixes only). */
const token = (id: string, label: string, anchors: string[], pattern: RegExp, make: (fake: Fake) => string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Slack',
    docs: TYPES,
    find: [{ anchors, pattern, after: 420 }],
    revoke: REVOKE,
    examples: {
      sample: make,
      hits: ({ secret }) => [
        `SLACK_TOKEN=${secret}\n`,
        { path: 'bot.js', text: `const app = new App({ token: '${secret}' });\n` },
        { path: 'values.yaml', text: `slack:\n  token: "${secret}"\n` },
        `curl -H "Authorization: Bearer ${secret}" https://slack.com/api/auth.test\n`,
      ],
      misses: (fake) => [
        `${anchors[0]}xxxxxxxxxxxx-xxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx`,
        `${anchors[0]}your-token-here`,
        `${anchors[0]}${fake.text('digits', 5)}`,
      ],
    },
    ...extra,
  });

const ids = (fake: Fake, n: number) => Array.from({ length: n }, () => `${1 + fake.number(9)}${fake.text('digits', 11)}`).join('-');

const webhook = (id: string, label: string, path: string, pattern: string, make: (fake: Fake) => string): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Slack',
    docs: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    find: [
      { anchors: ['hooks.slack.com/', 'hooks.slack-gov.com/'], pattern: new RegExp(`hooks\\.slack(?:-gov)?\\.com/${pattern}(?![A-Za-z0-9_/-])`), after: 160 },
    ],
    severity: 'medium',
    read: ({ secret = '' }: Parts) => {
      const account = /\/([TE][A-Z0-9]{7,12})\//.exec(secret)?.[1];
      return account ? { account } : {};
    },
    revoke: {
      how: 'Remove the webhook from the app under Incoming Webhooks, or delete the workflow it starts',
      url: 'https://api.slack.com/apps',
      breaks: 'the alerts that are posted through it',
    },
    examples: {
      sample: (fake) => `hooks.slack.com/${make(fake)}`,
      hits: ({ secret }) => [
        `SLACK_WEBHOOK_URL=https://${secret}\n`,
        { path: 'alert.yml', text: `receivers:\n  - api_url: 'https://${secret}'\n` },
        `curl -X POST -d '{"text":"hi"}' "https://${secret}"\n`,
      ],
      misses: (fake) => [
        'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
        `https://hooks.slack.com/${path}/$SLACK_PATH`,
        `https://hooks.slack.com/${path}/T${fake.text('digits', 3)}`,
      ],
    },
  });

const upper = (fake: Fake, first: string, n: number) => first + fake.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', n);

/** Client secrets and signing secrets are 32 hex digits and known by their names only. */
const secret = (id: string, label: string, word: string, docs: string, severity: 'high' | 'medium'): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Slack',
    docs,
    find: [
      {
        anchors: ['slack'],
        pattern: new RegExp(`slack[^\\n]{0,30}?${word}[^\\n]{0,20}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_/+=-])`, 'i'),
        after: 120,
        confidence: 'medium',
      },
      { anchors: ['slack'], name: new RegExp(word, 'i'), value: /^[0-9a-f]{32}$/ },
    ],
    severity,
    rank: 32,
    revoke: {
      how: 'Regenerate the secret on the Basic Information page of the app',
      url: 'https://api.slack.com/apps',
      breaks: 'installs, or the checks of requests from Slack',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `SLACK_${id.includes('signing') ? 'SIGNING' : 'CLIENT'}_SECRET=${secret}\n`,
        { path: 'app.js', text: `const slack = { ${id.includes('signing') ? 'signing' : 'client'}Secret: '${secret}' };\n` },
        { path: 'a.yml', text: `slack_${id.includes('signing') ? 'signing' : 'client'}_secret: "${secret}"\n` },
      ],
      misses: (fake) => [`SLACK_SIGNING_SECRET=${'x'.repeat(32)}`, `slackapi/bolt-js@${fake.text('hex', 32)}`, `SLACK_CLIENT_SECRET=${fake.text('hex', 20)}`],
    },
  });

export default [
  token(
    'slack-bot-token',
    'Slack bot token',
    ['xoxb-'],
    /xoxb-[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{18,34}(?![A-Za-z0-9_-])/,
    (f) => `xoxb-${ids(f, 2)}-${f.text('base62', 24)}`,
  ),
  token(
    'slack-user-token',
    'Slack user token',
    ['xoxp-'],
    /xoxp-(?:[0-9]{8,14}-){2,3}[A-Za-z0-9]{10,34}(?![A-Za-z0-9_-])/,
    (f) => `xoxp-${ids(f, 3)}-${f.text('hex', 32)}`,
    { severity: 'critical' },
  ),
  token(
    'slack-app-token',
    'Slack app-level token',
    ['xapp-'],
    /xapp-[0-9]-A[A-Z0-9]{8,12}-[0-9]{8,14}-[A-Za-z0-9]{30,80}(?![A-Za-z0-9_-])/,
    (f) => `xapp-1-${upper(f, 'A', 10)}-${ids(f, 1)}-${f.text('hex', 64)}`,
    { read: ({ secret = '' }) => ({ app: secret.split('-')[2] ?? '' }) },
  ),
  token(
    'slack-rotating-token',
    'Slack expiring access token',
    ['xoxe.xox'],
    /xoxe\.xox[bp]-[0-9]-[A-Za-z0-9]{100,220}(?![A-Za-z0-9_-])/,
    (f) => `xoxe.xoxb-1-${f.text('base62', 166)}`,
    { docs: 'https://docs.slack.dev/authentication/using-token-rotation', rank: 60 },
  ),
  token('slack-refresh-token', 'Slack refresh token', ['xoxe-'], /xoxe-[0-9]-[A-Za-z0-9]{100,220}(?![A-Za-z0-9_-])/, (f) => `xoxe-1-${f.text('base62', 147)}`, {
    docs: 'https://docs.slack.dev/authentication/using-token-rotation',
  }),
  token(
    'slack-legacy-token',
    'Slack legacy or workspace token',
    ['xoxa-', 'xoxr-', 'xoxs-', 'xoxo-'],
    /xox[aros]-(?:[0-9]-)?(?:[0-9]{8,14}-){1,3}[A-Za-z0-9]{10,64}(?![A-Za-z0-9_-])/,
    (f) => `xoxs-${ids(f, 3)}-${f.text('hex', 10)}`,
    { severity: 'critical' },
  ),
  token(
    'slack-browser-token',
    'Slack browser session token',
    ['xoxc-'],
    /xoxc-(?:[0-9]{8,14}-){2,3}[0-9a-f]{32,64}(?![A-Za-z0-9_-])/,
    (f) => `xoxc-${ids(f, 3)}-${f.text('hex', 64)}`,
    { severity: 'critical', revoke: { ...REVOKE, how: 'Sign out of all sessions of the account in Slack' } },
  ),
  token(
    'slack-browser-cookie',
    'Slack browser session cookie',
    ['xoxd-'],
    /xoxd-(?:[A-Za-z0-9+/=_-]|%2[BbFf]|%3[Dd]){60,300}/,
    (f) => `xoxd-${f.text('base62', 60)}/${f.text('base62', 40)}=`,
    { severity: 'critical', revoke: { ...REVOKE, how: 'Sign out of all sessions of the account in Slack' } },
  ),
  webhook(
    'slack-webhook-url',
    'Slack incoming webhook URL',
    'services',
    '(?:services|workflows)/[TE][A-Z0-9]{7,12}/[AB][A-Z0-9]{7,12}/(?:[0-9]{15,20}/)?[A-Za-z0-9]{20,26}',
    (f) => `services/${upper(f, 'T', 10)}/${upper(f, 'B', 10)}/${f.text('base62', 24)}`,
  ),
  webhook(
    'slack-workflow-trigger-url',
    'Slack workflow trigger URL',
    'triggers',
    'triggers/[TE][A-Z0-9]{7,12}/[0-9]{10,16}/[0-9a-f]{32}',
    (f) => `triggers/${upper(f, 'T', 10)}/${f.text('123456789', 13)}/${f.text('hex', 32)}`,
  ),
  secret('slack-signing-secret', 'Slack signing secret', 'sign', 'https://docs.slack.dev/authentication/verifying-requests-from-slack', 'medium'),
  secret(
    'slack-client-secret',
    'Slack OAuth client secret',
    'client[^a-z\\n]{0,3}secret',
    'https://docs.slack.dev/authentication/installing-with-oauth',
    'high',
  ),
];
