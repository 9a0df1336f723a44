/**
 * Who may come in: sign-in, stores of secrets, tests of visitors, and keys that are made at home and open nothing by themselves.
 * Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'age',
    label: 'age',
    kinds: { 'age-secret-key': 'decrypt', 'age-plugin-identity': { group: 'decrypt', unknown: 'whether its plugin needs a device besides, as most do' } },
  },
  {
    id: 'clerk',
    label: 'Clerk',
    checked: 'clerk.com/docs/reference/backend/user/delete-user, 2026-11-21',
    kinds: { 'clerk-secret-key': { group: 'identity', by: 'place', worst: 'admin/project' } },
  },
  {
    id: 'duo',
    label: 'Duo Security',
    kinds: {
      'duo-secret-key': {
        group: 'identity',
        by: 'scopes',
        does: 'lets anybody past the second factor of one application or, as a key for the Admin API, manages users and administrators',
      },
    },
  },
  { id: 'hcaptcha', label: 'hCaptcha', kinds: { 'hcaptcha-secret': { group: 'verify', breadth: 'account' } } },
  {
    id: 'infisical',
    label: 'Infisical',
    kinds: {
      'infisical-service-token': {
        group: 'secrets',
        by: 'both',
        worst: 'destroy/project',
        replacedBy: { what: 'a machine identity', since: '2023-12-01', url: 'https://infisical.com/docs/documentation/platform/identities/machine-identities' },
      },
      'infisical-client-secret': { group: 'secrets', by: 'role', worst: 'admin/organization' },
    },
  },
  {
    id: 'jumpcloud',
    label: 'JumpCloud',
    kinds: {
      'jumpcloud-api-key': {
        group: 'identity',
        by: 'role',
        does: 'makes and deletes users, lets anybody in as one of them, and runs commands on all devices',
        worst: 'admin/organization',
      },
      'jumpcloud-legacy-api-key': {
        group: 'identity',
        by: 'role',
        does: 'makes and deletes users, lets anybody in as one of them, and runs commands on all devices',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'onelogin',
    label: 'OneLogin',
    kinds: {
      'onelogin-client-secret': {
        group: 'identity',
        by: 'scopes',
        worst: 'admin/organization',
        narrower: [
          'Make a credential with Read users or Read all alone',
          'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
        ],
      },
    },
  },
  {
    id: 'onepassword',
    label: '1Password',
    kinds: {
      'onepassword-service-account': {
        group: 'secrets',
        by: 'both',
        does: 'reads the vaults it was given, changes and deletes their items and, where allowed, makes vaults',
        narrower: ['Make a service account that reads the one vault, with an end', 'https://developer.1password.com/docs/service-accounts/get-started/'],
      },
      'onepassword-secret-key': { group: 'secrets', does: 'opens the account together with its password: what is missing is that password alone' },
    },
  },
  {
    id: 'openvpn',
    label: 'OpenVPN',
    kinds: {
      'openvpn-static-key': {
        group: 'network',
        bare: true,
        unknown: 'whether it is all that the server asks for, or only wraps the handshake (tls-auth, tls-crypt)',
      },
    },
  },
  { id: 'recaptcha', label: 'Google reCAPTCHA', kinds: { 'recaptcha-secret-key': 'verify' } },
  { id: 'stytch', label: 'Stytch', kinds: { 'stytch-secret': { group: 'identity', by: 'place', worst: 'admin/project' } } },
  {
    id: 'wireguard',
    label: 'WireGuard',
    kinds: {
      'wireguard-private-key': 'network',
      'wireguard-preshared-key': {
        group: 'network',
        bare: true,
        unknown: 'whether the private key of a peer stands beside it: without that it does nothing',
        worst: 'write/project',
      },
    },
  },
  { id: 'workos', label: 'WorkOS', kinds: { 'workos-api-key': { group: 'identity', worst: 'admin/project' } } },
] satisfies Service[];
