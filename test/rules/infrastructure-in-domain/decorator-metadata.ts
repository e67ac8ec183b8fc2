// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }
  ]
}
// @filename: tsconfig.json
{ "compilerOptions": { "emitDecoratorMetadata": true, "experimentalDecorators": true } }
// @filename: src/domain/service.ts
declare function Handler(): (target: unknown) => void;
// The decorator keeps the class it is given.
import { Repository } from 'typeorm';
//                         ^^^^^^^^^ infrastructure-in-domain: loads `typeorm`
@Handler()
export class Service {
  constructor(private readonly orders: Repository<object>) {}
  run() { return this.orders; }
}
