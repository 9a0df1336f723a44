/** Firebase: Cloud Messaging server keys and database secrets. */
import { defineDetector } from '../src/define.ts';

export default [
  // The legacy API they open was shut in 2024.
  defineDetector({
    id: 'firebase-fcm-server-key',
    label: 'Firebase Cloud Messaging server key',
    issuer: 'Firebase',
    docs: 'https://firebase.google.com/docs/cloud-messaging/migrate-v1',
    find: [{ anchors: [':APA91b'], pattern: /AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}(?![A-Za-z0-9_-])/, before: 11, after: 150 }],
    severity: 'low',
    revoke: { how: 'Disable the Cloud Messaging legacy API of the project in the Firebase console', url: 'https://console.firebase.google.com/' },
    examples: {
      sample: (fake) => `AAAA${fake.text('base62', 7)}:APA91b${fake.text('base62', 134)}`,
      hits: ({ secret }) => [
        `FCM_SERVER_KEY=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  FCM_SERVER_KEY: "${secret}"\n` },
        { path: 'client.py', text: `client = fcm.Client(token="${secret}")\n` },
      ],
      misses: (fake) => [`AAAA${fake.text('base62', 7)}:APA91b${fake.text('base62', 20)}`, `${fake.text('base62', 22)}:APA91b${fake.text('base62', 134)}`],
    },
  }),
  defineDetector({
    id: 'firebase-database-secret',
    label: 'Firebase Realtime Database secret',
    issuer: 'Firebase',
    docs: 'https://firebase.google.com/docs/database/rest/auth',
    find: [
      { anchors: ['firebase'], name: /firebase[\w.-]*secret/i, value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{40}$/ },
      {
        anchors: ['firebaseio.com/'],
        pattern: /firebaseio\.com\/[^\s"'<>?]{0,200}\?(?:[\w=&.-]{0,60}&)?auth=(?<secret>[A-Za-z0-9]{40})(?![A-Za-z0-9_.-])/,
        after: 340,
      },
    ],
    severity: 'critical',
    rank: 52,
    revoke: {
      how: 'Delete the database secret in the Firebase console under Project settings, Service accounts',
      url: 'https://console.firebase.google.com/',
      breaks: 'servers that still use the old REST authentication',
    },
    examples: {
      sample: (fake) => `${fake.text('base62', 37)}aB3`,
      hits: ({ secret }) => [
        `FIREBASE_DATABASE_SECRET=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  FIREBASE_DATABASE_SECRET: "${secret}"\n` },
        `curl https://acme.firebaseio.com/users.json?auth=${secret}\n`,
      ],
      misses: (fake) => [`FIREBASE_PROJECT=${fake.text('lower', 20)}`, `FIREBASE_DATABASE_SECRET=${fake.text('hex', 12)}`],
    },
  }),
];
