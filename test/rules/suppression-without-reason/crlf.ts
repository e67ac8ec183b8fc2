// @crlf
declare function warm(): Promise<void>;
// plumbline-allow unhandled-rejection
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: without a reason
void warm();
// plumbline-allow unhandled-rejection:
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: without a reason
void warm();
