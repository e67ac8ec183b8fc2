// @filename: src/users.ts
import { createHash, pbkdf2Sync } from 'node:crypto';
import bcrypt from 'bcryptjs';
declare const cost: number;
// The digest only makes it short enough for what follows.
export const hash = (password: string): Promise<string> => bcrypt.hash(createHash('sha512').update(password).digest('hex'), 12);
export const later = (password: string): Promise<string> => bcrypt.hash(password, cost);
// A key made of a long secret.
export const key = (secret: string): Buffer => pbkdf2Sync(secret, 'salt', 1000, 32, 'sha512');

// @filename: src/files.ts
import { createHash } from 'node:crypto';
declare const passage: string, compass: string, token: string;
// None of these is a password.
export const tags = [passage, compass, token].map((it) => createHash('sha1').update(it).digest('hex'));
export const tag = createHash('sha1').update(passage).digest('hex') + createHash('sha1').update(compass).digest('hex');
