// Promises that cannot reject, which types cannot tell from others.
import { setTimeout as wait } from 'node:timers/promises';

declare function save(): Promise<void>;
declare const log: { error(details: unknown): void };

async function guarded(): Promise<void> {
  try {
    await save();
  } catch (error) {
    log.error(error);
  }
}

async function guardedInside(): Promise<void> {
  await save().catch((error: unknown) => {
    log.error(error);
  });
}

async function rethrows(): Promise<void> {
  try {
    await save();
  } catch (error) {
    log.error(error);
    throw error;
  }
}

async function finallyOnly(): Promise<void> {
  try {
    await save();
  } finally {
    log.error('done');
  }
}

async function awaitsNothing(): Promise<number> {
  return 1;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function callers() {
  guarded();
  guardedInside();
  awaitsNothing();
  pause(10);
  wait(10);
  rethrows();
  finallyOnly();
}

export async function adopts(): Promise<void> {
  await Promise.resolve(save());
}

export function callsAdopts() {
  adopts();
}

export function immediately() {
  (async () => {
    await guarded();
  })();
  (async () => {
    await save();
  })();
}
