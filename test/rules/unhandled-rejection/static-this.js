class Monitor {
  static async check() {
    await fetch('https://example.com');
  }

  static schedule() {
    // In a static member, `this` is the class.
    this.check();
//  ^^^^^^^^^^ unhandled-rejection: is not awaited
  }
}

/**
 * The comment is wrong, and the keyword is right.
 * @returns {void}
 */
async function push() {
  await fetch('https://example.com');
}

export function run() {
  push();
//^^^^ unhandled-rejection: is not awaited
  Monitor.schedule();
}
