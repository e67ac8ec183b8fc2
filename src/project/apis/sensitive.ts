/** Names of what must not be read in a log. */

const word = 'pass(?:word|wd|phrase|code)|pwd|(?:client|app|shared|jwt|webhook|signing|session|cookie|oauth)?_?secret(?:_?key)?|(?:api|private|secret|encryption|signing|access)_?key|(?:access|refresh|id|auth|bearer|session|csrf|reset|api|jwt|oauth|verification|device)_?token|jwt|authorization|(?:set_?)?cookies?|(?:credit_?)?card_?(?:number|no)|cvv|cvc|ssn|social_?security_?number|credentials';
const name = new RegExp(`^(?:(?:new|old|current|plain|hashed|user|confirm|db|raw|x|encrypted|temp|temporary|admin|root|smtp|mail|redis|default)_?)?(?:${word})$`, 'i');

/** Reports whether a name says that it holds a secret: `password`, `accessToken`, `authorization`, `cardNumber`. */
export function isSensitiveName(text: string): boolean {
  return name.test(text.replace(/-/g, '_')) || /^token$/i.test(text);
}

/** Routes whose body holds a password or a token. */
const credential = /log-?in|sign-?in|sign-?up|register|passw|authenticat|credential|\botp\b|\b2fa\b|\bmfa\b|\/(?:auth|tokens?|sessions?)\/?$/i;
const leaving = /(?:log|sign)-?out[^/]*\/?$/i;

/** Reports whether people send a password or a token to a route, such as `/auth/login`, and do not leave by it. */
export function isCredentialRoute(route: string): boolean {
  return credential.test(route) && !leaving.test(route);
}
