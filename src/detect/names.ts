/**
 * What a name says of the value stored under it: a password, a token, a key, or nothing secret.
 * Knows names only; the value is judged elsewhere.
 */

/** Splits `dbPassword`, `DB_PASSWORD` or `db-password` into `db`, `password`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** What people choose (`password`), what machines make (`token`), or a `key` of which nothing says that it opens something. */
export type NameSense = 'password' | 'token' | 'key';

const set = (words: string) => new Set(words.split(' '));

const PASSWORD = set(
  'password passwords pasword paswd paswrd psword pswrd pword passworsd passwd passwort passphrase passcode pass pwd pw pswd psw passwrd userpass dbpass dbpassword mypassword rootpass adminpass contrasena senha mdp kennwort userpassword adminpassword pin',
);
const TOKEN = set(
  'secret secrets token apikey apitoken accesstoken accesskey secretkey privatekey authkey authtoken credential credentials cred creds auth authorization jwt bearer apisecret clientsecret appsecret seckey signingkey encryptionkey masterkey sharedkey oauthtoken refreshtoken sessiontoken deploytoken bottoken pat dsn sas hmac authcode servicekey storagekey accountkey subscriptionkey licensekey consumersecret consumerkey webhooksecret',
);
// `key` alone is a dictionary entry; with one of these before it, it opens something.
const KEY_OF = set(
  'api access secret private auth encryption encrypt signing sign client master account storage shared license service admin app application consumer subscription webhook session hmac aes crypto cipher activation deploy deployment server database db write read azure aws gcp google openai algolia stripe mailgun sendgrid github gitlab slack heroku datadog cloud function host primary secondary root registration provisioning device product project team user merchant integration feed ssh rsa pgp gpg tls ssl jwt cookie password token vault sas event eventhub cosmos search maps translator speech bing live prod test recovery wallet seed validator system platform authentication authorization activation wifi wpa unlock internal external ftp smtp mail rest web',
);
// A word after the telling one that leaves its sense alone.
const TRAILER = set(
  'value values base64 b64 hex string str raw plain plaintext text default prod production dev development staging stage test testing live sandbox new old current previous primary secondary base env data bytes main master local enc admin root user readonly ro rw write read json here only v1 v2 v3 v4 const literal',
);
const NOT_SECRET = set(
  'public pub csrf xsrf authenticity forgery antiforgery page pagination cursor next continuation sync lexer parser syntax tokenizer css design publishable site sitekey anon sha sha1 sha256 md5 hash hashed digest checksum fingerprint thumbprint integrity etag placeholder example sample mock fake dummy idempotency partition primary_key foreign sort range cache i18n translation keyboard hot shortcut registry symbol metric',
);

/** Whether a value stored under this name is likely secret, and of which sense. */
export function senseOf(name: string): NameSense | undefined {
  const words = wordsOf(name);
  while (words.length > 1 && (TRAILER.has(words.at(-1) as string) || /^\d+$/.test(words.at(-1) as string))) {
    // `user` and `test` as the first word are no trailers: something telling must remain.
    words.pop();
  }
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const tail = last.replace(/\d+$/, '');
  const before = words.slice(-3, -1);
  if (before.some((w) => NOT_SECRET.has(w)) || NOT_SECRET.has(tail)) return undefined;
  if (PASSWORD.has(tail)) return tail === 'pin' || tail === 'pass' ? (words.length > 1 || tail === 'pass' ? 'password' : undefined) : 'password';
  if (TOKEN.has(tail)) return 'token';
  if (tail === 'key' || tail === 'keys')
    return before.some((w) => KEY_OF.has(w) || /^(?:my|any|the)?(?:api|app|client|access|secret|auth)/.test(w))
      ? 'token'
      : words.length > 1 && !name.includes(' ')
        ? 'key'
        : undefined;
  // Words run together: `dbpassword`, `slacktoken`, `clientsecret`.
  if (/(password|passwd|passphrase|pwd|(mysql|my|db|root|admin|user|smtp|mail|ftp|ssh|sql|pg|postgres|redis|proxy|http|login|sa)pass)$/.test(tail))
    return 'password';
  if (
    /(secret|token|apikey|accesskey|secretkey|privatekey|authkey|apikeys|credential|credentials|(access|account|storage|function|shared|signing|master|admin|service|subscription|encryption|deploy|server|host|app|client)key)$/.test(
      tail,
    )
  )
    return 'token';
  return undefined;
}
