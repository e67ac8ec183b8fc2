// @filename: src/start.ts
declare function warmCache(): Promise<void>;

export function start() {
  // plumbline-allow unhandled-rejection: it logs its failures
  warmCache();
  //<^^^^^^ unhandled-rejection [suppressed]: warmCache
  // One on the line and one above it: the first speaks.
  // plumbline-allow unhandled-rejection: it logs its failures
  warmCache();
  //<^^^^^^ unhandled-rejection [suppressed]: warmCache
}
