// @filename: src/config.ts
export const config = {
  jwt: process.env.JWT_SECRET || 'secret',
  //                             ^^^^^^^^ secret-with-fallback: `JWT_SECRET` falls back to a text that everyone who reads the code knows
  session: process.env['SESSION_SECRET'] ?? `keyboard cat`,
  //                                        ^^^^^^^^^^^^^^ secret-with-fallback: `SESSION_SECRET` falls back
  encryption: process.env.DATA_ENCRYPTION_KEY_DEFAULT || '0123456789abcdef',
  //                                                     ^^^^^^^^^^^^^^^^^^ secret-with-fallback: `DATA_ENCRYPTION_KEY_DEFAULT` falls back
  admin: process.env.ADMIN_PASSWORD || 'admin',
  //                                   ^^^^^^^ secret-with-fallback: `ADMIN_PASSWORD` falls back
  access: process.env.ACCESS_TOKEN_SECRET || 'access',
  //                                         ^^^^^^^^ secret-with-fallback: `ACCESS_TOKEN_SECRET` falls back
  // Another system keeps this one, and what stands here is a real one.
  mail: process.env.SMTP_PASSWORD || 'q8Zr-tR2x-99',
  //                                 ^^^^^^^^^^^^^^ secret-with-fallback: `SMTP_PASSWORD` falls back
};

// @filename: src/taken-apart.ts
import { env } from 'node:process';
const { COOKIE_SECRET = 'biscuit' } = env;
//                      ^^^^^^^^^ secret-with-fallback: `COOKIE_SECRET` falls back
export const cookie = COOKIE_SECRET;
