/** The questions that every piece of evidence answers: which practice, strength or growth, which level, and why. */
import * as vscode from 'vscode';
import type { PracticeSummary } from '../../protocol/evidence.js';
import { askInSteps, back, pickOne, typeText, type Choice, type Step } from './steps.js';
import { levels, levelTitle, wrapped, type Level, type Shows } from './words.js';

export interface Rating {
  readonly practice: string;
  readonly shows: Shows;
  readonly level: Level;
  readonly note: string;
}

export interface RateOptions {
  /** Of the questions, such as what the evidence stands on. */
  readonly title: string;
  readonly practices: readonly PracticeSummary[];
  /** What is known or likely; each part is where its question begins. */
  readonly known?: Partial<Rating>;
  /** The note was written already, in an editor of its own. */
  readonly noteGiven?: boolean;
}

/** `undefined` when the person left. */
export async function rate({ title, practices, known = {}, noteGiven = false }: RateOptions): Promise<Rating | undefined> {
  type State = Partial<Rating>;
  const askPractice: Step<State> = async (state, frame) => {
    const practice = await pickOne({ ...frame, title, placeholder: 'What is this about?', items: practiceChoices(practices), ...(state.practice === undefined ? {} : { active: state.practice }) });
    return practice === undefined || practice === back ? practice : { ...state, practice };
  };
  const askShows: Step<State> = async (state, frame) => {
    const shows = await pickOne<Shows>({ ...frame, title, placeholder: 'What does it show?', items: showsChoices, active: state.shows ?? 'strength' });
    return shows === undefined || shows === back ? shows : { ...state, shows };
  };
  const askLevel: Step<State> = async (state, frame) => {
    const rubric = practices.find((it) => it.id === state.practice)?.rubric;
    const items = levelChoices(rubric);
    const active = items.find((it) => it.value?.level === (state.level ?? 'solid'))?.value;
    const chosen = await pickOne({ ...frame, title, placeholder: 'Which of these do you see here? Its level is recorded', items, ...(active === undefined ? {} : { active }) });
    return chosen === undefined || chosen === back ? chosen : { ...state, level: chosen.level };
  };
  const askNote: Step<State> = async (state, frame) => {
    const note = await typeText({
      ...frame, title, value: state.note ?? '', prompt: 'What do you see, and why does it matter? Readers of the scorecard get your words.',
      placeholder: 'Such as: gives the whole list to every caller, and says in the test why that is fine',
      check: (text) => (text.trim() === '' ? 'One sentence, so that somebody else can follow you.' : undefined),
    });
    return note === undefined || note === back ? note : { ...state, note };
  };
  const answers = await askInSteps([askPractice, askShows, askLevel, ...(noteGiven ? [] : [askNote])], known);
  const { practice, shows, level, note } = answers ?? {};
  return practice === undefined || shows === undefined || level === undefined || note === undefined ? undefined : { practice, shows, level, note };
}

const showsChoices: readonly Choice<Shows>[] = [
  { label: '$(thumbsup) Strength', detail: 'It speaks for whoever wrote it.', value: 'strength' },
  { label: '$(arrow-up) Growth', detail: 'It shows where they may grow.', value: 'growth' },
];

function practiceChoices(practices: readonly PracticeSummary[]): readonly Choice<string>[] {
  const suggested = practices.filter((it) => it.suggested);
  const choice = ({ id, section, title, competency }: PracticeSummary): Choice<string> => ({ label: `${section} ${title}`, description: competency, value: id });
  const choices: Choice<string>[] = suggested.length === 0 ? [] : [separator('suggested by what is found here'), ...suggested.map(choice)];
  let competency = '';
  for (const practice of practices.filter((it) => !it.suggested)) {
    if (practice.competency !== competency) choices.push(separator(practice.competency));
    competency = practice.competency;
    choices.push(choice(practice));
  }
  return choices;
}

/** Longest line that a row of the picker shows whole. */
const rowLength = 80;

/** Each level with the sentences of its rubric below it: whichever row is taken sets the level. */
function levelChoices(rubric: PracticeSummary['rubric'] | undefined): readonly Choice<{ readonly level: Level }>[] {
  return levels.flatMap((level) => [
    separator(''),
    { label: levelTitle(level), value: { level } },
    ...(rubric?.[level] ?? []).flatMap((sentence) => sentenceRows(sentence, level)),
  ]);
}

/** A row has two lines; a sentence that is longer goes on in the next row. */
function sentenceRows(sentence: string, level: Level): readonly Choice<{ readonly level: Level }>[] {
  // Rubrics are Markdown; a picker shows text.
  const lines = wrapped(sentence.replaceAll('`', ''), rowLength);
  return lines.flatMap((line, index) => {
    if (index % 2 === 1) return [];
    const detail = lines[index + 1];
    return [{ label: index === 0 ? `– ${line}` : line, value: { level }, ...(detail === undefined ? {} : { detail }) }];
  });
}

function separator(label: string): Choice<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
