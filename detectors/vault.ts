/** HashiCorp Vault: tokens, unseal keys, AppRole secret ids. */
import { type Detector, defineDetector } from '../src/define.ts';
import type { Fake } from '../src/kit.ts';

const DOCS = 'https://developer.hashicorp.com/vault/docs/concepts/tokens';
const BREAKS = 'the services and people that read secrets with it';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const token = (id: string, label: string, prefix: string, body: string, length: number, severity: Detector['severity'], how: string) =>
  defineDetector({
    id,
    label,
    issuer: 'HashiCorp',
    docs: DOCS,
    ...(severity ? { severity } : {}),
    find: [{ anchors: [`${prefix}.`], pattern: new RegExp(`${prefix}\\.(?:${body})(?![A-Za-z0-9_-])`), after: 420 }],
    revoke: { how, url: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke', breaks: BREAKS },
    examples: {
      sample: (fake: Fake) => `${prefix}.${fake.text('base64url', length - 1)}${fake.text('base62', 1)}`,
      hits: ({ secret }) => [
        `VAULT_TOKEN=${secret}\n`,
        { path: 'app.yml', text: `vault:\n  token: "${secret}"\n` },
        `curl -H "X-Vault-Token: ${secret}" https://vault.acme.test/v1/secret/data/app\n`,
      ],
      misses: (fake) => [`${prefix}.${fake.text('base62', 8)}`, `${prefix}.${'x'.repeat(length)}`, `${prefix}.someObject.method()`],
    },
  });

export default [
  // Root tokens and those of older clusters have 24 characters, the rest 90 and more.
  token(
    'vault-service-token',
    'Vault service token',
    'hvs',
    '[A-Za-z0-9_-]{90,200}|(?=[A-Za-z]*\\d)[A-Za-z0-9]{24}',
    91,
    'critical',
    'Revoke it with vault token revoke',
  ),
  token(
    'vault-batch-token',
    'Vault batch token',
    'hvb',
    '[A-Za-z0-9_-]{90,400}',
    150,
    'high',
    'Let it expire, and disable the auth method or role that issued it: batch tokens cannot be revoked',
  ),
  token(
    'vault-recovery-token',
    'Vault recovery token',
    'hvr',
    '[A-Za-z0-9_-]{90,300}|(?=[A-Za-z]*\\d)[A-Za-z0-9]{24}',
    91,
    'critical',
    'Leave recovery mode and generate a new recovery token',
  ),
  defineDetector({
    id: 'vault-legacy-token',
    label: 'Vault token (before 1.10)',
    issuer: 'HashiCorp',
    docs: DOCS,
    rank: 40,
    severity: 'critical',
    find: [
      { anchors: ['vault'], name: /vault[\w.-]*token|vault\.token/i, value: /^s\.(?=[A-Za-z]*\d)[A-Za-z0-9]{24}$/, confidence: 'high' },
      {
        anchors: ['vault'],
        pattern: /vault[^\n]{0,60}?(?<![A-Za-z0-9_/+.-])(?<secret>s\.(?=[A-Za-z]*\d)[A-Za-z0-9]{24})(?![A-Za-z0-9_.-])/i,
        after: 110,
        confidence: 'medium',
      },
    ],
    revoke: { how: 'Revoke it with vault token revoke', url: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke', breaks: BREAKS },
    examples: {
      sample: (fake) => `s.${fake.text('lower', 1)}${fake.number(10)}${fake.text('base62', 22)}`,
      hits: ({ secret }) => [
        `VAULT_TOKEN=${secret}\n`,
        { path: 'app.yml', text: `vault_root_token: "${secret}"\n` },
        `curl --header "X-Vault-Token: ${secret}" https://vault.acme.test/v1/sys/mounts\n`,
        `vault login ${secret}\n`,
      ],
      misses: (fake) => [`VAULT_TOKEN=s.${fake.text('base62', 10)}\n`, `const s = s.${fake.text('lower', 24)};\n`, 'vault: s.someVeryLongPropertyName1'],
    },
  }),
  defineDetector({
    id: 'vault-unseal-key',
    label: 'Vault unseal or recovery key',
    issuer: 'HashiCorp',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/seal',
    severity: 'critical',
    find: [
      // As `vault operator init` prints them: 32 or 33 bytes, base64 or hex.
      {
        anchors: ['Unseal Key', 'Recovery Key'],
        pattern: /(?:Unseal|Recovery) Key \d{1,2}\s{0,2}:\s{0,3}(?<secret>[A-Za-z0-9+/]{43,44}={0,2}|[0-9a-f]{64,66})(?![A-Za-z0-9+/=])/,
        after: 120,
      },
      { anchors: ['unseal'], name: /unseal[\w.-]*key/i, value: /^(?:[A-Za-z0-9+/]{43,44}={0,2}|[0-9a-f]{64,66})$/ },
    ],
    entropy: 3.3,
    revoke: {
      how: 'Rekey the cluster with vault operator rekey',
      url: 'https://developer.hashicorp.com/vault/docs/commands/operator/rekey',
      breaks: 'unsealing with the old keys',
    },
    examples: {
      sample: (fake) => fake.bytes(33).toString('base64'),
      hits: ({ secret }) => [
        `Unseal Key 1: ${secret}\n\nVault initialized with 5 key shares.\n`,
        `VAULT_UNSEAL_KEY=${secret}\n`,
        { path: 'init.yml', text: `unseal_key_1: "${secret}"\n` },
      ],
      misses: (fake) => [`Unseal Key 1: ${fake.text('base64', 10)}\n`, 'Unseal Key 1: <key>\n', `VAULT_UNSEAL_KEY=${'x'.repeat(44)}\n`],
    },
  }),
  defineDetector({
    id: 'vault-approle-secret',
    label: 'Vault AppRole secret id',
    issuer: 'HashiCorp',
    docs: 'https://developer.hashicorp.com/vault/docs/auth/approle',
    rank: 35,
    identifiers: ['role'],
    find: [{ anchors: ['secret_id', 'secret-id', 'secretid'], name: /secret[._-]?id$/i, value: new RegExp(`^${UUID}$`) }],
    // Others call something a secret id too; the role id beside it makes it Vault's.
    companions: [{ name: 'role', pattern: new RegExp(`role[._-]?id["']?\\s{0,3}[:=]\\s{0,3}["']?(?<part>${UUID})`, 'i'), within: 300, missing: 'drop' }],
    revoke: {
      how: 'Destroy it with vault write auth/approle/role/NAME/secret-id/destroy',
      url: 'https://developer.hashicorp.com/vault/api-docs/auth/approle',
      breaks: BREAKS,
    },
    examples: {
      sample: (fake) => ({ secret: fake.uuid(), role: fake.uuid() }),
      hits: ({ secret, role }) => [
        `VAULT_ROLE_ID=${role}\nVAULT_SECRET_ID=${secret}\n`,
        { path: 'login.json', text: `{"role_id": "${role}", "secret_id": "${secret}"}\n` },
        { path: 'vault.yml', text: `approle:\n  role-id: ${role}\n  secret-id: ${secret}\n` },
      ],
      misses: (fake) => [`SECRET_ID=${fake.uuid()}\n`, `ROLE_ID=${fake.uuid()}\nSECRET_ID=${fake.text('hex', 12)}\n`],
    },
  }),
];
