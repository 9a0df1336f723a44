/** Railway: account, workspace and project tokens. */
import { defineDetector } from '../src/define.ts';

export default [
  // All Railway tokens are bare UUIDs; only the name tells which kind one is. Kinds: docs.railway.com/reference/api, checked 2026-11-21.
  defineDetector({
    id: 'railway-api-token',
    label: 'Railway account or workspace token',
    issuer: 'Railway',
    docs: 'https://docs.railway.com/reference/api',
    find: [
      // The CLI's own variable leaves no doubt.
      {
        anchors: ['railway_api_token'],
        name: /(?:^|[.\s])RAILWAY_API_TOKEN$/,
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        confidence: 'high',
      },
      { anchors: ['railway'], name: /railway[\w.-]*api[_-]?(?:token|key)/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
      {
        anchors: ['railway_api', 'railway-api', 'railwayapi'],
        pattern:
          /railway[_-]?api[_-]?(?:token|key)[^\n]{0,12}?(?<![A-Za-z0-9_-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/i,
        after: 90,
      },
      {
        anchors: ['backboard.railway'],
        pattern: /backboard\.railway[^\n]{0,160}?bearer (?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/i,
        after: 240,
        confidence: 'medium',
      },
    ],
    severity: 'critical',
    rank: 40,
    revoke: {
      how: 'Delete the token in the account settings under Tokens',
      url: 'https://railway.com/account/tokens',
      breaks: 'the CLI and everything that deploys with it',
    },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `RAILWAY_API_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  RAILWAY_API_TOKEN: "${secret}"\n` },
        { path: 'deploy.sh', text: `export RAILWAY_API_TOKEN="${secret}"\n` },
      ],
      misses: (fake) => [`RAILWAY_PROJECT_ID=${fake.uuid()}`, `RAILWAY_SERVICE_ID=${fake.uuid()}`, `https://railway.com/project/${fake.uuid()}`],
    },
  }),
  defineDetector({
    id: 'railway-project-token',
    label: 'Railway project token',
    issuer: 'Railway',
    docs: 'https://docs.railway.com/reference/api',
    find: [
      { anchors: ['railway'], name: /railway[\w.-]*(?<!api[_-]?)token/i, value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/ },
      {
        anchors: ['railway_token', 'railway-token', 'railwaytoken', 'railway token', 'project-access-token', 'railway_project_token'],
        pattern:
          /(?:railway[ _-]?(?:project[_-]?)?token|project-access-token)[^\n]{0,12}?(?<![A-Za-z0-9_-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9-])/i,
        after: 90,
      },
    ],
    severity: 'high',
    rank: 38,
    revoke: { how: 'Delete the token in the project settings under Tokens', url: 'https://railway.com/dashboard', breaks: 'deploys of that environment' },
    examples: {
      sample: (fake) => fake.uuid(),
      hits: ({ secret }) => [
        `RAILWAY_TOKEN=${secret}\n`,
        { path: 'ci.yml', text: `env:\n  RAILWAY_TOKEN: "${secret}"\n` },
        `curl -H "Project-Access-Token: ${secret}" https://backboard.railway.com/graphql/v2\n`,
      ],
      misses: (fake) => [`RAILWAY_ENVIRONMENT_ID=${fake.uuid()}`, `railway service ${fake.uuid()}`],
    },
  }),
];
