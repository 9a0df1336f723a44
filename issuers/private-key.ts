/**
 * Private keys: PEM, DER, OpenPGP, PuTTY. What one can do is decided where its public half is trusted, which the key does not say: as an SSH key it may be
 * root of every server, or read one repository; as a TLS key it stands for a host, as a signing key for whoever made a release. The worst is assumed.
 * How servers narrow an SSH key: man.openbsd.org/sshd, AUTHORIZED_KEYS FILE FORMAT (restrict, command=, from=, expiry-time=); certificates that
 * end: man.openbsd.org/ssh-keygen, CERTIFICATES. Known, and found quoted on 2026-11-21 (ssh.com, ibm.com); the pages themselves were not checked.
 */
import type { Narrower } from '../src/grants.ts';
import { defineIssuer, type Held, type Kind } from '../src/issuer.ts';

const SSH: Narrower[] = [
  {
    how: 'Let servers take the key only for what it is for: restrict, command= and from= before it in authorized_keys, for a user without sudo',
    url: 'https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT',
  },
  { how: 'Sign in with SSH certificates that end within hours, so that no key stays trusted', url: 'https://man.openbsd.org/ssh-keygen#CERTIFICATES' },
  {
    how: 'For one repository use a deploy key that only reads it',
    url: 'https://docs.github.com/en/authentication/connecting-to-github-with-ssh/managing-deploy-keys',
  },
];
const HARDWARE: Narrower = {
  how: 'Keep the key in hardware (a security key, a TPM, an HSM or a KMS) that uses it and never gives it out',
  url: 'https://man.openbsd.org/ssh-keygen#FIDO_AUTHENTICATOR',
};

const SERVERS = 'which servers, users and repositories trust it, and as whom it signs in there';
const ANYTHING = `what it is for: SSH (${SERVERS}), the certificate of a host or an authority, signing code or tokens`;
const PGP = 'what it signs and decrypts, and who trusts it: releases, packages, commits, backups, mail';

/** @param unknown what it can do, by what is known of its form */
const key = (unknown: (held: Held) => string, narrower: Narrower[]): Kind => ({
  granularity: 'account',
  offline: (held) => ({
    grants: [],
    evidence: { kind: 'kind', how: 'a key can do what those let it who trust its public half' },
    unknown: [unknown(held), ...(held.facts['encrypted'] === true ? ['whether its passphrase, without which it is of no use, is known as well'] : [])],
    worst: { reach: 'admin', breadth: 'account' },
  }),
  narrower: [...narrower, HARDWARE],
  lifecycle: { canBeEndless: true },
});

export default defineIssuer({
  id: 'private-keys',
  label: 'Private keys',
  kinds: {
    'private-key': key(({ facts }) => (facts['format'] === 'OpenSSH' ? SERVERS : ANYTHING), SSH),
    'private-key-der': key(() => ANYTHING, []),
    'pgp-private-key': key(
      () => PGP,
      [
        {
          how: 'Give out a subkey that only signs or only decrypts, with an end, and keep the primary key off the machine',
          url: 'https://www.gnupg.org/documentation/manuals/gnupg/',
        },
      ],
    ),
    'putty-private-key': key(() => SERVERS, SSH),
  },
});
