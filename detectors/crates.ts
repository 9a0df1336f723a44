/** The Rust crate registry: API tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'crates-token',
  label: 'Cargo registry API token',
  issuer: 'Rust Foundation',
  docs: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
  severity: 'critical',
  // `cio` and 32 characters, and all three kinds of them, since names of functions also begin so.
  find: [{ anchors: ['cio'], pattern: /cio(?=[^\d\W]*\d)(?=[^A-Z\W]*[A-Z])(?=[^a-z\W]*[a-z])[A-Za-z0-9]{32}(?![A-Za-z0-9_])/, after: 48 }],
  entropy: 3.5,
  revoke: { how: 'Revoke it under Account settings > API tokens', breaks: 'publishing crates with it' },
  examples: {
    sample: (fake) => `cio${fake.number(10)}${fake.text('upper', 1)}${fake.text('lower', 1)}${fake.text('base62', 29)}`,
    hits: ({ secret }) => [
      `CARGO_REGISTRY_TOKEN=${secret}\n`,
      { path: '.cargo/credentials.toml', text: `[registry]\ntoken = "${secret}"\n` },
      `cargo login ${secret}\n`,
    ],
    misses: (fake) => [`cio${fake.text('base62', 20)}`, `cio${fake.text('lower', 32)}`, `pre${'cio'}${fake.text('base62', 32)}`],
  },
});
