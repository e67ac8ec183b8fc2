/** `plumbline evidence list`, `verify`, `export`, `close`, `seal` and `erase`. */
import type { Citation } from '../evidence/cite.js';
import { committedCopies } from '../evidence/erase-lines.js';
import { writeLine } from '../evidence/log.js';
import { viewSession } from '../evidence/view-session.js';
import type { OpenSession } from '../host/evidence-book.js';
import { withoutControls } from '../report/characters.js';
import { chosenSession, openEvidence, type EvidenceArguments, type OpenEvidence } from './open-evidence.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { writeOutput } from './write-output.js';

export interface ListArguments extends EvidenceArguments {
  readonly format: 'text' | 'json';
}

export function listEvidence(given: ListArguments, terminal: Terminal): number {
  const evidence = openEvidence(given, terminal);
  const sessions = given.session === undefined ? evidence.book.sessions() : [chosenSession(evidence, given, terminal)];
  const viewed = sessions.map((session) => ({ session, ...viewSession(session.state, evidence.book.reviewer, evidence.code) }));
  if (given.format === 'json') {
    const json = viewed.map(({ session: { state, storage, folder, broken }, citations, hidden }) => ({ ...state, storage, folder, evidence: citations, hidden, broken }));
    terminal.stdout.write(`${JSON.stringify({ schemaVersion: 1, sessions: json }, null, 2)}\n`);
    return ExitCode.clean;
  }
  const say = lineWriter(terminal);
  if (viewed.length === 0) say(noSession);
  for (const { session, citations, hidden } of viewed) {
    say(headline(session));
    for (const it of citations) say(`  ${citationLine(it)}`);
    if (hidden.length > 0) say(`  Hidden until you close your part: what ${hidden.join(', ')} recorded. That is a view, not a lock on the files.`);
  }
  return ExitCode.clean;
}

/** Checks every anchor and every log. Code that was edited or is gone is a finding; what cannot be read makes it incomplete. */
export function verifyEvidence(given: EvidenceArguments, terminal: Terminal): number {
  const evidence = openEvidence(given, terminal);
  const sessions = given.session === undefined ? evidence.book.sessions() : [chosenSession(evidence, given, terminal)];
  const say = lineWriter(terminal);
  if (sessions.length === 0) say(noSession);
  let doubtful = 0;
  let unreadable = 0;
  for (const session of sessions) {
    say(headline(session));
    // Anchors are checked whoever recorded them; their notes stay out of sight.
    const all = viewSession({ ...session.state, blind: false }, evidence.book.reviewer, evidence.code).citations;
    for (const it of all.filter((citation) => citation.place !== undefined)) {
      const { state = 'exact' } = it.place ?? {};
      if (state === 'changed' || state === 'lost') doubtful++;
      say(`  ${state.padEnd(7)}  ${it.label}  ${it.evidence}`);
    }
    const complaints = [...session.broken.map((it) => `${it.file}${it.line === undefined ? '' : `:${it.line}`}: ${it.message}`), ...session.state.problems];
    unreadable += complaints.length;
    for (const it of complaints) say(`  problem  ${it}`);
    if (session.state.seal) say(`  sealed by ${session.state.seal.by}, ${session.state.seal.intact ? 'and unchanged since' : 'and changed since'}`);
  }
  if (doubtful > 0) return ExitCode.findings;
  return unreadable > 0 ? ExitCode.incomplete : ExitCode.clean;
}

export interface ExportArguments extends EvidenceArguments {
  readonly format: 'json' | 'jsonl';
  readonly output?: string;
}

