// @filename: src/start.ts
declare function warmCache(): Promise<void>;

export async function start() {
  // plumbline-allow unhandled-rejection: it logs its failures
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression [info]: allows `unhandled-rejection`, which finds nothing here
  await warmCache();
  const all = await Promise.all([warmCache()]); // plumbline-allow unhandled-rejection: they log
  //                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: finds nothing here
  /* plumbline-allow async-listener: it waits */ await warmCache();
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: allows `async-listener`, which finds nothing here
  return all;
}
