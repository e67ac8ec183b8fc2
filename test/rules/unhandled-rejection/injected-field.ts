// @filename: src/ports.ts
export interface Mailer { send(id: string): Promise<void>; size(): number }
// @filename: src/service.ts
import type { Mailer } from './ports.js';

export class OrderService {
  readonly #mailer: Mailer;
  constructor(mailer: Mailer, private readonly backup: Mailer) {
    this.#mailer = mailer;
  }
  place(id: string) {
    this.#mailer.send(id);
//  ^^^^^^^^^^^^^^^^^ unhandled-rejection: `this.#mailer.send(id)` is not awaited
    this.backup.send(id);
//  ^^^^^^^^^^^^^^^^ unhandled-rejection: `this.backup.send(id)` is not awaited
    this.backup.size();
    return this.backup.send(id);
  }
}
