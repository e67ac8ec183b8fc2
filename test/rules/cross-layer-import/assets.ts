// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/menu.json
{ "items": [] }
// @filename: src/orders/list.ts
// Data and styles are no code of another layer.
import menu from '../http/menu.json';
import '../http/style.css';
// What is not there cannot be judged.
import { gone } from '../http/gone.js';
export const list = [menu, gone];
