declare const log: { write(line: string): Promise<void> };

// One decision taken at many places is one finding, which lists them.
async function audit(what: string): Promise<void> {
  await log.write(what);
}

export function many(): void {
  audit('a');
//^^^^^ unhandled-rejection: (and at 8 more places)
  audit('b');
  audit('c');
  audit('d');
  audit('e');
  audit('f');
  audit('g');
  audit('h');
  audit('i');
}
