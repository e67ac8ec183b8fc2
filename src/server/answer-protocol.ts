/** Answers the requests of our own protocol. */
import type { Connection } from 'vscode-languageserver';
import type { TriagedFinding } from '../analysis/finding.js';
import type { Card } from '../cards/card.js';
import { withWording } from '../cards/team-wording.js';
import { allowEdit, canAllow } from '../fixes/allow.js';
import {
  allowRequest, findingsAtRequest, lessonRequest, proposeStandardsRequest, requestPathRequest, reviewAgainRequest, rulesRequest,
} from '../protocol/protocol.js';
import type {
  AllowParams, AllowResult, FindingAt, FindingsAtParams, Lesson, LessonParams, LessonPlace, ProposeStandardsParams, RequestPath, StandardsProposal,
} from '../protocol/protocol.js';
import { lessonFinding, lessonOf, ruleSummaries } from './lessons.js';
import type { Session } from './session.js';

function pathOf(session: Session, uri: string, finding: TriagedFinding): readonly LessonPlace[] {
  const folder = session.fileAt(uri)?.folder;
  return folder ? lessonFinding(finding, (file) => session.uriOf(folder, file)).path : [];
}

export type Answer = <Params, Result>(what: string, handler: (params: Params) => Result) => (params: Params) => Result | null;

export function answerProtocol(connection: Connection, session: Session, cards: readonly Card[], answer: Answer): void {
  connection.onRequest(rulesRequest, answer('for the rules', () => ruleSummaries(cards)));

  connection.onRequest(lessonRequest, answer('for a lesson', ({ rule, uri, fingerprint }: LessonParams): Lesson | null => {
    const card = cards.find((it) => it.id === rule);
    if (card === undefined) return null;
    const at = uri === undefined ? undefined : session.fileAt(uri);
    const finding = at && uri !== undefined && fingerprint !== undefined ? session.findingBy(uri, fingerprint) : undefined;
    const worded = withWording(card, uri === undefined ? undefined : session.wordingAt(uri)[rule]);
    return lessonOf(worded, at && finding && lessonFinding(finding, (file) => session.uriOf(at.folder, file)));
  }));

  connection.onRequest(findingsAtRequest, answer('what is at a place', ({ uri, position }: FindingsAtParams): FindingAt[] =>
    session.findingsAt(uri, position).map((it) => ({
      rule: it.rule, uri, fingerprint: it.fingerprint, message: it.message, canAllow: canAllow(it),
      path: session.settingsAt(uri).level === 'senior' ? [] : pathOf(session, uri, it),
    })),
  ));

  connection.onRequest(requestPathRequest, answer('for a request path', ({ uri, position }: FindingsAtParams): RequestPath | null => {
    const finding = session.findingsAt(uri, position).find((it) => it.related.length > 0);
    return finding ? { message: finding.message, steps: pathOf(session, uri, finding) } : null;
  }));

  connection.onRequest(allowRequest, answer('how to allow a finding', ({ uri, fingerprint, reason }: AllowParams): AllowResult => {
    const at = session.fileAt(uri);
    const finding = session.findingBy(uri, fingerprint);
    const text = session.textOf(uri);
    if (at === undefined || finding === undefined || text === undefined) {
      return { refusal: 'This finding is no longer there. It may have moved or been fixed; please try again where it is now.' };
    }
    const edit = allowEdit({ finding, text, fileName: at.file }, reason);
    if (edit === undefined) return { refusal: 'A comment cannot stand there. A waiver in plumbline.json can allow this finding.' };
    return { edit: { at: edit.location.start, newText: edit.newText } };
  }));

  connection.onRequest(proposeStandardsRequest, answer('for standards', ({ folder }: ProposeStandardsParams): StandardsProposal | null =>
    session.proposeStandards(folder),
  ));

  connection.onRequest(reviewAgainRequest, async ({ folder }: { folder?: string }) => {
    await session.reviewAgain(folder);
    return null;
  });
}
