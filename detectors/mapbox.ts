/** Mapbox: secret, public and temporary access tokens. */
import { type Detector, defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

/** `sk`, `pk` or `tk`, then base64 of {"u":account,"a":id}, then 22 characters. Format as seen in the wild. */
const kind = (id: string, type: string, label: string, extra: Partial<Detector> = {}): Detector =>
  defineDetector({
    id,
    label,
    issuer: 'Mapbox',
    docs: 'https://docs.mapbox.com/help/dive-deeper/access-tokens/',
    find: [{ anchors: [`${type}.eyj`], pattern: new RegExp(`${type}[.]eyJ[A-Za-z0-9_-]{20,400}[.][A-Za-z0-9_-]{22}(?![A-Za-z0-9_.-])`), after: 440 }],
    rank: 60,
    read: ({ secret = '' }) => {
      try {
        const claims = JSON.parse(Buffer.from(secret.split('.')[1] ?? '', 'base64url').toString('utf8')) as { u?: unknown };
        return typeof claims.u === 'string' ? { account: claims.u } : {};
      } catch {
        return {};
      }
    },
    revoke: { how: 'Delete the token in the Mapbox console under Tokens', url: 'https://console.mapbox.com/account/access-tokens/' },
    examples: {
      sample: (fake: Fake) =>
        `${type}.${Buffer.from(JSON.stringify({ u: `acme${fake.text('lower', 4)}`, a: `c${fake.text('hex', 24)}` })).toString('base64url')}.${fake.text('base64url', 22)}`,
      hits: ({ secret }) => [
        `MAPBOX_ACCESS_TOKEN=${secret}\n`,
        { path: 'map.js', text: `mapboxgl.accessToken = '${secret}';\n` },
        `https://api.mapbox.com/styles/v1/mapbox/streets-v12?access_token=${secret}\n`,
      ],
      misses: (fake) => [`${type}.eyJ${fake.text('base62', 12)}`, `${type}.eyJ${'x'.repeat(60)}.${'x'.repeat(22)}`, `MAPBOX_TOKEN=${type}.eyJ...`],
    },
    ...extra,
  });

export default [
  kind('mapbox-secret-token', 'sk', 'Mapbox secret access token'),
  kind('mapbox-public-token', 'pk', 'Mapbox public access token', { severity: 'low' }),
  kind('mapbox-temporary-token', 'tk', 'Mapbox temporary access token', { severity: 'medium' }),
];
