// @filename: src/publisher.ts
export interface Publisher {
  publish(topic: string): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

// @filename: src/local.ts
import type { Publisher } from './publisher.js';

export class LocalPublisher implements Publisher {
  readonly #topics = new Set<string>();

  async publish(topic: string) {
    this.#topics.add(topic);
  }

  async flush() {
    await fetch('https://example.com');
  }

  async close() {
    this.#topics.clear();
  }
}

// @filename: src/orders.ts
import type { Publisher } from './publisher.js';

declare function resolve<T>(name: string): T;

export function place() {
  const publisher = resolve<Publisher>('publisher');
  // All that implements it only remembers.
  publisher.publish('orders');
  publisher.flush();
//^^^^^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
}
