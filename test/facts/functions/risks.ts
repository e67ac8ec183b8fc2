declare function work(): Promise<void>;
declare function log(error: unknown): void;

export async function safe() { try { await work(); } catch (error) { log(error); } }
//                    ^^^^ function: risks=
export async function rethrows() { try { await work(); } catch (error) { throw error; } }
//                    ^^^^^^^^ function: risks=throw
export async function cleansUp() { try { await work(); } finally { log(1); } }
//                    ^^^^^^^^ function: risks=await
export async function after() { try { await work(); } catch (error) { log(error); } await work(); }
//                    ^^^^^ function: risks=await
export async function returnsInTry() { try { return work(); } catch (error) { log(error); } return 1; }
//                    ^^^^^^^^^^^^ function: risks=return,return
export async function caught() { await work().catch(log); return work().then(log, log); }
//                    ^^^^^^ function: risks=
export async function nested() { try { try { await work(); } catch (error) { throw error; } } catch (error) { log(error); } }
//                    ^^^^^^ function: risks=
export async function loops() { for await (const it of [work()]) log(it); }
//                    ^^^^^ function: risks=await
