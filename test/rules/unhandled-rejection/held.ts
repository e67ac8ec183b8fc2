// @filename: src/held.ts
declare function cancel(id: string): Promise<void>;
declare const log: { error(error: unknown): void };

let closing: Promise<void> | undefined;

async function shutDown(): Promise<void> {
  closing ??= (async () => {
    try {
      await cancel('all');
    } catch (error) {
      log.error(error);
    }
  })();
  // What is awaited catches for itself.
  await closing;
}

export function listen() {
  process.once('SIGTERM', () => {
    void shutDown();
  });
}

export function abandon(id: string) {
  let cancelled: Promise<void> | undefined;
  const stop = () => {
    cancelled = cancel(id).catch(() => undefined);
  };
  stop();
  void cancelled;
}

export function leave(id: string) {
  const left = cancel(id);
  void left;
  //   ^^^^ unhandled-rejection: is silenced by `void`
}

const tasks = new Set<Promise<unknown>>();

const track = (task: Promise<unknown>) => {
  tasks.add(task);
  void task.finally(() => tasks.delete(task));
};

export const follow = () => {
  track(shutDown());
};

const loose = (task: Promise<unknown>) => {
  void task.finally(() => tasks.delete(task));
  //   ^^^^ unhandled-rejection: is silenced by `void`
};

export const lose = (id: string) => {
  loose(cancel(id));
};

// @filename: src/limit.ts
declare function send(id: string): Promise<void>;

export function limited() {
  const queue: (() => Promise<void>)[] = [];
  const drain = () => {
    const task = queue.shift();
    // All that is put into the queue catches for itself.
    if (task) queueMicrotask(() => void task());
  };
  return <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.push(async () => {
        try {
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      });
      drain();
    });
}

export function unlimited(id: string) {
  const queue: (() => Promise<void>)[] = [];
  queue.push(async () => {
    await send(id);
  });
  const task = queue.shift();
  if (task) void task();
  //             ^^^^ unhandled-rejection: is silenced by `void`
}
