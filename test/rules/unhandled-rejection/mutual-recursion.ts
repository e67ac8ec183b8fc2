declare function send(id: string): Promise<void>;

// Which of the two is asked about first must not matter.
export async function walk(id: string): Promise<void> {
  if (id !== '') await step(id.slice(1));
  await send(id);
}

async function step(id: string): Promise<void> {
  await walk(id);
}

export function start(): void {
  walk('a');
//^^^^ unhandled-rejection: is not awaited
  step('b');
//^^^^ unhandled-rejection: is not awaited
}
