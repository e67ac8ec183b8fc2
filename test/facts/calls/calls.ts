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
// A tag is a call to the language and none to Plumbline.
export const sql = String.raw`select 1`;
list('top');
//<^ call: list within=module arguments=text
