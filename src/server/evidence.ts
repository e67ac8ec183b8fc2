/** Answers the requests about evidence. Whatever goes wrong is said to the client, and harms nothing else. */
import path from 'node:path';
import type { Connection } from 'vscode-languageserver';
import type { Card } from '../cards/card.js';
import type { PracticeCard } from '../cards/practice-card.js';
import { guideOf, leastMinutes, mostMinutes, type Guide } from '../evidence/guide.js';
import { repositoryOf } from '../evidence/permalink.js';
import type { Scorecard } from '../evidence/scorecard.js';
import { suggestionsOf } from '../evidence/suggest.js';
import { scorecardFor, viewSession } from '../evidence/view-session.js';
import { EvidenceRefusal, type OpenSession } from '../host/evidence-book.js';
import { gitState } from '../host/git-state.js';
import {
  evidenceChangedNotification, evidenceSessionsRequest, guideRequest, listEvidenceRequest, practicesRequest, scorecardRequest,
  startSessionRequest, suggestionsRequest, unsavedTextRequest, writeEvidenceRequest,
} from '../protocol/evidence.js';
import type {
  CodePlace, EvidenceList, EvidenceParams, EvidenceRefused, EvidenceSession, EvidenceSuggestion, GuideParams, PagePanel, PracticesParams, PracticeSummary,
  ScorecardParams, SessionParams, StartSessionParams, UnsavedTextParams, WriteEvidenceParams, WriteEvidenceResult,
} from '../protocol/evidence.js';
import { renderGuideHtml } from '../report/guide-html.js';
import { renderGuideMarkdown } from '../report/guide-markdown.js';
import { renderScorecardCsv } from '../report/scorecard-csv.js';
import { renderScorecardHtml } from '../report/scorecard-html.js';
import { renderGuideJson, renderScorecardJson } from '../report/scorecard-json.js';
import { renderScorecardMarkdown } from '../report/scorecard-markdown.js';
import { writeAction } from './evidence-actions.js';
import { toItem, toPractices, toSession, toSuggestion } from './evidence-answers.js';
import { KnownChanges } from './known-changes.js';
import { EvidenceDesk } from './evidence-desk.js';
import { pathFromUri } from './from-lsp.js';
import { isAt } from './moved-findings.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import type { Session } from './session.js';

export interface EvidenceHost {
  readonly connection: Connection;
  readonly session: Session;
  readonly cards: readonly Card[];
  readonly practices: readonly PracticeCard[];
  /** The user's data directory. */
  readonly data: string;
  openDocuments(): Iterable<{ readonly uri: string; readonly text: string }>;
  logError(message: string, error: unknown): void;
}

