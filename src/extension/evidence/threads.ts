/** Evidence as comment threads at its code. The threads follow what the server says; what a person is typing stays. */
import * as vscode from 'vscode';
import type { EvidenceItem } from '../../protocol/evidence.js';
import type { ReviewSession } from './review-session.js';
import { levelTitle, practiceTitle, showsTitle, stateSentence } from './words.js';

/** A comment of ours: the note of a piece of evidence, or a reply to it. */
export interface EvidenceComment extends vscode.Comment {
  /** Id of the evidence or the reply. */
  readonly id: string;
  readonly isReply: boolean;
  /** As the log has it, for whoever stops editing. */
  readonly saved: string;
}

interface Kept {
  readonly uri: string;
  readonly thread: vscode.CommentThread;
}

export class EvidenceThreads {
  private readonly session: ReviewSession;
  private readonly controller: vscode.CommentController;
  private readonly kept = new Map<string, Kept>();
  private readonly subscription: vscode.Disposable;
  private shown: readonly EvidenceItem[] = [];
  /** Folder in which threads can be begun; empty for none. */
  private offered = '';

  constructor(session: ReviewSession) {
    this.session = session;
    this.controller = vscode.comments.createCommentController('plumbline.evidence', 'Evidence');
    this.controller.options = { prompt: 'Reply…', placeHolder: 'What you see, and why it matters' };
    this.subscription = session.onDidChange(() => { this.offerRanges(); });
    this.offerRanges();
  }

  /** Shows these pieces and no others. */
  show(items: readonly EvidenceItem[]): void {
    this.shown = items.filter((it) => it.place !== undefined);
    const ids = new Set(this.shown.map((it) => it.id));
    for (const [id, { thread }] of this.kept) {
      if (ids.has(id)) continue;
      thread.dispose();
      this.kept.delete(id);
    }
    for (const item of this.shown) this.place(item);
  }

  /** The evidence of a thread; `undefined` for one that a person just began. */
  itemOf(thread: unknown): EvidenceItem | undefined {
    const id = [...this.kept].find(([, it]) => it.thread === thread)?.[0];
    return this.shown.find((it) => it.id === id);
  }

  /** The piece whose code is at a line, for keys that work without a thread. What is about the whole file is at its first line. */
  itemAt(uri: vscode.Uri, line: number): EvidenceItem | undefined {
    const here = this.shown.filter(({ place }) => place?.uri === uri.toString() && place.start.line <= line && line <= place.end.line);
    return here.find((it) => it.source !== 'file') ?? here[0];
  }

  expand(id: string): void {
    const thread = this.kept.get(id)?.thread;
    if (thread !== undefined) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  startEditing(comment: EvidenceComment): void {
    this.change(comment, { mode: vscode.CommentMode.Editing });
  }

  /** Goes back to what the log has. */
  stopEditing(comment: EvidenceComment): void {
    this.change(comment, { mode: vscode.CommentMode.Preview, body: comment.saved });
  }

  dispose(): void {
    this.subscription.dispose();
    this.controller.dispose();
  }

  /** New threads can be begun in the folder of the session; a provider that is set anew is asked anew. */
  private offerRanges(): void {
    const { params, session } = this.session;
    const offered = params === undefined || session?.sealed === true ? '' : params.folder;
    if (offered === this.offered) return;
    this.offered = offered;
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => (offered !== '' && this.session.covers(document.uri) ? [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)] : []),
    };
  }

  private place(item: EvidenceItem): void {
    if (item.place === undefined) return;
    const { uri, start, end, state } = item.place;
    const isFile = item.source === 'file';
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const kept = this.kept.get(item.id);
    // A thread cannot go to another file; one that must is made anew.
    if (kept?.uri !== uri) kept?.thread.dispose();
    const own = kept?.uri === uri ? kept.thread : undefined;
    const comments = this.commentsOf(item);
    // One that begins without comments would show a large field to write in.
    const thread = own ?? this.controller.createCommentThread(vscode.Uri.parse(uri, true), range, comments);
    this.kept.set(item.id, { uri, thread });

    if (!thread.range.isEqual(range)) thread.range = range;
    const label = `${practiceTitle(item.practice, this.session.practices)} · ${isFile ? 'whole file, ' : ''}${state}`;
    if (thread.label !== label) thread.label = label;
    const resolved = item.resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
    if (thread.state !== resolved) thread.state = resolved;
    const isSealed = this.session.session?.sealed === true;
    thread.canReply = !isSealed;
    thread.contextValue = [isSealed ? 'sealed' : 'open', this.isOwn(item.by) ? 'own' : 'other', item.resolved ? 'resolved' : 'unresolved', isFile ? 'file' : state].join(' ');
    if (own) redraw(own, comments);
  }

  private commentsOf(item: EvidenceItem): readonly EvidenceComment[] {
    const { id, by, time, note, place, shows, level, source } = item;
    const state = place === undefined || place.state === 'exact' ? '' : ` · ${stateSentence(place.state, source)}`;
    return [
      this.comment({ id, by, time, text: note, isReply: false, label: `${showsTitle(shows)} · ${levelTitle(level)}${state}` }),
      ...item.replies.map((it) => this.comment({ ...it, isReply: true, label: '' })),
    ];
  }

  private comment({ id, by, time, text, isReply, label }: { id: string; by: string; time: string; text: string; isReply: boolean; label: string }): EvidenceComment {
    const isOwn = this.isOwn(by) && this.session.session?.sealed !== true;
    return {
      id, isReply, saved: text,
      // Text and not Markdown: what people write is shown as they wrote it, and makes no links.
      body: text,
      mode: vscode.CommentMode.Preview,
      author: { name: by },
      timestamp: new Date(time),
      contextValue: `${isOwn ? 'own' : 'other'} ${isReply ? 'reply' : 'note'}`,
      ...(label === '' ? {} : { label }),
    };
  }

  private isOwn(by: string): boolean {
    return by === this.session.params?.reviewer;
  }

  private change(comment: EvidenceComment, change: Partial<vscode.Comment>): void {
    for (const { thread } of this.kept.values()) {
      const comments = thread.comments as readonly EvidenceComment[];
      const shown = comments.find((it) => it.id === comment.id);
      if (!shown) continue;
      Object.assign(shown, change);
      thread.comments = comments;
    }
  }
}

/**
 * Gives a thread other comments, if they differ; one that is being edited keeps what is typed. A comment stays the same
 * object, for VS Code knows it by that: it would draw another beside it, and some releases then leave both.
 */
function redraw(thread: vscode.CommentThread, comments: readonly EvidenceComment[]): void {
  const before = thread.comments as readonly EvidenceComment[];
  const known = comments.map((it) => before.find((old) => old.id === it.id));
  const wanted = comments.map((it, at) => (known[at]?.mode === vscode.CommentMode.Editing ? known[at] : it));
  if (!isSame(wanted, before)) thread.comments = wanted.map((it, at) => (known[at] ? Object.assign(known[at], it) : it));
}

/** Setting the comments of a thread draws them anew, so it is done only when something differs. */
function isSame(a: readonly EvidenceComment[], b: readonly EvidenceComment[]): boolean {
  return a.length === b.length && a.every((it, index) => {
    const other = b[index];
    return other !== undefined && it.id === other.id && it.mode === other.mode && it.saved === other.saved && it.label === other.label && it.contextValue === other.contextValue;
  });
}
