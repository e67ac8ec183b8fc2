/** *Practise*: a card's weak example to mend. The server judges while one types; hints go from a question to the card's code. */
import * as vscode from 'vscode';
import { checkExerciseRequest, exerciseRequest, type Exercise, type ExerciseState } from '../../protocol/learning.js';
import { practiseCommand, type Ask } from '../finding-links.js';
import { say } from '../say.js';
import { ExerciseFiles, exerciseScheme } from './exercise-files.js';
import type { Progress } from './progress.js';
import { stateTitle } from './words.js';

const hintCommand = 'plumbline.practise.hint';
const againCommand = 'plumbline.practise.again';
const lessonCommand = 'plumbline.openLesson';

/** How long the text must rest before it is judged. */
const restMs = 300;

interface Begun {
  readonly exercise: Exercise;
  state: ExerciseState | undefined;
  /** Hints that were given so far. */
  hints: number;
}

export class Practise implements vscode.CodeLensProvider {
  readonly files: ExerciseFiles;
  private readonly ask: Ask;
  private readonly progress: Progress;
  private readonly begun = new Map<string, Begun>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('plumbline-practise');
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(ask: Ask, files: ExerciseFiles, progress: Progress) {
    this.ask = ask;
    this.files = files;
    this.progress = progress;
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.checkLater(document.uri); }),
      // A window that was loaded again shows an exercise that nobody began in it.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => { this.checkLater(uri); }),
      vscode.languages.registerCodeLensProvider({ scheme: exerciseScheme }, this),
    );
  }

  async start(rule: string): Promise<void> {
    const begun = await this.begin(rule);
    if (begun === undefined) {
      say('There is no exercise of that name.');
      return;
    }
    const { exercise } = begun;
    if (this.files.textsOf(rule) === undefined) await this.files.keep(rule, exercise.files);
    await vscode.window.showTextDocument(ExerciseFiles.uri(rule, exercise.file), { preview: false });
    await this.check(rule);
  }

  /** Begins once more, from the weak code. */
  async again(rule: string): Promise<void> {
    const begun = await this.begin(rule);
    if (begun === undefined) return;
    begun.hints = 0;
    const edit = new vscode.WorkspaceEdit();
    for (const [file, text] of Object.entries(begun.exercise.files)) {
      const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === ExerciseFiles.uri(rule, file).toString());
      if (document !== undefined) edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    }
    await vscode.workspace.applyEdit(edit);
    await this.files.keep(rule, begun.exercise.files);
    await this.check(rule);
  }

  /** The next hint; after the last, the card's own code. */
  async hint(rule: string): Promise<void> {
    const begun = await this.begin(rule);
    if (begun === undefined) return;
    const { hints } = begun.exercise;
    const text = hints[begun.hints];
    begun.hints = Math.min(begun.hints + 1, hints.length + 1);
    this.changed.fire();
    if (text === undefined) {
      await this.showStrong(begun.exercise);
      return;
    }
    const next = begun.hints < hints.length ? 'Next Hint' : 'Show the Card’s Code';
    // Shown until it is closed, and nothing waits for that.
    vscode.window.showInformationMessage(text, next).then(async (choice) => {
      if (choice !== undefined) await this.hint(rule);
    }).then(undefined, () => undefined);
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const rule = ExerciseFiles.ruleOf(uri);
    const begun = rule === undefined ? undefined : this.begun.get(rule);
    if (rule === undefined || begun === undefined) return [];
    const { exercise, state, hints } = begun;
    const lens = (title: string, command: string): vscode.CodeLens => new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [rule] });
    const hint = hints < exercise.hints.length ? `Hint ${hints + 1} of ${exercise.hints.length + 1}` : 'Show the card’s code';
    return [lens(stateTitle(exercise, state), lessonCommand), lens(hint, hintCommand), lens('Start again', againCommand)];
  }

  dispose(): void {
    this.subscription.dispose();
    this.diagnostics.dispose();
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async begin(rule: string): Promise<Begun | undefined> {
    const known = this.begun.get(rule);
    if (known !== undefined) return known;
    const exercise = await this.ask<Exercise | null>(exerciseRequest, { rule });
    if (exercise === null) return undefined;
    const begun: Begun = { exercise, state: undefined, hints: 0 };
    this.begun.set(rule, begun);
    return begun;
  }

  private checkLater(uri: vscode.Uri): void {
    const rule = ExerciseFiles.ruleOf(uri);
    if (rule === undefined) return;
    clearTimeout(this.timers.get(rule));
    this.timers.set(rule, setTimeout(() => {
      this.check(rule).catch(() => undefined); // The server is on its way; the next key asks again.
    }, restMs));
  }

  private async check(rule: string): Promise<void> {
    const begun = await this.begin(rule);
    const kept = this.files.textsOf(rule);
    if (begun === undefined || kept === undefined) return;
    const open = vscode.workspace.textDocuments.filter((it) => ExerciseFiles.ruleOf(it.uri) === rule);
    const texts = Object.fromEntries(open.map((it) => [it.uri.path.split('/').slice(2).join('/'), it.getText()]));
    const state = await this.ask<ExerciseState | null>(checkExerciseRequest, { rule, files: { ...kept, ...texts } });
    if (state === null) return;
    const wasDone = begun.state?.done === true;
    begun.state = state;
    this.show(rule, begun.exercise, state);
    if (state.done && !wasDone) await this.finished(begun.exercise);
  }

  private show(rule: string, { files }: Exercise, { reported, missing, unread }: ExerciseState): void {
    for (const file of Object.keys(files)) {
      const found = reported.filter((it) => it.file === file).map(({ start, end, message }) => {
        const range = new vscode.Range(start.line, start.character, end.line, end.character);
        const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
        diagnostic.source = 'practise';
        diagnostic.code = rule;
        return diagnostic;
      });
      const lost = missing.length === 0 || unread.length > 0 ? [] : [`The code no longer does this: ${missing.join(', ')}.`];
      this.diagnostics.set(ExerciseFiles.uri(rule, file), [...found, ...(found.length > 0 ? [] : lost.map((it) => new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), it, vscode.DiagnosticSeverity.Information)))]);
    }
    this.changed.fire();
  }

  private async finished(exercise: Exercise): Promise<void> {
    const isFirst = await this.progress.done(exercise.rule);
    if (!isFirst) return;
    vscode.window.showInformationMessage('Done: the rule is silent, and the code still does what it did.', 'Compare with the Card', 'Another Exercise').then(async (choice) => {
      if (choice === 'Compare with the Card') await this.showStrong(exercise);
      if (choice === 'Another Exercise') await vscode.commands.executeCommand(practiseCommand);
    }).then(undefined, () => undefined);
  }

  /** Beside one's own code where they can be compared, else by itself. */
  private async showStrong({ rule, title, file, strong, isCounterpart }: Exercise): Promise<void> {
    const name = Object.hasOwn(strong, file) ? file : Object.keys(strong).findLast((it) => !it.endsWith('.json'));
    if (name === undefined) return;
    const uri = vscode.Uri.from({ scheme: strongScheme, path: `/${rule}/${name}` });
    if (isCounterpart && name === file) await vscode.commands.executeCommand('vscode.diff', ExerciseFiles.uri(rule, file), uri, `${title}: yours and the card’s`);
    else await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }

  /** The card's code, for the editor that shows it. */
  strongText({ path }: vscode.Uri): string {
    const [, rule = '', ...file] = path.split('/');
    return this.begun.get(rule)?.exercise.strong[file.join('/')] ?? '';
  }
}

export const strongScheme = 'plumbline-card';
export const exerciseCommands = { hint: hintCommand, again: againCommand } as const;
