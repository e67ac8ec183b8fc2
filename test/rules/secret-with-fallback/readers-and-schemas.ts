// @filename: src/auth.module.ts
import { ConfigService } from '@nestjs/config';
const config = new ConfigService();
export const options = {
  secret: config.get<string>('JWT_SECRET') || 'secret',
  //                                          ^^^^^^^^ secret-with-fallback: `JWT_SECRET` falls back
  refresh: config.get('JWT_REFRESH_SECRET', 'refresh'),
  //                                        ^^^^^^^^^ secret-with-fallback: `JWT_REFRESH_SECRET` falls back
  issuer: config.get('JWT_ISSUER', 'orders'),
};

// @filename: src/env.ts
import { z } from 'zod';
import { cleanEnv, str } from 'envalid';
export const env = z.object({ SIGNING_SECRET: z.string().min(8).default('development'), PORT: z.string().default('3000') }).parse(process.env);
//                                                                      ^^^^^^^^^^^^^ secret-with-fallback: `SIGNING_SECRET` falls back
export const more = cleanEnv(process.env, { COOKIE_SECRET: str({ default: 'biscuit' }), JWT_KEY: str() });
//                                                             ^^^^^^^^^^^^^^^^^^^^^^ secret-with-fallback: `COOKIE_SECRET` falls back
