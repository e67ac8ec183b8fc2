// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{ "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true } }
// @filename: src/http/types.ts
export class Mailer { send() { return 1; } }
export class Clock { now() { return 1; } }
export class Body { readonly id = ''; }
export class Answer { readonly id = ''; }
export interface Port { readonly id: string }
// @filename: src/orders/service.ts
declare function Injectable(): (target: unknown) => void;
declare function Post(): (target: unknown, name: string) => void;
// Decorators keep the types of constructor parameters and of decorated methods.
import { Mailer } from '../http/types.js';
//                     ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
import { Body, Answer } from '../http/types.js';
//                           ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
// An interface leaves nothing, and what no decorator sees is erased.
import { Clock, type Port } from '../http/types.js';
import type { Mailer as Type } from '../http/types.js';

@Injectable()
export class Service {
  constructor(private readonly mailer: Mailer, private readonly port: Port) {}
  @Post()
  place(body: Body): Promise<Answer> | Answer {
    return { id: body.id + this.mailer.send() + this.port.id };
  }
  tick(clock: Clock, mailer: Type) {
    return [clock.now(), mailer];
  }
}
// @filename: src/orders/plain.ts
import { Mailer } from '../http/types.js';
export class Plain {
  constructor(private readonly mailer: Mailer) {}
  run() { return this.mailer; }
}