/** Gives what is called when files changed on the disk or in an editor. */
export function answerEvidence(host: EvidenceHost): { changed(uris: readonly string[]): void } {
  const { connection, session, cards, practices } = host;
  const desks = new Map<string, EvidenceDesk>();
  const timers = new Map<string, NodeJS.Timeout>();

  const answer = <Result>(request: string, handler: (params: never) => Result | Promise<Result>): void => {
    connection.onRequest(request, async (params: unknown): Promise<Result | EvidenceRefused> => {
      try {
        return await handler(params as never);
      } catch (error) {
        if (error instanceof EvidenceRefusal) return { refusal: error.message };
        host.logError(`Could not answer ${request}`, error);
        return { refusal: `This did not work: ${error instanceof Error ? error.message : String(error)}` };
      }
    });
  };

  const changes = new KnownChanges();
  const unsaved = new Map<string, string>();

  const folderOf = ({ folder }: EvidenceParams): ReviewedFolder => {
    const found = session.folder(folder);
    if (found === undefined) throw new EvidenceRefusal('This folder is not under review. Turn on plumbline.enable for it.');
    return found;
  };

  const deskOf = (folder: ReviewedFolder): EvidenceDesk => {
    const desk = desks.get(folder.root) ?? new EvidenceDesk(folder.root, host.data, () => openTexts(folder));
    desks.set(folder.root, desk);
    desk.update();
    return desk;
  };

  const openTexts = (folder: ReviewedFolder): ReadonlyMap<string, string> => new Map([...[...unsaved].map(([uri, text]) => ({ uri, text })), ...host.openDocuments()].flatMap(({ uri, text }) => {
    const file = pathFromUri(uri);
    const relative = file === undefined ? undefined : folder.relative(file);
    return relative === undefined ? [] : [[relative, text] as const];
  }));

  const opened = (params: SessionParams): { folder: ReviewedFolder; desk: EvidenceDesk; open: OpenSession } => {
    const folder = folderOf(params);
    const desk = deskOf(folder);
    const open = desk.book(params.reviewer).session(params.session);
    if (open === undefined) throw new EvidenceRefusal('This session is not there any more.');
    return { folder, desk, open };
  };

  const tell = (folder: string, delay: number): void => {
    clearTimeout(timers.get(folder));
    timers.set(folder, setTimeout(() => {
      connection.sendNotification(evidenceChangedNotification, { folder }).catch((error: unknown) => { host.logError('Could not send a message', error); });
    }, delay));
  };

  session.onEvidence = (folder) => { tell(folder, 150); };

  const scorecard = async (params: SessionParams): Promise<Scorecard> => {
    const { folder, desk, open } = opened(params);
    await folder.settled();
    const { findings = [] } = folder.lastReview ?? {};
    const { strengths = [], signals = [] } = folder.lastEvidence ?? {};
    return scorecardFor(open.state, desk.book(params.reviewer).reviewer, desk.code, { practices, cards, findings, strengths, signals });
  };

  answer(evidenceSessionsRequest, (params: EvidenceParams): { sessions: readonly EvidenceSession[] } => (
    { sessions: deskOf(folderOf(params)).book(params.reviewer).sessions().map(toSession) }
  ));

  answer(startSessionRequest, async (params: StartSessionParams): Promise<{ session: EvidenceSession }> => {
    const { subject, notes, storage, blind } = params;
    const folder = folderOf(params);
    const git = gitState(folder.root);
    const started = await deskOf(folder).book(params.reviewer).start({
      subject, notes, storage, blind,
      revision: git?.revision ?? null,
      repository: git?.remote == null ? null : repositoryOf(git.remote),
      folder: git?.prefix ?? '',
    });
    tell(params.folder, 0);
    return { session: toSession(started) };
  });

  answer(writeEvidenceRequest, async (params: WriteEvidenceParams): Promise<WriteEvidenceResult> => {
    const { folder, desk } = opened(params);
    const pathOf = (uri: string): string | undefined => {
      const file = pathFromUri(uri);
      return file === undefined ? undefined : folder.relative(file);
    };
    const result = await writeAction(desk, params.reviewer, params.session, params.action, pathOf);
    tell(params.folder, 0);
    return result;
  });

  answer(listEvidenceRequest, (params: SessionParams): EvidenceList => {
    const { folder, desk, open } = opened(params);
    const { citations, hidden } = viewSession(open.state, desk.book(params.reviewer).reviewer, desk.code);
    return { session: toSession(open), evidence: citations.map((it) => toItem(it, (file) => session.uriOf(folder, file))), hidden };
  });

  answer(suggestionsRequest, async (params: SessionParams): Promise<{ suggestions: readonly EvidenceSuggestion[] }> => {
    const { folder, open } = opened(params);
    // The first list waits for the whole of it; later ones are told of what comes.
    if (folder.lastReview !== undefined && folder.lastEvidence === undefined) await folder.settled();
    const { findings = [] } = folder.lastReview ?? {};
    const { strengths = [], signals = [] } = folder.lastEvidence ?? {};
    const suggestions = suggestionsOf({ findings, strengths, signals }, open.state);
    const changed = changes.of(folder.root, suggestions.flatMap((it) => it.files));
    return { suggestions: suggestions.map((it) => toSuggestion(it, (file) => session.uriOf(folder, file), (file) => changed.get(file)?.date)) };
  });

  answer(unsavedTextRequest, ({ uri, text }: UnsavedTextParams): object => {
    if (text === null) unsaved.delete(uri);
    else unsaved.set(uri, text);
    changed([uri]);
    return {};
  });

  answer(practicesRequest, ({ at }: PracticesParams): { practices: readonly PracticeSummary[] } => {
    const found = at === undefined ? [] : [...session.findingsAt(at.uri, at.start, at.end), ...strengthsAt(session, at)];
    return { practices: toPractices(practices, new Set(found.map((it) => it.practice))) };
  });

  answer(scorecardRequest, async (params: ScorecardParams): Promise<{ text: string }> => (
    { text: renderers<(it: Scorecard, panel?: PagePanel) => string>(scorecards, params.format)(await scorecard(params), params.panel) }
  ));

  answer(guideRequest, async (params: GuideParams): Promise<{ text: string }> => {
    const { plan } = params;
    const isFine = plan.kind === 'interview' ? plan.minutes >= leastMinutes && plan.minutes <= mostMinutes : plan.weeks >= 2 && plan.weeks <= 4;
    if (!isFine) throw new EvidenceRefusal(`An interview takes ${leastMinutes} to ${mostMinutes} minutes, and a trial 2 to 4 weeks.`);
    const rounded = plan.kind === 'interview' ? { ...plan, minutes: Math.round(plan.minutes) } : plan;
    return { text: renderers<(it: Guide, panel?: PagePanel) => string>(guides, params.format)(guideOf(await scorecard(params), rounded), params.panel) };
  });

  const changed = (uris: readonly string[]): void => {
    for (const [root, desk] of desks) {
      const isBelow = (uri: string): boolean => {
        const file = pathFromUri(uri);
        return file !== undefined && !path.posix.relative(root, file).startsWith('..');
      };
      if (!uris.some(isBelow)) continue;
      desk.changedOnDisk();
      for (const folder of session.foldersAt(root)) tell(folder, 150);
    }
  };

  return { changed };
}

/** What the last review found strong in reach of a place. */
function strengthsAt(session: Session, { uri, start, end }: CodePlace): readonly { readonly practice: string }[] {
  const at = session.fileAt(uri);
  return (at?.folder.lastEvidence?.strengths ?? []).filter((it) => it.location.file === at?.file && isAt(it, start, end));
}

const scorecards = { html: renderScorecardHtml, markdown: renderScorecardMarkdown, json: renderScorecardJson, csv: renderScorecardCsv };
const guides = { html: renderGuideHtml, markdown: renderGuideMarkdown, json: renderGuideJson };

function renderers<T>(forms: Readonly<Record<string, T>>, format: string): T {
  const found = Object.hasOwn(forms, format) ? forms[format] : undefined;
  if (found === undefined) throw new EvidenceRefusal(`There is no format "${format}"; expected one of ${Object.keys(forms).join(', ')}.`);
  return found;
}
