class Job extends Promise<void> {}
declare function start(): Job;
interface Cancellable extends Promise<string> { cancel(): void }
declare function run(): Cancellable;
declare function either(): string | Promise<string>;
declare function both(): Promise<string> & { cancel(): void };
declare function wide(): any;
declare function unsure(): unknown;

export function all() {
  start();
//^^^^^ unhandled-rejection: `start()` is not awaited
  run();
//^^^ unhandled-rejection: `run()` is not awaited
  either();
//^^^^^^ unhandled-rejection: `either()` is not awaited
  both();
//^^^^ unhandled-rejection: `both()` is not awaited
  // Nothing is known of these, so nothing is said.
  wide();
  unsure();
}
