/** Questions that follow one another, each with a way back; all of it by keyboard. */
import * as vscode from 'vscode';

/** Asks the question before once more. */
export const back = Symbol('back');

/** `undefined` means that the person left. */
export type Answer<T> = T | typeof back | undefined;

export interface StepFrame {
  readonly title: string;
  /** Counted from one; there is a way back from the second on. */
  readonly step: number;
  readonly total: number;
}

/** One question: gives what is known after it. */
export type Step<State> = (state: State, frame: Omit<StepFrame, 'title'>) => Promise<Answer<State>>;

/** Runs through the questions, back and forth, and gives what is known at the end; `undefined` when the person left. */
export async function askInSteps<State>(steps: readonly Step<State>[], initial: State): Promise<State | undefined> {
  const states: State[] = [initial];
  for (let index = 0; index < steps.length;) {
    const state = states[index] as State;
    const answer = await steps[index]?.(state, { step: index + 1, total: steps.length });
    if (answer === undefined) return undefined;
    if (answer === back) {
      index = Math.max(0, index - 1);
      continue;
    }
    // What was answered further on stays, should the person come back to it.
    states[index + 1] = answer;
    index++;
  }
  return states[steps.length];
}

export interface Choice<T> extends vscode.QuickPickItem {
  /** Absent for separators. */
  readonly value?: T;
}

export interface PickOptions<T> extends StepFrame {
  readonly placeholder: string;
  readonly items: readonly Choice<T>[];
  /** Focused at first. */
  readonly active?: T;
}

export function pickOne<T>({ title, step, total, placeholder, items, active }: PickOptions<T>): Promise<Answer<T>> {
  const input = vscode.window.createQuickPick<Choice<T>>();
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.items = items;
  const first = active === undefined ? undefined : items.find((it) => it.value === active);
  if (first !== undefined) input.activeItems = [first];
  return answerOf(input, { title, step, total }, (done) => {
    input.onDidAccept(() => {
      const value = input.selectedItems[0]?.value;
      if (value !== undefined) done(value);
    });
  });
}

export interface TextOptions extends StepFrame {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value?: string;
  /** Gives what is wrong with the text, if anything. */
  readonly check?: (text: string) => string | undefined;
}

export function typeText({ title, step, total, prompt, placeholder, value, check }: TextOptions): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.placeholder = placeholder;
  input.value = value ?? '';
  return answerOf(input, { title, step, total }, (done) => {
    input.onDidChangeValue(() => { input.validationMessage = ''; });
    input.onDidAccept(() => {
      const wrong = check?.(input.value);
      if (wrong === undefined) done(input.value.trim());
      else input.validationMessage = wrong;
    });
  });
}

function answerOf<T>(input: vscode.QuickPick<Choice<T>> | vscode.InputBox, { title, step, total }: StepFrame, listen: (done: (value: T) => void) => void): Promise<Answer<T>> {
  return new Promise((resolve) => {
    input.title = title;
    input.step = step;
    input.totalSteps = total;
    input.ignoreFocusOut = true;
    input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
    const end = (answer: Answer<T>): void => {
      resolve(answer);
      input.dispose();
    };
    listen(end);
    input.onDidTriggerButton(() => { end(back); });
    input.onDidHide(() => { end(undefined); });
    input.show();
  });
}
