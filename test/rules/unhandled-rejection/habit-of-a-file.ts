// @filename: src/logger.ts
declare function append(line: string): Promise<void>;

async function write(level: string, text: string): Promise<void> {
  await append(`${level} ${text}`);
}

// One decision of one file, to be taken once.
export const trace = (text: string) => {
  write('trace', text);
//^^^^^ unhandled-rejection: (and at 4 more places)
};
export const debug = (text: string) => {
  write('debug', text);
};
export const info = (text: string) => {
  write('info', text);
};
export const warn = (text: string) => {
  write('warn', text);
};
export const error = (text: string) => {
  write('error', text);
};