/** Everything in a session that this reviewer may see; as `jsonl`, the events of all logs in one. */
export async function exportEvidence(given: ExportArguments, terminal: Terminal): Promise<number> {
  const evidence = openEvidence(given, terminal);
  const session = chosenSession(evidence, given, terminal);
  const { citations, hidden } = viewSession(session.state, evidence.book.reviewer, evidence.code);
  if (given.format === 'jsonl' && hidden.length > 0) throw new UsageError('The session is blind, and its events would show what others wrote. Close your part first, or export as json.');
  // What may be seen takes the place of all that there is.
  const whole = { schemaVersion: 1, kind: 'session', ...session.state, evidence: citations, hidden };
  const text = given.format === 'jsonl' ? session.events.map(writeLine).join('') : `${JSON.stringify(whole, null, 2)}\n`;
  writeOutput(text, given.output, terminal);
  await evidence.book.write(session.state.id, { kind: 'session-exported', format: given.format });
  return ExitCode.clean;
}

export async function closeSession(given: EvidenceArguments & { readonly reopen?: true }, terminal: Terminal): Promise<number> {
  const evidence = openEvidence(given, terminal);
  const { state } = chosenSession(evidence, given, terminal);
  await evidence.book.write(state.id, { kind: 'session-closed', closed: given.reopen !== true });
  terminal.stdout.write(given.reopen === true ? `You go on in session ${state.id}.\n` : `You closed your part of session ${state.id}.\n`);
  return ExitCode.clean;
}

export async function sealSession(given: EvidenceArguments, terminal: Terminal): Promise<number> {
  const evidence = openEvidence(given, terminal);
  const { state } = chosenSession(evidence, given, terminal);
  await evidence.book.seal(state.id);
  terminal.stdout.write(`Sealed session ${state.id}. What is written from now on does not count; text can still be erased.\n`);
  return ExitCode.clean;
}

export interface EraseArguments extends EvidenceArguments {
  readonly evidence?: string;
  readonly yes?: true;
}

/** Never of the newest by itself: what is erased is named. */
export async function eraseEvidence(given: EraseArguments, terminal: Terminal): Promise<number> {
  if (given.session === undefined) throw new UsageError('--session: name the session. Run "plumbline evidence list" to see them all.');
  const evidence = openEvidence(given, terminal);
  const { state, folder, storage } = chosenSession(evidence, given, terminal);
  const what = given.evidence === undefined ? `all of session ${state.id}` : `the text of ${given.evidence}`;
  if (given.yes !== true) throw new UsageError(`This erases ${what}, for good. Say --yes to do it.`);
  const left = given.evidence === undefined ? await erasedSession(evidence, state.id) : await evidence.book.erase(state.id, given.evidence);
  terminal.stdout.write(`Erased ${what} from ${folder}.\n`);
  for (const it of left) terminal.stdout.write(`${it} still holds replies to it. Its writer can erase them.\n`);
  if (storage === 'workspace') terminal.stdout.write(`${committedCopies}\n`);
  return ExitCode.clean;
}

async function erasedSession({ book }: OpenEvidence, id: string): Promise<readonly string[]> {
  await book.eraseSession(id);
  return [];
}

const noSession = 'There is no session yet. Start one with "plumbline evidence add --subject NAME …".';

/** Writes lines in which no text of others steers the terminal. */
function lineWriter({ stdout }: Terminal): (line: string) => void {
  return (line) => stdout.write(`${withoutControls(line).replaceAll('\n', ' ')}\n`);
}

function headline({ state, storage, folder }: OpenSession): string {
  if (state.erased) return `${state.id}  erased by ${state.erased.by} on ${state.erased.time.slice(0, 10)}`;
  const reviewers = state.reviewers.map((it) => (it.closed ? `${it.name} (closed)` : it.name)).join(', ');
  return `${state.id}  ${state.subject}  ${reviewers}  ${storage === 'private' ? 'private' : folder}${state.seal ? '  sealed' : ''}`;
}

function citationLine({ evidence, practice, shows, level, note, label, place, by }: Citation): string {
  const state = place === undefined || place.state === 'exact' ? '' : ` [${place.state}]`;
  return `${evidence}  ${practice}  ${shows}, ${level}  ${label}${state}  ${by}: ${note.split('\n')[0] ?? ''}`;
}
