/** `plumbline scorecard` and `plumbline guide`. */
import { openWorkspace } from '../engine/workspace.js';
import { guideOf, leastMinutes, mostMinutes, type GuideFor } from '../evidence/guide.js';
import type { Scorecard } from '../evidence/scorecard.js';
import { scorecardFor } from '../evidence/view-session.js';
import { loadCards, loadPractices, typesFolder } from '../host/resources.js';
import { renderGuideHtml } from '../report/guide-html.js';
import { renderGuideMarkdown } from '../report/guide-markdown.js';
import { renderScorecardCsv } from '../report/scorecard-csv.js';
import { renderScorecardHtml } from '../report/scorecard-html.js';
import { renderGuideJson, renderScorecardJson } from '../report/scorecard-json.js';
import { renderScorecardMarkdown } from '../report/scorecard-markdown.js';
import { chosenSession, openEvidence, type EvidenceArguments } from './open-evidence.js';
import { showProgress } from './progress.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { writeOutput } from './write-output.js';

export interface ScorecardArguments extends EvidenceArguments {
  readonly format: 'markdown' | 'html' | 'json' | 'csv';
  readonly output?: string;
  /** False with `--no-review`. */
  readonly review: boolean;
}

export interface GuideArguments extends EvidenceArguments {
  readonly format: 'markdown' | 'html' | 'json';
  readonly output?: string;
  readonly review: boolean;
  readonly minutes?: string;
  readonly weeks?: string;
}

const scorecards = { markdown: renderScorecardMarkdown, html: renderScorecardHtml, json: renderScorecardJson, csv: renderScorecardCsv };
const guides = { markdown: renderGuideMarkdown, html: renderGuideHtml, json: renderGuideJson };

export function printScorecard(given: ScorecardArguments, terminal: Terminal): number {
  writeOutput(scorecards[given.format](scorecardNow(given, terminal)), given.output, terminal);
  return ExitCode.clean;
}

export function printGuide(given: GuideArguments, terminal: Terminal): number {
  const wanted = wantedOf(given);
  writeOutput(guides[given.format](guideOf(scorecardNow(given, terminal), wanted)), given.output, terminal);
  return ExitCode.clean;
}

/** Red flags name findings, so the code is reviewed first. */
function scorecardNow(given: ScorecardArguments | GuideArguments, terminal: Terminal): Scorecard {
  const evidence = openEvidence(given, terminal);
  const { state } = chosenSession(evidence, given, terminal);
  if (state.erased) throw new UsageError(`Session ${state.id} was erased by ${state.erased.by}.`);
  const cards = loadCards();
  const progress = showProgress(terminal);
  const review = given.review
    ? openWorkspace({ files: evidence.files, cards, today: terminal.today, typesFolder: typesFolder(), withEvidence: true, onProgress: progress.show }).review()
    : undefined;
  progress.clear();
  return scorecardFor(state, evidence.book.reviewer, evidence.code, { practices: loadPractices(), cards, findings: review?.findings ?? [], strengths: review?.evidence?.strengths ?? [], signals: review?.evidence?.signals ?? [] });
}

function wantedOf({ minutes, weeks }: GuideArguments): GuideFor {
  if (minutes !== undefined && weeks !== undefined) throw new UsageError('--minutes plans an interview and --weeks a trial; give one of them.');
  if (weeks !== undefined) return { kind: 'trial', weeks: countIn(weeks, '--weeks', 2, 4) };
  return { kind: 'interview', minutes: countIn(minutes ?? '60', '--minutes', leastMinutes, mostMinutes) };
}

function countIn(text: string, option: string, least: number, most: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < least || count > most) throw new UsageError(`${option}: "${text}" is not a whole number from ${least} to ${most}.`);
  return count;
}
