/** age: secret keys (identities), native, post-quantum and of plugins. */
import { defineDetector, type Parts } from '../src/define.ts';

/** Bech32 (BIP 173), written in capitals. */
const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

function polymod(values: number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [i, generator] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries()) if ((top >>> i) & 1) sum ^= generator;
  }
  return sum;
}

const expand = (hrp: string) => [...[...hrp].map((c) => c.charCodeAt(0) >> 5), 0, ...[...hrp].map((c) => c.charCodeAt(0) & 31)];

const encode = (hrp: string, data: number[]) => {
  const sum = polymod([...expand(hrp), ...data, 0, 0, 0, 0, 0, 0]) ^ 1;
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
  return `${hrp}1${[...data, ...tail].map((v) => CHARSET[v]).join('')}`.toUpperCase();
};

const verify = ({ secret = '' }: Parts) => {
  const text = secret.toLowerCase();
  const at = text.lastIndexOf('1');
  const ok = polymod([...expand(text.slice(0, at)), ...[...text.slice(at + 1)].map((c) => CHARSET.indexOf(c))]) === 1;
  return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
};

const kind = (id: string, label: string, anchor: string, pattern: RegExp, hrp: string, severity: 'critical' | 'medium', how: string) =>
  defineDetector({
    id,
    label,
    issuer: 'age',
    docs: 'https://age-encryption.org/v1',
    severity,
    find: [{ anchors: [anchor], pattern, after: 640 }],
    verify,
    revoke: { how, url: 'https://github.com/FiloSottile/age', breaks: 'decrypting what is still encrypted to the old key' },
    examples: {
      sample: (fake) => encode(hrp, [...Array.from({ length: 51 }, () => fake.number(32)), 16]),
      hits: ({ secret }) => [
        { path: 'key.txt', text: `# created: 2026-01-01T00:00:00Z\n# public key: age1\n${secret}\n` },
        `SOPS_AGE_KEY=${secret}\n`,
        { path: 'flux.yml', text: `stringData:\n  age.agekey: "${secret}"\n` },
      ],
      misses: (fake) => [`${hrp.toUpperCase()}1${fake.text('upper', 10)}`, `${hrp.toUpperCase()}1${'Q'.repeat(58)}`, `${hrp}1${fake.text('lower', 58)}`],
    },
  });

const HOW = 'Make a new key, encrypt every file to it anew, and change the secrets in them';

export default [
  kind(
    'age-secret-key',
    'age secret key',
    'AGE-SECRET-KEY-',
    /AGE-SECRET-KEY-(?:PQ-)?1[AC-HJ-NP-Z02-9]{58}(?![A-Za-z0-9])/,
    'age-secret-key-',
    'critical',
    HOW,
  ),
  // What a plugin's identity holds differs: a key, or only the name of one in hardware.
  kind(
    'age-plugin-identity',
    'age plugin identity',
    'AGE-PLUGIN-',
    /AGE-PLUGIN-[A-Z0-9]{2,24}-1[AC-HJ-NP-Z02-9]{12,560}(?![A-Za-z0-9])/,
    'age-plugin-acme-',
    'medium',
    HOW,
  ),
];
