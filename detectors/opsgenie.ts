/** Opsgenie: API keys. */
import { defineDetector } from '../src/define.ts';
import { ASSIGNED_TO_KEY_WORD, near } from '../src/kit.ts';

export default defineDetector({
  id: 'opsgenie-api-key',
  label: 'Opsgenie API key',
  issuer: 'Atlassian',
  docs: 'https://support.atlassian.com/opsgenie/docs/api-key-management/',
  // Format as seen in the wild: a UUID; ids of teams and alerts look the same.
  find: [
    near(
      ['opsgenie', 'geniekey', 'genie_key', 'genie-key'],
      `${ASSIGNED_TO_KEY_WORD}(?<!(?:[Ii][Dd]|[Tt]eam|[Uu]ser|[Aa]lert)[^A-Za-z0-9]{1,5})[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`,
      { length: 36 },
    ),
    { anchors: ['opsgenie'], name: /opsgenie.*(?:key|token|secret)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
  ],
  rank: 30,
  revoke: { how: 'Delete the key in Opsgenie under API key management', url: 'https://support.atlassian.com/opsgenie/docs/api-key-management/' },
  examples: {
    sample: (fake) => fake.uuid(),
    hits: ({ secret }) => [
      `OPSGENIE_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `opsgenie_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "opsgenieApiKey": "${secret}" }\n` },
      `Authorization: GenieKey ${secret}\n`,
    ],
    misses: (fake) => [
      { path: 'catalogue.json', text: `{"name": "source-opsgenie", "definitionId": "${fake.uuid()}"}` },
      `OPSGENIE_API_KEY=${fake.uuid().slice(0, 23)}`,
      `value: ${fake.uuid()}`,
      `opsgenie_team_id = "${fake.uuid()}"`,
    ],
  },
});
