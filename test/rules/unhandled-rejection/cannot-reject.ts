declare function work(): Promise<void>;
declare function log(error: unknown): void;

async function safe() {
  try {
    await work();
  } catch (error) {
    log(error);
  }
}

async function rethrows() {
  try {
    await work();
  } catch (error) {
    log(error);
    throw error;
  }
}

async function cleansUp() {
  try {
    await work();
  } finally {
    log('done');
  }
}

async function halfSafe() {
  await work();
  try {
    await work();
  } catch (error) {
    log(error);
  }
}

async function upload() {
  await work();
}

// Returning inside `try` hands the rejection to the caller, past the `catch`.
async function returnsInTry() {
  try {
    return upload();
  } catch (error) {
    log(error);
  }
  return undefined;
}

async function awaitsSafe() {
  await safe();
}

async function nothing() {
  log('nothing to wait for');
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 10));
const fail = () => new Promise<void>((resolve, reject) => { setTimeout(reject, 10); setTimeout(resolve, 20); });

export function start() {
  safe();
  awaitsSafe();
  nothing();
  pause();
  rethrows();
//^^^^^^^^ unhandled-rejection: `rethrows()` is not awaited
  cleansUp();
//^^^^^^^^ unhandled-rejection: `cleansUp()` is not awaited
  halfSafe();
//^^^^^^^^ unhandled-rejection: `halfSafe()` is not awaited
  returnsInTry();
//^^^^^^^^^^^^ unhandled-rejection: `returnsInTry()` is not awaited
  fail();
//^^^^ unhandled-rejection: `fail()` is not awaited
}
