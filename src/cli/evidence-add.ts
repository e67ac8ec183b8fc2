/** `plumbline evidence add`. */
import path from 'node:path';
import { levels, type Level } from '../cards/practice-card.js';
import { practiceTitle } from '../cards/practices.js';
import type { EvidenceSource, Shows, Storage } from '../evidence/events.js';
import { maximumLength } from '../evidence/code-now.js';
import { markFile } from '../evidence/file-mark.js';
import { makeAnchor } from '../evidence/make-anchor.js';
import { repositoryOf } from '../evidence/permalink.js';
import { outlineOf } from '../engine/outline.js';
import type { OpenSession } from '../host/evidence-book.js';
import { gitState, revisionOf } from '../host/git-state.js';
import { chosenSession, openEvidence, type EvidenceArguments, type OpenEvidence } from './open-evidence.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';

export interface AddArguments extends EvidenceArguments {
  readonly practice: string;
  readonly level: Level;
  readonly shows: Shows;
  readonly note: string;
  readonly at?: string;
  readonly file?: string;
  readonly interview?: string;
  readonly pullRequest?: string;
  readonly document?: string;
  readonly link?: string;
  readonly subject?: string;
  readonly storage: Storage;
  readonly blind?: true;
}

export async function addEvidence(given: AddArguments, terminal: Terminal): Promise<number> {
  if (practiceTitle(given.practice) === undefined) {
    throw new UsageError(`--practice: there is no practice "${given.practice}"; expected one such as architecture/module-boundaries.`);
  }
  if (!levels.includes(given.level)) throw new UsageError(`--level: "${given.level}" is no level; expected ${levels.join(', ')}.`);
  const evidence = openEvidence(given, terminal);
  const source = sourceOf(given, evidence, terminal);
  const session = given.subject === undefined ? chosenSession(evidence, given, terminal) : await started(given, given.subject, evidence);
  const { practice, level, shows, note } = given;
  const event = await evidence.book.write(session.state.id, { kind: 'recorded', practice, level, shows, note, source });
  terminal.stdout.write(`Recorded ${event.id} in session ${session.state.id} (${session.folder}).\n`);
  return ExitCode.clean;
}

/** An open session about the same subject goes on; else a new one begins. */
async function started({ storage, blind }: AddArguments, subject: string, { book, root }: OpenEvidence): Promise<OpenSession> {
  const same = book.sessions().filter(({ state }) => state.subject === subject && state.erased === null && state.seal === null);
  const last = same.at(-1);
  if (last !== undefined) return last;
  const git = gitState(root);
  return book.start({
    subject, storage, notes: '', blind: blind === true,
    revision: git?.revision ?? null,
    repository: git?.remote == null ? null : repositoryOf(git.remote),
    folder: git?.prefix ?? '',
  });
}

function sourceOf(given: AddArguments, evidence: OpenEvidence, terminal: Terminal): EvidenceSource {
  const sources = [given.at, given.file, given.interview, given.pullRequest, given.document].filter((it) => it !== undefined);
  if (sources.length !== 1) throw new UsageError('Name what the evidence stands on, with one of --at, --file, --interview, --pull-request and --document.');
  if (given.link !== undefined && !/^https?:\/\/[^\s"'<>\\^`{|}]+$/.test(given.link)) throw new UsageError(`--link: "${given.link}" is no link; expected one that starts with https://.`);
  const link = given.link === undefined ? {} : { link: given.link };
  if (given.interview !== undefined) return { kind: 'interview', title: given.interview, ...link };
  if (given.pullRequest !== undefined) return { kind: 'pull-request', title: given.pullRequest, ...link };
  if (given.document !== undefined) return { kind: 'document', title: given.document, ...link };
  if (given.link !== undefined) throw new UsageError('--link goes with --interview, --pull-request or --document; code is linked by its commit.');
  if (given.file !== undefined) return fileAt(existing(given.file, '--file', evidence, terminal), evidence);
  return { kind: 'code', anchor: anchorAt(given.at ?? '', evidence, terminal) };
}

function fileAt(file: string, { root, files }: OpenEvidence): EvidenceSource {
  const text = files.read(file);
  if (text === undefined || text.length > maximumLength) return { kind: 'file', path: file };
  return { kind: 'file', path: file, mark: markFile({ text, ...revisionOf(root, file, text) }) };
}

function anchorAt(at: string, evidence: OpenEvidence, terminal: Terminal): ReturnType<typeof makeAnchor> {
  const found = /^(.+?):(\d+)(?:-(\d+))?$/.exec(at);
  if (found === null) throw new UsageError(`--at: "${at}" is no place; expected FILE:LINE or FILE:LINE-LINE, such as src/orders.ts:12-20.`);
  const file = existing(found[1] ?? '', '--at', evidence, terminal);
  const text = evidence.files.read(file) ?? '';
  const [first, last] = [Number(found[2]), Number(found[3] ?? found[2])];
  const lines = text.split(/\r\n|\r|\n/);
  if (first < 1 || last < first || last > lines.length) throw new UsageError(`--at: ${file} has lines 1 to ${lines.length}, and "${at}" names others.`);
  const firstLine = lines[first - 1] ?? '';
  if (lines.slice(first - 1, last).join('').trim() === '') throw new UsageError(`--at: ${at} is blank, and could not be found again. Name lines that hold something.`);
  return makeAnchor({
    path: file, text, declarations: outlineOf(evidence.files, file),
    start: { line: first - 1, character: firstLine.length - firstLine.trimStart().length },
    end: { line: last - 1, character: (lines[last - 1] ?? '').trimEnd().length },
    ...revisionOf(evidence.root, file, text),
  });
}

/** Path relative to the root of a file that is there. */
function existing(given: string, option: string, { root, files }: OpenEvidence, { cwd }: Terminal): string {
  const relative = path.relative(root, path.resolve(cwd, given)).replaceAll('\\', '/');
  if (relative.startsWith('../') || path.isAbsolute(relative)) throw new UsageError(`${option}: "${given}" lies outside the root ${root}.`);
  if (!files.isFile(relative)) throw new UsageError(`${option}: there is no file "${given}".`);
  return relative;
}
