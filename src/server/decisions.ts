/** What a person decides about many findings at once: to allow, to accept or to waive them. */
import type { TriagedFinding } from '../analysis/finding.js';
import { baselineFile, baselineWith, standardsFile, waiversFor } from '../engine/decide.js';
import { allowEdit, canAllow } from '../fixes/allow.js';
import { writeInside } from '../host/write-inside.js';
import type { AllowFindingsParams, AllowFindingsResult, AddToBaselineParams, DecisionResult, WaiveFindingsParams } from '../protocol/findings.js';
import type { FindingReference } from '../protocol/protocol.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import type { Session } from './session.js';

/** The edits hold against the texts of now. Of equal comments at one place there is one. */
export function allowFindings(session: Session, { findings, reason }: AllowFindingsParams): AllowFindingsResult {
  const edits = new Map<string, AllowFindingsResult['edits'][number]>();
  let refused = 0;
  for (const { uri, fingerprint } of findings) {
    const at = session.fileAt(uri);
    const finding = session.findingBy(uri, fingerprint);
    const text = session.textOf(uri);
    const edit = at && finding && text !== undefined && canAllow(finding) ? allowEdit({ finding, text, fileName: at.file }, reason) : undefined;
    if (edit === undefined) refused += 1;
    else edits.set(JSON.stringify([uri, edit.location.start, edit.newText]), { uri, at: edit.location.start, newText: edit.newText });
  }
  return { edits: [...edits.values()], refused };
}

export function addToBaseline(session: Session, { findings }: AddToBaselineParams): DecisionResult {
  return decide(session, findings, (folder, own) => {
    const accepted = own.filter((it) => it.status === 'reported');
    const made = accepted.length === 0 ? { refusal: 'These findings are in the baseline already.' } : baselineWith(folder.files, accepted);
    if ('refusal' in made) return made;
    try {
      writeInside(folder.root, baselineFile, made.text);
    } catch (error) {
      return { refusal: `${baselineFile} could not be written: ${(error as Error).message}` };
    }
    session.filesChanged([session.uriOf(folder, baselineFile)]);
    return { uri: session.uriOf(folder, baselineFile), text: made.text, findings: accepted.length, refusals: [] };
  });
}

export function waiveFindings(session: Session, { findings, ...words }: WaiveFindingsParams): DecisionResult {
  return decide(session, findings, (folder, own) => {
    const made = waiversFor(folder.files, own, words);
    if ('refusal' in made) return made;
    const refusals = made.refused.map((it) => `The standards allow no exception from ${it}.`);
    if (made.waivers === 0) return { refusal: refusals.join(' ') };
    const waived = own.filter((it) => !made.refused.includes(it.rule)).length;
    return { uri: session.uriOf(folder, standardsFile), text: made.text, findings: waived, refusals };
  });
}

type Decided = { readonly uri: string; readonly text: string; readonly findings: number; readonly refusals: readonly string[] } | { readonly refusal: string };

/** Decides root by root, since each has files of its own. */
function decide(session: Session, references: readonly FindingReference[], decideFor: (folder: ReviewedFolder, findings: readonly TriagedFinding[]) => Decided): DecisionResult {
  const byRoot = new Map<string, { readonly folder: ReviewedFolder; readonly findings: TriagedFinding[] }>();
  let gone = 0;
  for (const { uri, fingerprint } of references) {
    const folder = session.fileAt(uri)?.folder;
    const finding = session.findingBy(uri, fingerprint);
    if (folder === undefined || finding === undefined) {
      gone += 1;
      continue;
    }
    const known = byRoot.get(folder.root) ?? { folder, findings: [] };
    if (!known.findings.some((it) => it.fingerprint === fingerprint)) known.findings.push(finding);
    byRoot.set(folder.root, known);
  }
  const decided = [...byRoot.values()].map(({ folder, findings }) => decideFor(folder, findings));
  const done = decided.flatMap((it) => ('text' in it ? [it] : []));
  const lost = gone === 0 ? [] : [`${gone === 1 ? '1 finding is' : `${gone} findings are`} no longer there.`];
  return {
    files: done.map(({ uri, text }) => ({ uri, text })),
    findings: done.reduce((sum, it) => sum + it.findings, 0),
    refusals: [...decided.flatMap((it) => ('refusal' in it ? [it.refusal] : it.refusals)), ...lost],
  };
}
