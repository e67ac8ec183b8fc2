/** Decides whether a server that crashed is started again: a few times in a row, not for ever. */

const MOST_RESTARTS = 4;
const WITHIN_MS = 3 * 60_000;

export class RestartPolicy {
  private crashes: number[] = [];

  /** Takes in a crash; reports whether to start again. */
  crashed(now: number): boolean {
    this.crashes = [...this.crashes.filter((it) => now - it < WITHIN_MS), now];
    return this.crashes.length <= MOST_RESTARTS;
  }

  /** Forgets the crashes, when a person asked for a restart. */
  reset(): void {
    this.crashes = [];
  }
}
