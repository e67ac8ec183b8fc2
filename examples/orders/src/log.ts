type Details = Readonly<Record<string, unknown>>;

/** One JSON object a line: the platform collects standard output. */
export const log = {
  info: (message: string, details: Details = {}) => write('info', message, details),
  warn: (message: string, details: Details = {}) => write('warn', message, details),
  error: (message: string, details: Details = {}) => write('error', message, details),
};

function write(level: string, message: string, details: Details): void {
  // eslint-disable-next-line no-console -- standard output is where the platform reads the log
  console.log(JSON.stringify({ level, message, at: new Date().toISOString(), ...details }, plainErrors));
}

/** Errors have no enumerable properties, so JSON would print `{}`. */
function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;
}
