// @filename: src/a.ts
declare const config: { get(name: string): string | undefined };
export const one = process.env.ONE || 'first';
//                                    ^^^^^^^ fallback: member first
export const two = process.env.TWO ?? `second`;
//                                    ^^^^^^^^ fallback: member second
export const three = config.get('THREE') || 'third';
//                                          ^^^^^^^ fallback: result third
export function read({ four = 'fourth' }: { four?: string }, five = process.env.FIVE || config.get('FIVE')): unknown {
  const { six = 'sixth' } = process.env;
  //            ^^^^^^^ fallback: member sixth within=read
  return [four, five, six];
}
