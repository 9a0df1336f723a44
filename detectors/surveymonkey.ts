/** SurveyMonkey: access tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'surveymonkey-access-token',
  label: 'SurveyMonkey access token',
  issuer: 'SurveyMonkey',
  docs: 'https://api.surveymonkey.com/v3/docs#authentication',
  // A long text without fixed length: as seen in the wild.
  find: [
    near(['surveymonkey', 'survey_monkey'], `${AFTER_KEY_WORD}(?=[A-Za-z._-]{0,60}[0-9])[A-Za-z0-9._-]{86,160}`, { length: 160 }),
    { anchors: ['surveymonkey', 'survey_monkey'], name: /token/i, value: /^(?=[A-Za-z._-]{0,60}[0-9])[A-Za-z0-9._-]{86,160}$/ },
  ],
  rank: 30,
  revoke: {
    how: 'Remove the app in SurveyMonkey under Account, Linked accounts',
    url: 'https://developer.surveymonkey.com/apps/',
    breaks: 'surveys and answers',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 40)}.${fake.text('base62', 30)}7-${fake.text('base62', 40)}`,
    hits: ({ secret }) => [
      `SURVEYMONKEY_ACCESS_TOKEN=${secret}\n`,
      { path: 'config/settings.yml', text: `surveymonkey_access_token: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new SurveyMonkey({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [
      `SURVEYMONKEY_TOKEN=${fake.text('base62', 40)}`,
      `SURVEYMONKEY_TOKEN=${'x'.repeat(40)} # your key here`,
      `token: ${fake.text('base62', 112)}`,
    ],
  },
});
