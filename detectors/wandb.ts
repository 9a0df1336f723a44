/** Weights & Biases: API keys. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'wandb-api-key',
    label: 'Weights & Biases API key',
    issuer: 'Weights & Biases',
    docs: 'https://docs.wandb.ai/support/models/articles/why-does-my-api-key-fail-with-must-be-40-characters',
    // The new keys have 86 characters (the page under docs, checked 2026-11-21): wandb_v1_ and 77 more, as seen in the wild.
    find: [{ anchors: ['wandb_v1_'], pattern: /wandb_v1_[A-Za-z0-9_]{77}(?![A-Za-z0-9_-])/, after: 96 }],
    revoke: { how: 'Delete the key in the user settings under API keys', url: 'https://wandb.ai/settings' },
    examples: {
      sample: (fake) => `wandb_v1_${fake.text('base62', 27)}_${fake.text('base62', 49)}`,
      hits: ({ secret }) => [
        `WANDB_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `wandb_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
        { path: 'train.py', text: `wandb.login(key="${secret}")\n` },
      ],
      misses: (fake) => [`wandb_v1_${fake.text('base62', 30)}`, `wandb_v1_${'x'.repeat(77)}`, 'wandb_v1_migration_of_the_old_tables'],
    },
  }),
  defineDetector({
    id: 'wandb-legacy-api-key',
    label: 'Weights & Biases API key (legacy)',
    issuer: 'Weights & Biases',
    docs: 'https://docs.wandb.ai/support/models/articles/why-does-my-api-key-fail-with-must-be-40-characters',
    // Keys of 40 characters are still valid (the page under docs, checked 2026-11-21): hexadecimal as seen in the wild.
    find: [
      near(['wandb'], `${NOT_A_HASH}[0-9a-f]{40}`, { length: 40 }),
      { anchors: ['wandb.'], name: /(?:^|[._-])wandb.*(?:key|token|secret)/i, value: /^[0-9a-f]{40}$/ },
    ],
    rank: 30,
    revoke: { how: 'Delete the key in the user settings under API keys', url: 'https://wandb.ai/settings' },
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }) => [
        `WANDB_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `wandb_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "wandbApiKey": "${secret}" }\n` },
        { path: 'train.py', text: `wandb.login(key="${secret}")\n` },
        `wandb login ${secret}\n`,
      ],
      misses: (fake) => [`WANDB_API_KEY=${fake.text('hex', 31)}`, `value: ${fake.text('hex', 40)}`, `uses: wandb/setup@${fake.text('hex', 40)}`],
    },
  }),
];
