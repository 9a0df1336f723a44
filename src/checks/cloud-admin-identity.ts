/**
 * Identities of a cloud that may do everything, by their names, by policies in the tree and by roles that Terraform gives. Asks no cloud.
 * AdministratorAccess: AWS managed policies; roles/owner, roles/editor: Google Cloud basic roles; Owner: Azure built-in roles (not checked).
 */
import { defineCheck, type Project } from '../check.ts';
import { wordsOf } from '../detect/names.ts';
import type { Credential, Finding } from '../model.ts';
import { fileFinding, filesLike } from '../project/files.ts';
import { heldFinding, heldIn } from '../project/held.ts';
import { literal, nameOf, type Resource, resourcesOf } from '../project/terraform.ts';

const CLOUDS = /^(aws|gcp|azure|alibaba|google)-/;
const NAMES = new Set(['admin', 'administrator', 'administratoraccess', 'root', 'superadmin', 'poweruser', 'poweruseraccess']);

export default defineCheck({
  id: 'cloud-admin-identity',
  title: 'Identity that administers a cloud',
  help: 'Whoever acts as an administrator can delete everything in the account, the backups included, and give itself what is missing. A role for the task, and administration behind a second person or factor, keep an accident small.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) => [...heldIn(world).flatMap(ofCredential), ...ofPolicies(world.project), ...ofTerraform(world.project)],
});

function ofCredential(c: Credential): Finding[] {
  if (!CLOUDS.test(c.kind)) return [];
  const root = c.authority?.root?.value ? c.authority.root.evidence.how : undefined;
  const granted = c.authority?.grants.find(
    (g) => g.reach === 'admin' && (g.breadth === 'account' || g.breadth === 'organization') && g.evidence.kind !== 'kind',
  );
  // An issuer that said what it may do is not to be outguessed by a name.
  const names =
    c.authority?.state.value === 'live' ? [] : ['user', 'role', 'principal', 'account', 'profile'].map((k) => c.facts[k]).filter((v) => typeof v === 'string');
  const keys = names.length ? names : c.authority?.state.value === 'live' ? [] : c.places.flatMap((p) => p.key ?? []);
  const named = [...names, ...keys].find(
    (n) => wordsOf(n.replace(/secret_?access_?key|access_?key_?id/i, '')).some((w) => NAMES.has(w)) || /AdministratorAccess|PowerUser/.test(n),
  );
  const why = root ?? (granted ? `it may ${granted.action} (${granted.evidence.how})` : named ? `the name ${named.slice(0, 60)} says so` : undefined);
  if (why === undefined) return [];
  return [
    heldFinding(c, {
      rule: 'cloud-admin-identity',
      severity: root || granted ? 'high' : 'medium',
      environment: c.environment.class === 'production' ? 'production' : 'unknown',
      says: 'administers the account',
      evidence: [why],
      remedy: 'Use a role with what the task needs, and keep this one away from where agents run.',
    }),
  ];
}

/** Policies in files of their own that allow every action on everything. */
function ofPolicies(project: Project): Finding[] {
  return filesLike(project, /(iam|polic(y|ies)|permission|role)[^/]*(\/[^/]+)?\.json$/i).flatMap((file) => {
    const text = project.text(file.path);
    if (!text?.includes('"Statement"')) return [];
    let statements: unknown;
    try {
      const policy = JSON.parse(text) as { Statement?: unknown; PolicyDocument?: { Statement?: unknown } };
      statements = policy.Statement ?? policy.PolicyDocument?.Statement;
    } catch {
      return [];
    }
    return (Array.isArray(statements) ? statements : [statements]).some(allowsAll)
      ? [admin(file, undefined, `${file.path} allows every action on everything`, ['a statement has Effect Allow, Action * and Resource *'])]
      : [];
  });
}

function allowsAll(statement: unknown): boolean {
  const s = (typeof statement === 'object' && statement !== null ? statement : {}) as Record<string, unknown>;
  const every = (value: unknown, of: RegExp) => (Array.isArray(value) ? value : [value]).some((v) => typeof v === 'string' && of.test(v));
  // A condition may leave little of it.
  return s['Effect'] === 'Allow' && every(s['Action'], /^(\*|\*:\*)$/) && every(s['Resource'], /^\*$/) && s['Condition'] === undefined;
}

const admin = (file: Resource['file'], line: number | undefined, message: string, evidence: string[], environment?: Resource['environment']): Finding =>
  fileFinding({
    rule: 'cloud-admin-identity',
    severity: 'high',
    file,
    ...(line ? { line } : {}),
    ...(environment ? { environment } : {}),
    message,
    evidence,
    remedy: 'Name the actions and resources the job needs; give administration to people, for a time, with a second factor.',
    confidence: 'medium',
  });

/** Attachments of what may do everything. */
function ofTerraform(project: Project): Finding[] {
  return resourcesOf(project).flatMap((resource) => {
    const { type, block } = resource;
    const text = (key: string): string => String(literal(block, key) ?? '');
    const given = /^aws_iam_(role|user|group)?_?policy_attachment$/.test(type)
      ? /:policy\/(AdministratorAccess|PowerUserAccess)$/.exec(text('policy_arn'))?.[1]
      : /^google_(project|folder|organization)_iam_(member|binding)$/.test(type)
        ? /^roles\/(owner|editor)$/.exec(text('role'))?.[0]
        : type === 'azurerm_role_assignment'
          ? /^(Owner|Contributor|User Access Administrator)$/.exec(text('role_definition_name'))?.[0]
          : undefined;
    // A contributor of one resource is no administrator.
    if (!given || (type === 'azurerm_role_assignment' && !/subscription|management_group/i.test(scopeOf(resource)))) return [];
    return [
      admin(
        resource.file,
        block.line,
        `${nameOf(resource)} gives ${given}`,
        ['who has it administers the whole project, account or subscription'],
        resource.environment,
      ),
    ];
  });
}

function scopeOf({ block }: Resource): string {
  const scope = block.attributes.get('scope');
  return scope?.kind === 'unknown' ? scope.text : /^\/subscriptions\/[^/]+$/.test(String(scope?.value)) ? 'subscription' : '';
}
