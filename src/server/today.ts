/** The one clock of the server. */

/** Today, `YYYY-MM-DD`; in UTC like the command line's, so that a waiver ends everywhere at once. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
