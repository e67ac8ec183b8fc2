// @filename: src/mail.ts
import { Redis } from 'ioredis';
declare const mail: { send(to: string): Promise<void> };
const redis = new Redis();

export async function welcome(to: string): Promise<void> {
  try {
    await mail.send(to);
  } catch {
//  ^^^^^ swallowed-error: nobody hears when `mail.send` fails: this `catch` is empty
  }
  try {
    await redis.set(to, '1');
  } catch (err) {}
//  ^^^^^ swallowed-error: `redis.set`
}

export function later(to: string): void {
  mail.send(to).catch(() => {});
  //            ^^^^^ swallowed-error: nobody hears when `mail.send` fails: what catches it is empty
  mail.send(to).then(() => redis.incr('sent')).catch(function () {});
  //                                           ^^^^^ swallowed-error
}
