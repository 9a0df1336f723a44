/** Microsoft Teams: incoming webhook and workflow addresses. */
import { type Detector, defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const webhook = (id: string, label: string, issuer: string, docs: string, find: Detector['find'], make: (fake: Fake) => string, how: string): Detector =>
  defineDetector({
    id,
    label,
    issuer,
    docs,
    find,
    severity: 'medium',
    revoke: { how, url: docs, breaks: 'the messages or runs that start through it' },
    examples: {
      sample: make,
      hits: ({ secret }) => [
        `WEBHOOK_URL=https://${secret}\n`,
        { path: 'alert.yml', text: `url: "https://${secret?.replace('sp=/triggers/', 'sp=%2Ftriggers%2F')}"\n` },
        { path: 'notify.py', text: `requests.post("https://${secret}", json=card)\n` },
      ],
      misses: (fake) => [
        `https://acme.webhook.office.com/webhookb2/${fake.uuid()}`,
        `https://prod-01.westus.logic.azure.com/workflows/${fake.text('hex', 32)}/triggers/manual/paths/invoke`,
        'https://outlook.office.com/webhook/<your webhook>',
      ],
    },
  });

export default [
  webhook(
    'microsoft-teams-webhook-url',
    'Microsoft Teams incoming webhook URL',
    'Microsoft',
    'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    [
      {
        anchors: ['webhook.office.com/', 'outlook.office.com/', 'outlook.office365.com/'],
        pattern: new RegExp(
          `(?:[a-z0-9-]{1,40}\\.)?(?:webhook\\.office\\.com|outlook\\.office(?:365)?\\.com)/webhook(?:b2)?/${UUID}@${UUID}/IncomingWebhook/[0-9a-f]{32}/${UUID}(?:/[A-Za-z0-9_-]{20,60})?`,
          'i',
        ),
        before: 48,
        after: 260,
      },
    ],
    (f) => `acme.webhook.office.com/webhookb2/${f.uuid()}@${f.uuid()}/IncomingWebhook/${f.text('hex', 32)}/${f.uuid()}`,
    'Remove the connector from the channel under Manage channel, Connectors',
  ),
  webhook(
    'azure-logic-apps-trigger-url',
    'Azure Logic Apps or Power Automate trigger URL',
    'Microsoft Azure',
    'https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app',
    // The signature in the address is the whole authority: 32 bytes in base64url.
    [
      {
        anchors: ['logic.azure.com', 'api.powerplatform.com'],
        pattern:
          /[a-z0-9-]{1,60}\.(?:[a-z0-9.-]{1,60}\.)?(?:logic\.azure\.com|api\.powerplatform\.com)(?::443)?\/[^\s"'<>`]{20,300}?[?&;]sig=[A-Za-z0-9_%-]{40,60}/,
        before: 122,
        after: 440,
      },
    ],
    (f) =>
      `prod-${10 + f.number(80)}.westeurope.logic.azure.com:443/workflows/${f.text('hex', 32)}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=/triggers/manual/run&sv=1.0&sig=${f.text('base64url', 42)}A`,
    'Regenerate the access keys of the logic app, or make the flow again',
  ),
];
