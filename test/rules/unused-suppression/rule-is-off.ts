// @filename: src/start.ts
declare function warmCache(): Promise<void>;

export function start() {
  // Nobody looks, so nobody can say that there is nothing.
  // plumbline-allow unhandled-rejection: it logs its failures
  warmCache();
  // Without a reason it has no effect, and another rule says so.
  // plumbline-allow async-listener
  warmCache();
}
// What allows this very rule is not judged by it.
// plumbline-allow unused-suppression: two branches change it at once
export const two = 2;

// @filename: plumbline.json
{ "rules": { "unhandled-rejection": "off" } }
