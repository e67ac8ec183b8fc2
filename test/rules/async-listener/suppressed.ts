declare function clean(): Promise<void>;

export function schedule() {
  // plumbline-allow async-listener: the job reports its own failures
  setInterval(async () => { await clean(); }, 1000);
  //          ^^^^^^^^^^^ async-listener [suppressed]: `setInterval` drops the promise
}
