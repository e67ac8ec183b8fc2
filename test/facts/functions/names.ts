export function declared(a: number, b: number) { return a + b; }
//              ^^^^^^^^ function: declared parameters=2 returns=1 within=module
export const arrow = async () => { await fetch('a'); };
//           ^^^^^ function: arrow async risks=await
export class Orders {
  constructor(readonly id: string) {}
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function: Orders.constructor parameters=1
  async list() {
  //    ^^^^ function: Orders.list async risks=throw,await,return
    if (this.id === '') throw new Error('id');
    const inner = () => this.id;
    //    ^^^^^ function: Orders.list.inner within=Orders.list
    return [await fetch(inner())];
  }
  readonly field = () => this.id;
  //       ^^^^^ function: Orders.field
  get id2() { return this.id; }
  //  ^^^ function: Orders.id2 returns=1
  static *ids() { yield 1; }
  //      ^^^ function: Orders.ids generator
}
export const object = {
  method() { return 1; },
//^^^^^^ function: method
  async property() { return 1; },
  //    ^^^^^^^^ function: property async
};
declare function without(body: string): void;
function overloaded(a: string): void;
function overloaded(a: number): void;
function overloaded(a: unknown) { without(String(a)); }
//       ^^^^^^^^^^ function: overloaded parameters=1
[1].map((it) => it + overloaded.length);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function: anonymous parameters=1
