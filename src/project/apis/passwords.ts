/** Packages that hash, with the position of what is hashed and of what it costs. */
import type { ApiTable } from '../calls/external-calls.js';

/** Digests made to be fast. */
export const fastDigests: ApiTable = {
  crypto: /^createHash\(\)\.update$/,
  'crypto-js': /^(?:MD5|SHA1|SHA256|SHA512|SHA3)$/,
  md5: /^$/,
  sha1: /^$/,
  'js-md5': /^(?:md5)?$/,
  'blueimp-md5': /^$/,
  'js-sha256': /^(?:sha256)?$/,
};

/** One call for the whole: `hash('md5', password)`. */
export const digestsByName: ApiTable = { crypto: /^hash$/ };

/** Hashes that are made for passwords. */
export const passwordHashes: ApiTable = {
  bcrypt: /./,
  bcryptjs: /./,
  'bcrypt-nodejs': /./,
  '@node-rs/bcrypt': /./,
  argon2: /./,
  '@node-rs/argon2': /./,
  crypto: /^(?:scrypt|scryptSync|pbkdf2|pbkdf2Sync)$/,
};

/** Calls that take a cost, its position, and what is too little of it. Functions that derive keys from secrets take costs as well, and need none. */
export const costs: readonly (readonly [api: ApiTable, position: number, least: number, unit: string])[] = [
  [{ bcrypt: /^(?:hash|hashSync)$/, bcryptjs: /^(?:hash|hashSync)$/, '@node-rs/bcrypt': /^(?:hash|hashSync)$/ }, 1, 10, 'rounds'],
  [{ bcrypt: /^(?:genSalt|genSaltSync)$/, bcryptjs: /^(?:genSalt|genSaltSync)$/ }, 0, 10, 'rounds'],
];
