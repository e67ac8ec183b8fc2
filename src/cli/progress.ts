/** Progress of long work, on standard error, only where a person watches. */
import type { Terminal } from './terminal.js';

export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Removes the line again. */
  clear(): void;
}

/** Shows a line that rewrites itself, at most once a hundredth of the way. */
export function showProgress({ stderr }: Terminal): Progress {
  let shown = -1;
  if (stderr.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done, total) => {
      const percent = Math.floor((100 * done) / Math.max(1, total));
      if (percent === shown) return;
      shown = percent;
      stderr.write(`\rReviewing ${percent} %`);
    },
    clear: () => {
      if (shown !== -1) stderr.write('\r\u001b[K');
    },
  };
}
