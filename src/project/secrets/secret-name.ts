/** What the name of a setting says about the secret in it. */

/**
 * `own`: with it this service signs, encrypts or decides who comes in; whoever knows it can do the same. `borrowed`: it
 * opens another system, which still decides for itself.
 */
export type SecretKind = 'own' | 'borrowed';

const shown = /^(?:PUBLIC|PUBLISHABLE|ANON|ANONYMOUS|PUB|REACT|VITE|SITE|SITEKEY|EXAMPLE|SAMPLE|TEST|E2E|MOCK)$/;
const variants = /^(?:\d+|DEV|DEFAULT|CURRENT|NEXT|OLD|PREVIOUS|LOCAL|BASE64|HEX|STRING|VALUE|TEXT|BASE)$/;
const ownKey = /^(?:SECRET|PRIVATE|ENCRYPTION|ENCRYPT|CRYPTO|CRYPT|CIPHER|SIGNING|SIGN|SIGNATURE|JWT|SESSION|COOKIE|MASTER|HMAC|AES)$/;
const elsewhere = /^(?:CLIENT|AWS|S3|R2|MINIO|STRIPE|PAYPAL|GOOGLE|GITHUB|GITLAB|FACEBOOK|TWITTER|SLACK|DISCORD|TELEGRAM|TWILIO|OAUTH|OIDC|SPACES|CONSUMER|RECAPTCHA|CAPTCHA|TURNSTILE|HCAPTCHA|OPENAI|RAZORPAY|CLOUDINARY|AZURE|PUSHER)$/;

/** The kind of secret that a setting holds by its name, such as `JWT_SECRET`; `undefined` when the name does not say. */
export function secretKind(name: string): SecretKind | undefined {
  const words = name.split(/[_.\-:]+|(?<=[a-z0-9])(?=[A-Z])/).filter((it) => it !== '').map((it) => it.toUpperCase());
  while (words.length > 1 && variants.test(words.at(-1) ?? '')) words.pop();
  const last = words.pop() ?? '';
  if (words.some((it) => shown.test(it))) return undefined;
  const isElsewhere = words.some((it) => elsewhere.test(it));
  if (/^(?:SECRET|SECRETS|PEPPER|JWTSECRET|SECRETKEY)$/.test(last)) return isElsewhere ? 'borrowed' : 'own';
  if (last === 'KEY' || last === 'KEYS') {
    if (words.includes('TOKEN')) return 'own';
    if (words.some((it) => ownKey.test(it))) return isElsewhere || words.includes('ACCESS') ? 'borrowed' : 'own';
    return words.some((it) => it === 'API' || it === 'ACCESS') ? 'borrowed' : undefined;
  }
  if (/^(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD)$/.test(last)) return words.some((it) => it === 'ADMIN' || it === 'SUPERADMIN') ? 'own' : 'borrowed';
  if (last === 'TOKEN') return words.some((it) => it === 'ADMIN' || it === 'VERIFY' || it === 'INTERNAL') ? 'own' : 'borrowed';
  return undefined;
}

/** Where a secret is kept, in place of the secret: `/etc/ledger/tls.key`. */
const place = /^(?:\.{0,2}\/|~\/|[a-z]:\\|[a-z]+:\/\/)|\.(?:pem|key|crt|cer|json)$/i;
const standIn = /^(?:dummy|test|fake|none|null|undefined|placeholder|your|change|replace|xxx|<|\$|\[|missing|not|unset|no-|na$|n\/a|sk-(?:x|dummy|test|no)|example|insert|enter|add|todo|here|default|dev|local)/i;
/** A prefix or a pattern with nothing in it: `sk-proj-`, `00000000-0000`, `sk_nothing`, `re_132`. */
const hollow = /^[a-z]{2,4}[-_](?:\w{0,4}[-_]?)?$|^[0\W]+$|nothing|empty|placeholder|not[-_ ]?set/i;
/** The usual passwords of databases on developers' machines. */
const usual = /^(?:postgres|password|passw0rd|root|admin|secret|guest|minioadmin|redis|mysql|pass|mongo|1234\d*|user|rootpassword|sa)$/i;

/**
 * Reports whether a text can be the secret itself. Another system refuses what is no credential of its own, so for a
 * borrowed one a stand-in does no harm.
 */
export function isSecretText(text: string, kind: SecretKind): boolean {
  if (text === '' || place.test(text)) return false;
  return kind === 'own' || !(text.length < 4 || standIn.test(text) || hollow.test(text) || usual.test(text));
}
