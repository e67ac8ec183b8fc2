// @filename: package.json
{ "name": "shop", "type": "commonjs" }
// @filename: tsconfig.json
{ "compilerOptions": { "module": "Node16", "moduleResolution": "Node16", "paths": { "@services": ["./src/services"] } } }
// @filename: plumbline.json
{ "layers": [{ "name": "domain", "files": ["src/domain/**"], "mayImport": [] }, { "name": "services", "files": ["src/services/**"], "mayImport": ["domain"] }] }
// @filename: src/domain/order.ts
// An alias to a folder, which Node16 alone would not follow to its index file.
import { price } from '@services';
//                    ^^^^^^^^^^^ cross-layer-import: `domain` imports `@services` from `services`; it may import no other layer
export const total = price(1);
// @filename: src/services/index.ts
export const price = (amount: number): number => amount;
