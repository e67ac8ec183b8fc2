// @filename: src/a.ts
declare const flag: boolean;
export const options = { tls: { rejectUnauthorized: false }, 'keep-alive': true, flag, other: flag, text: 'true' };
//                                                  ^^^^^ switch: rejectUnauthorized off
//                                                                         ^^^^ switch: keep-alive on
export function made(): unknown {
  return { synchronize: (true) };
}
