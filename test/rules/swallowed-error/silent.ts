// @filename: src/files.ts
import { promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
declare const mail: { send(to: string): Promise<void> };
declare const cache: { get(key: string): Promise<string> };
declare const log: { warn(err: unknown): void };
declare const connection: { close(): Promise<void>; query(sql: string): Promise<void>; rollback(): Promise<void> };

export async function work(to: string, text: string): Promise<string> {
  // It says why.
  try { await mail.send(to); } catch { /* the mail is a courtesy */ }
  try {
    await mail.send(to);
  } catch {
    // Retried by the nightly job.
  }
  // The nightly job sends it again.
  mail.send(to).catch(() => {});
  mail.send(to).catch(() => {}); // sent again tonight
  mail.send(to).catch(() => { /* sent again tonight */ });
  // Something is done about it.
  try { await mail.send(to); } catch (err) { log.warn(err); }
  let sent = true;
  try { await mail.send(to); } catch { sent = false; }
  mail.send(to).catch((err: unknown) => { log.warn(err); });
  // Clean-up, and questions whether something is there.
  try { await fs.unlink(text); } catch {}
  try { await fs.access(text); } catch {}
  try { await connection.close(); } catch {}
  await connection.rollback().catch(() => {});
  // What follows is the answer where parsing fails.
  let parsed: unknown = {};
  try { parsed = JSON.parse(text); } catch {}
  try { parsed = JSON.parse(await cache.get(text)); } catch {}
  // What follows is the answer where the lookup fails.
  try {
    const found = await cache.get(to);
    if (found) return found;
  } catch {}
  return sent ? String(parsed) : '';
}

export async function optional(): Promise<unknown> {
  try { await import('sharp'); } catch {}
  try { createRequire(import.meta.url)('canvas'); } catch {}
  return undefined;
}
