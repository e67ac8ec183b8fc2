/** Drives a long computation in slices, so that one process can review and answer at the same time. */
import { setImmediate } from 'node:timers/promises';

/** How long a slice may take before others get their turn. */
const SLICE_MS = 15;

/** Runs a generator to its end and gives its result, or `undefined` when it was cancelled on the way. */
export async function runInSlices<T>(steps: Generator<void, T>, isCancelled: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      if (isCancelled()) {
        // The generator may hold things open in a `finally`; closing it lets go of them.
        steps.return(undefined as never);
        return undefined;
      }
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
