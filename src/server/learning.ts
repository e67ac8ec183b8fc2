/** Answers those who learn: exercises from the cards, and the practices that a file touches. */
import type { Connection } from 'vscode-languageserver';
import type { Card } from '../cards/card.js';
import type { PracticeCard } from '../cards/practice-card.js';
import { practiceTitle, sectionNumber } from '../cards/practices.js';
import { renderPracticesLesson } from '../cards/practices-lesson.js';
import { plainText } from '../cards/plain-text.js';
import { checkExercise, exerciseOf, type Exercise as EngineExercise } from '../engine/exercise.js';
import { typesFolder } from '../host/resources.js';
import { scratchFiles } from '../host/scratch-files.js';
import { checkExerciseRequest, exerciseRequest, lessonOfFileRequest } from '../protocol/learning.js';
import type { CheckExerciseParams, Exercise, ExerciseParams, ExerciseState } from '../protocol/learning.js';
import type { Lesson, LessonPlace } from '../protocol/protocol.js';
import { lessonFinding } from './lessons.js';
import type { Session } from './session.js';
import { today } from './today.js';

type Answer = <Params, Result>(what: string, handler: (params: Params) => Result) => (params: Params) => Result | null;

export interface LearningHost {
  readonly connection: Connection;
  readonly session: Session;
  readonly cards: readonly Card[];
  readonly practices: readonly PracticeCard[];
  readonly answer: Answer;
}

export function answerLearning({ connection, session, cards, practices, answer }: LearningHost): void {
  const known = new Map<string, EngineExercise | undefined>();
  const options = { cards, typesFolder: typesFolder(), today: today() };
  const filesOf = (files: Readonly<Record<string, string>>): ReturnType<typeof scratchFiles> => scratchFiles(files, options.typesFolder);
  const exercise = (rule: string): EngineExercise | undefined => {
    const card = cards.find((it) => it.id === rule);
    if (card !== undefined && !known.has(rule)) known.set(rule, exerciseOf(card, filesOf, options));
    return known.get(rule);
  };

  connection.onRequest(exerciseRequest, answer('for an exercise', ({ rule }: ExerciseParams): Exercise | null => {
    const card = cards.find((it) => it.id === rule);
    const found = exercise(rule);
    if (card === undefined || found === undefined) return null;
    const hints = [card.question, card.sections['Why it matters'], card.sections['In review']].map(plainText);
    return { ...found, title: card.title, practice: titleOf(card.practice), hints };
  }));

  connection.onRequest(checkExerciseRequest, answer('how an exercise stands', ({ rule, files }: CheckExerciseParams): ExerciseState | null => {
    const found = exercise(rule);
    if (found === undefined) return null;
    // What says how the code is judged is not a part of the exercise.
    const given = Object.fromEntries(Object.entries(found.files).map(([path, text]) => [path, path.endsWith('.json') ? text : (files[path] ?? text)]));
    const { reported, ...rest } = checkExercise(found, filesOf(given), options);
    return { ...rest, reported: reported.map(({ location: { file, start, end }, message }) => ({ file, start, end, message })) };
  }));

  connection.onRequest(lessonOfFileRequest, answer('what a file is about', ({ uri }: { readonly uri: string }): Lesson | null => {
    const at = session.fileAt(uri);
    if (at === undefined) return null;
    const { strengths = [], signals = [] } = at.folder.lastEvidence ?? {};
    const findings = at.folder.findings.filter((it) => it.location.file === at.file);
    const strong = strengths.filter((it) => it.location.file === at.file);
    const touched = [...findings, ...strong, ...signals.filter((it) => it.files.includes(at.file))].map((it) => it.practice);
    const uriOf = (file: string): string => session.uriOf(at.folder, file);
    const path = [
      ...findings.map((it): LessonPlace => ({ ...lessonFinding(it, uriOf).place, message: it.message })),
      ...strong.map(({ location, message }): LessonPlace => ({ uri, label: `${location.file}:${location.start.line + 1}`, message, position: location.start })),
    ];
    return {
      rule: '', title: `Lesson of ${at.file.split('/').at(-1) ?? at.file}`, html: renderPracticesLesson(practices.filter((it) => touched.includes(it.id))),
      finding: { message: `What ${at.file} touches`, place: { uri, label: at.file, message: '', position: { line: 0, character: 0 } }, path },
    };
  }));
}

function titleOf(practice: string): string {
  return `${sectionNumber(practice) ?? ''} ${practiceTitle(practice) ?? practice}`.trim();
}
