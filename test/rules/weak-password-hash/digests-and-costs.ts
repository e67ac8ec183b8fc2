// @filename: src/users.ts
import crypto from 'node:crypto';
declare const user: { password: string };
export const one = crypto.createHash('md5').update(user.password).digest('hex');
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weak-password-hash: hashes `password` with a digest made to be fast
export function two(newPassword: string): string {
  return crypto.createHash('sha256').update(newPassword, 'utf8').digest('hex');
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weak-password-hash: hashes `newPassword` with a digest
}

// @filename: src/costs.ts
import bcrypt from 'bcryptjs';
const rounds = 8;
export const hash = (password: string): Promise<string> => bcrypt.hash(password, rounds);
//                                                         ^^^^^^^^^^^ weak-password-hash: `bcrypt.hash` hashes with 8 rounds; guessing costs little below 10
