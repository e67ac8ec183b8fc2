/** Work that is done in steps, so that a host can stop it or let others work in between. */

/** Runs every step and returns what the work gives. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
