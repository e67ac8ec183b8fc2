declare function send(id: string): Promise<void>;

export function notify() {
  // plumbline-allow unhandled-rejection: the mailer retries and logs on its own
  send('a');
//^^^^ unhandled-rejection [suppressed]: `send('a')` is not awaited
  send('b'); // plumbline-allow unhandled-rejection: the same on its own line
//^^^^ unhandled-rejection [suppressed]: `send('b')` is not awaited
  /* plumbline-allow unhandled-rejection: in a block */
  send('c');
//^^^^ unhandled-rejection [suppressed]: `send('c')` is not awaited

  // plumbline-allow unhandled-rejection: a comment may follow
  // in the next line.
  send('d');
//^^^^ unhandled-rejection [suppressed]: `send('d')` is not awaited

  // Without a reason it has no effect.
  // plumbline-allow unhandled-rejection
  send('e');
//^^^^ unhandled-rejection [error]: `send('e')` is not awaited

  // Another rule's allowance is not this one's.
  // plumbline-allow async-listener: this is about something else
  send('f');
//^^^^ unhandled-rejection [error]: `send('f')` is not awaited

  // It speaks for the next line of code and no further.
  // plumbline-allow unhandled-rejection: only the next line
  send('g');
//^^^^ unhandled-rejection [suppressed]: `send('g')` is not awaited
  send('h');
//^^^^ unhandled-rejection [error]: `send('h')` is not awaited

  const text = '// plumbline-allow unhandled-rejection: inside a string';
  send(text);
//^^^^ unhandled-rejection [error]: `send(text)` is not awaited
}
