/** *Show Scorecard*, *Show Interview Guide* and their exports. */
import * as vscode from 'vscode';
import { exportPage } from './export-page.js';
import type { PagePanels } from './page-panel.js';
import type { Plan, ShownPage } from './page-text.js';
import { Refused, type ReviewSession } from './review-session.js';

export async function showScorecard(session: ReviewSession, panels: PagePanels): Promise<void> {
  await panels.show(scorecardPage(session));
}

export async function exportScorecard(session: ReviewSession): Promise<void> {
  await exportPage(session, scorecardPage(session), undefined);
}

export async function showGuide(session: ReviewSession, panels: PagePanels): Promise<void> {
  const page = await guidePage(session);
  if (page !== undefined) await panels.show(page);
}

export async function exportGuide(session: ReviewSession): Promise<void> {
  const page = await guidePage(session);
  if (page !== undefined) await exportPage(session, page, undefined);
}

function scorecardPage(session: ReviewSession): ShownPage {
  return { title: `Scorecard: ${subjectOf(session)}` };
}

/** `undefined` when the person left. */
async function guidePage(session: ReviewSession): Promise<ShownPage | undefined> {
  const title = `Interview guide: ${subjectOf(session)}`;
  const interviews = [30, 45, 60, 90].map((minutes) => ({ label: `$(comment-discussion) Interview of ${minutes} minutes`, plan: { kind: 'interview', minutes } satisfies Plan }));
  const trials = [2, 3, 4].map((weeks) => ({ label: `$(calendar) Trial of ${weeks} weeks`, plan: { kind: 'trial', weeks } satisfies Plan }));
  const choices: readonly { readonly label: string; readonly plan: Plan }[] = [...interviews, ...trials];
  const chosen = await vscode.window.showQuickPick(choices, { title, placeHolder: 'What is it for?' });
  return chosen && { title, plan: chosen.plan };
}

function subjectOf({ params, session }: ReviewSession): string {
  if (params === undefined) throw new Refused('Open a review session first: the scorecard is about one.');
  return session?.subject ?? params.session;
}
