// @filename: src/answer.ts
declare function translate(text: string): Promise<string>;

interface Answer {
  status(code: number): Answer;
  json(body: object): void;
}

export async function answer(code: number, response: Answer, payload?: object): Promise<void> {
  if (String(code).startsWith('2')) {
    response.status(code).json(payload ?? {});
  } else {
    response.status(code).json({ message: await translate(`error.${code}`) });
  }
}

export async function note(level: 'debug' | 'error', text: string): Promise<void> {
  if (level !== 'error') return;
  await translate(text);
}

export async function retry(times: number): Promise<void> {
  while (times > 0) {
    if (times < 3) await translate('again');
    times -= 1;
  }
}

export function show(response: Answer, level: 'debug' | 'error') {
  // A success awaits nothing.
  answer(200, response);
  answer(404, response);
//^^^^^^ unhandled-rejection: is not awaited, returned or caught
  note('debug', 'shown');
  note('error', 'shown');
//^^^^ unhandled-rejection: is not awaited, returned or caught
  note(level, 'shown');
//^^^^ unhandled-rejection: is not awaited, returned or caught
  // The loop comes to the number that is awaited at.
  retry(5);
//^^^^^ unhandled-rejection: is not awaited, returned or caught
}

// @filename: src/listener.ts
declare function store(ids: readonly string[]): Promise<void>;

interface Subscriber {
  connect?: () => Promise<void>;
}

export class Listener {
  private isOpen = false;
  private waiting = new Set<string>();
  private readonly known = new Set<string>();

  constructor(private readonly subscriber: Subscriber, ids: readonly string[]) {
    // Nothing waits before it is built.
    this.flush();
    for (const id of ids) this.known.add(id);
    this.forget();
//  ^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
    // Without a `connect` there is nothing to wait for.
    if (!this.subscriber.connect) {
      this.open();
    }
    this.open();
//  ^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  }

  stop() {
    this.flush();
//  ^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  }

  async open(): Promise<void> {
    if (this.isOpen) return;
    if (typeof this.subscriber.connect === 'function') {
      await this.subscriber.connect();
    } else {
      this.isOpen = true;
    }
  }

  private async flush(): Promise<void> {
    if (this.waiting.size > 0) {
      const ids = [...this.waiting];
      this.waiting = new Set();
      await store(ids);
    }
  }

  private async forget(): Promise<void> {
    if (this.known.size > 0) await store([]);
  }
}
