declare function send(id: string): Promise<string>;

export async function notify(id: string) {
  const sending = send(id);
  //              ^^^^ unhandled-rejection: `send(id)` is kept in a variable that nothing reads
  const read = send(id);
  const caught = send(id).catch(() => '');
  const value = await send(id);
  let later: Promise<string> | undefined;
  later = send(id);
  return [await read, later];
}

// What is exported is read elsewhere.
export const shared = send('start');
