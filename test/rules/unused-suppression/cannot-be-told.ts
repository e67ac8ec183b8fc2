// @filename: src/start.ts
import { warmCache } from 'nobody-installed-this';

export function start() {
  // With its package missing, the finding may only be out of sight.
  // plumbline-allow unhandled-rejection: it logs its failures
  warmCache();
}
