/** Google Cloud: service-account keys and Cloud Storage HMAC keys. */
import { defineDetector, type Span } from '../src/define.ts';

const field = (text: string, name: string, value: string, from = 0): Span | undefined => {
  const match = new RegExp(`\\\\?["']${name}\\\\?["']\\s{0,20}:\\s{0,20}\\\\?["'](?<part>${value})`, 'd').exec(text.slice(from));
  const range = match?.indices?.groups?.['part'];
  return range && { name, start: from + range[0], end: from + range[1] };
};

const serviceAccount = defineDetector({
  id: 'gcp-service-account-key',
  label: 'Google Cloud service-account key',
  issuer: 'Google Cloud',
  docs: 'https://cloud.google.com/iam/docs/keys-create-delete',
  find: [
    {
      anchors: ['private_key_id'],
      before: 4200,
      after: 4600,
      locate(text, at) {
        const id = field(text, 'private_key_id', '[0-9a-f]{40}', Math.max(0, at - 4));
        // The file's other fields lie between the braces round the id; a neighbouring key's must not be taken for its own.
        const begin = Math.max(0, text.lastIndexOf('{', at));
        const close = text.indexOf('}', at);
        const block = text.slice(0, close < 0 ? text.length : close);
        const key = field(
          block,
          'private_key',
          '-----BEGIN (?:RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\\\\rn\\s]{600,4000}-----END (?:RSA )?PRIVATE KEY-----',
          begin,
        );
        if (!id || !key) return undefined;
        const spans = [
          { ...id, name: 'id' },
          { ...key, name: 'secret' },
        ];
        for (const [part, name, value] of [
          ['email', 'client_email', '[\\w.+-]{1,80}@[\\w.-]{1,120}'],
          ['project', 'project_id', '[a-z0-9:.-]{4,60}'],
        ] as const) {
          const span = field(block, name, value, begin);
          if (span) spans.push({ ...span, name: part });
        }
        return spans;
      },
    },
  ],
  identifiers: ['id', 'email', 'project'],
  severity: 'critical',
  rank: 80,
  read: ({ email, project }) => ({ ...(project ? { project } : {}), ...(email ? { account: email } : {}) }),
  revoke: {
    how: 'Disable the key (gcloud iam service-accounts keys disable), watch what fails, then delete it',
    url: 'https://cloud.google.com/iam/docs/keys-disable-enable',
    breaks: 'every workload that signs in with this key file',
  },
  examples: {
    sample: (fake) => ({
      id: fake.text('hex', 40),
      secret: `-----BEGIN PRIVATE KEY-----\\n${Array.from({ length: 25 }, () => fake.text('base64', 64)).join('\\n')}\\n-----END PRIVATE KEY-----`,
      email: 'deployer@acme-web-3141.iam.gserviceaccount.com',
      project: 'acme-web-3141',
    }),
    hits: ({ id, secret, email, project }) => {
      const json = `{\n  "type": "service_account",\n  "project_id": "${project}",\n  "private_key_id": "${id}",\n  "private_key": "${secret}\\n",\n  "client_email": "${email}"\n}\n`;
      return [
        { path: 'service-account.json', text: json },
        { path: '.env', text: `GCP_KEY='${json.replace(/\n */g, '')}'\n` },
        { path: 'notes.md', text: `Our key:\n\n\`\`\`json\n${json}\`\`\`\n` },
      ];
    },
    misses: (fake) => [
      `{"type": "service_account", "private_key_id": "${fake.text('hex', 40)}", "client_email": "a@b.iam.gserviceaccount.com"}`,
      `{"private_key_id": "${fake.text('hex', 40)}", "private_key": "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"}`,
    ],
  },
});

export default [
  serviceAccount,
  defineDetector({
    id: 'gcp-hmac-key',
    label: 'Google Cloud Storage HMAC key',
    issuer: 'Google Cloud',
    docs: 'https://cloud.google.com/storage/docs/authentication/hmackeys',
    // The access id is GOOG and 61 characters in all for a service account, 24 for a user. cloud.google.com/storage/docs/authentication/hmackeys, checked 2026-11-21.
    find: [{ anchors: ['GOOG'], pattern: /(?<id>GOOG(?:[A-Z0-9]{57}|[A-Z0-9]{20}))(?![A-Za-z0-9])/, after: 64 }],
    companions: [
      {
        name: 'secret',
        pattern: /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/,
        within: 400,
        accept: (s) => /[a-z]/.test(s) && /[A-Z]/.test(s) && /\d/.test(s),
        missing: 'drop',
      },
    ],
    identifiers: ['id'],
    rank: 60,
    revoke: {
      how: 'Deactivate the key (gcloud storage hmac update --deactivate), then delete it',
      url: 'https://cloud.google.com/storage/docs/authentication/managing-hmackeys',
    },
    examples: {
      sample: (fake) => ({ id: `GOOG1E${fake.text('base32', 55)}`, secret: `${fake.text('base62', 37)}aZ7` }),
      hits: ({ id, secret }) => [
        `GCS_ACCESS_KEY=${id}\nGCS_SECRET_KEY=${secret}\n`,
        { path: '.boto', text: `[Credentials]\ngs_access_key_id = ${id}\ngs_secret_access_key = ${secret}\n` },
        { path: 'gcs.json', text: `{"accessKey": "${id}", "secret": "${secret}"}` },
      ],
      misses: (fake) => [`GOOG1E${fake.text('base32', 55)}`, `GOOG${fake.text('base32', 8)} ${fake.text('base62', 40)}`],
    },
  }),
];
