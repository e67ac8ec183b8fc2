import { orders } from './orders.js';

export function list(id: string) {
  orders.find(id);
//^^^^^^^^^^^ call: orders.find callee=member arguments=definition within=list
  new Map([[id, 1]]);
  //  ^^^ call: Map callee=global construct arguments=array
  orders.where(id).limit(1);
//^^^^^^^^^^^^ call: orders.where
//^^^^^^^^^^^^^^^^^^^^^^ call: orders.where(id).limit
  orders?.find?.('x', () => id, { id });
//^^^^^^^^^^^^ call: orders?.find arguments=text,function,object
}
// A tag is called with the texts and the values of its template.
export const sql = String.raw`select 1`;
//                 ^^^^^^^^^^ call: String.raw callee=member arguments=array within=module
list('top');
//<^ call: list within=module arguments=text
