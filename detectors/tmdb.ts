/** TMDB (The Movie Database): API keys and read access tokens. */
import { defineDetector } from '../src/define.ts';
import { NOT_A_HASH, near } from '../src/kit.ts';

/** A commit or a digest behind the name (`uses: vendor/action@…`, `sha1: …`) is no key. */

export default [
  defineDetector({
    id: 'tmdb-api-key',
    label: 'TMDB API key',
    issuer: 'TMDB',
    docs: 'https://developer.themoviedb.org/docs/authentication-application',
    // Format as seen in the wild: 32 hexadecimal digits.
    find: [
      { anchors: ['themoviedb.org'], pattern: /themoviedb\.org[^\s"'`<>]{0,220}?[?&]api_key=(?<secret>[0-9a-f]{32})(?![A-Za-z0-9_-])/, after: 314 },
      near(['tmdb', 'themoviedb', 'moviedb'], `${NOT_A_HASH}[0-9a-f]{32}`, { length: 32 }),
      { anchors: ['tmdb.'], name: /(?:^|[._-])tmdb.*(?:key|token|secret)/i, value: /^[0-9a-f]{32}$/ },
    ],
    severity: 'low',
    rank: 30,
    revoke: { how: 'Regenerate the key in the TMDB settings under API', url: 'https://www.themoviedb.org/settings/api' },
    examples: {
      sample: (fake) => fake.text('hex', 32),
      hits: ({ secret }) => [
        `TMDB_API_KEY=${secret}\n`,
        { path: 'settings.py', text: `tmdb_api_key = "${secret}"\n` },
        { path: 'config.json', text: `{ "tmdbApiKey": "${secret}" }\n` },
        `https://api.themoviedb.org/3/discover/movie?sort_by=popularity.desc&language=en-US&page=1&api_key=${secret}\n`,
      ],
      misses: (fake) => [`TMDB_API_KEY=${fake.text('hex', 23)}`, `value: ${fake.text('hex', 32)}`, `uses: tmdb/setup@${fake.text('hex', 32)}`],
    },
  }),
  defineDetector({
    id: 'tmdb-read-token',
    label: 'TMDB read access token',
    issuer: 'TMDB',
    docs: 'https://developer.themoviedb.org/docs/authentication-application',
    // Format as seen in the wild: a JSON Web Token.
    find: [
      near(['tmdb', 'themoviedb', 'moviedb'], 'eyJ[A-Za-z0-9_-]{10,80}[.]eyJ[A-Za-z0-9_-]{40,400}[.][A-Za-z0-9_-]{43}', { length: 540 }),
      { anchors: ['tmdb.'], name: /(?:^|[._-])tmdb.*(?:key|token|secret)/i, value: /^eyJ[A-Za-z0-9_-]{10,80}[.]eyJ[A-Za-z0-9_-]{40,400}[.][A-Za-z0-9_-]{43}$/ },
    ],
    severity: 'low',
    rank: 55,
    revoke: { how: 'Regenerate the token in the TMDB settings under API', url: 'https://www.themoviedb.org/settings/api' },
    examples: {
      sample: (fake) => fake.jwt({ aud: fake.text('hex', 32), sub: fake.text('hex', 24), scopes: ['api_read'], version: 1 }),
      hits: ({ secret }) => [
        `TMDB_READ_ACCESS_TOKEN=${secret}\n`,
        { path: 'settings.py', text: `tmdb_read_access_token = "${secret}"\n` },
        { path: 'config.json', text: `{ "tmdbReadAccessToken": "${secret}" }\n` },
      ],
      misses: (fake) => [
        `TMDB_READ_ACCESS_TOKEN=${fake.text('base62', 40)}`,
        `value: ${fake.jwt({ aud: fake.text('hex', 32), sub: fake.text('hex', 24), scopes: ['api_read'], version: 1 })}`,
      ],
    },
  }),
];
