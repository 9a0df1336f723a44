/** OpenAI: project, service account, admin and user API keys. */
import { type Detector, defineDetector, type Look } from '../src/define.ts';
import { type Fake, near } from '../src/kit.ts';

const REVOKE = {
  how: 'Delete the key at platform.openai.com under API keys',
  url: 'https://platform.openai.com/api-keys',
  breaks: 'every program that calls OpenAI with it',
};
const DOCS = 'https://platform.openai.com/docs/api-reference/authentication';
/** Base64 of `OpenAI`, which stands in the middle of every key the platform makes. Joined, so that no key is spelled here. */
const MARK = ['T3Blb', 'kFJ'].join('');

/** Both halves have had 20, 58 and 74 characters so far; the range leaves room for the next change. Format as seen in the wild. */
const marked = (prefix: string): Look => ({
  anchors: [prefix],
  pattern: new RegExp(`${prefix}[A-Za-z0-9_-]{20,120}${MARK}[A-Za-z0-9_-]{20,120}(?![A-Za-z0-9_-])`),
  after: 280,
});

const kind = (id: string, prefix: string, label: string, half: number, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'OpenAI',
    docs: DOCS,
    find: [marked(prefix)],
    rank: 60,
    revoke: REVOKE,
    examples: {
      sample: (fake: Fake) => `${prefix}${fake.text('base62', half)}${MARK}${fake.text('base62', half)}`,
      hits: ({ secret }) => [
        `OPENAI_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = OpenAI(api_key="${secret}")\n` },
        { path: 'config.yml', text: `openai:\n  api_key: ${secret}\n` },
        `curl https://api.openai.com/v1/models -H "Authorization: Bearer ${secret}"\n`,
        `log: \\n${secret}\\n`,
      ],
      misses: (fake) => [`${prefix}${fake.text('base62', 12)}`, `${prefix}${'x'.repeat(half)}${MARK}${'x'.repeat(half)}`, `${prefix}...`],
    },
    ...extra,
  });

export default [
  kind('openai-project-key', 'sk-proj-', 'OpenAI project API key', 74, {
    // A key without the mark may come; a long random text behind the prefix is told with less confidence.
    find: [
      marked('sk-proj-'),
      {
        anchors: ['sk-proj-'],
        pattern: /sk-proj-(?=[^0-9]{0,99}[0-9])(?=[^A-Z]{0,99}[A-Z])[A-Za-z0-9_-]{100,200}(?![A-Za-z0-9_-])/,
        after: 220,
        confidence: 'medium',
      },
    ],
  }),
  kind('openai-service-account-key', 'sk-svcacct-', 'OpenAI service account API key', 58),
  kind('openai-admin-key', 'sk-admin-', 'OpenAI admin API key', 58, {
    severity: 'critical',
    docs: 'https://platform.openai.com/docs/api-reference/admin-api-keys',
    revoke: {
      ...REVOKE,
      how: 'Delete the key in the organization settings under Admin keys',
      url: 'https://platform.openai.com/settings/organization/admin-keys',
    },
  }),
  kind('openai-user-key', 'sk-', 'OpenAI user API key (legacy)', 20, {
    find: [
      { anchors: ['sk-none-'], pattern: new RegExp(`sk-None-[A-Za-z0-9_-]{20,120}${MARK}[A-Za-z0-9_-]{20,120}(?![A-Za-z0-9_-])`), after: 280 },
      { anchors: [MARK], pattern: new RegExp(`sk-[A-Za-z0-9]{20}${MARK}[A-Za-z0-9]{20}(?![A-Za-z0-9_-])`), before: 23, after: 40 },
      // The oldest keys have no mark.
      near(['openai'], `sk-(?![A-Za-z0-9]{20}${MARK})(?=[^0-9]{0,47}[0-9])(?=[^A-Z]{0,47}[A-Z])[A-Za-z0-9]{48}`, { length: 51 }),
    ],
    rank: 55,
  }),
];
