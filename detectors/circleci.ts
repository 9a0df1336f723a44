/** CircleCI: personal and project API tokens. */
import { defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const DOCS = 'https://circleci.com/docs/guides/toolkit/managing-api-tokens/';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** PREFIX_ and a UUID in base 58 and 40 hex digits. Source: circleci.com/changelog/new-format-for-api-access-tokens, checked 2026-11-21. */
const prefixed = (id: string, label: string, prefix: string, how: string, url: string) =>
  defineDetector({
    id,
    label,
    issuer: 'CircleCI',
    docs: DOCS,
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[A-Za-z0-9]{20,24}_[0-9a-f]{40}(?![A-Za-z0-9_])`), after: 90 }],
    revoke: { how, url, breaks: 'the scripts and badges that use it' },
    examples: {
      sample: (fake: Fake) => `${prefix}${fake.text(BASE58, 22)}_${fake.text('hex', 40)}`,
      hits: ({ secret }) => [
        `CIRCLE_TOKEN=${secret}\n`,
        { path: 'cli.yml', text: `host: https://circleci.com\ntoken: ${secret}\n` },
        `curl -H "Circle-Token: ${secret}" https://circleci.com/api/v2/me\n`,
      ],
      misses: (fake) => [`${prefix}${fake.text(BASE58, 22)}`, `${prefix}${'x'.repeat(22)}_${'x'.repeat(40)}`, `tokens begin with ${prefix} now`],
    },
  });

export default [
  prefixed(
    'circleci-personal-token',
    'CircleCI personal API token',
    'CCIPAT_',
    'Delete it under User settings > Personal API tokens',
    'https://app.circleci.com/settings/user/tokens',
  ),
  prefixed(
    'circleci-project-token',
    'CircleCI project API token',
    'CCIPRJ_',
    'Delete it under Project settings > API permissions',
    'https://app.circleci.com/',
  ),
  defineDetector({
    id: 'circleci-legacy-token',
    label: 'CircleCI API token (before 2023)',
    issuer: 'CircleCI',
    docs: DOCS,
    rank: 30,
    find: [{ anchors: ['circle'], name: /circle(?:[._-]?ci)?[\w.-]*(?:token|key|auth)/i, value: /^[0-9a-f]{40}$/ }],
    revoke: {
      how: 'Delete it under User settings > Personal API tokens',
      url: 'https://app.circleci.com/settings/user/tokens',
      breaks: 'the scripts and badges that use it',
    },
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }) => [
        `CIRCLE_TOKEN=${secret}\n`,
        `curl https://circleci.com/api/v1.1/me?circle-token=${secret}\n`,
        { path: 'ci.yml', text: `circleci_api_token: "${secret}"\n` },
      ],
      misses: (fake) => [`CIRCLE_SHA1=${fake.text('hex', 40)}\n`, `CIRCLE_TOKEN=${fake.text('hex', 32)}\n`, `circleci/node@sha1:${fake.text('hex', 40)}\n`],
    },
  }),
];
