/**
 * Ways in which somebody with some rights in an AWS account gets more of them, as data. Merged from what others published: pathfinding.cloud
 * (Apache-2.0), prowler (Apache-2.0), cloudsplaining (BSD-3-Clause), iam-vulnerable (MIT), Rhino Security Labs' list; the ids are theirs where they
 * have some. Those with `reasoned` follow from AWS's documentation and were published by none of them. Action names were held against the data of
 * the Service Authorization Reference (see actions.json); what each service does with a role was not tried on AWS. 2026-11-21.
 */

import { type Method, way } from './method.ts';
import { PASSES } from './passes.ts';
import { USES } from './uses.ts';

export const METHODS: readonly Method[] = [
  way('everything', 'iam', 'iam:AttachRolePolicy iam:PutUserPolicy iam:UpdateAssumeRolePolicy iam:CreateAccessKey iam:CreatePolicyVersion'),

  way('own-policy', 'iam-001', 'iam:CreatePolicyVersion'),
  way('own-role', 'iam-005', 'iam:PutRolePolicy', { also: ['iam-put'] }),
  way('own-user', 'iam-007', 'iam:PutUserPolicy', { also: ['iam-put'] }),
  way('own-user', 'iam-008', 'iam:AttachUserPolicy'),
  way('own-role', 'iam-009', 'iam:AttachRolePolicy'),
  way('own-group', 'iam-010', 'iam:AttachGroupPolicy'),
  way('own-group', 'iam-011', 'iam:PutGroupPolicy', { also: ['iam-put'] }),
  way('join-group', 'iam-013', 'iam:AddUserToGroup'),
  way('own-boundary', 'iam-022', 'iam:DeleteUserPermissionsBoundary'),
  way('own-boundary', 'iam-putuserpermissionsboundary', 'iam:PutUserPermissionsBoundary', {
    reasoned: 'puts AdministratorAccess in the place of the boundary',
  }),
  way('own-boundary', 'iam-deleterolepermissionsboundary', 'iam:DeleteRolePermissionsBoundary', { reasoned: 'as with a user, when the caller is the role' }),
  way('own-boundary', 'iam-putrolepermissionsboundary', 'iam:PutRolePermissionsBoundary', { reasoned: 'as with a user, when the caller is the role' }),
  way('old-version', 'iam-setdefaultpolicyversion', 'iam:SetDefaultPolicyVersion'),
  way('own-denial', 'iam-detachuserpolicy', 'iam:DetachUserPolicy', {
    reasoned: 'a denial in an attached policy goes with it; reported only when more is allowed without',
  }),
  way('own-denial', 'iam-deleteuserpolicy', 'iam:DeleteUserPolicy', { reasoned: 'as above, for an inline policy' }),
  way('own-denial', 'iam-detachrolepolicy', 'iam:DetachRolePolicy', { reasoned: 'as above, when the caller is the role' }),
  way('own-denial', 'iam-deleterolepolicy', 'iam:DeleteRolePolicy', { reasoned: 'as above, for an inline policy of the role' }),
  way('own-denial', 'iam-removeuserfromgroup', 'iam:RemoveUserFromGroup', { reasoned: 'a denial in the policy of a group goes with the membership' }),

  way('other-user', 'iam-002', 'iam:CreateAccessKey', { also: ['iam-003'] }),
  way('other-user', 'iam-004', 'iam:CreateLoginProfile'),
  way('other-user', 'iam-006', 'iam:UpdateLoginProfile'),
  way('other-user', 'iam-015', 'iam:AttachUserPolicy iam:CreateAccessKey'),
  way('other-user', 'iam-018', 'iam:PutUserPolicy iam:CreateAccessKey'),

  way('assume', 'sts-001', 'sts:AssumeRole'),
  way('own-trust', 'iam-012', 'iam:UpdateAssumeRolePolicy', { also: ['iam-updateassumerolepolicy-sts-assumerole'] }),
  way('open-role', 'iam-014', 'iam:AttachRolePolicy sts:AssumeRole'),
  way('open-role', 'iam-016', 'iam:CreatePolicyVersion sts:AssumeRole'),
  way('open-role', 'iam-017', 'iam:PutRolePolicy sts:AssumeRole'),
  way('open-role', 'iam-019', 'iam:AttachRolePolicy iam:UpdateAssumeRolePolicy'),
  way('open-role', 'iam-020', 'iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy'),
  way('open-role', 'iam-021', 'iam:PutRolePolicy iam:UpdateAssumeRolePolicy'),
  way('open-role', 'iam-023', 'iam:DeleteRolePermissionsBoundary sts:AssumeRole'),
  way('new-role', 'iam-createrole-iam-attachrolepolicy', 'iam:CreateRole iam:AttachRolePolicy', {
    reasoned: 'the trust policy of a new role may name its maker, who then needs no sts:AssumeRole; and the maker’s boundary does not bound it',
  }),
  way('new-role', 'iam-createrole-iam-putrolepolicy', 'iam:CreateRole iam:PutRolePolicy', { reasoned: 'as above, with an inline policy' }),
  way('new-user', 'iam-createuser-iam-attachuserpolicy-iam-createaccesskey', 'iam:CreateUser iam:AttachUserPolicy iam:CreateAccessKey', {
    reasoned: 'a new user with a key; the maker’s boundary does not bound it',
  }),
  way('provider', 'iam-updatesamlprovider', 'iam:UpdateSAMLProvider', {
    reasoned: 'whoever sets the provider’s metadata signs for every role that trusts it; sts:AssumeRoleWithSAML needs no permission',
  }),

  way('outside', 'sso-001', 'sso:AttachManagedPolicyToPermissionSet sso:CreateAccountAssignment sso:CreatePermissionSet'),
  way('outside', 'sso-002', 'sso:AttachManagedPolicyToPermissionSet', { needs: 'a permission set that is assigned to the caller' }),
  way('outside', 'sso-003', 'sso:PutInlinePolicyToPermissionSet', { needs: 'a permission set that is assigned to the caller' }),
  way('outside', 'sso-createaccountassignment', 'sso:CreateAccountAssignment', {
    needs: 'a permission set with more rights',
    reasoned: 'assigns a permission set that exists to the caller',
  }),

  ...USES,
  ...PASSES,
];
