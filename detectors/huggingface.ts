/** Hugging Face: user access tokens and the older organization tokens. */
import { type Detector, defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const kind = (id: string, prefix: string, label: string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Hugging Face',
    docs: 'https://huggingface.co/docs/hub/security-tokens',
    // 34 letters, now and then with digits. Format as seen in the wild; both cases are asked for, so that identifiers fall out.
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}(?=[^A-Z]{0,33}[A-Z])(?=[^a-z]{0,33}[a-z])[A-Za-z0-9]{34}(?![A-Za-z0-9_-])`), after: 48 }],
    revoke: { how: 'Invalidate the token at huggingface.co under Settings, Access Tokens', url: 'https://huggingface.co/settings/tokens' },
    examples: {
      sample: (fake: Fake) => prefix + fake.text('base62', 34),
      hits: ({ secret }) => [
        `HF_TOKEN=${secret}\n`,
        { path: 'train.py', text: `login(token="${secret}")\n` },
        { path: 'config.yml', text: `huggingface:\n  token: ${secret}\n` },
        `curl https://huggingface.co/api/whoami-v2 -H "Authorization: Bearer ${secret}"\n`,
        `git clone https://user:${secret}@huggingface.co/acme/model\n`,
      ],
      misses: (fake) => [
        `${prefix}${fake.text('base62', 20)}`,
        `${prefix}${fake.text('hex', 34)}`,
        `${prefix}${'x'.repeat(34)}`,
        `import { ${prefix}hub_download } from 'hub';`,
      ],
    },
    ...extra,
  });

export default [
  kind('huggingface-token', 'hf_', 'Hugging Face access token'),
  kind('huggingface-org-token', 'api_org_', 'Hugging Face organization API token'),
];
