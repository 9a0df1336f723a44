/**
 * Pulumi Cloud: access tokens, of a person, an organization or a team, which look the same. GET /api/user tells whose it is, and a person's role in each
 * organization: pulumi.com/docs/reference/cloud-rest-api/schema/user, and tokenInfo for the others (github.com/pulumi/pulumi, pkg/backend/httpstate/
 * client). Tokens of organizations and teams end in two years at most, or never: …/pulumiservice/api-docs/api/tokens/teamtoken. All checked
 * 2026-11-21. That whoever may deploy a stack gets the cloud credentials it deploys with, is known, not checked.
 */
import { type Answer, type Door, defineIssuer, type Granted, type Held } from '../src/issuer.ts';
import { expectStatus, objectOf, textOf } from '../src/issuer-kit.ts';

const WHO = 'Pulumi';
const STACK = 'an admin of a stack deletes it with its history, destroys what it deployed, and reads its secrets';

interface User {
  githubLogin: string;
  organizations: unknown;
  tokenInfo: { name?: string; organization?: string; team?: string } | null;
}
type Organization = { githubLogin?: unknown; name?: unknown; role?: unknown } | null;

const asAdmin = (name: string): Granted[] => [
  {
    action: 'admin',
    resource: `organization ${name}`,
    reach: 'admin',
    breadth: 'organization',
    means: 'adds members, makes tokens, reads secrets of all stacks',
  },
  {
    action: 'DeleteStack',
    resource: `all stacks of organization ${name}`,
    reach: 'destroy',
    breadth: 'organization',
    destroys: 'data and backups',
    means: 'deletes stacks with their history',
  },
];

async function ask({ parts }: Held, door: Door): Promise<Answer> {
  const reply = await door.get('/api/user', { authorization: `token ${parts['secret']}`, accept: 'application/vnd.pulumi+8' });
  if (reply.status === 401) return { state: 'dead', how: 'GET /api/user answers 401', unknown: [] };
  expectStatus(reply, WHO);
  const user = objectOf<User>(reply, WHO);
  const organization = textOf(user.tokenInfo?.organization);
  const team = textOf(user.tokenInfo?.team);
  const login = textOf(user.githubLogin);
  const list = (Array.isArray(user.organizations) ? user.organizations : []).map((o: Organization) => ({
    name: textOf(o?.githubLogin) ?? textOf(o?.name) ?? '(unnamed)',
    role: textOf(o?.role),
  }));
  const others = list.filter((o) => o.role !== 'admin').map((o) => o.name);
  const principal = organization ? `${team ? `team ${team} of ` : ''}organization ${organization}` : login;
  return {
    state: 'live',
    ...(principal ? { principal } : {}),
    how: 'GET /api/user',
    grants: organization ? [] : list.filter((o) => o.role === 'admin').flatMap((o) => asAdmin(o.name)),
    unknown: organization
      ? [`${team ? `which stacks team ${team} has` : 'whether it is an admin token'}: ${STACK}`]
      : others.length || list.length === 0
        ? [`what its user may do${others.length ? ` in ${others.join(', ')}` : ' with stacks of their own'}: ${STACK}`]
        : [],
    reaches: organization ? [organization] : list.map((o) => o.name),
  };
}

export default defineIssuer({
  id: 'pulumi',
  label: 'Pulumi Cloud',
  kinds: {
    'pulumi-access-token': {
      granularity: 'role',
      offline: () => ({
        grants: [],
        evidence: { kind: 'kind', how: 'a token has the rights of its user, organization or team' },
        unknown: [`whose it is, and which stacks and environments it reaches: ${STACK}`],
        worst: { reach: 'admin', breadth: 'organization' },
      }),
      narrower: [
        {
          how: 'Make a team token of a team that only has the stacks of the job, or one of the organization with a custom role, with an end',
          url: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
        },
        {
          how: 'Let CI sign in with OIDC, which gives it a token of an hour or two and needs none stored',
          url: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/oidc/client/',
        },
      ],
      lifecycle: { canBeEndless: true },
      ask: { hosts: ['api.pulumi.com'], budget: 2, run: ask },
    },
  },
});
