/**
 * What a tool's store holds and no issuer's detector knows by its form: found only where a store's file says so, never by looking for it.
 */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'stored-secret',
  label: 'Secret a tool logs in with',
  issuer: 'unknown',
  docs: 'https://cwe.mitre.org/data/definitions/522.html',
  rank: 14,
  weak: true,
  find: [],
  revoke: {
    how: 'Log out with the tool that keeps it, or revoke it where it was issued',
    breaks: 'what the tool is used for on this machine until somebody logs in again',
  },
  examples: {
    sample: (fake) => fake.text('base62', 32),
    hits: () => [],
    misses: (fake) => [`TOKEN=${fake.text('base62', 32)}\n`, { path: '.toolrc', text: `[login]\npassword = ${fake.text('base62', 12)}\n` }],
  },
});
