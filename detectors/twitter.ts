/** X (Twitter): app bearer tokens, API secrets, user access tokens. */
import { type Detector, defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const DOCS = 'https://docs.x.com/resources/fundamentals/authentication/overview';
const REVOKE = {
  how: 'Regenerate or revoke it in the developer portal under the app, Keys and tokens',
  url: 'https://developer.x.com/en/portal/dashboard',
  breaks: 'the app or bot that uses it',
};

/** A value without a look of its own: a word of the issuer and a word for the part must come first. Lengths as seen in the wild. */
const named = (id: string, label: string, part: string, value: string, length: number, make: (fake: Fake) => string, name: string): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'X (Twitter)',
    docs: DOCS,
    find: [
      {
        anchors: ['twitter', 'tweepy', 'tweet_'],
        pattern: new RegExp(`(?:twitter|tweepy|tweet_)[^\\n]{0,40}?(?:${part})[^\\n]{0,12}?(?<![A-Za-z0-9_/+.-])(?<secret>${value})(?![A-Za-z0-9_/+=-])`, 'i'),
        after: 100 + length,
        confidence: 'medium',
      },
      {
        anchors: ['twitter', 'tweepy', 'consumer', 'access_token', 'accesstoken'],
        name: new RegExp(part, 'i'),
        value: new RegExp(`^${value}$`),
        confidence: 'low',
      },
    ],
    rank: 34,
    revoke: REVOKE,
    examples: {
      sample: make,
      hits: ({ secret }) => [
        `TWITTER_${name}=${secret}\n`,
        { path: 'a.yml', text: `twitter_${name.toLowerCase()}: "${secret}"\n` },
        { path: 'a.sh', text: `export TWITTER_${name}='${secret}'\n` },
      ],
      misses: (fake) => [`TWITTER_${name}=${'x'.repeat(length)}`, `TWITTER_${name}=${fake.text('base62', 12)}`, `notes: ${make(fake)}`],
    },
  });

const DIGIT_AND_LETTER = '(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])';

export default [
  defineDetector({
    id: 'twitter-bearer-token',
    label: 'X (Twitter) app bearer token',
    issuer: 'X (Twitter)',
    docs: 'https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/application-only',
    // About twenty letters A, then base64 with its signs written %2B, %2F, %3D: as seen in the wild. The letters A are left out of
    // the part, or the token would count as a placeholder.
    find: [
      {
        anchors: ['AAAAAAAAAAAAAAAAAAAA'],
        pattern: /(?<![A-Za-z0-9+/_%-])A{20,24}(?<secret>[B-Za-z0-9](?:[A-Za-z0-9]|%2[BF]|%3D|[+/=]){56,120})(?![A-Za-z0-9_-])/,
        after: 200,
        touching: true,
      },
    ],
    reject: ({ secret = '' }) => !/[0-9]/.test(secret) || !/[a-z]/.test(secret) || /A{6}/.test(secret),
    revoke: REVOKE,
    examples: {
      // keyreach undoes percent signs, so the value that counts is the plain one.
      sample: (fake) => `b7${fake.text('base62', 28)}/${fake.text('base62', 24)}=${fake.text('base62', 42)}`,
      hits: ({ secret = '' }) => [
        { path: '.env', text: `TWITTER_BEARER_TOKEN=${'A'.repeat(22)}${encodeURIComponent(secret)}\n` },
        `curl -H "Authorization: Bearer ${'A'.repeat(21)}${secret}" https://api.twitter.com/2/tweets\n`,
        { path: 'x.py', text: `client = tweepy.Client("${'A'.repeat(22)}${encodeURIComponent(secret)}")\n` },
      ],
      misses: (fake) => [`data: ${'A'.repeat(120)}`, `${'A'.repeat(22)}${fake.text('base62', 12)}`, `base64,xy${'A'.repeat(22)}${fake.text('base64', 80)}`],
    },
  }),
  named(
    'twitter-api-secret',
    'X (Twitter) API key secret',
    '(?:consumer|api|app)[^\\n]{0,8}?secret',
    `${DIGIT_AND_LETTER}[A-Za-z0-9]{50}`,
    50,
    (f) => `a7${f.text('base62', 48)}`,
    'API_SECRET',
  ),
  named(
    'twitter-access-token',
    'X (Twitter) user access token',
    'access[^\\n]{0,8}?(?:token|key)',
    '[0-9]{7,20}-[A-Za-z0-9]{40}',
    61,
    (f) => `1${f.text('digits', 18)}-${f.text('base62', 40)}`,
    'ACCESS_TOKEN',
  ),
  named(
    'twitter-access-token-secret',
    'X (Twitter) user access token secret',
    '(?:access|token)[^\\n]{0,12}?secret',
    `${DIGIT_AND_LETTER}[A-Za-z0-9]{45}`,
    45,
    (f) => `a7${f.text('base62', 43)}`,
    'ACCESS_TOKEN_SECRET',
  ),
];
