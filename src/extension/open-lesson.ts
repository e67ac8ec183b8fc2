/** *Open Lesson*: for the finding it was called on, the one under the cursor, or a rule from the list. */
import * as vscode from 'vscode';
import { lessonRequest, rulesRequest } from '../protocol/protocol.js';
import type { Lesson, LessonParams, RuleSummary } from '../protocol/protocol.js';
import type { Ask } from './finding-links.js';
import type { LessonPanel } from './lesson-panel.js';
import { chooseFinding, findingsAtCursor, referenceFrom } from './reference.js';
import { say } from './say.js';

export async function openLesson(argument: unknown, ask: Ask, panel: LessonPanel): Promise<void> {
  const params = referenceFrom(argument) ?? ruleFrom(argument) ?? (await chooseLesson(ask));
  if (params === undefined) return;
  const lesson = await ask<Lesson | null>(lessonRequest, params);
  if (lesson !== null) panel.show(lesson);
  else say('Plumbline has no lesson of that name.');
}

function ruleFrom(argument: unknown): LessonParams | undefined {
  return typeof argument === 'string' ? { rule: argument } : undefined;
}

async function chooseLesson(ask: Ask): Promise<LessonParams | undefined> {
  const here = await findingsAtCursor(ask);
  if (here.length > 0) return chooseFinding(here, 'Open Lesson');
  const rules = (await ask<RuleSummary[] | null>(rulesRequest, {})) ?? [];
  const items = rules.map(({ id, title, practice }) => ({ label: title, description: id, detail: practice, id }));
  const options = { title: 'Open Lesson', placeHolder: 'What would you like to read about?', matchOnDescription: true, matchOnDetail: true };
  const chosen = await vscode.window.showQuickPick(items, options);
  return chosen && { rule: chosen.id };
}
