declare function warm(): Promise<void>;

export function start(): void {
export function warmUp() {
  // plumbline-allow unhandled-rejection
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason [warning]: allows `unhandled-rejection` without a reason, so it has no effect
  void warm();
  //   ^^^^ unhandled-rejection [warning]: silenced by `void`
  // plumbline-allow unhandled-rejection:
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: allows `unhandled-rejection` without a reason
  void warm();
  //   ^^^^ unhandled-rejection: silenced by `void`
  // plumbline-allow
  //<^^^^^^^^^^^^^^^ suppression-without-reason: allows a rule without a reason
  void warm();
  //   ^^^^ unhandled-rejection: silenced by `void`
  /* plumbline-allow unhandled-rejection */
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: without a reason
  void warm();
  //   ^^^^ unhandled-rejection: silenced by `void`
  // plumbline-allow unhandled-rejection: it logs its own failures
  void warm();
  //   ^^^^ unhandled-rejection [suppressed]: silenced by `void`
  /* plumbline-allow unhandled-rejection: it logs its own failures */
  void warm();
  //   ^^^^ unhandled-rejection [suppressed]: silenced by `void`
  /**
   * plumbline-allow unhandled-rejection: told over
   * two lines
   */
  void warm();
  //   ^^^^ unhandled-rejection [suppressed]: silenced by `void`
}
}
