// @crlf
declare function send(id: string): Promise<void>;

export function notify() {
  send('a');
//^^^^ unhandled-rejection: `send('a')` is not awaited
  // plumbline-allow unhandled-rejection: the line ends of Windows are no part of the reason
  send('b');
//^^^^ unhandled-rejection [suppressed]: `send('b')` is not awaited
}
