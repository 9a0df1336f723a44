/** NATS: nkey seeds. */
import { defineDetector, type Parts } from '../src/define.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function encode(bytes: Buffer): string {
  let bits = '';
  for (const b of bytes) bits += b.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function decode(text: string): Buffer {
  let bits = '';
  for (const c of text) bits += ALPHABET.indexOf(c).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** CRC-16 with polynomial 0x1021 and initial value 0, little-endian at the end of the decoded seed. Source: the nkeys README, checked 2026-11-21. */
function crc16(bytes: Buffer): number {
  let crc = 0;
  for (const b of bytes) {
    crc ^= b << 8;
    for (let k = 0; k < 8; k++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}

const verify = ({ secret = '' }: Parts) => {
  const bytes = decode(secret);
  const ok = crc16(bytes.subarray(0, 34)) === bytes.readUInt16LE(34);
  return { ok, how: ok ? 'its checksum is right' : 'its checksum is wrong: mistyped, made up, or cut' };
};

export default defineDetector({
  id: 'nats-seed',
  label: 'NATS nkey seed',
  issuer: 'NATS',
  docs: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
  find: [{ anchors: ['SUA', 'SAA', 'SOA', 'SNA', 'SCA', 'SXA'], pattern: /S[UAONCX]A[A-P][A-Z2-7]{54}(?![A-Za-z0-9_-])/, after: 64 }],
  severity: 'critical',
  rank: 60,
  verify: verify,
  read: ({ secret = '' }) => ({ kind: { U: 'user', A: 'account', O: 'operator', N: 'server', C: 'cluster', X: 'curve' }[secret.charAt(1)] ?? 'unknown' }),
  revoke: {
    how: 'Make a new nkey (`nsc generate nkey`), replace its public key in the server or account, and revoke the user there',
    url: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/jwt',
    breaks: 'clients that sign in with it',
  },
  examples: {
    sample: (fake) => {
      const body = Buffer.concat([Buffer.from([0x95, 0x00]), fake.bytes(32)]);
      const tail = Buffer.alloc(2);
      tail.writeUInt16LE(crc16(body));
      return encode(Buffer.concat([body, tail]));
    },
    hits: ({ secret }) => [
      `NATS_SEED=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  NATS_SEED: "${secret}"\n` },
      { path: 'client.py', text: `client = nats.Client(token="${secret}")\n` },
      { path: 'user.creds', text: `-----BEGIN USER NKEY SEED-----\n${secret}\n------END USER NKEY SEED------\n` },
    ],
    misses: (fake) => [`SUA${fake.text('base32', 20)}`, `SUAB${fake.text('lower', 54)}`],
  },
});
