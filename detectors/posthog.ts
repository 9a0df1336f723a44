/** PostHog: personal, project and feature flag keys. */
import { defineDetector } from '../src/define.ts';

export default [
  defineDetector({
    id: 'posthog-personal-key',
    label: 'PostHog personal API key',
    issuer: 'PostHog',
    docs: 'https://posthog.com/docs/api/personal-api-keys',
    // Format as seen in the wild: phx_ and 43 to 50 letters and digits.
    find: [{ anchors: ['phx_'], pattern: /phx_(?=[^A-Z]{0,42}[A-Z])(?=[^0-9]{0,42}[0-9])[A-Za-z0-9]{43,50}(?![A-Za-z0-9_-])/, after: 64 }],
    revoke: { how: 'Delete the key in the PostHog user settings under Personal API keys', url: 'https://us.posthog.com/settings/user-api-keys' },
    examples: {
      sample: (fake) => `phx_${fake.text('base62', 43 + fake.number(5))}`,
      hits: ({ secret }) => [
        `POSTHOG_PERSONAL_API_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `posthog_personal_api_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`phx_${fake.text('base62', 20)}`, `phx_${'x'.repeat(43)}`, 'topic: phx_join, event: phx_reply'],
    },
  }),
  defineDetector({
    id: 'posthog-project-key',
    label: 'PostHog project API key',
    issuer: 'PostHog',
    docs: 'https://posthog.com/docs/api',
    // Made to stand in web pages: it only sends events (the page under docs, checked 2026-11-21): length as seen in the wild.
    find: [{ anchors: ['phc_'], pattern: /phc_(?=[^A-Z]{0,42}[A-Z])(?=[^0-9]{0,42}[0-9])[A-Za-z0-9]{43,50}(?![A-Za-z0-9_-])/, after: 64 }],
    severity: 'low',
    revoke: { how: 'Reset the project API key in the PostHog project settings', url: 'https://us.posthog.com/settings/project' },
    examples: {
      sample: (fake) => `phc_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [
        `NEXT_PUBLIC_POSTHOG_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `next_public_posthog_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`phc_${fake.text('base62', 20)}`, `phc_${'x'.repeat(43)}`, 'phc_table'],
    },
  }),
  defineDetector({
    id: 'posthog-feature-flags-key',
    label: 'PostHog feature flags secure API key',
    issuer: 'PostHog',
    docs: 'https://posthog.com/docs/feature-flags/local-evaluation',
    // Format as seen in the wild: phs_ and 43 to 50 letters and digits.
    find: [{ anchors: ['phs_'], pattern: /phs_(?=[^A-Z]{0,42}[A-Z])(?=[^0-9]{0,42}[0-9])[A-Za-z0-9]{43,50}(?![A-Za-z0-9_-])/, after: 64 }],
    severity: 'medium',
    revoke: { how: 'Roll the key in the PostHog project settings under Feature flags', url: 'https://us.posthog.com/settings/project-feature-flags' },
    examples: {
      sample: (fake) => `phs_${fake.text('base62', 43)}`,
      hits: ({ secret }) => [
        `POSTHOG_FEATURE_FLAGS_KEY=${secret}\n`,
        { path: 'app.py', text: `client = Client(api_key="${secret}")\n` },
        { path: 'config.yml', text: `posthog_feature_flags_key: '${secret}' # rotate\n` },
        `curl -H "Authorization: Bearer ${secret}" https://api.acme.dev/\n`,
      ],
      misses: (fake) => [`phs_${fake.text('base62', 20)}`, `phs_${'x'.repeat(43)}`, 'phs_table'],
    },
  }),
];
