/** What a review suggests to record: accepted or dismissed one by one, and never by itself. */
import * as vscode from 'vscode';
import type { EvidenceSuggestion } from '../../protocol/evidence.js';
import type { ReviewSession } from './review-session.js';
import { firstLine } from './words.js';

/** `argument` is a key or a row of the view. */
export function suggestionFrom(argument: unknown, session: ReviewSession): EvidenceSuggestion | undefined {
  if (typeof argument === 'string') return session.suggestions.find((it) => it.key === argument);
  return typeof argument === 'object' && argument !== null && 'suggestion' in argument ? (argument.suggestion as EvidenceSuggestion) : undefined;
}

export async function dismissSuggestion(session: ReviewSession, { key, message }: EvidenceSuggestion): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `Dismiss: ${firstLine(message, 60)}`,
    prompt: 'Why does it say nothing here? The log keeps your answer. May be empty.',
    placeHolder: 'Such as: generated code, or not theirs',
    ignoreFocusOut: true,
  });
  if (reason !== undefined) await session.write({ do: 'dismiss', suggestion: key, reason: reason.trim(), dismissed: true });
}
