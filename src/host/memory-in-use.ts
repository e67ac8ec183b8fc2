/** How much memory this process holds. */

/** In megabytes, as the system counts. */
export function memoryInUse(): number {
  return process.memoryUsage.rss() / 1024 / 1024;
}
