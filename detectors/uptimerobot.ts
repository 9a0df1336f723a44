/** UptimeRobot: account and monitor API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'uptimerobot-api-key',
  label: 'UptimeRobot API key',
  issuer: 'UptimeRobot',
  docs: 'https://uptimerobot.com/api/',
  // Format as seen in the wild: u (account), ur (read only) or m (monitor), a number, a dash, 24 hexadecimal digits.
  find: [
    near(['uptimerobot', 'uptime_robot', 'uptime-robot'], '(?:u|m|ur)[0-9]{5,10}-[0-9a-f]{24}', { length: 38 }),
    { anchors: ['uptimerobot'], name: /uptimerobot.*(?:key|token|secret)/i, value: /^(?:(?:u|m|ur)[0-9]{5,10}-[0-9a-f]{24})$/ },
  ],
  severity: 'medium',
  rank: 40,
  revoke: { how: 'Delete the key in UptimeRobot under Integrations & API', url: 'https://dashboard.uptimerobot.com/integrations' },
  examples: {
    sample: (fake) => `u${100000 + fake.number(900000)}-${fake.text('hex', 24)}`,
    hits: ({ secret }) => [
      `UPTIMEROBOT_API_KEY=${secret}\n`,
      { path: 'settings.py', text: `uptimerobot_api_key = "${secret}"\n` },
      { path: 'config.json', text: `{ "uptimerobotApiKey": "${secret}" }\n` },
      `curl https://api.uptimerobot.com/v2/getMonitors -d "api_key=${secret}&format=json"\n`,
    ],
    misses: (fake) => [`UPTIMEROBOT_API_KEY=${fake.text('hex', 9)}`, `value: u${100000 + fake.number(900000)}-${fake.text('hex', 24)}`],
  },
});
