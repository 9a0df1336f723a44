/** Google reCAPTCHA: secret keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'recaptcha-secret-key',
  label: 'Google reCAPTCHA secret key',
  issuer: 'Google reCAPTCHA',
  docs: 'https://developers.google.com/recaptcha/docs/verify',
  // Site key (public) and secret look the same, 6L and 38 characters: only the name tells.
  find: [
    {
      anchors: ['captcha'],
      pattern: /captcha[^\n]{0,40}?(?:secret|private)[^\n]{0,24}?(?<![A-Za-z0-9_/+.-])(?<secret>6L[A-Za-z0-9_-]{38})(?![A-Za-z0-9_-])/i,
      after: 130,
      confidence: 'medium',
    },
    { anchors: ['secret', 'private'], name: /secret|private/i, value: /^6L[A-Za-z0-9_-]{38}$/ },
    { anchors: ['siteverify'], pattern: /siteverify\?(?:[^\s"'`]{0,400}&)?secret=(?<secret>6L[A-Za-z0-9_-]{38})(?![A-Za-z0-9_-])/, after: 470 },
  ],
  severity: 'medium',
  rank: 40,
  revoke: {
    how: 'Make a new key pair in the reCAPTCHA admin console and delete this one',
    url: 'https://www.google.com/recaptcha/admin',
    breaks: 'checks of form submissions',
  },
  examples: {
    sample: (fake) => `6L${fake.text('lower', 1)}${fake.text('base62', 5)}AAAAA${fake.text('base62', 27)}`.slice(0, 40),
    hits: ({ secret }) => [
      `RECAPTCHA_SECRET_KEY=${secret}\n`,
      { path: 'a.yml', text: `recaptcha_private_key: "${secret}"\n` },
      `https://www.google.com/recaptcha/api/siteverify?secret=${secret}&response=x\n`,
    ],
    misses: (fake) => [
      `RECAPTCHA_SITE_KEY=6Le${fake.text('base62', 37)}`,
      `<div class="g-recaptcha" data-sitekey="6Le${fake.text('base62', 37)}"></div>`,
      `RECAPTCHA_SECRET=${'x'.repeat(40)}`,
    ],
  },
});
