/**
 * Reads GitHub's answers field by field: what is not named here is left behind, above all values of
 * secrets, the last characters of tokens and the paths of webhooks, which often are secrets. Pure. An absent field is unknown, and unknown
 * is never read as the safe one.
 * Fields: GitHub's OpenAPI description (npm @octokit/openapi 23.0.2), read 2026-11-21.
 */
import { isoOf, textOf } from '../../issuer-kit.ts';
import type { Raw } from './client.ts';
import type {
  Alert,
  Authorisation,
  DeployKey,
  Environment,
  Hook,
  Installation,
  LastUse,
  Pat,
  Permissions,
  Repository,
  Runner,
  RunnerGroup,
  Store,
  StoredSecret,
  Subject,
  TokenDefaults,
} from './facts.ts';

const NAME = 120;
const called = (value: unknown): string => (textOf(value) ?? '(unnamed)').slice(0, NAME);
const owner = (value: unknown): string => called((value as Raw | null | undefined)?.['login']);
const lastUse = (value: unknown): LastUse => (value === null ? 'never' : isoOf(value));
const texts = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.filter((v) => typeof v === 'string') : undefined);
const objectIn = (value: unknown): Raw => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {});

export const deployKey = (raw: Raw): DeployKey => ({
  title: called(raw['title']),
  writes: raw['read_only'] !== true,
  enabled: raw['enabled'] !== false,
  created: isoOf(raw['created_at']),
  lastUsed: lastUse(raw['last_used']),
  addedBy: textOf(raw['added_by']),
});

const permissionsOf = (value: unknown): Permissions => Object.fromEntries(Object.entries(objectIn(value)).map(([k, v]) => [k, String(v)]));

export const installation = (raw: Raw): Installation => ({
  app: called(raw['app_slug']),
  all: raw['repository_selection'] !== 'selected',
  permissions: permissionsOf(raw['permissions']),
  suspended: isoOf(raw['suspended_at']) !== undefined,
  created: isoOf(raw['created_at']),
});

/** Names of an organization's permissions are told apart by a word in front, as those of apps are. */
function patPermissions(value: unknown): Permissions {
  const { organization, repository, other } = objectIn(value);
  const ofOrganization = Object.entries(permissionsOf(organization)).map(([k, v]) => [/^(?:organization_|members$)/.test(k) ? k : `organization_${k}`, v]);
  return { ...permissionsOf(repository), ...permissionsOf(other), ...Object.fromEntries(ofOrganization) };
}

export const pat = (raw: Raw): Pat => ({
  name: called(raw['token_name']),
  owner: owner(raw['owner']),
  all: raw['repository_selection'] !== 'subset' && raw['repository_selection'] !== 'none',
  permissions: patPermissions(raw['permissions']),
  granted: isoOf(raw['access_granted_at'] ?? raw['created_at']),
  expired: raw['token_expired'] === true,
  expires: isoOf(raw['token_expires_at']),
  lastUsed: lastUse(raw['token_last_used_at']),
});

export const authorisation = (raw: Raw): Authorisation => ({
  type: called(raw['credential_type']),
  owner: called(raw['login']),
  note: (textOf(raw['authorized_credential_note']) ?? textOf(raw['authorized_credential_title']))?.slice(0, NAME),
  scopes: texts(raw['scopes']),
  authorised: isoOf(raw['credential_authorized_at']),
  lastUsed: lastUse(raw['credential_accessed_at']),
  expires: isoOf(raw['authorized_credential_expires_at']),
});

export const storedSecret =
  (store: Store) =>
  (raw: Raw): StoredSecret => ({
    store,
    name: called(raw['name']),
    updated: isoOf(raw['updated_at']) ?? isoOf(raw['created_at']),
    visibility: textOf(raw['visibility']),
  });

/** Without its secrets and patterns, which are asked for by themselves. `patterns`: whether there are any to ask for. */
export function environment(raw: Raw): Environment & { patterns: boolean } {
  const rules = Array.isArray(raw['protection_rules']) ? raw['protection_rules'].map(objectIn) : [];
  const policy = objectIn(raw['deployment_branch_policy']);
  const patterns = policy['custom_branch_policies'] === true;
  return {
    name: called(raw['name']),
    reviewers: rules.some((r) => r['type'] === 'required_reviewers' && Array.isArray(r['reviewers']) && r['reviewers'].length > 0),
    anyBranch: patterns ? undefined : policy['protected_branches'] !== true,
    adminsBypass: raw['can_admins_bypass'] === true,
    secrets: undefined,
    patterns,
  };
}

/** Whether a pattern of branches lets any branch deploy. */
export const anyBranch = (raw: Raw): boolean => /^\*+(?:\/\*+)*$/.test(textOf(raw['name']) ?? '*');

export const tokenDefaults = (raw: Raw): TokenDefaults => ({
  writes: raw['default_workflow_permissions'] !== 'read',
  approves: raw['can_approve_pull_request_reviews'] !== false,
});

export function hook(raw: Raw): Hook {
  const config = objectIn(raw['config']);
  const address = textOf(config['url']);
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  return {
    origin: url && `${url.protocol}//${url.host}`.slice(0, NAME),
    encrypted: url?.protocol === 'https:',
    verifies: ['0', 0, undefined].includes(config['insecure_ssl'] as string),
    signs: textOf(config['secret']) !== undefined,
    active: raw['active'] !== false,
  };
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

export const runner = (raw: Raw): Runner => ({ name: called(raw['name']), ephemeral: raw['ephemeral'] === true, group: numberOf(raw['runner_group_id']) });

export const runnerGroup = (raw: Raw): RunnerGroup => ({
  id: numberOf(raw['id']),
  name: called(raw['name']),
  public: raw['allows_public_repositories'] !== false,
});

export const alert = (raw: Raw): Alert => ({
  repository: textOf(objectIn(raw['repository'])['full_name']),
  number: String(numberOf(raw['number']) ?? '?'),
  type: called(raw['secret_type_display_name'] ?? raw['secret_type']),
  validity: textOf(raw['validity']) ?? 'unknown',
  public: typeof raw['publicly_leaked'] === 'boolean' ? raw['publicly_leaked'] : undefined,
  manyRepositories: raw['multi_repo'] === true,
  bypassed: raw['push_protection_bypassed'] === true,
  created: isoOf(raw['created_at']),
});

export const subject = (raw: Raw): Subject => ({ standard: raw['use_default'] === true, claims: texts(raw['include_claim_keys']) });

/** Names GitHub gives repositories and accounts; nothing else gets into an address. */
const FULL = /^[A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9._-]+$/;

/** Undefined for what has no name GitHub would give. */
export function repository(raw: Raw): Repository | undefined {
  const full = textOf(raw['full_name']) ?? '';
  const [of = '', name = ''] = full.split('/');
  if (!FULL.test(full) || name === '.' || name === '..') return undefined;
  const scanning = objectIn(objectIn(raw['security_and_analysis'])['secret_scanning'])['status'];
  return {
    owner: of,
    name,
    full,
    public: raw['visibility'] === undefined ? raw['private'] !== true : raw['visibility'] === 'public',
    archived: raw['archived'] === true,
    branch: textOf(raw['default_branch']) ?? 'main',
    scanning: scanning === 'disabled' ? false : scanning === 'enabled' ? true : undefined,
  };
}
