// Async functions where a caller drops what they return, in the shapes of the documentation of `no-misused-promises`.
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';

declare function save(id?: unknown): Promise<void>;
declare const log: { error(details: unknown): void };
declare function onReady(listener: () => void): void;
declare function configure(options: { onClose: () => void }): void;

const bus = new EventEmitter();
const listen = async (id: string) => {
  await save(id);
};

export function listeners() {
  bus.on('saved', async (id: string) => {
    await save(id);
  });
  bus.once('saved', listen);
  bus.on('expression', (id: string) => save(id));
  bus.on('returned', (id: string) => {
    return save(id);
  });
  bus.on('guarded', async () => {
    try {
      await save();
    } catch (error) {
      log.error(error);
    }
  });
  bus.on('caught', (id: string) => {
    save(id).catch(log.error);
  });
  process.on('SIGTERM', async () => {
    await save();
  });
}

export function loops(ids: readonly string[]) {
  ids.forEach(async (it) => {
    await save(it);
  });
  ids.forEach(listen);
  new Set(ids).forEach(async (it) => {
    await save(it);
  });
  new Map([['a', 1]]).forEach(async (it) => {
    await save(it);
  });
  return Promise.all(ids.map(async (it) => save(it)));
}

export function timers() {
  setTimeout(async () => {
    await save();
  }, 10);
  setInterval(listen, 10, 'x');
  setImmediate(async () => {
    await save();
  });
  process.nextTick(async () => {
    await save();
  });
  queueMicrotask(async () => {
    await save();
  });
}

export function executors() {
  return new Promise<void>(async (resolve) => {
    await save();
    resolve();
  });
}

export function nodeCallbacks() {
  http.createServer(async (_request, response) => {
    await save();
    response.end();
  });
  fs.readFile('x', async (_error, text) => {
    await save(text);
  });
}

export function ownFunctions() {
  onReady(async () => {
    await save();
  });
  configure({
    onClose: async () => {
      await save();
    },
  });
  const keep: () => void = async () => {
    await save();
  };
  keep();
}

export async function conditions(ids: readonly string[]) {
  if (save()) log.error('always');
  const known = ids.filter(async (it) => (await save(it)) === undefined);
  return { ...save(), known };
}
