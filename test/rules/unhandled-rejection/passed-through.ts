// @filename: src/socket.ts
import { AsyncLocalStorage } from 'node:async_hooks';

const store = new AsyncLocalStorage<{ id: string }>();

async function answered(id: string, answer: (error?: unknown) => void) {
  try {
    await fetch(`https://example.com/${id}`);
  } catch (error) {
    answer(error);
  }
}

async function unanswered(id: string) {
  await fetch(`https://example.com/${id}`);
}

export function onMessage(id: string, answer: (error?: unknown) => void) {
  // The store gives what the work gives, and this work catches.
  store.run({ id }, answered, id, answer);
  store.run({ id }, unanswered, id);
//^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
}

export function mount(routes: readonly string[], use: (route: string) => void) {
  // Async without need: it awaits nothing.
  routes.map(async (route) => {
    use(route);
  });
  routes.map(async (route) => {
//^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
    await unanswered(route);
  });
}
