/** Meta (Facebook, Instagram, WhatsApp): access tokens and app secrets. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default [
  defineDetector({
    id: 'facebook-access-token',
    label: 'Facebook access token',
    issuer: 'Meta (Facebook, Instagram, WhatsApp)',
    docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    // Letters and digits only, beginning with EAA (user, page, system user, WhatsApp): as seen in the wild.
    find: [{ anchors: ['EAA'], pattern: /EAA[A-Za-z][A-Za-z0-9]{96,480}(?![A-Za-z0-9+/=_-])/, after: 500 }],
    reject: ({ secret = '' }) => !/[0-9]/.test(secret) || !/[a-z]/.test(secret) || !/[A-Z]/.test(secret.slice(4)),
    rank: 52,
    revoke: {
      how: 'Delete the app grant with DELETE /me/permissions, or make a new system user token and revoke this one',
      url: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
      breaks: 'pages, ads and WhatsApp messages sent with it',
    },
    examples: {
      sample: (fake) => `EAAG${fake.text('base62', 160)}ZD`,
      hits: ({ secret }) => [
        `FACEBOOK_ACCESS_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `facebook_access_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new FacebookAdsApi({ apiKey: '${secret}' });\n` },
        `https://graph.facebook.com/v19.0/me?access_token=${secret}\n`,
      ],
      misses: (fake) => [`EAAG${'x'.repeat(160)}`, `EAAG${fake.text('base62', 30)}`, `data:image/png;base64,EAA${fake.text('base64', 900)}`],
    },
  }),
  defineDetector({
    id: 'facebook-app-secret',
    label: 'Facebook app secret',
    issuer: 'Meta (Facebook, Instagram, WhatsApp)',
    docs: 'https://developers.facebook.com/docs/facebook-login/security/#appsecret',
    // Format as seen in the wild.
    find: [
      {
        anchors: ['facebook', 'fb_', 'whatsapp', 'instagram', 'meta_app'],
        pattern:
          /(?<![A-Za-z])(?:(?:facebook|fb_|whatsapp|instagram|meta_app)[^\n]{0,40}?secret)[^\n]{0,24}?(?<![A-Za-z0-9_/+.-])(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_/+=-])/i,
        after: 128,
        confidence: 'medium',
      },
      { anchors: ['facebook', 'fb_', 'instagram', 'whatsapp', 'meta_'], name: /secret/i, value: /^[0-9a-f]{32}$/ },
    ],
    rank: 34,
    revoke: {
      how: 'Reset the app secret in the App Dashboard under Settings, Basic',
      url: 'https://developers.facebook.com/apps/',
      breaks: 'sign-in through the app and calls with an app token',
    },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `FACEBOOK_APP_SECRET=${secret}\n`,
        { path: 'fb.js', text: `passport.use(new FacebookStrategy({ clientID, clientSecret: '${secret}' }));\n` },
        { path: 'a.yml', text: `facebook_app_secret: "${secret}"\n` },
      ],
      misses: (fake) => [`FACEBOOK_APP_SECRET=${fake.text('hex', 20)}`, `facebook/react@${fake.text('hex', 32)}`, `FACEBOOK_APP_SECRET=${'x'.repeat(32)}`],
    },
  }),
  defineDetector({
    id: 'facebook-app-token',
    label: 'Facebook app access token',
    issuer: 'Meta (Facebook, Instagram, WhatsApp)',
    docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens#apptokens',
    // The app id, a bar and 27 characters: as seen in the wild.
    find: [near(['facebook', 'access_token', 'fb_'], '[0-9]{14,17}\\|[A-Za-z0-9_-]{27}', { length: 46 })],
    severity: 'medium',
    rank: 36,
    revoke: { how: 'Reset the app secret, which retires app tokens', url: 'https://developers.facebook.com/apps/', breaks: 'calls made as the app' },
    examples: {
      sample: (fake) => `${1 + fake.number(9)}${fake.text('digits', 14)}|${fake.text('base62', 27)}`,
      hits: ({ secret }) => [
        `FACEBOOK_APP_TOKEN=${secret}\n`,
        `https://graph.facebook.com/oembed?access_token=${secret}\n`,
        { path: 'deploy.sh', text: `export FACEBOOK_APP_TOKEN='${secret}'\n` },
      ],
      misses: (fake) => [`FACEBOOK_APP_TOKEN=${fake.text('digits', 15)}|${'x'.repeat(27)}`, `ids: ${fake.text('digits', 15)}|${fake.text('digits', 15)}`],
    },
  }),
  defineDetector({
    id: 'instagram-access-token',
    label: 'Instagram access token',
    issuer: 'Meta (Facebook, Instagram, WhatsApp)',
    docs: 'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login',
    // Format as seen in the wild.
    find: [{ anchors: ['IGQV', 'IGQW', 'IGAA'], pattern: /IG(?:Q[VW]|AA)[A-Za-z0-9_-]{100,360}(?![A-Za-z0-9+/_-])/, after: 380 }],
    severity: 'medium',
    revoke: {
      how: 'Remove the app under Settings, Apps and websites, of the Instagram account',
      url: 'https://www.instagram.com/accounts/manage_access/',
      breaks: 'feeds and posts of the account',
    },
    examples: {
      sample: (fake) => `IGQV${fake.text('base62', 160)}ZD`,
      hits: ({ secret }) => [
        `INSTAGRAM_TOKEN=${secret}\n`,
        { path: 'config/settings.yml', text: `instagram_token: "${secret}"\n` },
        { path: 'src/client.js', text: `const client = new Instagram({ apiKey: '${secret}' });\n` },
        `https://graph.instagram.com/me/media?access_token=${secret}\n`,
      ],
      misses: (fake) => [`IGQV${'x'.repeat(150)}`, `IGAA${fake.text('base62', 20)}`],
    },
  }),
];
