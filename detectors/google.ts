/** Google: API keys, OAuth client secrets, access and refresh tokens. */
import { type Companion, type Detector, defineDetector, type Parts } from '../src/define.ts';

const CREDENTIALS = 'https://console.cloud.google.com/apis/credentials';
const CLIENT: Companion = { name: 'clientId', pattern: /\d{8,21}-[a-z0-9]{20,40}\.apps\.googleusercontent\.com/, within: 600 };
/** The number before the dash of a client id is the project's. */
const project = ({ clientId }: Parts) => (clientId ? { project: clientId.split('-')[0] as string } : {});

const google = (id: string, label: string, docs: string, rest: Omit<Detector, 'id' | 'label' | 'docs' | 'issuer'>): Detector =>
  defineDetector({ id, label, issuer: 'Google', docs, ...rest });

export default [
  google('google-api-key', 'Google API key', 'https://cloud.google.com/docs/authentication/api-keys', {
    find: [{ anchors: ['AIza'], pattern: /AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/, after: 44 }],
    // Many are meant for web pages and restricted to a referrer; one that is not pays for whatever the project has switched on.
    severity: 'medium',
    revoke: {
      how: 'Delete or regenerate the key on the Credentials page, and restrict its successor to the APIs and callers that need it',
      url: CREDENTIALS,
      breaks: 'pages and apps that call Google APIs with it',
    },
    examples: {
      sample: (fake) => `AIza${fake.text('base62', 34)}k`,
      hits: ({ secret }) => [
        `GOOGLE_API_KEY=${secret}\n`,
        { path: 'index.html', text: `<script src="https://maps.googleapis.com/maps/api/js?key=${secret}&libraries=places"></script>\n` },
        { path: 'strings.xml', text: `<string name="google_maps_key">${secret}</string>\n` },
        { path: 'config.json', text: `{"apiKey": "${secret}"}` },
      ],
      misses: (fake) => [`AIza${fake.text('base62', 20)}`, `AIza${'x'.repeat(35)}`, `AIza${fake.text('base62', 50)}`],
    },
  }),
  google('google-auth-key', 'Google API key bound to a service account', 'https://ai.google.dev/gemini-api/docs/api-key', {
    // The newer form of Gemini keys. As seen in the wild.
    find: [{ anchors: ['AQ.Ab'], pattern: /AQ\.Ab[A-Za-z0-9_-]{44,60}(?![A-Za-z0-9_-])/, after: 72 }],
    revoke: {
      how: 'Delete the key in Google AI Studio or on the Credentials page',
      url: 'https://aistudio.google.com/api-keys',
      breaks: 'apps that call Gemini with it',
    },
    examples: {
      sample: (fake) => `AQ.Ab8RN6${fake.text('base62', 44)}`,
      hits: ({ secret }) => [
        `GEMINI_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = genai.Client(api_key="${secret}")\n` },
        `curl -H "x-goog-api-key: ${secret}" https://generativelanguage.googleapis.com/v1beta/models\n`,
      ],
      misses: (fake) => [`AQ.Ab8RN6${fake.text('base62', 10)}`, `AQ.Ab${'x'.repeat(50)}`],
    },
  }),
  google('google-oauth-client-secret', 'Google OAuth client secret', 'https://developers.google.com/identity/protocols/oauth2', {
    find: [
      { anchors: ['GOCSPX-'], pattern: /GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/, after: 40 },
      // Before 2021 they were 24 characters without a prefix.
      {
        anchors: ['google', 'gcp', 'gmail', 'youtube', 'gdrive'],
        name: /(?:google|gcp|gmail|youtube|gdrive)[\w.-]*client[_.-]?secret$/i,
        value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{24}$/,
      },
    ],
    companions: [CLIENT],
    identifiers: ['clientId'],
    read: project,
    revoke: {
      how: 'Add a new secret to the OAuth client on the Credentials page, then disable and delete this one',
      url: CREDENTIALS,
      breaks: 'sign-in through that client',
    },
    examples: {
      sample: (fake) => `GOCSPX-${fake.text('base62', 27)}w`,
      hits: ({ secret }, fake) => [
        `GOOGLE_CLIENT_SECRET=${secret}\n`,
        {
          path: 'client_secret.json',
          text: `{"web": {"client_id": "${fake.text('123456789', 12)}-${fake.text('lower', 32)}.apps.googleusercontent.com", "client_secret": "${secret}"}}`,
        },
        { path: 'auth.ts', text: `GoogleProvider({ clientId: env.ID, clientSecret: '${secret}' })\n` },
      ],
      misses: (fake) => [`GOCSPX-${fake.text('base62', 12)}`, `GOCSPX-${'x'.repeat(28)}`],
    },
  }),
  google('google-access-token', 'Google OAuth access token', 'https://developers.google.com/identity/protocols/oauth2', {
    // Google fixes no length; the bounds are what is seen in the wild.
    find: [{ anchors: ['ya29.'], pattern: /ya29\.[A-Za-z0-9_.-]{30,2048}/, after: 2060 }],
    severity: 'medium',
    revoke: {
      how: 'Revoke it with a POST to https://oauth2.googleapis.com/revoke; it ends by itself within an hour',
      url: 'https://myaccount.google.com/permissions',
    },
    examples: {
      sample: (fake) => `ya29.a0${fake.text('base64url', 180)}z`,
      hits: ({ secret }) => [
        `Authorization: Bearer ${secret}\n`,
        { path: 'token.json', text: `{"access_token": "${secret}", "expires_in": 3599}` },
        `curl "https://www.googleapis.com/drive/v3/files?access_token=${secret}"\n`,
      ],
      misses: (fake) => [`ya29.${fake.text('base62', 8)}`, `ya29.${'x'.repeat(80)}`],
    },
  }),
  google('google-refresh-token', 'Google OAuth refresh token', 'https://developers.google.com/identity/protocols/oauth2', {
    find: [{ anchors: ['1//0'], pattern: /1\/\/0[A-Za-z0-9_-]{40,512}(?![A-Za-z0-9_/.-])/, after: 520 }],
    companions: [CLIENT],
    identifiers: ['clientId'],
    read: project,
    revoke: {
      how: "Revoke it with a POST to https://oauth2.googleapis.com/revoke, or remove the app's access in the owner's account",
      url: 'https://myaccount.google.com/permissions',
      breaks: 'the app that acts for this user',
    },
    examples: {
      sample: (fake) => `1//0${fake.text('base62', 99)}`,
      hits: ({ secret }) => [
        `GOOGLE_REFRESH_TOKEN=${secret}\n`,
        { path: 'application_default_credentials.json', text: `{"type": "authorized_user", "refresh_token": "${secret}"}` },
        { path: 'env.sh', text: `export FIREBASE_TOKEN="${secret}"\n` },
      ],
      misses: (fake) => [`1//0${fake.text('base62', 10)}`, `https://cdn.test/1//0${'a'.repeat(12)}/file.js`],
    },
  }),
];
