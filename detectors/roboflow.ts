/** Roboflow: private API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'roboflow-api-key',
  label: 'Roboflow private API key',
  issuer: 'Roboflow',
  docs: 'https://docs.roboflow.com/developer/authentication/find-your-roboflow-api-key',
  // Format as seen in the wild: 20 letters and digits in both cases.
  find: [
    { anchors: ['roboflow.com'], pattern: /roboflow\.com\/[^\s"'`<>]{0,120}?[?&]api_key=(?<secret>[A-Za-z0-9]{20})(?![A-Za-z0-9_-])/, after: 180 },
    near(['roboflow'], '(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])(?=[^a-z]{0,19}[a-z])[A-Za-z0-9]{20}', { length: 20 }),
    {
      anchors: ['roboflow'],
      name: /roboflow.*(?:key|token|secret)/i,
      value: /^(?=[^0-9]{0,19}[0-9])(?=[^A-Z]{0,19}[A-Z])(?=[^a-z]{0,19}[a-z])[A-Za-z0-9]{20}$/,
    },
  ],
  severity: 'medium',
  rank: 30,
  revoke: { how: 'Revoke the key in the Roboflow workspace settings under API Keys', url: 'https://app.roboflow.com/settings/api' },
  examples: {
    sample: (fake) => `${fake.text('base62', 17)}aK7`,
    hits: ({ secret }) => [
      `ROBOFLOW_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `roboflow_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "roboflowApiKey": "${secret}" }\n` },
      { path: 'train.py', text: `rf = Roboflow(api_key="${secret}")\n` },
      `POST https://detect.roboflow.com/hard-hats-of-a-building-site/1?format=json&api_key=${secret}\n`,
    ],
    misses: (fake) => [`ROBOFLOW_API_KEY=${fake.text('base62', 11)}`, `value: ${fake.text('base62', 17)}aK7`],
  },
});
