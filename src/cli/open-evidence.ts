/** What every command about evidence begins with: the root, the reviewer, the book, the session. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codeOf } from '../engine/code-of.js';
import type { CodeNow } from '../evidence/code-now.js';
import { diskFiles, type DiskFiles } from '../host/disk-files.js';
import { EvidenceBook, type OpenSession } from '../host/evidence-book.js';
import { dataFolder } from '../host/evidence-folders.js';
import { findRoot } from '../host/find-root.js';
import { UsageError, type Terminal } from './terminal.js';

export interface EvidenceArguments {
  readonly root?: string;
  readonly reviewer?: string;
  readonly session?: string;
}

export interface OpenEvidence {
  readonly root: string;
  readonly book: EvidenceBook;
  readonly files: DiskFiles;
  readonly code: CodeNow;
}

export function openEvidence({ root: given, reviewer }: EvidenceArguments, terminal: Terminal): OpenEvidence {
  const root = given === undefined ? findRoot(terminal.cwd, terminal.cwd) : path.resolve(terminal.cwd, given);
  if (fs.statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`--root: there is no folder "${given ?? root}".`);
  const files = diskFiles(root);
  return { root, book: new EvidenceBook(root, dataFolder(terminal.env), reviewerName(reviewer, terminal)), files, code: codeOf(files) };
}

/** The session that was named, else the newest that is not erased. */
export function chosenSession({ book }: OpenEvidence, { session }: EvidenceArguments, terminal: Terminal): OpenSession {
  if (session !== undefined) {
    const found = book.session(session);
    if (found === undefined) throw new UsageError(`--session: there is no session "${session}". Run "plumbline evidence list" to see them all.`);
    return found;
  }
  const present = book.sessions().filter((it) => it.state.erased === null);
  const newest = present.at(-1);
  if (newest === undefined) throw new UsageError('There is no session yet. Start one with "plumbline evidence add --subject NAME …".');
  if (present.length > 1) terminal.stderr.write(`Taking the newest of ${present.length} sessions, ${newest.state.id}. Name another with --session.\n`);
  return newest;
}

function reviewerName(given: string | undefined, { env }: Terminal): string {
  const name = given ?? env.PLUMBLINE_REVIEWER ?? env.USER ?? env.USERNAME ?? os.userInfo().username;
  if (name.trim() === '') throw new UsageError('--reviewer: expected your name. PLUMBLINE_REVIEWER sets it for good.');
  return name.trim();
}
