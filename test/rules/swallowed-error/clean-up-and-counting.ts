// Clean-up, what leads up to it, files that may not be there, and what only counts.
// @filename: src/jobs.ts
declare const workflows: { handle(id: string): Promise<{ describe(): Promise<void>; terminate(): Promise<void> }>; start(id: string): Promise<void> };
declare const registry: { unregister(id: string): Promise<void>; register(id: string): Promise<void> };
declare function readFile(path: string): Promise<string>;
export async function replace(id: string) {
  try {
    const handle = await workflows.handle(id);
    await handle.describe();
    await handle.terminate();
  } catch {}
  try {
    await workflows.start(id);
  } catch {}
  //^^^^^ swallowed-error: nobody hears when `workflows.start` fails
  let text = '';
  try {
    text = await readFile(id);
  } catch {}
  registry.unregister(id).catch(() => {});
  registry.register(id).catch(() => {});
  //                    ^^^^^ swallowed-error: nobody hears when `registry.register` fails
  return text;
}

// @filename: src/numbers.ts
declare const http: { post(url: string): Promise<void> };
declare function trackEvent(name: string): Promise<void>;
export function sendTelemetry() {
  http.post('https://numbers.example').catch(() => {});
}
export async function registerUser() {
  trackEvent('register').catch(() => {});
  await http.post('https://users.example');
}
