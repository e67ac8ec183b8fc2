// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{
  "compilerOptions": {
    "baseUrl": ".",
    // Comments and trailing commas are allowed here.
    "paths": { "@/*": ["src/*"], "#http": ["src/http/index.ts"], },
  },
}
// @filename: src/http/index.ts
export const server = 1;
// @filename: src/orders/list.ts
import { server } from '@/http';
//                     ^^^^^^^^ cross-layer-import: `orders` imports `@/http` from `http`
import { server as again } from '#http';
//                              ^^^^^^^ cross-layer-import: `orders` imports `#http` from `http`
import { server as whole } from 'src/http/index';
//                              ^^^^^^^^^^^^^^^^ cross-layer-import: `orders` imports `src/http/index` from `http`
export const list = [server, again, whole];
