// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{ "compilerOptions": { "experimentalDecorators": true } }
// @filename: src/http/types.ts
export class Mailer { send() { return 1; } }
// @filename: src/orders/service.ts
declare function Injectable(): (target: unknown) => void;
import { Mailer } from '../http/types.js';

@Injectable()
export class Service {
  constructor(private readonly mailer: Mailer) {}
  run() { return this.mailer; }
}
