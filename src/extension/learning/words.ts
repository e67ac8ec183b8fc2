/** An exercise's state in a few words. Nothing here knows VS Code, so tests read it alone. */
import type { Exercise, ExerciseState } from '../../protocol/learning.js';

export function stateTitle({ title }: Exercise, state: ExerciseState | undefined): string {
  if (state === undefined) return `Practise: ${title}`;
  if (state.done) return `✓ Done: ${title}`;
  if (state.unread.length > 0) return `Practise: ${title} · the code is half written`;
  const [first] = state.reported;
  if (first !== undefined) return `Practise: ${title} · line ${first.start.line + 1} is still reported`;
  return `Practise: ${title} · the code no longer ${state.missing.join(', nor ')}`;
}

/** How many exercises of each practice are done, by the practice's title. */
export function doneByPractice(rules: readonly { readonly id: string; readonly practice: string }[], done: ReadonlySet<string>): ReadonlyMap<string, string> {
  const practices = new Set(rules.map((it) => it.practice));
  return new Map([...practices].map((practice) => {
    const all = rules.filter((it) => it.practice === practice);
    return [practice, `${all.filter((it) => done.has(it.id)).length} of ${all.length} done`];
  }));
}
