/** Box: client secrets and developer tokens. */
import { defineDetector } from '../src/define.ts';
import { AFTER_KEY_WORD } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'box-client-secret',
    label: 'Box client secret or developer token',
    issuer: 'Box',
    docs: 'https://developer.box.com/guides/authentication/',
    // 32 letters and digits: as seen in the wild.
    find: [
      {
        anchors: ['box_', 'box-', 'box.', 'boxsdk', 'boxapp', 'boxclient', 'boxtoken', 'boxsecret'],
        pattern: new RegExp(
          `(?<![A-Za-z])(?:box(?:[_.-]?(?:client|secret|token|access|developer|api|app|jwt|oauth|sdk)|\\.com))[^\\n]{0,40}?(?<![A-Za-z0-9_/+.-])(?<secret>${AFTER_KEY_WORD}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32})(?![A-Za-z0-9_/+=-])`,
          'i',
        ),
        after: 104,
        confidence: 'medium',
      },
      {
        anchors: ['box_', 'box-', 'box.', 'boxsdk', 'boxapp', 'boxclient', 'boxtoken', 'boxsecret'],
        name: /(?:^|[^a-z])box[_.-]?(?:\w*[_.-])?(?:secret|token)/i,
        value: /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32}$/i,
      },
    ],
    rank: 31,
    revoke: {
      how: 'Reset the client secret or revoke the developer token in the Box Developer Console',
      url: 'https://app.box.com/developers/console',
      breaks: 'the app that reads and writes files',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 30)}`,
      hits: ({ secret }) => [
        `BOX_CLIENT_SECRET=${secret}\n`,
        { path: 'a.yml', text: `box_developer_token: "${secret}"\n` },
        { path: 'a.py', text: `oauth = boxsdk.OAuth2(client_id=ID, client_secret='${secret}')\n` },
      ],
      misses: (fake) => [`SANDBOX_CLIENT_SECRET="a7${fake.text('base62', 30)}"`, `BOX_CLIENT_SECRET=${fake.text('base62', 20)}`, `box-shadow: 0 0 10px;`],
    },
  }),
  defineDetector({
    id: 'box-app-settings',
    label: 'Box JWT app settings',
    issuer: 'Box',
    docs: 'https://developer.box.com/guides/authentication/jwt/jwt-setup/',
    find: [
      {
        anchors: ['boxAppSettings'],
        pattern: /boxAppSettings"?\s{0,4}:\s{0,4}\{[^{}]{0,160}"clientSecret"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9]{32})"/,
        after: 280,
      },
    ],
    severity: 'critical',
    rank: 60,
    revoke: {
      how: 'Reset the client secret and remove the public key in the Box Developer Console',
      url: 'https://app.box.com/developers/console',
      breaks: 'the server app that acts for the enterprise',
    },
    examples: {
      sample: (fake) => `a7${fake.text('base62', 30)}`,
      hits: ({ secret }) => [
        {
          path: 'config.json',
          text: `{\n  "boxAppSettings": {\n    "clientID": "abc",\n    "clientSecret": "${secret}",\n    "appAuth": { "publicKeyID": "x" }\n  }\n}\n`,
        },
        `{"boxAppSettings":{"clientID":"abc","clientSecret":"${secret}"}}`,
        { path: 'notes.md', text: `export BOX='{"boxAppSettings": {"clientID": "abc", "clientSecret": "${secret}"}}'\n` },
      ],
      misses: (fake) => [`{"boxAppSettings":{"clientID":"abc","clientSecret":""}}`, `{"clientSecret":"${fake.text('base62', 32)}"}`],
    },
  }),
];
