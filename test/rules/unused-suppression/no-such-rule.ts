// @filename: src/start.ts
declare function warmCache(): Promise<void>;

export function start() {
  // plumbline-allow unhandled-rejections: it logs its failures
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: allows `unhandled-rejections`, and there is no such rule; did you mean `unhandled-rejection`?
  warmCache();
  //<^^^^^^ unhandled-rejection [error]: warmCache
}
// plumbline-allow anything-at-all: because
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: allows `anything-at-all`, and there is no such rule
export const one = 1;
