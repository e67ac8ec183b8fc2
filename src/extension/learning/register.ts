/** Puts what teaches into VS Code: exercises, and the lesson of a file. */
import * as vscode from 'vscode';
import { lessonOfFileRequest } from '../../protocol/learning.js';
import { rulesRequest, type Lesson, type RuleSummary } from '../../protocol/protocol.js';
import type { Register } from '../evidence/register.js';
import { practiseCommand, type Ask } from '../finding-links.js';
import type { LessonPanel } from '../lesson-panel.js';
import { referenceFrom } from '../reference.js';
import { say } from '../say.js';
import { ExerciseFiles, exerciseScheme } from './exercise-files.js';
import { exerciseCommands, Practise, strongScheme } from './practise.js';
import { Progress } from './progress.js';
import { doneByPractice } from './words.js';

export function registerLearning(context: vscode.ExtensionContext, ask: Ask, register: Register, panel: LessonPanel): void {
  const progress = new Progress(context.globalState);
  const practise = new Practise(ask, new ExerciseFiles(context.globalState), progress);
  const withRule = (run: (rule: string) => Promise<void>) => async (argument: unknown): Promise<void> => {
    const here = vscode.window.activeTextEditor?.document.uri;
    const rule = ruleFrom(argument) ?? (here && ExerciseFiles.ruleOf(here));
    if (rule === undefined) say('Open an exercise first, with “Plumbline: Practise”.');
    else await run(rule);
  };

  context.subscriptions.push(
    practise,
    practise.files,
    vscode.workspace.registerFileSystemProvider(exerciseScheme, practise.files, { isCaseSensitive: true }),
    vscode.workspace.registerTextDocumentContentProvider(strongScheme, { provideTextDocumentContent: (uri) => practise.strongText(uri) }),
    register(practiseCommand, async (argument) => {
      const rule = ruleFrom(argument) ?? (await chooseExercise(ask, progress));
      if (rule !== undefined) await practise.start(rule);
    }),
    register(exerciseCommands.hint, withRule((rule) => practise.hint(rule))),
    register(exerciseCommands.again, withRule((rule) => practise.again(rule))),
    register('plumbline.practise.forget', async () => {
      await progress.forget();
      say('Your progress is forgotten.');
    }),
    register('plumbline.lessonOfFile', async (argument) => {
      const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
      const lesson = uri && (await ask<Lesson | null>(lessonOfFileRequest, { uri: uri.toString() }));
      if (lesson) panel.show(lesson);
      else say('Open a file of a folder that is reviewed, then try again.');
    }),
  );
}

function ruleFrom(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : referenceFrom(argument)?.rule;
}

async function chooseExercise(ask: Ask, progress: Progress): Promise<string | undefined> {
  const rules = (await ask<RuleSummary[] | null>(rulesRequest, {})) ?? [];
  const done = progress.rules;
  const counts = doneByPractice(rules, done);
  const sorted = [...rules].sort((a, b) => (a.practice < b.practice ? -1 : a.practice > b.practice ? 1 : 0));
  let practice = '';
  const choices = sorted.flatMap((it) => {
    const item = { label: `${done.has(it.id) ? '$(pass)' : '$(circle-large-outline)'} ${it.title}`, description: it.id, rule: it.id };
    if (it.practice === practice) return [item];
    practice = it.practice;
    return [{ label: `${practice}, ${counts.get(practice) ?? ''}`, kind: vscode.QuickPickItemKind.Separator, rule: undefined }, item];
  });
  const options = { title: 'Practise', placeHolder: 'Mend weak code until the rule is silent. Nothing is executed', matchOnDescription: true };
  return (await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly rule: string | undefined }>(choices, options))?.rule;
}
