/**
 * Tells values that are no secrets from values that may be: placeholders, templates, references, expressions.
 * Judges single strings; knows nothing of documents or detectors.
 */
import { randomness } from '../randomness.ts';

/** A run of one, two or three repeated characters. */
const RUN = /(.)\1{5,}|(..)\2{4,}|(...)\3{3,}/gs;

/** True when repetition makes up a third of the text: real keys may hold a stretch of padding, made-up ones consist of it. */
function repeats(value: string): boolean {
  let repeated = 0;
  for (const match of value.matchAll(RUN)) repeated += match[0].length;
  return repeated > 0 && repeated * 3 >= value.length;
}
const SEQUENCE = /1234567|7654321|abcdefg|qwertyui|asdfghjk|zxcvbnm/i;
const DUMMY_WORD =
  /example|sample|placeholder|change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with|by)|your[-_ ]|[-_ ]your|yourtoken|yourkey|yoursecret|yourpassword|yourapi|insert[-_ ]|enter[-_ ]|dummy|redacted|removed|\bhidden\b|masked|not[-_ ]?(a|real|set|used|needed|defined)[-_ ]|not-?real|<[^>]*>|x{4,}|\*{3,}|\.{3,}|…|todo|fixme|lorem|ipsum|foo[-_]?bar|deadbeef|asdfgh|asdfasdf|some[-_ ]?(secret|token|key|password|value|thing|random)|(my|the|a)[-_ ](secret|token|key|password|pass|api)|^(secret|token|password|passwd|key|apikey|api_key|value|string|test|testing|none|null|nil|undefined|true|false|default|empty|unset|changeit|foobar|foo|bar|baz|admin|root|user|username|guest|postgres|mysql|redis|localhost)$/i;

/** Why a machine-made token is not a real one (all the same character, a counting sequence, the word EXAMPLE …), or nothing. */
export function dummyToken(value: string): string | undefined {
  if (repeats(value)) return 'repeats itself';
  if (SEQUENCE.test(value)) return 'counts up';
  if (/example|sample|placeholder|redacted|your[-_]|x{6,}|\*{3,}|\.{3,}|dummy|changeme/i.test(value)) return 'says it is a placeholder';
  return undefined;
}

const TEMPLATE =
  /\$\{|\{\{|<%|%>|#\{|\$\(|%\(|@\{|\[\[|\{%|<\?|\$\[|%[A-Z_][A-Z0-9_]*%|^%[sdv]$|^\{[\w.]*\}$|^\$[A-Za-z_]\w*$|^\$\w+\$$|^__\w+__$|^<.*>$|^\{.*\}$|^@[\w.]+@$|&[lg]t;|^!\w+ |^\[.*\]$|^#\w+#$|^~.*~$|%s|\\\(|\{\d+\}/;
const REFERENCE =
  /^(process\.env|os\.environ|ENV\[|System\.getenv|getenv|env\.|vars?\.|secrets?\.|data\.|local\.|module\.|config\.|settings\.|self\.|this\.|input\.|params?\.|request\.|req\.|args\.|options\.)|^(arn:|vault:|op:\/\/|ref\+|ssm:|secretsmanager:|projects\/|keychain:|file:|env:|azurekeyvault|gcp:|aws:|sm:\/\/|secretref:|bw:|doppler:|pass:|awskms:|kms:)|^\$|^(ENC\[|ENC\(|\{cipher\}|\$ANSIBLE_VAULT|enc:|encrypted:|!vault|sops:|AQICAH|vault:v\d)/i;
const PATH =
  /^(\.{0,2}\/|~\/|[A-Za-z]:[\\/]|\\\\)[\w.@ +\-\\/]*$|^[\w.@-]+(\/[\w.@-]+)*\.(pem|key|crt|cer|json|ya?ml|txt|p12|pfx|jks|env|conf|cfg|ini|py|js|ts|go|rb|java|php|html?|xml|sh|md|png|svg|css)$/i;
const URL_WITHOUT_SECRET = /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i;
const CALL =
  /^[A-Za-z_][\w.:]*\(.*\)?;?$|^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$|^[A-Za-z_]\w*\[|^[A-Za-z_]\w*(::|->)[A-Za-z_]|^new\s|^(await|return|typeof|lambda|function|async)\b|=>|&&|\|\||\?\?/;
const MEMBER = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/;
// Bitnami's SealedSecrets: a two-byte length (512 for the usual RSA key), then ciphertext.
const SEALED = /^A[gQ][A-Za-z0-9+/]{300,}/;
const VERSIONED = /^[A-Za-z][A-Za-z.-]*[-_:@]v?\d+\.\d+(\.\d+)*([-.]\w+)?$/;
const TYPE =
  /^(string|str|bool|boolean|number|int|integer|float|bytes?|object|any|text|varchar.*|char.*|optional|required|var|let|const|self|this|none|null|nil|undefined|true|false|yes|no|on|off|void|unknown|never)[?!,;)\]}]*$/i;

/** Why a value stored under a telling name is no secret (a template, a reference, a path, a placeholder …), or nothing. */
export function notAValue(value: string): string | undefined {
  if (TYPE.test(value)) return 'a type or a constant';
  if (TEMPLATE.test(value)) return 'a template';
  if (/^\w+=[^&=]*&\w+=/.test(value) && !/(?:sig|token|key|secret|pass\w*)=/i.test(value)) return 'a query';
  if (REFERENCE.test(value)) return 'a reference';
  if (/^[A-Z]{2,}(?:[_-][A-Z]{2,})+$/.test(value)) return 'a name in capitals';
  if (/\(\?[:<=!]|\[\^?[A-Za-z]-[A-Za-z]|\\[dwsS][+*{]|\{\d+(?:,\d*)?(?:\}|$)/.test(value)) return 'a pattern';
  if (PATH.test(value)) return 'a path';
  if (URL_WITHOUT_SECRET.test(value)) return 'an address';
  if (CALL.test(value) || (MEMBER.test(value) && randomness(value) < 6)) return 'an expression';
  if (SEALED.test(value)) return 'encrypted';
  if (VERSIONED.test(value)) return 'a name with a version';
  if (DUMMY_WORD.test(value)) return 'a placeholder';
  if (repeats(value) || SEQUENCE.test(value)) return 'repeats or counts';
  return undefined;
}

const WHOLE_REFERENCE =
  /^(?:\$\{[^{}]*\}|\$[A-Za-z_]\w*|\$\([^()]*\)|%[A-Za-z_]\w*%|\{\{.*\}\}|<[^<>]*>|\{env:[^{}]*\}|\$\{\{.*\}\})$|^(?:op|vault|ref\+\w+|keychain|env|file):\/\//s;
const WHOLE_PLACEHOLDER =
  /^(?:x{2,}|\*+|\.{2,}|…|-+|_+|change[-_ ]?me|change[-_ ]?this|replace[-_ ]?me|(?:your|my|insert|enter)[-_ ].*|.*[-_ ]here|placeholder|example|redacted|\[redacted\]|none|null|nil|undefined|true|false|todo|dummy)$|EXAMPLE(?:KEY)?$|\*{5,}/is;

/**
 * True for what a tool's file holds in a secret's stead: nothing, a reference that the tool resolves, a placeholder. What a tool logs in
 * with may be a poor password, so that only what is plainly none counts.
 */
export const standsForSecret = (value: string): boolean => value.trim() === '' || WHOLE_REFERENCE.test(value.trim()) || WHOLE_PLACEHOLDER.test(value.trim());
