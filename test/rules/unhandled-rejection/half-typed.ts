// @problem: src/example.ts: Does not parse at line 5
declare function send(id: string): Promise<void>;

export function notify() {
  send('a');
//^^^^ unhandled-rejection: `send('a')` is not awaited
  const next = ;
  send('b').
}
